import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { leadOf } from '../lead.ts'
import { givenTo, refuseScope } from '../scopes.ts'
import { isPresent } from '../seats.ts'
import { renewed } from './links.ts'

/** The organiser offers the café to a co-host; nothing changes until they take it. */
export const offerCafe: Decider<'offer-cafe'> = (state, _actor, { participantId }) => {
  const { offered } = state.kept.house.one
  if (participantId === (offered ?? null)) return { ok: true, events: [] }
  const person = participantId && state.kept.participants[participantId]
  if (participantId && (!person || !isPresent(person) || person.role !== 'host')) {
    return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  return { ok: true, events: [{ type: 'cafe-offered', to: participantId }] }
}

/**
 * Whoever takes the café gets a link of their own: the one they came by was made by somebody who is not its organiser any
 * more, and would open everything.
 */
export const answerOffer: Decider<'answer-offer'> = (state, actor, { take }) => {
  const { organiser, offered } = state.kept.house.one
  if (offered !== actor.id) return refuse('not_offered')
  if (!take) return { ok: true, events: [{ type: 'cafe-offered', to: null }] }
  return {
    ok: true,
    events: [{ type: 'cafe-handed', from: organiser, to: actor.id }, renewed(state, actor, actor.id, 'organiser')],
    reply: { participantId: actor.id },
  }
}

/** Whoever keeps the time may lead whenever hosts wish; any other co-host only where whoever leads is missed. */
export const takeDesk: Decider<'take-desk'> = (state, actor) => {
  if (leadOf(state) === actor.id) return { ok: true, events: [] }
  const isMissed = state.kept.house.one.unattendedSince !== undefined
  if (!isMissed && !givenTo(state, actor.id).includes('time')) return refuseScope('time')
  return { ok: true, events: [{ type: 'desk-taken', by: actor.id }] }
}
