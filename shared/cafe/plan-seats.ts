import { asId, type ParticipantId, type TableId } from '../ids.ts'
import { type Outcome, refuse } from '../protocol/errors.ts'
import type { Contradiction, ContradictionRule } from '../seating/contradictions.ts'
import type { SeatingAnswer, SeatingPlan } from '../seating/plan.ts'
import { SEATING_LIMITS, type SeatingRequest } from '../seating/request.ts'
import type { Context } from './decide.ts'
import type { RoundPlan } from './kept-state.ts'
import { readPinKey } from './pins.ts'
import { apartPairs, isApart, togetherPairs } from './seating-wishes.ts'
import { isSeatable, nextRound, openTables, seatable, tablesInOrder, tableToSitAt } from './seats.ts'
import type { CafeState, Table } from './state.ts'

type Seats = Record<TableId, ParticipantId[]>

/** Contradictions that come of what people wished in private. */
const PRIVATE: ReadonlySet<ContradictionRule> = new Set<ContradictionRule>([
  'apart-and-together',
  'apart-at-one-table',
  'apart-more-than-tables',
  'apart-not-found',
  'together-too-large',
])

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
  const tables = openTables(state)
  const here = seatable(state)
  const rounds = Object.keys(state.cafe.rounds).length
  if (!here.length) return { ok: true, value: { plan: emptyPlan(tables, from, rounds), score: NOTHING, optimal: true } }
  const past = Array.from({ length: from }, (_, round) => pastRound(state, round))
  const went = past.flatMap((round) => round.tables.flat()).filter((id) => !here.includes(asId(id)))
  const met = new Set(past.flatMap((round) => round.tables.flat()))
  const request: SeatingRequest = {
    people: [...here, ...new Set(went)].map((id) => ({ id, ...languagesOf(state, id), ...affiliationOf(state, id) })),
    tables: tables.map(([id]) => ({ id })),
    rounds,
    hosts: tables.flatMap(([table, { hostId }]) =>
      hostId && here.includes(hostId) ? [{ person: hostId, table }] : [],
    ),
    arrivals: Object.fromEntries(from ? here.filter((id) => !met.has(id)).map((id) => [id, from]) : []),
    departures: Object.fromEntries(went.map((id) => [id, from])),
    past,
    keepApart: apartPairs(state, here),
    // Where everybody sits alone there is nobody to sit with.
    keepTogether: here.length > tables.length ? togetherPairs(state, here) : [],
    pins: pinsFrom(state, from, here),
    ...(keep && { prefer: knownRounds(state, from, tables) }),
    seed,
  }
  const planned = firstPossible(request, planSeating)
  if (!planned.ok) return refusal(planned.contradictions)
  const plan: RoundPlan = {}
  for (const [round, { tables: lists }] of planned.plan.rounds.entries()) {
    if (round < from) continue
    plan[round] = Object.fromEntries(tables.map(([id], index) => [id, (lists[index] ?? []).map(asId<ParticipantId>)]))
  }
  return { ok: true, value: { plan, score: planned.plan.score, optimal: planned.plan.optimal } }
}

/** What a host chose, and then that table hosts stay, goes after what people asked for to be safe. */
function firstPossible(request: SeatingRequest, planSeating: Context['planSeating']): SeatingAnswer {
  const asked = planSeating(request)
  if (asked.ok || !request.keepApart?.length) return asked
  const unpinned = request.pins?.length ? planSeating({ ...request, pins: [] }) : asked
  return unpinned.ok || !request.hosts?.length ? unpinned : planSeating({ ...request, pins: [], hosts: [] })
}

/** What hosts may know of why there is no plan: of people's own wishes, that there are some. */
function refusal(contradictions: readonly Contradiction[]) {
  const [first] = contradictions
  if (!first || contradictions.some(({ rule }) => PRIVATE.has(rule))) return refuse('private_wish')
  return refuse('contradiction', first.message, { rule: first.rule, people: first.people })
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

/** Organisations are mixed where people sign with them, so that everybody reads them anyway. */
function affiliationOf(state: CafeState, id: string) {
  const { organisation = '', credit } = state.kept.participants[asId<ParticipantId>(id)] ?? {}
  const label = credit === 'organisation' ? labelOf(organisation) : ''
  return label ? { affiliations: [label] } : {}
}

/** The same organisation, however it was typed; cut to what a label of the planner holds. */
const labelOf = (organisation: string): string =>
  organisation
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, SEATING_LIMITS.idLength)

/** Pins of rounds to come that still can be kept: table hosts sit at their own tables, and apart goes before a host's choice. */
function pinsFrom(state: CafeState, from: number, here: readonly ParticipantId[]): SeatingRequest['pins'] {
  const hosts = new Set(openTables(state).map(([, { hostId }]) => hostId))
  const pins = Object.entries(state.kept.pins)
    .map(([key, table]) => ({ ...readPinKey(key), table }))
    .filter(
      ({ round, person, table }) =>
        round >= from && here.includes(person) && !hosts.has(person) && tableToSitAt(state, table).ok,
    )
  return pins.filter(
    ({ round, person, table }) =>
      !pins.some((other) => other.round === round && other.table === table && isApart(state, person, other.person)),
  )
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

/**
 * Who sat together, the tables of the plan first and in its order: a table of the past is known again by its place. Those
 * that are closed now follow; people met there, and nobody comes back to them.
 */
function pastRound(state: CafeState, round: number) {
  const sat = Object.entries(state.kept.history[round] ?? {})
  const closed = tablesInOrder(state).filter(([, table]) => table.closed)
  const row = [...openTables(state), ...closed]
  return { tables: row.map(([table]) => sat.filter(([, at]) => at === table).map(([id]) => id)) }
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
  const mended = planned && sameTables(state, planned) && hostsSit(state, planned) ? mend(state, planned) : null
  if (mended && apartKept(state, mended)) {
    const plan = mended === planned ? state.kept.plan : { ...state.kept.plan, [round]: mended }
    return { ok: true, value: { seats: mended, plan } }
  }
  const anew = planFrom(state, { from: round, seed: state.kept.house.one.seed, keep: true }, context)
  if (!anew.ok) return anew
  return { ok: true, value: { seats: anew.value.plan[round] ?? {}, plan: anew.value.plan } }
}

/** The plan of the rounds that have not begun. */
export const aheadIn = (state: CafeState): RoundPlan =>
  Object.fromEntries(Object.entries(state.kept.plan).filter(([round]) => Number(round) >= nextRound(state)))

/** Whether the plan is of people, tables, table hosts or wishes that are others now. */
export function isOutdated(state: CafeState): boolean {
  const { phase } = state.cafe.state
  const ahead = Object.values(aheadIn(state))
  if (!ahead.length || phase === 'harvest' || phase === 'closed') return false
  const here = seatable(state)
  return ahead.some((seats) => {
    const seated = new Set(Object.values(seats).flat())
    const sameSeats = seated.size === here.length && here.every((id) => seated.has(id))
    return !sameSeats || !sameTables(state, seats) || !hostsSit(state, seats) || !apartKept(state, seats)
  })
}

const apartKept = (state: CafeState, seats: Seats): boolean =>
  apartPairs(state, Object.values(seats).flat()).every(
    ([one, other]) => !Object.values(seats).some((people) => people.includes(one) && people.includes(other)),
  )

const sameTables = (state: CafeState, planned: Seats): boolean => {
  const open = openTables(state)
  return open.length === Object.keys(planned).length && open.every(([table]) => planned[table] !== undefined)
}

const hostsSit = (state: CafeState, planned: Seats): boolean =>
  openTables(state).every(([table, { hostId }]) => {
    const host = hostId && state.kept.participants[hostId]
    return !host || !isSeatable(host) || planned[table]?.includes(hostId)
  })

function mend(state: CafeState, planned: Seats): Seats | null {
  const tables = openTables(state)
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
