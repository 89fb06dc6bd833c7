import type { ParticipantId, TableId } from '../../ids.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import type { CafeState, Speaking } from '../state.ts'

export const emptyFloor: Speaking = { current: [], queue: [], turns: 0, totalMs: 0 }

export const floorOf = (state: CafeState, tableId: TableId): Speaking => state.speaking[tableId] ?? emptyFloor

function placeOf(state: CafeState, id: ParticipantId): Outcome<{ tableId: TableId; floor: Speaking }> {
  const tableId = state.cafe.seats[id]
  if (!tableId) return refuse('not_seated')
  return { ok: true, value: { tableId, floor: floorOf(state, tableId) } }
}

/** The next speaker's tap ends the turn that is on, so that nobody has to remember to give the floor back. */
export const startTurn: Decider<'start-turn'> = (state, actor, { participantId: id = actor.id }, { at }) => {
  // A pause is nobody's: no turn runs while the round does not.
  if (state.cafe.state.endsAt === null) return refuse('wrong_phase', 'The round is paused')
  const place = placeOf(state, id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  if (floor.current.some((turn) => turn.participantId === id)) return { ok: true, events: [] }
  const ended = floor.current.map((turn): CafeEvent => ({ type: 'turn-ended', tableId, id: turn.participantId, at }))
  return { ok: true, events: [...ended, { type: 'turn-started', tableId, id, at }] }
}

export const endTurn: Decider<'end-turn'> = (state, actor, { participantId: id = actor.id }, { at }) => {
  const place = placeOf(state, id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  const speaks = floor.current.some((turn) => turn.participantId === id)
  return { ok: true, events: speaks ? [{ type: 'turn-ended', tableId, id, at }] : [] }
}

export const raiseHand: Decider<'raise-hand'> = (state, actor) => {
  const place = placeOf(state, actor.id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  return { ok: true, events: floor.queue.includes(actor.id) ? [] : [{ type: 'hand-raised', tableId, id: actor.id }] }
}

export const lowerHand: Decider<'lower-hand'> = (state, actor) => {
  const place = placeOf(state, actor.id)
  if (!place.ok) return place
  const { tableId, floor } = place.value
  return { ok: true, events: floor.queue.includes(actor.id) ? [{ type: 'hand-lowered', tableId, id: actor.id }] : [] }
}
