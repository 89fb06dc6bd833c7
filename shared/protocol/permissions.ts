import type { CommandType } from './commands.ts'
import { SCOPES, type Scope } from './scopes.ts'

/** What a token makes of its bearer. A table host is a participant whom a table names, see `Standing`. */
export type Role = 'organiser' | 'host' | 'participant' | 'projector' | 'device'

/** How somebody stands to what a command is about. `removed`: was asked to leave, and stands as nothing else. */
export type Standing = Role | 'table-host' | 'self' | 'seated' | 'table-device' | 'removed'

export type PhaseName = 'lobby' | 'round' | 'between' | 'gallery' | 'harvest' | 'closed'

/** Whom a host's command is about: themselves, a screen or the device of a table, or anybody else. */
export type About = 'self' | 'thing' | 'person'

interface Permission {
  who: readonly Standing[]
  when: readonly PhaseName[]
  /**
   * What a co-host needs for it; `null`: nothing, every host may. Where it hangs on whom it is about, of whom nothing is said
   * nothing is needed. Rows for people who are no hosts have none.
   */
  scope?: Scope | Partial<Record<About, Scope>> | null
  /** A scope that is lent to whoever leads does not reach so far. */
  unlent?: true
}

/** What a host may take care of: given by the organiser, or lent for as long as they lead. */
export interface Held {
  given: readonly Scope[]
  lent: readonly Scope[]
}

export const ALL_HELD: Held = { given: SCOPES, lent: [] }

const HOSTS = ['organiser', 'host'] as const
const PEOPLE = ['organiser', 'host', 'participant'] as const
const EVERYONE = [...PEOPLE, 'projector', 'device'] as const
/** Whoever sits at the table that it is about. */
const TABLE = [...HOSTS, 'table-host', 'seated'] as const
/** A table's device speaks for whoever sits there. */
const FLOOR = [...HOSTS, 'table-host', 'self', 'table-device'] as const

const OPEN = ['lobby', 'round', 'between', 'gallery', 'harvest'] as const
const ALWAYS = [...OPEN, 'closed'] as const
const SEATED = ['round', 'between'] as const

/** The one table of who may command what, and when. Whoever may not is told so before anything else is looked at. */
export const PERMISSIONS: Record<CommandType, Permission> = {
  time: { who: EVERYONE, when: ALWAYS },
  'accept-agreement': { who: PEOPLE, when: OPEN },
  'read-agreement': { who: PEOPLE, when: OPEN },
  'amend-agreement': { who: HOSTS, when: OPEN, scope: 'words' },
  'propose-line': { who: PEOPLE, when: ['lobby'] },
  'take-back-line': { who: PEOPLE, when: ['lobby'] },
  'back-line': { who: PEOPLE, when: ['lobby'] },
  'adopt-line': { who: HOSTS, when: ['lobby'], scope: 'words' },
  'put-line-aside': { who: HOSTS, when: ['lobby'], scope: 'words' },
  'update-me': { who: PEOPLE, when: OPEN },
  leave: { who: ['participant', 'host'], when: ALWAYS },
  'plan-seating': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'change-plan': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'pin-seat': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'undo-plan': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'wish-seats': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'start-round': { who: HOSTS, when: ['lobby', 'between', 'gallery'], scope: 'time' },
  'pause-round': { who: HOSTS, when: ['round'], scope: 'time' },
  'resume-round': { who: HOSTS, when: ['round'], scope: 'time' },
  'extend-round': { who: HOSTS, when: ['round'], scope: 'time' },
  'end-round': { who: HOSTS, when: ['round'], scope: 'time' },
  move: { who: HOSTS, when: SEATED, scope: 'tables' },
  'open-table': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'close-table': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'reopen-table': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'set-table-host': { who: [...HOSTS, 'table-host'], when: OPEN, scope: 'tables' },
  admit: { who: HOSTS, when: OPEN, scope: 'door' },
  'admit-all': { who: HOSTS, when: OPEN, scope: 'door' },
  remove: { who: HOSTS, when: ALWAYS, scope: { person: 'door', thing: 'tables' } },
  'practise-guests': { who: HOSTS, when: OPEN, scope: null },
  'practise-moment': { who: HOSTS, when: OPEN, scope: null },
  'let-back': { who: HOSTS, when: OPEN, scope: 'door' },
  'ask-out': { who: HOSTS, when: OPEN, scope: 'door' },
  'step-out': { who: ['participant'], when: OPEN },
  'add-person': { who: [...HOSTS, 'table-host'], when: ['lobby', 'round', 'between'], scope: 'door' },
  'add-people': { who: HOSTS, when: ['lobby', 'round', 'between'], scope: 'door' },
  announce: { who: HOSTS, when: OPEN, scope: 'time' },
  'start-turn': { who: FLOOR, when: ['round'], scope: 'tables' },
  'end-turn': { who: FLOOR, when: ['round'], scope: 'tables' },
  'still-speaking': { who: FLOOR, when: ['round'], scope: 'tables' },
  'raise-hand': { who: ['participant'], when: ['round'] },
  'lower-hand': { who: ['participant'], when: ['round'] },
  'pass-first-word': { who: FLOOR, when: ['round'], scope: 'tables' },
  'agree-promise': { who: TABLE, when: ['lobby', 'round', 'between'], scope: 'tables' },
  'allow-names': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'count-me-in': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'answer-invitation': { who: ['participant'], when: ['round'] },
  'answer-pulse': { who: ['participant'], when: ['between'] },
  'name-missing': { who: TABLE, when: ['round', 'between'], scope: null },
  'unname-missing': { who: PEOPLE, when: ['round', 'between', 'gallery', 'harvest'] },
  'call-host': { who: ['participant'], when: OPEN },
  'answer-call': { who: HOSTS, when: ALWAYS, scope: null },
  'hide-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'], scope: 'words' },
  'restore-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'], scope: 'words' },
  'restore-notes': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'], scope: 'words' },
  'my-notes': { who: PEOPLE, when: ALWAYS },
  'place-note': { who: PEOPLE, when: OPEN },
  'edit-note': { who: PEOPLE, when: OPEN },
  'set-note-credit': { who: PEOPLE, when: OPEN },
  'set-note-consent': { who: PEOPLE, when: OPEN },
  'withdraw-note': { who: PEOPLE, when: OPEN },
  'freeze-table': { who: HOSTS, when: SEATED, scope: 'words' },
  'slow-person': { who: HOSTS, when: SEATED, scope: 'words' },
  report: { who: ['participant'], when: ALWAYS },
  'answer-report': { who: HOSTS, when: ALWAYS, scope: 'words' },
  'answer-act': { who: ['participant', 'removed'], when: ALWAYS },
  'answer-theme': { who: ['participant'], when: ['harvest'] },
  'take-on': { who: ['participant'], when: ['harvest'] },
  'put-down': { who: ['participant'], when: ['harvest'] },
  'hide-words': { who: HOSTS, when: ['harvest'], scope: 'words' },
  'restore-themes': { who: HOSTS, when: ['harvest'], scope: 'words' },
  'restore-words': { who: HOSTS, when: ['harvest'], scope: 'words' },
  'start-gallery': { who: HOSTS, when: ['lobby', 'between', 'harvest'], scope: 'time' },
  'extend-walk': { who: HOSTS, when: ['gallery'], scope: 'time' },
  'end-walk': { who: HOSTS, when: ['gallery'], scope: 'time' },
  'place-dots': { who: ['participant'], when: ['gallery'] },
  'echo-note': { who: ['participant'], when: ['gallery'] },
  'tie-thread': { who: PEOPLE, when: ['gallery', 'harvest'] },
  'untie-thread': { who: PEOPLE, when: ['gallery', 'harvest'] },
  'hide-thread': { who: HOSTS, when: ['gallery', 'harvest'], scope: 'words' },
  'restore-thread': { who: HOSTS, when: ['gallery', 'harvest'], scope: 'words' },
  'carry-note': { who: ['participant'], when: SEATED },
  'carry-nothing': { who: ['participant'], when: SEATED },
  'start-harvest': { who: HOSTS, when: ['lobby', 'between', 'gallery'], scope: 'time' },
  'make-lens': { who: HOSTS, when: OPEN, scope: 'words' },
  'remove-lens': { who: HOSTS, when: OPEN, scope: 'words' },
  close: { who: HOSTS, when: OPEN, scope: 'time', unlent: true },
  'keep-until': { who: ['organiser'], when: ALWAYS },
  'table-device': { who: HOSTS, when: OPEN, scope: 'tables' },
  'invite-host': { who: ['organiser'], when: ALWAYS },
  'set-scopes': { who: ['organiser'], when: ALWAYS },
  'invite-projector': { who: HOSTS, when: ALWAYS, scope: 'tables' },
  'renew-code': { who: HOSTS, when: OPEN, scope: 'door' },
  'renew-link': { who: HOSTS, when: ALWAYS, scope: { thing: 'tables' } },
  'my-sessions': { who: PEOPLE, when: ALWAYS },
  'host-sessions': { who: ['organiser'], when: ALWAYS },
  'end-session': { who: PEOPLE, when: ALWAYS },
  'offer-cafe': { who: ['organiser'], when: ALWAYS },
  'answer-offer': { who: ['host'], when: ALWAYS, scope: null },
  'take-desk': { who: HOSTS, when: OPEN, scope: null },
}

export type PermissionFault = 'not_allowed' | 'out_of_scope' | 'wrong_phase'

/** Whether whoever was asked to leave may give a command of this name from outside. */
export const isForRemoved = (type: unknown): boolean =>
  typeof type === 'string' &&
  Object.hasOwn(PERMISSIONS, type) &&
  PERMISSIONS[type as CommandType].who.includes('removed')

/** What a co-host needs to give this command about such a one; `null` where that is nothing. */
export function scopeOf(type: CommandType, about: About = 'person'): Scope | null {
  const { scope = null } = PERMISSIONS[type]
  return typeof scope === 'string' || scope === null ? scope : (scope[about] ?? null)
}

/**
 * `null` when somebody with these standings may give the command in this phase. Who is asked before when. `held` and `about`
 * say something of co-hosts alone.
 */
export function permissionFault(
  type: CommandType,
  standings: readonly Standing[],
  phase: PhaseName,
  held: Held = ALL_HELD,
  about: About = 'person',
): PermissionFault | null {
  const { who, when, unlent } = PERMISSIONS[type]
  const fitting = who.filter((standing) => standings.includes(standing))
  const scope = scopeOf(type, about)
  const holds = scope === null || held.given.includes(scope) || (!unlent && held.lent.includes(scope))
  const allowed = fitting.filter((standing) => standing !== 'host' || holds)
  if (!allowed.length) return fitting.length ? 'out_of_scope' : 'not_allowed'
  return when.includes(phase) ? null : 'wrong_phase'
}
