import { useCafe, useNow } from '../state/hooks.ts'
import { useTableDocument } from '../state/use-table.ts'

export interface Pace {
  seconds: number
  /** The host who asks for it. */
  by: string
  /** How long until the next note can be laid, in ms. */
  wait: number
  /** How many wait here already. */
  waiting: number
  /** Something of one's own is not saved yet: what comes next would arrive with it. */
  held: boolean
}

/** By the server's clock we are a little behind, never before. */
const MARGIN_MS = 250

/** How far apart one's own new notes are to be; `null` where nobody asks for it. */
export function usePace(): Pace | null {
  const slowed = useCafe(({ me }) => me?.slowed ?? null)
  const laidAt = useCafe((state) => state.laidAt)
  const tooSoonUntil = useCafe((state) => state.tooSoonUntil)
  const held = useTableDocument(({ unsaved }) => [...unsaved].some((key) => key.startsWith('notes/')))
  const waiting = useCafe(({ leftOvers }) => leftOvers.filter(({ waits }) => waits).length)
  const now = useNow()
  if (!slowed) return null
  const { seconds, by, nextAt } = slowed
  const next = Math.max(nextAt ?? 0, laidAt === null ? 0 : laidAt + seconds * 1000, tooSoonUntil)
  return { seconds, by, held, waiting, wait: Math.max(0, next + MARGIN_MS - now) }
}
