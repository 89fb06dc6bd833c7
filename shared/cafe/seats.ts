import { asId, type ParticipantId, type TableId } from '../ids.ts'
import { type Outcome, refuse } from '../protocol/errors.ts'
import type { SeatingPlan } from '../seating/plan.ts'
import type { SeatingRequest } from '../seating/request.ts'
import { chooseTable } from '../seating/seat-latecomer.ts'
import type { Context } from './decide.ts'
import type { RoundPlan } from './events.ts'
import type { CafeState, Participant, Table } from './state.ts'

type Seats = Record<TableId, ParticipantId[]>

export const isPresent = (person: Participant): boolean => !person.gone
/** Hosts walk about; everyone else who was let in has a chair. */
export const isSeatable = (person: Participant): boolean =>
  isPresent(person) && person.admitted && person.role === 'participant'

export const tablesInOrder = (state: CafeState): [TableId, Table][] =>
  Object.entries(state.cafe.tables)
    .map(([id, table]): [TableId, Table] => [asId(id), table])
    .sort(([, a], [, b]) => a.order - b.order)

const seatable = (state: CafeState): ParticipantId[] =>
  Object.entries(state.kept.participants)
    .filter(([, person]) => isSeatable(person))
    .map(([id]) => asId<ParticipantId>(id))
    .sort()

/** The round whose seats are not taken yet. */
export const nextRound = (state: CafeState): number => {
  const { phase, round } = state.cafe.state
  return phase === 'lobby' ? 0 : round + 1
}

export interface Planned {
  plan: RoundPlan
  score: SeatingPlan['score']
  optimal: boolean
}

export interface PlanWish {
  /** The first round to plan; those before it are kept as they were. */
  from: number
  seed: string | number
  /** Whether people who know their next tables from the plan so far are to keep them where that costs nothing. */
  keep: boolean
}

/** Seats for every round from `from` on, with the past kept. Perspectives are never asked here. */
export function planFrom(
  state: CafeState,
  { from, seed, keep }: PlanWish,
  { planSeating }: Pick<Context, 'planSeating'>,
): Outcome<Planned> {
  const tables = tablesInOrder(state)
  const here = seatable(state)
  const rounds = Object.keys(state.cafe.rounds).length
  if (!here.length) return { ok: true, value: { plan: emptyPlan(tables, from, rounds), score: NOTHING, optimal: true } }
  const past = Array.from({ length: from }, (_, round) => pastRound(state, round, tables))
  const went = past.flatMap((round) => round.tables.flat()).filter((id) => !here.includes(asId(id)))
  const met = new Set(past.flatMap((round) => round.tables.flat()))
  const request: SeatingRequest = {
    people: [...here, ...new Set(went)].map((id) => ({ id, ...languagesOf(state, id) })),
    tables: tables.map(([id]) => ({ id })),
    rounds,
    hosts: tables.flatMap(([table, { hostId }]) =>
      hostId && here.includes(hostId) ? [{ person: hostId, table }] : [],
    ),
    arrivals: Object.fromEntries(from ? here.filter((id) => !met.has(id)).map((id) => [id, from]) : []),
    departures: Object.fromEntries(went.map((id) => [id, from])),
    past,
    ...(keep && { prefer: knownRounds(state, from, tables) }),
    seed,
  }
  const planned = planSeating(request)
  if (!planned.ok) {
    const [first] = planned.contradictions
    return refuse('contradiction', first?.message, { rule: first?.rule ?? 'unknown', people: first?.people ?? [] })
  }
  const plan: RoundPlan = {}
  for (const [round, { tables: lists }] of planned.plan.rounds.entries()) {
    if (round < from) continue
    plan[round] = Object.fromEntries(tables.map(([id], index) => [id, (lists[index] ?? []).map(asId<ParticipantId>)]))
  }
  return { ok: true, value: { plan, score: planned.plan.score, optimal: planned.plan.optimal } }
}

/** The rounds from `from` on as the plan so far has them. */
function knownRounds(state: CafeState, from: number, tables: [TableId, Table][]): SeatingRequest['prefer'] {
  return Object.entries(state.kept.plan).flatMap(([round, seats]) =>
    Number(round) < from ? [] : [{ round: Number(round), tables: tables.map(([id]) => [...(seats[id] ?? [])]) }],
  )
}

function languagesOf(state: CafeState, id: string) {
  const languages = state.kept.participants[asId<ParticipantId>(id)]?.languages ?? []
  return languages.length ? { languages } : {}
}

const emptyPlan = (tables: [TableId, Table][], from: number, rounds: number): RoundPlan =>
  Object.fromEntries(
    Array.from({ length: rounds - from }, (_, i) => [from + i, Object.fromEntries(tables.map(([id]) => [id, []]))]),
  )

const NOTHING: SeatingPlan['score'] = {
  repeats: 0,
  pairSum: 0,
  mostMeetings: 0,
  revisits: 0,
  surprises: 0,
  bound: 0,
  gap: 0,
  tableSizes: [],
  unmet: [],
}

function pastRound(state: CafeState, round: number, tables: [TableId, Table][]) {
  const sat = Object.entries(state.kept.history[round] ?? {})
  return { tables: tables.map(([table]) => sat.filter(([, at]) => at === table).map(([id]) => id)) }
}

/**
 * The seats with which a round begins. The plan holds if the people in it are those who are here; somebody gone leaves an
 * empty chair and somebody new takes the emptiest, unless tables would then differ by more than one: then it is planned anew.
 */
export function seatsFor(
  state: CafeState,
  round: number,
  context: Pick<Context, 'planSeating'>,
): Outcome<{ seats: Seats; plan: RoundPlan }> {
  const planned = state.kept.plan[round]
  const mended = planned && hostsSit(state, planned) ? mend(state, planned) : null
  if (mended) {
    const plan = mended === planned ? state.kept.plan : { ...state.kept.plan, [round]: mended }
    return { ok: true, value: { seats: mended, plan } }
  }
  const anew = planFrom(state, { from: round, seed: state.kept.house.one.seed, keep: true }, context)
  if (!anew.ok) return anew
  return { ok: true, value: { seats: anew.value.plan[round] ?? {}, plan: anew.value.plan } }
}

const hostsSit = (state: CafeState, planned: Seats): boolean =>
  tablesInOrder(state).every(([table, { hostId }]) => {
    const host = hostId && state.kept.participants[hostId]
    return !host || !isSeatable(host) || planned[table]?.includes(hostId)
  })

function mend(state: CafeState, planned: Seats): Seats | null {
  const tables = tablesInOrder(state)
  const here = new Set(seatable(state))
  const seated = new Set(Object.values(planned).flat())
  if (seated.size === here.size && [...seated].every((id) => here.has(id))) return planned
  const seats: Seats = Object.fromEntries(
    tables.map(([id]) => [id, (planned[id] ?? []).filter((who) => here.has(who))]),
  )
  for (const id of here) {
    if (seated.has(id)) continue
    const [smallest] = tables.map(([table]) => seats[table] ?? []).sort((a, b) => a.length - b.length)
    smallest?.push(id)
  }
  const sizes = tables.map(([table]) => seats[table]?.length ?? 0)
  return Math.max(...sizes) - Math.min(...sizes) <= 1 ? seats : null
}

/** The table for somebody who comes while a round is on: the smallest, and of those the one with the fewest known faces. */
export function freeTable(state: CafeState, person: ParticipantId): TableId {
  return chooseTable({
    seats: state.cafe.seats,
    tables: tablesInOrder(state).map(([id]) => ({ id })),
    met: (a, b) => meetings(state, a, b),
    person,
  })
}

function meetings(state: CafeState, a: ParticipantId, b: ParticipantId): number {
  return Object.values(state.kept.history).filter((round) => round[a] !== undefined && round[a] === round[b]).length
}
