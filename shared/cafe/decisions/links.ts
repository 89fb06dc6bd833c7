import type { ParticipantId } from '../../ids.ts'
import type { Decider } from '../decide.ts'
import type { Participant } from '../state.ts'
import { someone } from './people.ts'

export const inviteHost: Decider<'invite-host'> = (state, _actor, { name }, context) => {
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone(name ?? 'Co-host', state, context), role: 'host' }
  return { ok: true, events: [{ type: 'people-joined', people: { [id]: participant } }], reply: { participantId: id } }
}

export const inviteProjector: Decider<'invite-projector'> = (state, _actor, _command, context) => {
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone('Big screen', state, context), role: 'projector' }
  return { ok: true, events: [{ type: 'people-joined', people: { [id]: participant } }], reply: { participantId: id } }
}
