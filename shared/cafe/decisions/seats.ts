import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { isSeatable, sitsWithSomebodyApart, tableToSitAt } from '../seats.ts'

export const move: Decider<'move'> = (state, _actor, { participantId, tableId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table
  if (state.cafe.seats[participantId] === tableId) return { ok: true, events: [] }
  if (sitsWithSomebodyApart(state, participantId, tableId)) return refuse('private_wish')
  return { ok: true, events: [{ type: 'people-seated', seats: { [participantId]: tableId }, at }] }
}

/** A person hosts one table at most. Naming somebody new makes the plan for the rounds to come anew when it is next used. */
export const setTableHost: Decider<'set-table-host'> = (state, _actor, { tableId, participantId }) => {
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table
  if (participantId !== null) {
    const person = state.kept.participants[participantId]
    if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  return { ok: true, events: [{ type: 'table-host-set', tableId, id: participantId }] }
}
