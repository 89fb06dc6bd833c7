import type { ParticipantId, TableId } from '../ids.ts'
import { firstWordOf } from '../voices/first-word.ts'
import { type HandKind, type Hands, inOrder, noHands, withFloorTaken, withHand, withoutHand } from '../voices/hands.ts'
import { type TalkPromise, USUAL_PROMISE } from '../voices/promise.ts'
import {
  emptyFloor,
  msIn,
  type Speaking,
  silence,
  turnOf,
  type Voice,
  withoutTurn,
  withTurn,
  withTurnBegun,
  withTurnEnded,
} from '../voices/turns.ts'
import type { KeptRoots } from './kept-state.ts'
import { elapsedMs, phaseFromRoot } from './phase.ts'
import { isAway, seatedAt, seatedByTable } from './seats.ts'
import type { CafeState } from './state.ts'

/** What is remembered of people's talk while a café is open, before anybody has said anything. */
export const noVoices = {
  voices: {},
  hands: {},
  firstWords: {},
  uncounted: {},
  allowsNames: {},
  asked: {},
  stillSpeaking: {},
  askedBefore: {},
  quietFrom: {},
  floorAt: {},
  pulse: {},
  pulseAnswered: {},
  missingBy: {},
} as const satisfies Partial<KeptRoots>

export const floorOf = (state: CafeState, tableId: TableId): Speaking => state.speaking[tableId] ?? emptyFloor

/** The table at which somebody has the floor. */
export const speakingAt = (state: CafeState, id: ParticipantId): TableId | undefined =>
  (Object.keys(state.speaking) as TableId[]).find((tableId) => turnOf(floorOf(state, tableId), id))

export const promiseOf = (state: CafeState, tableId: TableId): TalkPromise =>
  state.promise[tableId] ?? state.cafe.info.promise ?? USUAL_PROMISE

export const isCounted = (state: CafeState, id: ParticipantId): boolean => !state.kept.uncounted[id]

export const hasHandUp = (state: CafeState, tableId: TableId, id: ParticipantId): boolean =>
  handsOf(state, tableId).up.some((hand) => hand.id === id)

const handsOf = (state: CafeState, tableId: TableId): Hands => state.kept.hands[tableId] ?? noHands

const withKept = (state: CafeState, roots: Partial<KeptRoots>): CafeState => ({
  ...state,
  kept: { ...state.kept, ...roots },
})

const withFloor = (state: CafeState, tableId: TableId, floor: Speaking): CafeState =>
  state.speaking[tableId] === floor ? state : { ...state, speaking: { ...state.speaking, [tableId]: floor } }

const withHands = (state: CafeState, tableId: TableId, hands: Hands): CafeState =>
  handsOf(state, tableId) === hands ? state : withKept(state, { hands: { ...state.kept.hands, [tableId]: hands } })

const withVoice = (state: CafeState, id: ParticipantId, voice: Voice): CafeState =>
  withKept(state, { voices: { ...state.kept.voices, [id]: voice } })

function without<T>(record: Record<ParticipantId, T>, id: ParticipantId): Record<ParticipantId, T> {
  if (!(id in record)) return record
  const { [id]: _, ...rest } = record
  return rest as Record<ParticipantId, T>
}

export function turnStarted(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
  const { round } = state.cafe.state
  const voice = withTurnBegun(state.kept.voices[id] ?? silence, round, isCounted(state, id))
  const asked = without(state.kept.asked, id)
  const heard = withVoice(withKept(state, { asked }), id, voice)
  const lowered = withHands(heard, tableId, withFloorTaken(handsOf(state, tableId), id))
  return withFloor(moving(lowered, tableId, at), tableId, withTurn(floorOf(lowered, tableId), id, at))
}

export function turnEnded(state: CafeState, tableId: TableId, id: ParticipantId, at: number): CafeState {
  const floor = floorOf(state, tableId)
  const turn = turnOf(floor, id)
  if (!turn) return state
  const { round } = state.cafe.state
  const voice = state.kept.voices[id] ?? silence
  const ended = withKept(withFloor(state, tableId, withoutTurn(floor, id, at)), {
    asked: without(state.kept.asked, id),
    stillSpeaking: without(state.kept.stillSpeaking, id),
  })
  const quiet = quietFrom(moving(ended, tableId, at), [id], at)
  return isCounted(state, id) ? withVoice(quiet, id, withTurnEnded(voice, round, turn.since, at)) : quiet
}

const moving = (state: CafeState, tableId: TableId, at: number): CafeState =>
  withKept(state, { floorAt: { ...state.kept.floorAt, [tableId]: at } })

/** From now on they are silent, until they are heard again. */
export function quietFrom(state: CafeState, ids: readonly ParticipantId[], at: number): CafeState {
  const from = elapsedMs(phaseFromRoot(state.cafe.state), state.kept.house.one.roundMs, at)
  return withKept(state, {
    quietFrom: { ...state.kept.quietFrom, ...Object.fromEntries(ids.map((id) => [id, from])) },
  })
}

interface Raised {
  kind: HandKind
  later: boolean
}

export const handRaised = (state: CafeState, tableId: TableId, id: ParticipantId, { kind, later }: Raised): CafeState =>
  withHands(
    withFloor(state, tableId, floorOf(state, tableId)),
    tableId,
    withHand(handsOf(state, tableId), id, kind, later),
  )

export const handLowered = (state: CafeState, tableId: TableId, id: ParticipantId): CafeState =>
  withHands(state, tableId, withoutHand(handsOf(state, tableId), id))

export const handsLowered = (state: CafeState, tableId: TableId): CafeState => withHands(state, tableId, noHands)

/** Whoever leaves a chair leaves the floor, the queue and the first word there. */
export function offTheFloor(state: CafeState, id: ParticipantId, at: number): CafeState {
  const tableId = state.cafe.seats[id] ?? speakingAt(state, id)
  if (!tableId || !state.speaking[tableId]) return state
  const quiet = handLowered(turnEnded(state, tableId, id, at), tableId, id)
  const left = withKept(quiet, { asked: without(quiet.kept.asked, id) })
  if (floorOf(left, tableId).firstWord !== id) return left
  return firstWordOffered(
    left,
    tableId,
    seatedAt(left, tableId).filter((other) => other !== id),
  )
}

/** Where nobody sits any more, nobody is spoken to: a host who was speaking there has stopped. */
export function emptyTablesQuiet(state: CafeState, at: number): CafeState {
  let next = state
  for (const [tableId, floor] of Object.entries(state.speaking) as [TableId, Speaking][]) {
    if (!floor.current.length || seatedAt(state, tableId).length) continue
    for (const { participantId } of floor.current) next = turnEnded(next, tableId, participantId, at)
  }
  return next
}

export function allQuiet(state: CafeState, at: number): CafeState {
  let next = state
  for (const [tableId, floor] of Object.entries(state.speaking) as [TableId, Speaking][]) {
    for (const { participantId } of floor.current) next = turnEnded(next, tableId, participantId, at)
  }
  return next
}

/** The floors of a round that begins: nobody speaks, nobody waits, and at each table somebody may begin. */
export function floorsOpened(state: CafeState): CafeState {
  const tables = seatedByTable(state)
  const silent = Object.fromEntries([...tables.values()].flat().map((id) => [id, 0]))
  let next = withKept(state, { hands: {}, asked: {}, quietFrom: silent, floorAt: {} })
  for (const [tableId, seated] of tables) next = firstWordOffered(next, tableId, seated)
  for (const tableId of Object.keys(next.speaking) as TableId[]) {
    if (!seatedAt(next, tableId).length) next = withFloor(next, tableId, { ...floorOf(next, tableId), firstWord: null })
  }
  return next
}

/** Who passes has been asked, and the next one is. */
export const firstWordPassed = (state: CafeState, tableId: TableId): CafeState =>
  firstWordOffered(state, tableId, seatedAt(state, tableId))

function firstWordOffered(state: CafeState, tableId: TableId, seated: readonly ParticipantId[]): CafeState {
  const { firstWords, house } = state.kept
  const { round } = state.cafe.state
  const here = seated.filter((one) => !isAway(state, one))
  const id = firstWordOf(here, firstWords, round, `${house.one.seed}/first-word/${round}/${tableId}`)
  const offered = withFloor(state, tableId, { ...floorOf(state, tableId), firstWord: id })
  if (!id) return offered
  const times = (firstWords[id]?.times ?? 0) + 1
  return withKept(offered, { firstWords: { ...firstWords, [id]: { times, round } } })
}

/** What follows from everything else: the order of the queue, and each one's time where all at the table agree to show it. */
export function settleFloors(state: CafeState): CafeState {
  const heardMs = (id: ParticipantId) => (isCounted(state, id) ? (state.kept.voices[id]?.ms ?? 0) : null)
  const seated = seatedByTable(state)
  let next = state
  for (const [tableId, floor] of Object.entries(state.speaking) as [TableId, Speaking][]) {
    const queue = inOrder(handsOf(state, tableId), heardMs)
    const { byPerson: _, ...unnamed } = { ...floor, queue }
    const named = byPerson(state, tableId, seated.get(tableId) ?? [])
    const settled: Speaking = named ? { ...unnamed, byPerson: named } : unnamed
    if (JSON.stringify(settled) !== JSON.stringify(floor)) next = withFloor(next, tableId, settled)
  }
  return next
}

/**
 * Somebody who is not counted keeps all times untold, as does anybody's no: were they merely left out, the gap would
 * name them.
 */
function byPerson(state: CafeState, tableId: TableId, seated: ParticipantId[]): Record<ParticipantId, number> | null {
  if (promiseOf(state, tableId).shows !== 'names' || !seated.length) return null
  const { allowsNames, voices } = state.kept
  if (!seated.every((id) => allowsNames[id] && isCounted(state, id))) return null
  const { round } = state.cafe.state
  return Object.fromEntries(seated.map((id) => [id, msIn(voices[id], round)]))
}
