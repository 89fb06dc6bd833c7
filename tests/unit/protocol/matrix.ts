import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import type { PermissionFault, PhaseName, Standing } from '@tablecloth/shared/protocol/permissions.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'

export const STANDINGS: readonly Standing[] = [
  'organiser',
  'host',
  'participant',
  'projector',
  'table-host',
  'self',
  'seated',
  'device',
  'table-device',
  'removed',
]
export const PHASES: readonly PhaseName[] = ['lobby', 'round', 'between', 'gallery', 'harvest', 'closed']

/**
 * Who may command what, and when, written down a second time: organiser, host, participant, projector, table host, the
 * person themselves, who sits there, a table's device,
 * the device of that table, whoever was asked to leave; lobby, round, between, gallery, harvest, closed. A letter is a yes. Last, what a co-host must have been
 * given who does it as one, where it is about nothing but people: door, time, tables (b), words, or nothing (-).
 */
export const MATRIX: Record<CommandType, [who: string, when: string, scope?: 'd' | 't' | 'b' | 'w' | '-']> = {
  time: ['ohpj...d.', 'lrbghc'],
  'accept-agreement': ['ohp...', 'lrbgh.'],
  'read-agreement': ['ohp...', 'lrbgh.'],
  'amend-agreement': ['oh....', 'lrbgh.', 'w'],
  'propose-line': ['ohp...', 'l.....'],
  'take-back-line': ['ohp...', 'l.....'],
  'back-line': ['ohp...', 'l.....'],
  'adopt-line': ['oh....', 'l.....', 'w'],
  'put-line-aside': ['oh....', 'l.....', 'w'],
  'update-me': ['ohp...', 'lrbgh.'],
  leave: ['.hp...', 'lrbghc'],
  'plan-seating': ['oh....', 'lrb...', 'b'],
  'change-plan': ['oh....', 'lrb...', 'b'],
  'pin-seat': ['oh....', 'lrb...', 'b'],
  'undo-plan': ['oh....', 'lrb...', 'b'],
  'wish-seats': ['..p...', 'lrb...'],
  'start-round': ['oh....', 'l.bg..', 't'],
  'pause-round': ['oh....', '.r....', 't'],
  'resume-round': ['oh....', '.r....', 't'],
  'extend-round': ['oh....', '.r....', 't'],
  'end-round': ['oh....', '.r....', 't'],
  move: ['oh....', '.rb...', 'b'],
  'open-table': ['oh....', 'lrb...', 'b'],
  'close-table': ['oh....', 'lrb...', 'b'],
  'reopen-table': ['oh....', 'lrb...', 'b'],
  'set-table-host': ['oh..t.', 'lrbgh.', 'b'],
  admit: ['oh....', 'lrbgh.', 'd'],
  'admit-all': ['oh....', 'lrbgh.', 'd'],
  remove: ['oh....', 'lrbghc', 'd'],
  'practise-guests': ['oh....', 'lrbgh.', '-'],
  'practise-moment': ['oh....', 'lrbgh.', '-'],
  'let-back': ['oh....', 'lrbgh.', 'd'],
  'ask-out': ['oh....', 'lrbgh.', 'd'],
  'step-out': ['..p...', 'lrbgh.'],
  'add-person': ['oh..t.', 'lrb...', 'd'],
  'add-people': ['oh....', 'lrb...', 'd'],
  announce: ['oh....', 'lrbgh.', 't'],
  'start-turn': ['oh..ts..v', '.r....', 'b'],
  'end-turn': ['oh..ts..v', '.r....', 'b'],
  'still-speaking': ['oh..ts..v', '.r....', 'b'],
  'raise-hand': ['..p...', '.r....'],
  'lower-hand': ['..p...', '.r....'],
  'pass-first-word': ['oh..ts..v', '.r....', 'b'],
  'agree-promise': ['oh..t.s', 'lrb...', 'b'],
  'allow-names': ['..p...', 'lrb...'],
  'count-me-in': ['..p...', 'lrb...'],
  'answer-invitation': ['..p...', '.r....'],
  'answer-pulse': ['..p...', '..b...'],
  'name-missing': ['oh..t.s', '.rb...', '-'],
  'unname-missing': ['ohp...', '.rbgh.'],
  'call-host': ['..p...', 'lrbgh.'],
  'answer-call': ['oh....', 'lrbghc', '-'],
  'hide-note': ['oh....', '.rbgh.', 'w'],
  'restore-note': ['oh....', '.rbgh.', 'w'],
  'restore-notes': ['oh....', '.rbgh.', 'w'],
  'my-notes': ['ohp...', 'lrbghc'],
  'place-note': ['ohp...', 'lrbgh.'],
  'edit-note': ['ohp...', 'lrbgh.'],
  'set-note-credit': ['ohp...', 'lrbgh.'],
  'set-note-consent': ['ohp...', 'lrbgh.'],
  'withdraw-note': ['ohp...', 'lrbgh.'],
  'freeze-table': ['oh....', '.rb...', 'w'],
  'slow-person': ['oh....', '.rb...', 'w'],
  report: ['..p...', 'lrbghc'],
  'answer-report': ['oh....', 'lrbghc', 'w'],
  'answer-act': ['..p......x', 'lrbghc'],
  'answer-theme': ['..p...', '....h.'],
  'take-on': ['..p...', '....h.'],
  'put-down': ['..p...', '....h.'],
  'make-lens': ['oh....', 'lrbgh.', 'w'],
  'remove-lens': ['oh....', 'lrbgh.', 'w'],
  'hide-words': ['oh....', '....h.', 'w'],
  'restore-themes': ['oh....', '....h.', 'w'],
  'restore-words': ['oh....', '....h.', 'w'],
  'start-gallery': ['oh....', 'l.b.h.', 't'],
  'extend-walk': ['oh....', '...g..', 't'],
  'end-walk': ['oh....', '...g..', 't'],
  'place-dots': ['..p...', '...g..'],
  'echo-note': ['..p...', '...g..'],
  'tie-thread': ['ohp...', '...gh.'],
  'untie-thread': ['ohp...', '...gh.'],
  'hide-thread': ['oh....', '...gh.', 'w'],
  'restore-thread': ['oh....', '...gh.', 'w'],
  'carry-note': ['..p...', '.rb...'],
  'carry-nothing': ['..p...', '.rb...'],
  'start-harvest': ['oh....', 'l.bg..', 't'],
  close: ['oh....', 'lrbgh.', 't'],
  'keep-until': ['o.....', 'lrbghc'],
  'table-device': ['oh....', 'lrbgh.', 'b'],
  'invite-host': ['o.....', 'lrbghc'],
  'set-scopes': ['o.....', 'lrbghc'],
  'invite-projector': ['oh....', 'lrbghc', 'b'],
  'renew-code': ['oh....', 'lrbgh.', 'd'],
  'renew-link': ['oh....', 'lrbghc', '-'],
  'my-sessions': ['ohp...', 'lrbghc'],
  'host-sessions': ['o.....', 'lrbghc'],
  'end-session': ['ohp...', 'lrbghc'],
  'offer-cafe': ['o.....', 'lrbghc'],
  'answer-offer': ['.h....', 'lrbghc', '-'],
  'take-desk': ['oh....', 'lrbgh.', '-'],
}

const LETTERS = { door: 'd', time: 't', tables: 'b', words: 'w' } as const

/** What the matrix answers to somebody with these standings, who was given these scopes if a co-host; `null` is a yes. */
export function answerTo(
  type: CommandType,
  standings: readonly Standing[],
  phase: PhaseName,
  scopes: readonly Scope[] = SCOPES,
): PermissionFault | null {
  const [who, when, scope = '-'] = MATRIX[type]
  const fitting = standings.filter((standing) => (who[STANDINGS.indexOf(standing)] ?? '.') !== '.')
  if (!fitting.length) return 'not_allowed'
  const isGiven = scope === '-' || scopes.some((given) => LETTERS[given] === scope)
  if (!isGiven && fitting.every((standing) => standing === 'host')) return 'out_of_scope'
  return when[PHASES.indexOf(phase)] === '.' ? 'wrong_phase' : null
}
