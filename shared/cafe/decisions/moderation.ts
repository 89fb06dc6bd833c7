import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'

/** Nobody but hosts writes at a table that is at rest, until a host lifts it; all of it can still be read. */
export const freezeTable: Decider<'freeze-table'> = (state, _actor, { tableId, frozen }) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  const isFrozen = table.frozen ?? false
  return { ok: true, events: frozen === isFrozen ? [] : [{ type: 'table-frozen', tableId, frozen }] }
}
