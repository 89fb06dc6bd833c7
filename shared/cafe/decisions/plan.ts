import type { ParticipantId, TableId } from '../../ids.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import type { Context, Decider, Decision } from '../decide.ts'
import { pinKey } from '../pins.ts'
import { aheadIn, isOutdated, type Planned, planFrom } from '../plan-seats.ts'
import { fitsTables, isApart } from '../seating-wishes.ts'
import { nextRound, openTables, seatable, tableToSitAt } from '../seats.ts'
import type { CafeState } from '../state.ts'

export const planSeats: Decider<'plan-seating'> = (state, _actor, { seed }, context) => {
  const from = nextRound(state)
  if (!state.cafe.rounds[from]) return refuse('last_round')
  // Whoever names a seed asks for other seats; until the first round nobody has been told theirs.
  const keep = seed === undefined && from > 0
  const planned = planFrom(state, { from, seed: seed ?? state.kept.house.one.seed, keep }, context)
  if (!planned.ok) return planned
  const { plan, optimal } = planned.value
  return {
    ok: true,
    events: [{ type: 'seating-planned', plan, undoable: true }],
    reply: { rounds: plan, score: forHosts(planned.value.score), optimal },
  }
}

/** A host learns of languages, which everybody reads. Of what people wished in private nobody hears but they. */
const forHosts = (score: Planned['score']): Planned['score'] => ({
  ...score,
  unmet: score.unmet.filter(({ wish }) => wish === 'shared-language'),
})

/** The plan is mended by itself when people come and go; whoever knows their next table keeps it where that costs nothing. */
export function repairPlan(state: CafeState, context: Pick<Context, 'planSeating'>): Decision {
  if (!isOutdated(state)) return { ok: true, events: [] }
  const from = nextRound(state)
  const planned = planFrom(state, { from, seed: state.kept.house.one.seed, keep: true }, context)
  if (!planned.ok) return planned
  // Where nothing better can be had, as when somebody had to leave the table they host.
  if (JSON.stringify(planned.value.plan) === JSON.stringify(aheadIn(state))) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'seating-planned', plan: planned.value.plan, undoable: false }] }
}

export const changePlan: Decider<'change-plan'> = (state, _actor, command) => {
  const { round, participantId, tableId, exchangeFor } = command
  const seat = seatInPlan(state, round, participantId)
  if (!seat.ok) return seat
  const { seats, at } = seat.value
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table
  // A table that was opened a moment ago is not in the plan yet.
  if (!seats[tableId]) return refuse('not_planned', undefined, { field: 'tableId' })
  if (at === tableId) return { ok: true, events: [] }
  const goes = exchangeFor ?? null
  if (goes && !seats[tableId].includes(goes)) return refuse('not_planned', undefined, { field: 'exchangeFor' })
  const hosts = openTables(state).map(([, { hostId }]) => hostId)
  if (hosts.includes(participantId) || (goes && hosts.includes(goes))) {
    return refuse('contradiction', 'a table host stays at their table', { rule: 'host-pinned-elsewhere' })
  }
  const changed: Seats = {
    ...seats,
    [at]: [...(seats[at] ?? []).filter((id) => id !== participantId), ...(goes ? [goes] : [])],
    [tableId]: [...seats[tableId].filter((id) => id !== goes), participantId],
  }
  if (
    meetsApart(state, participantId, changed[tableId] ?? []) ||
    (goes && meetsApart(state, goes, changed[at] ?? []))
  ) {
    return refuse('private_wish')
  }
  const pins = { ...state.kept.pins, [pinKey(round, participantId)]: tableId }
  if (goes) delete pins[pinKey(round, goes)]
  return { ok: true, events: [{ type: 'plan-changed', round, seats: changed, pins }] }
}

export const pinSeat: Decider<'pin-seat'> = (state, _actor, { round, participantId, pinned }) => {
  const seat = seatInPlan(state, round, participantId)
  if (!seat.ok) return seat
  const { seats, at } = seat.value
  const { [pinKey(round, participantId)]: _, ...others } = state.kept.pins
  const pins = pinned ? { ...others, [pinKey(round, participantId)]: at } : others
  return { ok: true, events: [{ type: 'plan-changed', round, seats, pins }] }
}

export const undoPlan: Decider<'undo-plan'> = (state) => {
  if (!Object.keys(state.kept.undo).length) return refuse('not_planned', 'there is nothing to undo')
  return { ok: true, events: [{ type: 'plan-undone' }] }
}

/** Whom somebody wants to sit with or not. It moves people in rounds to come; a round that is on stays as it is. */
export const wishSeats: Decider<'wish-seats'> = (state, actor, { apart, together }) => {
  const here = seatable(state)
  for (const [field, ids] of Object.entries({ apart, together })) {
    const stranger = ids.findIndex((id) => id === actor.id || !state.cafe.people[id])
    if (stranger >= 0) return refuse('unknown_person', undefined, { field: `${field}.${stranger}` })
  }
  const both = together.findIndex((id) => apart.includes(id))
  if (both >= 0) return refuse('contradiction', 'nobody can sit apart and together', { field: `together.${both}` })
  const wishes = { apart: [...new Set(apart)], together: [...new Set(together)] }
  const wished = { ...state, kept: { ...state.kept, wishes: { ...state.kept.wishes, [actor.id]: wishes } } }
  const before = state.kept.wishes[actor.id]?.apart ?? []
  const adds = wishes.apart.some((id) => !before.includes(id))
  if (adds && !fitsTables(wished, here, openTables(state).length)) {
    return refuse('too_few_tables', undefined, { field: 'apart' })
  }
  return { ok: true, events: [{ type: 'wishes-changed', id: actor.id, wishes }] }
}

const meetsApart = (state: CafeState, id: ParticipantId, people: readonly ParticipantId[]): boolean =>
  people.some((other) => other !== id && isApart(state, id, other))

type Seats = Record<TableId, ParticipantId[]>

/** A round that has not begun, as it is planned, and where in it somebody sits. */
function seatInPlan(state: CafeState, round: number, id: ParticipantId): Outcome<{ seats: Seats; at: TableId }> {
  const seats = round >= nextRound(state) ? state.kept.plan[round] : undefined
  if (!seats) return refuse('not_planned', undefined, { field: 'round' })
  const at = (Object.keys(seats) as TableId[]).find((table) => seats[table]?.includes(id))
  return at ? { ok: true, value: { seats, at } } : refuse('unknown_person', undefined, { field: 'participantId' })
}
