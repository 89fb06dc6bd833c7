import type { CommandType } from './commands.ts'

/** What a token makes of its bearer. A table host is a participant whom a table names, see `Standing`. */
export type Role = 'organiser' | 'host' | 'participant' | 'projector' | 'device'

/** How somebody stands to what a command is about. */
export type Standing = Role | 'table-host' | 'self' | 'seated' | 'table-device'

export type PhaseName = 'lobby' | 'round' | 'between' | 'gallery' | 'harvest' | 'closed'

interface Permission {
  who: readonly Standing[]
  when: readonly PhaseName[]
}

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
  'update-me': { who: PEOPLE, when: OPEN },
  leave: { who: ['participant', 'host'], when: ALWAYS },
  'plan-seating': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'change-plan': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'pin-seat': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'undo-plan': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'wish-seats': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'start-round': { who: HOSTS, when: ['lobby', 'between', 'gallery'] },
  'pause-round': { who: HOSTS, when: ['round'] },
  'resume-round': { who: HOSTS, when: ['round'] },
  'extend-round': { who: HOSTS, when: ['round'] },
  'end-round': { who: HOSTS, when: ['round'] },
  move: { who: HOSTS, when: SEATED },
  'open-table': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'close-table': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'reopen-table': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  'set-table-host': { who: HOSTS, when: OPEN },
  admit: { who: HOSTS, when: OPEN },
  'admit-all': { who: HOSTS, when: OPEN },
  remove: { who: HOSTS, when: ALWAYS },
  'add-person': { who: [...HOSTS, 'table-host'], when: ['lobby', 'round', 'between'] },
  'add-people': { who: HOSTS, when: ['lobby', 'round', 'between'] },
  announce: { who: HOSTS, when: OPEN },
  'start-turn': { who: FLOOR, when: ['round'] },
  'end-turn': { who: FLOOR, when: ['round'] },
  'still-speaking': { who: FLOOR, when: ['round'] },
  'raise-hand': { who: ['participant'], when: ['round'] },
  'lower-hand': { who: ['participant'], when: ['round'] },
  'pass-first-word': { who: FLOOR, when: ['round'] },
  'agree-promise': { who: TABLE, when: ['lobby', 'round', 'between'] },
  'allow-names': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'count-me-in': { who: ['participant'], when: ['lobby', 'round', 'between'] },
  'answer-invitation': { who: ['participant'], when: ['round'] },
  'answer-pulse': { who: ['participant'], when: ['between'] },
  'name-missing': { who: TABLE, when: ['round', 'between'] },
  'unname-missing': { who: PEOPLE, when: ['round', 'between', 'gallery', 'harvest'] },
  'call-host': { who: ['participant'], when: OPEN },
  'answer-call': { who: HOSTS, when: ALWAYS },
  'hide-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'] },
  'restore-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'] },
  'restore-notes': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'] },
  'my-notes': { who: PEOPLE, when: ALWAYS },
  'place-note': { who: PEOPLE, when: OPEN },
  'edit-note': { who: PEOPLE, when: OPEN },
  'set-note-credit': { who: PEOPLE, when: OPEN },
  'set-note-consent': { who: PEOPLE, when: OPEN },
  'withdraw-note': { who: PEOPLE, when: OPEN },
  'freeze-table': { who: HOSTS, when: SEATED },
  report: { who: ['participant'], when: ALWAYS },
  'answer-report': { who: HOSTS, when: ALWAYS },
  'answer-act': { who: ['participant'], when: ALWAYS },
  'answer-theme': { who: ['participant'], when: ['harvest'] },
  'take-on': { who: ['participant'], when: ['harvest'] },
  'put-down': { who: ['participant'], when: ['harvest'] },
  'hide-words': { who: HOSTS, when: ['harvest'] },
  'restore-words': { who: HOSTS, when: ['harvest'] },
  'start-gallery': { who: HOSTS, when: ['lobby', 'between', 'harvest'] },
  'extend-walk': { who: HOSTS, when: ['gallery'] },
  'end-walk': { who: HOSTS, when: ['gallery'] },
  'place-dots': { who: ['participant'], when: ['gallery'] },
  'echo-note': { who: ['participant'], when: ['gallery'] },
  'tie-thread': { who: PEOPLE, when: ['gallery', 'harvest'] },
  'untie-thread': { who: PEOPLE, when: ['gallery', 'harvest'] },
  'hide-thread': { who: HOSTS, when: ['gallery', 'harvest'] },
  'restore-thread': { who: HOSTS, when: ['gallery', 'harvest'] },
  'carry-note': { who: ['participant'], when: SEATED },
  'carry-nothing': { who: ['participant'], when: SEATED },
  'start-harvest': { who: HOSTS, when: ['lobby', 'between', 'gallery'] },
  'make-lens': { who: HOSTS, when: OPEN },
  'remove-lens': { who: HOSTS, when: OPEN },
  close: { who: HOSTS, when: OPEN },
  'keep-until': { who: ['organiser'], when: ALWAYS },
  'table-device': { who: HOSTS, when: OPEN },
  'invite-host': { who: ['organiser'], when: ALWAYS },
  'invite-projector': { who: HOSTS, when: ALWAYS },
  'renew-code': { who: HOSTS, when: OPEN },
  'renew-link': { who: HOSTS, when: ALWAYS },
  'my-sessions': { who: PEOPLE, when: ALWAYS },
  'host-sessions': { who: ['organiser'], when: ALWAYS },
  'end-session': { who: PEOPLE, when: ALWAYS },
  'offer-cafe': { who: ['organiser'], when: ALWAYS },
  'answer-offer': { who: ['host'], when: ALWAYS },
  'take-desk': { who: HOSTS, when: OPEN },
}

export type PermissionFault = 'not_allowed' | 'wrong_phase'

/** `null` when somebody with these standings may give the command in this phase. Who is asked before when. */
export function permissionFault(
  type: CommandType,
  standings: readonly Standing[],
  phase: PhaseName,
): PermissionFault | null {
  const { who, when } = PERMISSIONS[type]
  if (!who.some((standing) => standings.includes(standing))) return 'not_allowed'
  return when.includes(phase) ? null : 'wrong_phase'
}
