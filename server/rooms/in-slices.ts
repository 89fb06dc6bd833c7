import type { Turns } from '../turns.ts'

/** How long the tables of a large café are read at a stretch, in ms, before others have a turn. */
const SLICE_MS = 8

interface Sliced<Item> {
  turns: Turns
  items: readonly Item[]
  /** The café may be erased while it is read. */
  isOpen(): boolean
  read(item: Item): void
}

/** Reads all, a few a turn, and then what `last` makes of them in the same turn as the last; `null` when the café is no more. */
export async function inSlices<Item, Value>(
  { turns, items, isOpen, read }: Sliced<Item>,
  last: () => Value,
): Promise<Value | null> {
  const waiting = [...items]
  const slice = (): { done: Value | null } | null => {
    if (!isOpen()) return { done: null }
    const until = performance.now() + SLICE_MS
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      read(next)
      if (performance.now() > until) return null
    }
    return { done: last() }
  }
  for (;;) {
    const end = await turns.run(() => ({ value: slice() }))
    if (end) return end.done
  }
}
