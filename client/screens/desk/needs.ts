import type { DeskTable, DeskWaiting } from '@tablecloth/shared/protocol/desk.ts'

/** After how long without a new note a table counts as quiet. */
export const QUIET_MS = 4 * 60_000

/** What wants a host, the most pressing first. */
export type Need =
  | { kind: 'call'; tableId: string; words: string; at: number }
  | { kind: 'door'; count: number }
  | { kind: 'quiet'; tableIds: string[] }

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
  const quiet = known.filter(({ table }) => quietFor(table, now, roundForMs) !== null).map(({ tableId }) => tableId)
  return [
    ...calls,
    ...(count > 0 ? [{ kind: 'door' as const, count }] : []),
    ...(quiet.length > 0 ? [{ kind: 'quiet' as const, tableIds: quiet }] : []),
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
