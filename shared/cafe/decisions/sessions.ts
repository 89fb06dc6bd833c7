import type { ParticipantId, SessionId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import type { SignedIn } from '../../protocol/notices.ts'
import type { Actor, Context, Decider, Decision } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import type { KeptSession } from '../kept-state.ts'
import { sessionsOf } from '../sessions.ts'
import type { CafeState } from '../state.ts'

/** A browser more than these takes the place of somebody's oldest. */
const MOST_SESSIONS = 40

/** Somebody signs in with a token that holds: by their link, or in one more browser of their own. */
export function decideSession(state: CafeState, id: SessionId, session: KeptSession): Decision {
  const own = sessionsOf(state, session.by)
  const ids = own.slice(0, Math.max(0, own.length + 1 - MOST_SESSIONS))
  const events: CafeEvent[] = [{ type: 'session-began', id, session }]
  if (ids.length) events.push({ type: 'sessions-ended', ids, of: session.by })
  return { ok: true, events }
}

function signedIn(state: CafeState, of: readonly ParticipantId[], actor: Actor, context: Context): SignedIn[] {
  return of.flatMap((participantId) =>
    sessionsOf(state, participantId).flatMap((id) => {
      const session = state.kept.sessions[id]
      if (!session) return []
      const { since, device } = session
      const here = context.isConnected(id)
      return [{ id, participantId, since, device, here, current: id === actor.session }]
    }),
  )
}

export const mySessions: Decider<'my-sessions'> = (state, actor, _command, context) => ({
  ok: true,
  events: [],
  reply: { sessions: signedIn(state, [actor.id], actor, context) },
})

export const hostSessions: Decider<'host-sessions'> = (state, actor, _command, context) => {
  const hosts = Object.keys(state.cafe.hosts) as ParticipantId[]
  return { ok: true, events: [], reply: { sessions: signedIn(state, hosts, actor, context) } }
}

/** One's own; the organiser also those of hosts. Of any other nobody learns whether there is one. */
export const endSession: Decider<'end-session'> = (state, actor, { sessionId }) => {
  const session = Object.hasOwn(state.kept.sessions, sessionId) ? state.kept.sessions[sessionId] : undefined
  const isHosts = session && actor.role === 'organiser' && Object.hasOwn(state.cafe.hosts, session.by)
  if (!session || (session.by !== actor.id && !isHosts)) {
    return refuse('unknown_session', undefined, { field: 'sessionId' })
  }
  return { ok: true, events: [{ type: 'sessions-ended', ids: [sessionId], of: session.by }] }
}
