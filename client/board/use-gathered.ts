import { useCallback, useState } from 'react'

export interface Gathered {
  /** What the reader sees now, in order. */
  shown: readonly string[]
  /** How many wait until they are asked for. */
  waiting: number
  show: () => void
}

/**
 * Nothing under a reader's eyes moves: while they read, notes that others lay wait together until they are asked for.
 * Own notes, and notes that go, do not wait.
 */
export function useGathered(order: readonly string[], isOwn: (id: string) => boolean, reading: boolean): Gathered {
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(order))
  const fresh = order.filter((id) => !known.has(id))
  const atOnce = reading && known.size > 0 ? fresh.filter(isOwn) : fresh
  if (atOnce.length > 0) setKnown(new Set([...known, ...atOnce]))
  const show = useCallback(() => setKnown(new Set(order)), [order])
  const shown = order.filter((id) => known.has(id) || atOnce.includes(id))
  return { shown, waiting: order.length - shown.length, show }
}
