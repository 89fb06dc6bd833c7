import type { ParticipantId, SessionId } from '../ids.ts'
import { withKept } from './change.ts'
import type { CafeEvent } from './events.ts'
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

export function sessionsAfter(
  state: CafeState,
  event: Extract<CafeEvent, { type: 'session-began' | 'sessions-ended' | 'link-renewed' }>,
): CafeState {
  switch (event.type) {
    case 'session-began':
      return withKept(state, { sessions: { ...state.kept.sessions, [event.id]: event.session } })
    case 'sessions-ended':
      return sessionsEnded(state, event.ids)
    case 'link-renewed':
      return sessionsEnded(state, event.ended)
  }
}
