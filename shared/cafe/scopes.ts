import type { ParticipantId } from '../ids.ts'
import type { Command } from '../protocol/commands.ts'
import { refuse } from '../protocol/errors.ts'
import { type About, ALL_HELD, type Held } from '../protocol/permissions.ts'
import { SCOPES, type Scope } from '../protocol/scopes.ts'
import { withKept } from './change.ts'
import type { Participant } from './kept-state.ts'
import type { CafeState } from './state.ts'

const NOTHING: readonly Scope[] = []

/** Whoever leads must be able to bring the café through its rounds, whatever they take care of otherwise. */
export const LENT_TO_LEAD = ['time', 'tables'] as const satisfies readonly Scope[]

/** In their order and each once, however they were named. */
const tidy = (scopes: readonly Scope[]): Scope[] => SCOPES.filter((scope) => scopes.includes(scope))

/** What somebody was given; nothing where they are no host. */
export function givenTo(state: CafeState, id: ParticipantId): readonly Scope[] {
  const person = state.kept.participants[id]
  if (person?.role === 'organiser') return SCOPES
  return person?.role === 'host' ? (person.scopes ?? SCOPES) : NOTHING
}

/** What somebody may take care of at this moment. */
export function heldBy(state: CafeState, id: ParticipantId): Held {
  const given = givenTo(state, id)
  if (given.length === SCOPES.length) return ALL_HELD
  const isLead = state.kept.house.one.leads === id && state.kept.participants[id]?.role === 'host'
  return { given, lent: isLead ? LENT_TO_LEAD.filter((scope) => !given.includes(scope)) : NOTHING }
}

/** Whether a host may do what only hosts may with words; any other host stands among them as everybody does. */
export const keepsWords = (state: CafeState, id: ParticipantId): boolean => givenTo(state, id).includes('words')

/** Whom a command is about, as far as what it needs hangs on that. */
export function aboutOf(state: CafeState, by: ParticipantId, command: Command): About {
  const about = 'participantId' in command && command.participantId ? command.participantId : by
  if (about === by) return 'self'
  const role = state.kept.participants[about]?.role
  return role === 'device' || role === 'projector' ? 'thing' : 'person'
}

/** Says what is missing, and who can give it. */
export const refuseScope = (scope: Scope | null) =>
  scope === null
    ? refuse('not_allowed')
    : refuse('out_of_scope', `This needs the scope "${scope}", which the organiser can give`, { scope })

/** All of them is kept as nothing, so that whoever may do everything may do what comes later, too. */
export function withScopes({ scopes: _, ...person }: Participant, scopes: readonly Scope[] = SCOPES): Participant {
  const kept = tidy(scopes)
  return kept.length === SCOPES.length ? person : { ...person, scopes: kept }
}

export function scopesSet(state: CafeState, id: ParticipantId, scopes: readonly Scope[]): CafeState {
  const { participants } = state.kept
  const person = participants[id]
  return person ? withKept(state, { participants: { ...participants, [id]: withScopes(person, scopes) } }) : state
}

export const areSame = (some: readonly Scope[], others: readonly Scope[]): boolean =>
  tidy(some).join() === tidy(others).join()
