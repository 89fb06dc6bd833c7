import { asId, type ParticipantId, type TableId } from '../ids.ts'
import { balanceOf } from '../voices/balance.ts'
import { countedWords } from '../voices/count-me.ts'
import { ASKS_A_ROUND } from '../voices/pace.ts'
import { noAnswers, type PulseAnswer, pulseWord } from '../voices/pulse.ts'
import { emptyFloor, msIn, type Speaking, silence } from '../voices/turns.ts'
import type { CafeEvent } from './events.ts'
import { handsLowered, isCounted, noVoices, promiseOf } from './floors.ts'
import type { KeptRoots } from './kept-state.ts'
import { isSeatable, seatedByTable } from './seats.ts'
import type { CafeState, TableRoots } from './state.ts'

/** What people and tables chose, and what is told of their talk: the part of `apply` that is not about the floor itself. */

const withKept = (state: CafeState, roots: Partial<KeptRoots>): CafeState => ({
  ...state,
  kept: { ...state.kept, ...roots },
})

function without<Key extends string, T>(record: Record<Key, T>, key: Key): Record<Key, T> {
  const { [key]: _, ...rest } = record
  return rest as Record<Key, T>
}

export function promiseAgreed(
  state: CafeState,
  { tableId, promise }: Extract<CafeEvent, { type: 'promise-agreed' }>,
): CafeState {
  const agreed = { ...state, promise: { ...state.promise, [tableId]: promise } }
  const floored = state.speaking[tableId]
    ? agreed
    : { ...agreed, speaking: { ...state.speaking, [tableId]: emptyFloor } }
  return promise.queue ? floored : handsLowered(floored, tableId)
}

export function namesAllowed(state: CafeState, id: ParticipantId, allow: boolean): CafeState {
  const others = without(state.kept.allowsNames, id)
  return withKept(state, { allowsNames: allow ? { ...others, [id]: true } : others })
}

/** Whoever does not want to be counted any more is not counted for what they have said either. */
export function countingChosen(state: CafeState, id: ParticipantId, counted: boolean, at: number): CafeState {
  const { uncounted, voices, asked } = state.kept
  const voice = { ...silence, lastRound: voices[id]?.lastRound ?? silence.lastRound }
  if (counted) {
    return withKept(state, {
      uncounted: without(uncounted, id),
      voices: { ...voices, [id]: { ...voice, countedFrom: at } },
    })
  }
  return withKept(state, {
    uncounted: { ...uncounted, [id]: true },
    voices: { ...voices, [id]: voice },
    asked: asked[id] && asked[id].type !== 'still-speaking' ? without(asked, id) : asked,
  })
}

export function personAsked(
  state: CafeState,
  { id, question }: Extract<CafeEvent, { type: 'person-asked' }>,
): CafeState {
  const next = withKept(state, { asked: { ...state.kept.asked, [id]: question } })
  if (question.type === 'still-speaking') return next
  const { round } = state.cafe.state
  const before = state.kept.askedBefore[id]
  const times = (before?.round === round ? before.times : 0) + 1
  return withKept(next, { askedBefore: { ...state.kept.askedBefore, [id]: { round, times, at: question.at } } })
}

export function questionAnswered(
  state: CafeState,
  { id, answer, at }: Extract<CafeEvent, { type: 'question-answered' }>,
): CafeState {
  const next = withKept(state, { asked: without(state.kept.asked, id) })
  const { askedBefore, stillSpeaking } = state.kept
  if (answer === 'still-speaking') return withKept(next, { stillSpeaking: { ...stillSpeaking, [id]: at } })
  const before = askedBefore[id]
  if (answer === 'again' || !before) return next
  return withKept(next, { askedBefore: { ...askedBefore, [id]: { ...before, times: ASKS_A_ROUND } } })
}

/** Nobody has said anything to it, so it counts as asked and not as answered. */
export const invitationLapsed = (state: CafeState, id: ParticipantId): CafeState =>
  withKept(state, { asked: without(state.kept.asked, id) })

export function pulseAnswered(state: CafeState, id: ParticipantId, room: PulseAnswer): CafeState {
  const answers = state.kept.pulse.one ?? noAnswers
  return withKept(state, {
    pulse: { one: { ...answers, [room]: answers[room] + 1 } },
    pulseAnswered: { ...state.kept.pulseAnswered, [id]: true },
  })
}

/** When the next part of a café begins, it hears of the round before in a word, and what anybody answered is forgotten. */
export function pulseTold(state: CafeState): CafeState {
  const { one } = state.kept.pulse
  if (!one) return state
  const forgotten = withKept(state, { pulse: {}, pulseAnswered: {} })
  const word = pulseWord(one)
  if (!word) return forgotten
  const { cafe } = state
  return { ...forgotten, cafe: { ...cafe, pulse: { ...cafe.pulse, [cafe.state.round]: word } } }
}

/** Once, when the first harvest begins: what is said then is not said again of fewer or more people. */
export function countedOnce(state: CafeState): CafeState {
  const { one } = state.kept.house
  if (one.countedSet) return state
  const chosen = Object.values(state.kept.participants)
    .filter(isSeatable)
    .map(({ perspectives }) => perspectives.filter(({ show }) => show === 'count').map(({ id }) => id))
  const set = withKept(state, { house: { one: { ...one, countedSet: true } } })
  return { ...set, cafe: { ...set.cafe, counted: countedWords(chosen) } }
}

export function missingNamed(
  state: CafeState,
  { tableId, id, text, by }: Extract<CafeEvent, { type: 'missing-named' }>,
): CafeState {
  const named = { ...state.missing[tableId], [id]: { text, round: state.cafe.state.round } }
  const next = { ...state, missing: { ...state.missing, [tableId]: named as TableRoots['missing'] } }
  return withKept(next, { missingBy: { ...state.kept.missingBy, [`${tableId}/${id}`]: by } })
}

export function missingUnnamed(
  state: CafeState,
  { tableId, id }: Extract<CafeEvent, { type: 'missing-unnamed' }>,
): CafeState {
  const missing = { ...state.missing, [tableId]: without(state.missing[tableId] ?? {}, id) }
  return withKept({ ...state, missing }, { missingBy: without(state.kept.missingBy, `${tableId}/${id}`) })
}

/** At a round's end, and never while somebody speaks, who would be named by the picture's moving. */
export function balanceTold(state: CafeState): CafeState {
  const { round } = state.cafe.state
  const { house, voices } = state.kept
  const balance = { ...state.balance }
  for (const [tableId, seated] of seatedByTable(state)) {
    if (promiseOf(state, tableId).shows === 'nothing') continue
    const ms = seated.map((id) => (isCounted(state, id) ? msIn(voices[id], round) : 0))
    const shares = balanceOf(ms, `${house.one.seed}/balance/${round}/${tableId}`)
    if (shares) balance[tableId] = { ...balance[tableId], [round]: shares }
  }
  return { ...state, balance }
}

/** When a café closes, nothing stays of who spoke how long; what its tables looked like, unnamed, does. */
export function voicesForgotten(state: CafeState): CafeState {
  const floors = Object.entries(state.speaking).map(([tableId, { turns, totalMs }]): [TableId, Speaking] => [
    asId(tableId),
    { ...emptyFloor, turns, totalMs },
  ])
  return withKept({ ...state, speaking: Object.fromEntries(floors) }, noVoices)
}
