import type { ParticipantId } from '../ids.ts'
import type { QueuedHand } from './hands.ts'

/** The root `speaking` of a table's document, written by the server alone. Times are ms. */
export interface Speaking {
  current: Turn[]
  /** Who wants the floor, in the order in which they get it. */
  queue: QueuedHand[]
  turns: number
  /** Of all turns that have ended here, whoever took them. */
  totalMs: number
  /** Who may begin the round; `null` once somebody has, or when all have passed. */
  firstWord: ParticipantId | null
  /** This round's ms of everyone who sits here: there only while all of them agree to be named. */
  byPerson?: Record<ParticipantId, number>
}

interface Turn {
  participantId: ParticipantId
  since: number
}

export const emptyFloor: Speaking = { current: [], queue: [], turns: 0, totalMs: 0, firstWord: null }

export const turnOf = (floor: Speaking, id: ParticipantId): Turn | undefined =>
  floor.current.find(({ participantId }) => participantId === id)

export const withTurn = (floor: Speaking, participantId: ParticipantId, since: number): Speaking => ({
  ...floor,
  current: [...floor.current, { participantId, since }],
  turns: floor.turns + 1,
  firstWord: null,
})

/** A clock that was set back in between makes a turn of no length, never one that takes time away. */
export const lengthOf = (since: number, at: number): number => Math.max(0, at - since)

export function withoutTurn(floor: Speaking, id: ParticipantId, at: number): Speaking {
  const turn = turnOf(floor, id)
  if (!turn) return floor
  return {
    ...floor,
    current: floor.current.filter((other) => other !== turn),
    totalMs: floor.totalMs + lengthOf(turn.since, at),
  }
}

/** What somebody has said in the café so far, as far as they want it counted. */
export interface Voice {
  turns: number
  ms: number
  /** The last round, from 0, in which they had the floor: what everybody saw, so it is kept of everybody. */
  lastRound: number
  /** Rounds as keys. */
  rounds: Record<string, { turns: number; ms: number }>
  /** When they asked to be counted again; nothing counts that was said before. Ms since 1970. */
  countedFrom?: number
}

export const silence: Voice = { turns: 0, ms: 0, lastRound: -1, rounds: {} }

export const msIn = (voice: Voice | undefined, round: number): number => voice?.rounds[round]?.ms ?? 0

export const withTurnBegun = (voice: Voice, round: number, counted: boolean): Voice =>
  counted ? added({ ...voice, lastRound: round }, round, { turns: 1, ms: 0 }) : { ...voice, lastRound: round }

export const withTurnEnded = (voice: Voice, round: number, since: number, at: number): Voice =>
  added(voice, round, { turns: 0, ms: lengthOf(Math.max(since, voice.countedFrom ?? since), at) })

function added(voice: Voice, round: number, more: { turns: number; ms: number }): Voice {
  const before = voice.rounds[round] ?? { turns: 0, ms: 0 }
  return {
    ...voice,
    turns: voice.turns + more.turns,
    ms: voice.ms + more.ms,
    rounds: { ...voice.rounds, [round]: { turns: before.turns + more.turns, ms: before.ms + more.ms } },
  }
}
