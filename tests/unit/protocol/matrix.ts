import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import type { PermissionFault, PhaseName, Standing } from '@tablecloth/shared/protocol/permissions.ts'

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
]
export const PHASES: readonly PhaseName[] = ['lobby', 'round', 'between', 'gallery', 'harvest', 'closed']

/**
 * Who may command what, and when, written down a second time: organiser, host, participant, projector, table host, the
 * person themselves, who sits there, a table's device,
 * the device of that table; lobby, round, between, gallery, harvest, closed. A letter is a yes.
 */
export const MATRIX: Record<CommandType, [who: string, when: string]> = {
  time: ['ohpj...d.', 'lrbghc'],
  'accept-agreement': ['ohp...', 'lrbgh.'],
  'update-me': ['ohp...', 'lrbgh.'],
  leave: ['.hp...', 'lrbghc'],
  'plan-seating': ['oh....', 'lrb...'],
  'change-plan': ['oh....', 'lrb...'],
  'pin-seat': ['oh....', 'lrb...'],
  'undo-plan': ['oh....', 'lrb...'],
  'wish-seats': ['..p...', 'lrb...'],
  'start-round': ['oh....', 'l.bg..'],
  'pause-round': ['oh....', '.r....'],
  'resume-round': ['oh....', '.r....'],
  'extend-round': ['oh....', '.r....'],
  'end-round': ['oh....', '.r....'],
  move: ['oh....', '.rb...'],
  'open-table': ['oh....', 'lrb...'],
  'close-table': ['oh....', 'lrb...'],
  'reopen-table': ['oh....', 'lrb...'],
  'set-table-host': ['oh....', 'lrbgh.'],
  admit: ['oh....', 'lrbgh.'],
  'admit-all': ['oh....', 'lrbgh.'],
  remove: ['oh....', 'lrbghc'],
  'add-person': ['oh..t.', 'lrb...'],
  'add-people': ['oh....', 'lrb...'],
  announce: ['oh....', 'lrbgh.'],
  'start-turn': ['oh..ts..v', '.r....'],
  'end-turn': ['oh..ts..v', '.r....'],
  'still-speaking': ['oh..ts..v', '.r....'],
  'raise-hand': ['..p...', '.r....'],
  'lower-hand': ['..p...', '.r....'],
  'pass-first-word': ['oh..ts..v', '.r....'],
  'agree-promise': ['oh..t.s', 'lrb...'],
  'allow-names': ['..p...', 'lrb...'],
  'count-me-in': ['..p...', 'lrb...'],
  'answer-invitation': ['..p...', '.r....'],
  'answer-pulse': ['..p...', '..b...'],
  'name-missing': ['oh..t.s', '.rb...'],
  'unname-missing': ['ohp...', '.rbgh.'],
  'call-host': ['..p...', 'lrbgh.'],
  'answer-call': ['oh....', 'lrbghc'],
  'hide-note': ['oh....', '.rbgh.'],
  'restore-note': ['oh....', '.rbgh.'],
  'my-notes': ['ohp...', 'lrbghc'],
  'place-note': ['ohp...', 'lrbgh.'],
  'edit-note': ['ohp...', 'lrbgh.'],
  'set-note-credit': ['ohp...', 'lrbgh.'],
  'set-note-consent': ['ohp...', 'lrbgh.'],
  'withdraw-note': ['ohp...', 'lrbgh.'],
  'freeze-table': ['oh....', '.rb...'],
  report: ['..p...', 'lrbghc'],
  'answer-report': ['oh....', 'lrbghc'],
  'answer-act': ['..p...', 'lrbghc'],
  'answer-theme': ['..p...', '....h.'],
  'take-on': ['..p...', '....h.'],
  'put-down': ['..p...', '....h.'],
  'make-lens': ['oh....', 'lrbgh.'],
  'remove-lens': ['oh....', 'lrbgh.'],
  'hide-words': ['oh....', '....h.'],
  'restore-words': ['oh....', '....h.'],
  'start-gallery': ['oh....', 'l.b.h.'],
  'extend-walk': ['oh....', '...g..'],
  'end-walk': ['oh....', '...g..'],
  'place-dots': ['..p...', '...g..'],
  'echo-note': ['..p...', '...g..'],
  'start-harvest': ['oh....', 'l.bg..'],
  close: ['oh....', 'lrbgh.'],
  'keep-until': ['o.....', 'lrbghc'],
  'table-device': ['oh....', 'lrbgh.'],
  'invite-host': ['o.....', 'lrbghc'],
  'invite-projector': ['oh....', 'lrbghc'],
  'renew-code': ['oh....', 'lrbgh.'],
  'renew-link': ['oh....', 'lrbghc'],
  'my-sessions': ['ohp...', 'lrbghc'],
  'host-sessions': ['o.....', 'lrbghc'],
  'end-session': ['ohp...', 'lrbghc'],
  'offer-cafe': ['o.....', 'lrbghc'],
  'answer-offer': ['.h....', 'lrbghc'],
  'take-desk': ['oh....', 'lrbgh.'],
}

/** What the matrix answers to somebody with these standings; `null` is a yes. */
export function answerTo(type: CommandType, standings: readonly Standing[], phase: PhaseName): PermissionFault | null {
  const [who, when] = MATRIX[type]
  const may = standings.some((standing) => (who[STANDINGS.indexOf(standing)] ?? '.') !== '.')
  if (!may) return 'not_allowed'
  return when[PHASES.indexOf(phase)] === '.' ? 'wrong_phase' : null
}
