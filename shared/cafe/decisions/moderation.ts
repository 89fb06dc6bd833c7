import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { isPresent } from '../seats.ts'
import { secondsOf } from '../slowing.ts'

/** Somebody's new notes are so far apart from now on; until the round is over, and not for hosts. */
export const slowPerson: Decider<'slow-person'> = (state, actor, { participantId, seconds }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isPresent(person) || !person.admitted) {
    return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  if (person.role !== 'participant') return refuse('not_allowed', undefined, { field: 'participantId' })
  if (secondsOf(state, participantId) === seconds) return { ok: true, events: [] }
  const slowed = seconds === null ? null : { seconds, by: actor.id, at }
  return { ok: true, events: [{ type: 'person-slowed', id: participantId, slowed }] }
}

/** Nobody but hosts writes at a table that is at rest, until a host lifts it; all of it can still be read. */
export const freezeTable: Decider<'freeze-table'> = (state, _actor, { tableId, frozen }) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  const isFrozen = table.frozen ?? false
  return { ok: true, events: frozen === isFrozen ? [] : [{ type: 'table-frozen', tableId, frozen }] }
}
