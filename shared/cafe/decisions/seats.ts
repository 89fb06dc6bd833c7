import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { isSeatable, sitsWithSomebodyApart } from '../seats.ts'

export const move: Decider<'move'> = (state, _actor, { participantId, tableId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (state.cafe.seats[participantId] === tableId) return { ok: true, events: [] }
  if (sitsWithSomebodyApart(state, participantId, tableId)) return refuse('private_wish')
  return { ok: true, events: [{ type: 'person-seated', id: participantId, tableId, at }] }
}

/** A person hosts one table at most. Naming somebody new makes the plan for the rounds to come anew when it is next used. */
export const setTableHost: Decider<'set-table-host'> = (state, _actor, { tableId, participantId }) => {
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (participantId !== null) {
    const person = state.kept.participants[participantId]
    if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  return { ok: true, events: [{ type: 'table-host-set', tableId, id: participantId }] }
}
