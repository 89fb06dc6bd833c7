import type { ParticipantId, TableId } from '../ids.ts'
import {
  ASK_AGAIN_MS,
  ASKS_A_ROUND,
  CAP_ANSWER_MS,
  CAP_LATE_MS,
  capMs,
  invitationsFromMs,
  invitationsUntilMs,
  longTurnMs,
  silenceMs,
} from '../voices/pace.ts'
import { turnOf } from '../voices/turns.ts'
import type { CafeEvent } from './events.ts'
import { floorOf, hasHandUp, isCounted, promiseOf } from './floors.ts'
import { momentOf } from './phase.ts'
import { promptMoments } from './prompts.ts'
import { seatedByTable } from './seats.ts'
import type { CafeState } from './state.ts'

/** Something that time alone brings about: when, and what it is once that moment has come. */
interface Due {
  at: number
  event(at: number): CafeEvent
  /** From then on it is too late for it. */
  until?: number
  /** A turn that nobody says is still on. It ends when it was to end, even where somebody looks only after the round. */
  overdue?: true
}

/** What time itself brings about, whoever is or is not there to see it: a round's end, questions to single people, a turn's end. */
export function tick(state: CafeState, now: number): CafeEvent[] {
  const { endsAt, phase } = state.cafe.state
  if (endsAt === null) return []
  const ended = endsAt <= now
  if (phase === 'gallery') return ended ? [{ type: 'walk-over' }] : []
  const events = duesIn(state, endsAt)
    .filter(({ at, overdue }) => at <= now && (!ended || (overdue && at <= endsAt)))
    .filter((due) => !isTooLate(due, now))
    .sort((a, b) => a.at - b.at)
    .map(({ at, event, overdue }) => event(overdue || now - at <= CAP_LATE_MS ? at : now))
  return ended ? [...events, { type: 'round-ended', at: endsAt }] : events
}

/** When somebody has to look again, in ms since 1970; `null` for never. What was due before `now` is due at once. */
export function nextLook(state: CafeState, now: number): number | null {
  const { endsAt, phase } = state.cafe.state
  if (endsAt === null || phase === 'gallery') return endsAt
  const prompts = promptMoments(state).filter((at) => at > now)
  const dues = duesIn(state, endsAt).filter((due) => !isTooLate(due, now))
  return Math.min(endsAt, ...prompts, ...dues.map(({ at }) => at))
}

const isTooLate = ({ until }: Due, now: number): boolean => until !== undefined && now >= until

interface Place {
  tableId: TableId
  seated: number
  roundMs: number
  endsAt: number
}

function duesIn(state: CafeState, endsAt: number): Due[] {
  const { roundMs } = state.kept.house.one
  const dues: Due[] = []
  for (const [tableId, seated] of seatedByTable(state)) {
    const place: Place = { tableId, seated: seated.length, roundMs, endsAt }
    const gentle = promiseOf(state, tableId).invite === 'gentle'
    const { round } = state.cafe.state
    const heard = seated.filter((id) => state.kept.voices[id]?.lastRound === round)
    const speakers = floorOf(state, tableId).current.map(({ participantId }) => participantId)
    for (const id of new Set([...seated, ...speakers])) {
      const since = turnOf(floorOf(state, tableId), id)?.since
      const due: (Due | null)[] =
        since === undefined
          ? [
              lapseDue(state, id, place),
              gentle && heard.some((other) => other !== id) ? invitationDue(state, id, place) : null,
            ]
          : [capDue(state, id, since, place), gentle ? longTurnDue(state, id, since, place) : null]
      dues.push(...due.filter((one) => one !== null))
    }
  }
  return dues
}

function capDue(state: CafeState, id: ParticipantId, since: number, place: Place): Due {
  const question = state.kept.asked[id]
  if (question?.type === 'still-speaking') {
    const event = (at: number): CafeEvent => ({ type: 'turn-ended', tableId: place.tableId, id, at })
    return { at: question.at + CAP_ANSWER_MS, event, overdue: true }
  }
  const from = Math.max(since, state.kept.stillSpeaking[id] ?? since)
  return {
    at: from + capMs(place.roundMs, place.seated),
    event: (at) => ({ type: 'person-asked', id, question: { type: 'still-speaking', at, since } }),
  }
}

function longTurnDue(state: CafeState, id: ParticipantId, since: number, place: Place): Due | null {
  if (!mayBeAsked(state, id)) return null
  const due = since + longTurnMs(place.roundMs, place.seated)
  return {
    at: Math.max(due, againFrom(state, id)),
    until: lastMinute(place),
    event: (at) => ({ type: 'person-asked', id, question: { type: 'long-turn', at, ms: at - since } }),
  }
}

function invitationDue(state: CafeState, id: ParticipantId, place: Place): Due | null {
  if (!mayBeAsked(state, id) || place.seated < 2 || hasHandUp(state, place.tableId, id)) return null
  const { roundMs, endsAt, seated } = place
  const silentFor = (state.kept.quietFrom[id] ?? 0) + silenceMs(roundMs, seated)
  const at = Math.max(momentOf(Math.max(invitationsFromMs(roundMs), silentFor), roundMs, endsAt), againFrom(state, id))
  const until = lastMinute(place)
  return { at, until, event: (asked) => ({ type: 'person-asked', id, question: { type: 'invitation', at: asked } }) }
}

/** There is no time left to begin something, so nobody is left with a question about it. */
function lapseDue(state: CafeState, id: ParticipantId, place: Place): Due | null {
  if (state.kept.asked[id]?.type !== 'invitation') return null
  return { at: lastMinute(place), event: () => ({ type: 'invitation-lapsed', id }) }
}

const lastMinute = ({ roundMs, endsAt }: Place): number => momentOf(invitationsUntilMs(roundMs), roundMs, endsAt)

/** Nobody is asked who does not want to be counted, who is being asked already, or who has been asked enough. */
function mayBeAsked(state: CafeState, id: ParticipantId): boolean {
  const { asked, askedBefore, participants } = state.kept
  if (asked[id] || !isCounted(state, id) || participants[id]?.withoutDevice) return false
  if (participants[id]?.away) return false
  const before = askedBefore[id]
  return before?.round !== state.cafe.state.round || before.times < ASKS_A_ROUND
}

const againFrom = (state: CafeState, id: ParticipantId): number => {
  const before = state.kept.askedBefore[id]
  return before ? before.at + ASK_AGAIN_MS : 0
}
