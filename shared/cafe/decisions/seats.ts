import type { ParticipantId, TableId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { apply } from '../apply.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { isSeatable, sitsWithSomebodyApart, tableToSitAt } from '../seats.ts'
import type { CafeState } from '../state.ts'
import { repairPlan } from './plan.ts'

export const move: Decider<'move'> = (state, _actor, { participantId, tableId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table
  if (state.cafe.seats[participantId] === tableId) return { ok: true, events: [] }
  if (sitsWithSomebodyApart(state, participantId, tableId)) return refuse('private_wish')
  return { ok: true, events: [{ type: 'people-seated', seats: { [participantId]: tableId }, at }] }
}

/** A table host hands a table on to somebody who sits there now, is there, and can take care of it from a device of their own. */
function handingFault(state: CafeState, tableId: TableId, to: ParticipantId): 'not_seated' | 'unknown_person' | null {
  if (state.cafe.seats[to] !== tableId) return 'not_seated'
  const person = state.kept.participants[to]
  return !person || person.withoutDevice || person.away ? 'unknown_person' : null
}

/**
 * A person hosts one table at most. The plan is mended by itself; between rounds, when everybody reads where they go next,
 * in the same moment, as far as it can be.
 */
export const setTableHost: Decider<'set-table-host'> = (state, actor, { tableId, participantId }, context) => {
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table
  if (table.value.hostId === (participantId ?? undefined)) return { ok: true, events: [] }
  const fault =
    actor.role === 'participant' && participantId !== null ? handingFault(state, tableId, participantId) : null
  if (fault) return refuse(fault, undefined, { field: 'participantId' })
  if (participantId !== null) {
    const person = state.kept.participants[participantId]
    if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  const events: CafeEvent[] = [{ type: 'table-host-set', tableId, id: participantId }]
  if (state.cafe.state.phase !== 'between') return { ok: true, events }
  const mended = repairPlan(apply(state, events, context.at), context)
  return { ok: true, events: mended.ok ? [...events, ...mended.events] : events }
}
