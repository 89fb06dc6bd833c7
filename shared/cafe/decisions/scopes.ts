import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { areSame, givenTo } from '../scopes.ts'
import { isPresent } from '../seats.ts'

/** What a co-host takes care of from now on. From whoever leads without the time being theirs, the desk goes back too. */
export const setScopes: Decider<'set-scopes'> = (state, _actor, { participantId, scopes }) => {
  const person = state.kept.participants[participantId]
  if (!person || !isPresent(person) || person.role !== 'host') {
    return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  if (areSame(givenTo(state, participantId), scopes)) return { ok: true, events: [] }
  const events: CafeEvent[] = [{ type: 'scopes-set', id: participantId, scopes }]
  const { leads, organiser } = state.kept.house.one
  if (leads === participantId && !scopes.includes('time')) events.push({ type: 'desk-taken', by: organiser })
  return { ok: true, events }
}
