import type { ParticipantId, SessionId } from '../ids.ts'
import { withKept } from './change.ts'
import type { CafeState } from './state.ts'

/** Ids of somebody's sign-ins, the oldest first. */
export const sessionsOf = (state: CafeState, id: ParticipantId): SessionId[] =>
  (Object.entries(state.kept.sessions) as [SessionId, CafeState['kept']['sessions'][SessionId]][])
    .filter(([, { by }]) => by === id)
    .sort(([, a], [, b]) => a.since - b.since)
    .map(([sessionId]) => sessionId)

export function sessionsEnded(state: CafeState, ids: readonly SessionId[]): CafeState {
  if (!ids.length) return state
  const left = Object.entries(state.kept.sessions).filter(([id]) => !ids.includes(id as SessionId))
  return withKept(state, { sessions: Object.fromEntries(left) })
}
