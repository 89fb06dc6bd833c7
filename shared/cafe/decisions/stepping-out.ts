import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import { isAway, isSeatable } from '../seats.ts'

/** A host asks; nothing happens to anybody before they say yes. Whoever is out already is not asked. */
export const askOut: Decider<'ask-out'> = (state, actor, { participantId: id }, { at }) => {
  const person = state.kept.participants[id]
  if (!person || !isSeatable(person)) return refuse('unknown_person', undefined, { field: 'participantId' })
  return { ok: true, events: isAway(state, id) ? [] : [{ type: 'asked-out', id, by: actor.id, at }] }
}

export const stepOut: Decider<'step-out'> = (state, { id }, { out }, { at }) => ({
  ok: true,
  events: isAway(state, id) === out ? [] : [{ type: 'person-away', id, away: out, at }],
})
