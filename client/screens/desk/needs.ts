import type { DeskTable, DeskWaiting } from '@tablecloth/shared/protocol/desk.ts'

/** After how long without a new note, or with one person speaking, a table is looked at again, in ms. */
export const QUIET_MS = 4 * 60_000

/** What wants a host, the most pressing first. */
export type Need =
  | { kind: 'call'; tableId: string; words: string; at: number }
  | { kind: 'door'; count: number }
  | { kind: 'stuck'; tableIds: string[] }

interface Seen {
  tables: Readonly<Record<string, DeskTable>>
  /** Table ids in their row. */
  order: readonly string[]
  waiting: Readonly<Record<string, DeskWaiting>>
  now: number
  /** How long the round has been on; `null` when none is. */
  roundForMs: number | null
}

export function needsOf({ tables, order, waiting, now, roundForMs }: Seen): Need[] {
  const known = order.flatMap((tableId) => {
    const table = tables[tableId]
    return table ? [{ tableId, table }] : []
  })
  const calls = known
    .flatMap(({ tableId, table: { call } }) => (call ? [{ kind: 'call' as const, tableId, ...call }] : []))
    .sort((a, b) => a.at - b.at)
  const count = Object.keys(waiting).length
  const stuck = known.flatMap(({ tableId, table }) =>
    airOf(table, now, roundForMs)?.kind === 'stuck' ? [tableId] : [],
  )
  return [
    ...calls,
    ...(count > 0 ? [{ kind: 'door' as const, count }] : []),
    ...(stuck.length > 0 ? [{ kind: 'stuck' as const, tableIds: stuck }] : []),
  ]
}

/**
 * How long, in ms, nobody at a table has laid a note in this round; `null` while that is not long. Writers' clocks may
 * run ahead or behind, so the round's own length bounds what can be said.
 */
export function quietFor(
  { people, lastNoteAt }: Pick<DeskTable, 'people' | 'lastNoteAt'>,
  now: number,
  roundForMs: number | null,
): number | null {
  if (roundForMs === null || people.length === 0) return null
  const since = lastNoteAt === null ? roundForMs : Math.min(roundForMs, Math.max(0, now - lastNoteAt))
  return since >= QUIET_MS ? since : null
}

/**
 * How it is at a table where nothing new is written, or one person speaks for long; `null`: nothing to say. `ms`: for how long.
 * - `talking`: nobody writes, and turns go on
 * - `stuck`: nobody writes, and nobody has begun or ended a turn either
 * - `one-voice`: one person has had the floor for long while others sit there
 */
export interface Air {
  kind: 'talking' | 'stuck' | 'one-voice'
  ms: number
}

type Seated = Pick<DeskTable, 'people' | 'lastNoteAt' | 'floorAt' | 'speaking'>

export function airOf(table: Seated, now: number, roundForMs: number | null): Air | null {
  const { people, floorAt, speaking } = table
  if (roundForMs === null || people.length === 0) return null
  const sameFloorMs = floorAt === null ? roundForMs : Math.min(roundForMs, Math.max(0, now - floorAt))
  if (speaking.length === 1 && people.length > 1 && sameFloorMs >= QUIET_MS) {
    return { kind: 'one-voice', ms: sameFloorMs }
  }
  const quietMs = quietFor(table, now, roundForMs)
  if (quietMs === null) return null
  const isTalking = speaking.length > 0 || sameFloorMs < QUIET_MS
  return isTalking ? { kind: 'talking', ms: quietMs } : { kind: 'stuck', ms: Math.min(quietMs, sameFloorMs) }
}
