import type { ParticipantId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import type { Role } from '../../protocol/permissions.ts'
import type { Actor, Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import type { Participant } from '../kept-state.ts'
import { withScopes } from '../scopes.ts'
import { isPresent } from '../seats.ts'
import { sessionsOf } from '../sessions.ts'
import type { CafeState } from '../state.ts'
import { someone } from './people.ts'

export const inviteHost: Decider<'invite-host'> = (state, _actor, { name, scopes }, context) => {
  const id = context.makeId<ParticipantId>()
  const participant = withScopes({ ...someone(name ?? 'Co-host', state, context), role: 'host' }, scopes)
  return { ok: true, events: [{ type: 'people-joined', people: { [id]: participant } }], reply: { participantId: id } }
}

export const inviteProjector: Decider<'invite-projector'> = (state, _actor, _command, context) => {
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone('Big screen', state, context), role: 'projector' }
  return { ok: true, events: [{ type: 'people-joined', people: { [id]: participant } }], reply: { participantId: id } }
}

export const renewCode: Decider<'renew-code'> = () => ({ ok: true, events: [{ type: 'code-renewed' }] })

/** A host renews their own link and those of devices and screens; the organiser also those of co-hosts. */
export const renewLink: Decider<'renew-link'> = (state, actor, { participantId = actor.id }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isPresent(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  const isOwn = participantId === actor.id
  const isThing = person.role === 'device' || person.role === 'projector'
  const isCoHost = person.role === 'host' && actor.role === 'organiser'
  if (!isOwn && !isThing && !isCoHost) return refuse('not_allowed')
  return { ok: true, events: [renewed(state, actor, participantId, person.role)], reply: { participantId } }
}

/** All that came in by the old link ends, except where the renewer is at this moment. */
export function renewed(state: CafeState, actor: Actor, id: ParticipantId, role: Role): CafeEvent {
  const ended = sessionsOf(state, id).filter(
    (session) => state.kept.sessions[session]?.byLink && session !== actor.session,
  )
  return { type: 'link-renewed', id, role, ended }
}
