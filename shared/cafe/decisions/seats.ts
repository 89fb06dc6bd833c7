import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { isSeatable, nextRound, planFrom } from '../seats.ts'

export const planSeats: Decider<'plan-seating'> = (state, _actor, { seed }, context) => {
  const from = nextRound(state)
  if (!state.cafe.rounds[from]) return refuse('last_round')
  // Whoever names a seed asks for other seats; until the first round nobody has been told theirs.
  const keep = seed === undefined && from > 0
  const planned = planFrom(state, { from, seed: seed ?? state.kept.house.one.seed, keep }, context)
  if (!planned.ok) return planned
  const { plan, score, optimal } = planned.value
  return { ok: true, events: [{ type: 'seating-planned', plan }], reply: { rounds: plan, score, optimal } }
}

export const move: Decider<'move'> = (state, _actor, { participantId, tableId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (state.cafe.seats[participantId] === tableId) return { ok: true, events: [] }
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
