import type { CommandType } from './commands.ts'

/** What a token makes of its bearer. A table host is a participant whom a table names, see `Standing`. */
export type Role = 'organiser' | 'host' | 'participant' | 'projector'

/** How somebody stands to what a command is about. */
export type Standing = Role | 'table-host' | 'self'

export type PhaseName = 'lobby' | 'round' | 'between' | 'gallery' | 'harvest' | 'closed'

interface Permission {
  who: readonly Standing[]
  when: readonly PhaseName[]
}

const HOSTS = ['organiser', 'host'] as const
const PEOPLE = ['organiser', 'host', 'participant'] as const
const EVERYONE = [...PEOPLE, 'projector'] as const
const FLOOR = [...HOSTS, 'table-host', 'self'] as const

const OPEN = ['lobby', 'round', 'between', 'gallery', 'harvest'] as const
const ALWAYS = [...OPEN, 'closed'] as const
const SEATED = ['round', 'between'] as const

/** The one table of who may command what, and when. Whoever may not is told so before anything else is looked at. */
export const PERMISSIONS: Record<CommandType, Permission> = {
  time: { who: EVERYONE, when: ALWAYS },
  'accept-agreement': { who: PEOPLE, when: OPEN },
  'update-me': { who: PEOPLE, when: OPEN },
  leave: { who: ['participant'], when: ALWAYS },
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
  'set-table-host': { who: HOSTS, when: OPEN },
  admit: { who: HOSTS, when: OPEN },
  'admit-all': { who: HOSTS, when: OPEN },
  remove: { who: HOSTS, when: ALWAYS },
  'add-person': { who: [...HOSTS, 'table-host'], when: ['lobby', 'round', 'between'] },
  announce: { who: HOSTS, when: OPEN },
  'start-turn': { who: FLOOR, when: ['round'] },
  'end-turn': { who: FLOOR, when: ['round'] },
  'raise-hand': { who: ['participant'], when: ['round'] },
  'lower-hand': { who: ['participant'], when: ['round'] },
  'call-host': { who: ['participant'], when: OPEN },
  'answer-call': { who: HOSTS, when: ALWAYS },
  'hide-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'] },
  'restore-note': { who: HOSTS, when: ['round', 'between', 'gallery', 'harvest'] },
  'answer-theme': { who: ['participant'], when: ['harvest'] },
  'take-on': { who: ['participant'], when: ['harvest'] },
  'put-down': { who: ['participant'], when: ['harvest'] },
  'start-gallery': { who: HOSTS, when: ['between', 'harvest'] },
  'start-harvest': { who: HOSTS, when: ['between', 'gallery'] },
  close: { who: HOSTS, when: OPEN },
  'invite-host': { who: ['organiser'], when: ALWAYS },
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
