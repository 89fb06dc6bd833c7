import type { ParticipantId } from '../ids.ts'
import { withKept, without } from './change.ts'
import type { CafeState } from './state.ts'

/** So many seconds between their notes, until the round is over. */
export interface Slowed {
  seconds: number
  by: ParticipantId
  at: number
}

/** How many seconds are to lie between somebody's notes; `null` where nobody asks for it. */
export const secondsOf = ({ kept }: Pick<CafeState, 'kept'>, id: ParticipantId): number | null =>
  kept.slowed[id]?.seconds ?? null

/** When somebody who is slowed may lay their next note, ms since 1970; `null` where that is now, or they are not slowed. */
export function nextNoteAt(state: CafeState, id: ParticipantId): number | null {
  const slowed = state.kept.slowed[id]
  const laid = state.laid[id]
  return slowed && laid !== undefined ? laid + slowed.seconds * 1000 : null
}

/** How long that is from now, in ms. */
export const waitFor = (state: CafeState, id: ParticipantId, at: number): number =>
  Math.max(0, (nextNoteAt(state, id) ?? 0) - at)

/** How many new notes those of these people may lay at once who are slowed; whoever is not named, as many as they like. */
export function newNotes(
  state: CafeState,
  ids: readonly ParticipantId[],
  at: number,
): Readonly<Record<ParticipantId, number>> {
  const slowed = ids.filter((id) => state.kept.slowed[id])
  return Object.fromEntries(slowed.map((id) => [id, waitFor(state, id, at) > 0 ? 0 : 1]))
}

/** Asked to take their time, or let go of it; `null`. */
export function slowedDown(state: CafeState, id: ParticipantId, slowed: Slowed | null): CafeState {
  if (!slowed) return { ...withKept(state, { slowed: without(state.kept.slowed, id) }), laid: without(state.laid, id) }
  return withKept(state, { slowed: { ...state.kept.slowed, [id]: slowed } })
}

/** Of people who are not slowed nobody keeps when they laid a note. */
export const noteLaid = (state: CafeState, id: ParticipantId, at: number): CafeState =>
  state.kept.slowed[id] ? { ...state, laid: { ...state.laid, [id]: at } } : state

/** Nobody is slowed for longer than the writing goes on that they were slowed in. */
export const allAtTheirOwnPace = (state: CafeState): CafeState =>
  Object.keys(state.kept.slowed).length ? { ...withKept(state, { slowed: {} }), laid: {} } : state
