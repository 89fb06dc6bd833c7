import type { ParticipantId, TableId } from '../../ids.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import { type Speaking, turnOf } from '../../voices/turns.ts'
import type { Actor, Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { floorOf, hasHandUp, promiseOf, speakingAt } from '../floors.ts'
import { seatedAt } from '../seats.ts'
import type { CafeState } from '../state.ts'

interface Place {
  tableId: TableId
  floor: Speaking
}

/** Where somebody sits, or speaks without sitting there. */
function placeOf(state: CafeState, id: ParticipantId): Outcome<Place> {
  const tableId = state.cafe.seats[id] ?? speakingAt(state, id)
  if (!tableId) return refuse('not_seated')
  return { ok: true, value: { tableId, floor: floorOf(state, tableId) } }
}

/** A host has no seat, and speaks like everybody at whatever table they have stepped in, as long as somebody sits there. */
function placeToSpeak(state: CafeState, actor: Actor, id: ParticipantId, tableId?: TableId): Outcome<Place> {
  if (tableId === undefined || tableId === state.cafe.seats[id]) return placeOf(state, id)
  const isHost = actor.role === 'organiser' || actor.role === 'host'
  if (!isHost || actor.id !== id || !seatedAt(state, tableId).length) {
    return refuse('not_seated', undefined, { field: 'tableId' })
  }
  return { ok: true, value: { tableId, floor: floorOf(state, tableId) } }
}

/** A pause is nobody's: no turn runs while the round does not. */
const isPaused = (state: CafeState): boolean => state.cafe.state.endsAt === null

/** The next speaker's tap ends the turn that is on, so that nobody has to remember to give the floor back. */
export const startTurn: Decider<'start-turn'> = (state, actor, { participantId: id = actor.id, tableId }, { at }) => {
  if (isPaused(state)) return refuse('wrong_phase', 'The round is paused')
  const place = placeToSpeak(state, actor, id, tableId)
  return place.ok ? { ok: true, events: floorTaken(state, place.value, id, at) } : place
}

function floorTaken(state: CafeState, { tableId, floor }: Place, id: ParticipantId, at: number): CafeEvent[] {
  if (turnOf(floor, id)) return []
  const ends = promiseOf(state, tableId).crossTalk ? [] : floor.current
  const ended = ends.map((turn): CafeEvent => ({ type: 'turn-ended', tableId, id: turn.participantId, at }))
  const elsewhere = speakingAt(state, id)
  if (elsewhere) ended.push({ type: 'turn-ended', tableId: elsewhere, id, at })
  return [...ended, { type: 'turn-started', tableId, id, at }]
}

export const endTurn: Decider<'end-turn'> = (state, actor, { participantId: id = actor.id }, { at }) => {
  const place = placeOf(state, id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  return { ok: true, events: turnOf(floor, id) ? [{ type: 'turn-ended', tableId, id, at }] : [] }
}

/** Said unasked it changes nothing: nobody sees to it beforehand that they are not asked. */
export const stillSpeaking: Decider<'still-speaking'> = (state, actor, { participantId: id = actor.id }, { at }) => {
  const asked = state.kept.asked[id]?.type === 'still-speaking'
  return { ok: true, events: asked ? [{ type: 'question-answered', id, answer: 'still-speaking', at }] : [] }
}

export const raiseHand: Decider<'raise-hand'> = (state, actor, { kind = 'turn', later = false }) => {
  const place = placeOf(state, actor.id)
  if (!place.ok) return place
  const { tableId } = place.value
  if (!promiseOf(state, tableId).queue) return refuse('not_agreed', 'This table speaks without a queue')
  const hand = state.kept.hands[tableId]?.up.find(({ id }) => id === actor.id)
  if (hand?.kind === kind && Boolean(hand.after?.length) === later) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'hand-raised', tableId, id: actor.id, kind, later }] }
}

export const lowerHand: Decider<'lower-hand'> = (state, actor) => {
  const place = placeOf(state, actor.id)
  if (!place.ok) return place
  const { tableId } = place.value
  return {
    ok: true,
    events: hasHandUp(state, tableId, actor.id) ? [{ type: 'hand-lowered', tableId, id: actor.id }] : [],
  }
}

export const passFirstWord: Decider<'pass-first-word'> = (state, actor, { participantId: id = actor.id }) => {
  const place = placeOf(state, id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  return { ok: true, events: floor.firstWord === id ? [{ type: 'first-word-passed', tableId, id }] : [] }
}

/** Whoever would like to speak has the floor if it is free, and else a hand up. After "later" they may be asked again. */
export const answerInvitation: Decider<'answer-invitation'> = (state, actor, { answer }, { at }) => {
  const { id } = actor
  const question = state.kept.asked[id]
  if (!question || question.type === 'still-speaking') return { ok: true, events: [] }
  const answered: CafeEvent = { type: 'question-answered', id, answer: answer === 'later' ? 'again' : 'enough', at }
  const place = placeOf(state, id)
  if (answer !== 'speak' || !place.ok) return { ok: true, events: [answered] }
  const { tableId, floor } = place.value
  if (!floor.current.length && !isPaused(state)) {
    return { ok: true, events: [answered, ...floorTaken(state, place.value, id, at)] }
  }
  const raises = promiseOf(state, tableId).queue && !turnOf(floor, id) && !hasHandUp(state, tableId, id)
  return {
    ok: true,
    events: raises ? [answered, { type: 'hand-raised', tableId, id, kind: 'turn', later: false }] : [answered],
  }
}
