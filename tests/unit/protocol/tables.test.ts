import { COMMAND_TYPES, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS, type ErrorCode, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { PERMISSIONS, type PhaseName, permissionFault, type Standing } from '@tablecloth/shared/protocol/permissions.ts'
import { describe, expect, test } from 'vitest'

const STANDINGS: readonly Standing[] = [
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
const PHASES: readonly PhaseName[] = ['lobby', 'round', 'between', 'gallery', 'harvest', 'closed']

/**
 * Who may command what, and when, written down a second time: organiser, host, participant, projector, table host, the
 * person themselves, who sits there, a table's device,
 * the device of that table; lobby, round, between, gallery, harvest, closed. A letter is a yes.
 */
const MATRIX: Record<CommandType, [who: string, when: string]> = {
  time: ['ohpj...d.', 'lrbghc'],
  'accept-agreement': ['ohp...', 'lrbgh.'],
  'update-me': ['ohp...', 'lrbgh.'],
  leave: ['..p...', 'lrbghc'],
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
  'place-note': ['ohp...', 'lrb.h.'],
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
  'start-gallery': ['oh....', '..b.h.'],
  'extend-walk': ['oh....', '...g..'],
  'end-walk': ['oh....', '...g..'],
  'place-dots': ['..p...', '...g..'],
  'echo-note': ['..p...', '...g..'],
  'tie-thread': ['ohp...', '...gh.'],
  'untie-thread': ['ohp...', '...gh.'],
  'hide-thread': ['oh....', '...gh.'],
  'restore-thread': ['oh....', '...gh.'],
  'carry-note': ['..p...', '.rb...'],
  'carry-nothing': ['..p...', '.rb...'],
  'start-harvest': ['oh....', '..bg..'],
  close: ['oh....', 'lrbgh.'],
  'table-device': ['oh....', 'lrbgh.'],
  'invite-host': ['o.....', 'lrbghc'],
  'invite-projector': ['oh....', 'lrbghc'],
}

describe('permissions', () => {
  test('[PR15] have a row for every command, and no other', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...COMMAND_TYPES].sort())
    expect(Object.keys(MATRIX).sort()).toEqual([...COMMAND_TYPES].sort())
  })

  test.each(COMMAND_TYPES)('[PR15] %s may be given by whom and when the matrix says, cell by cell', (type) => {
    const [who, when] = MATRIX[type]
    const cells = (answer: (standing: Standing, phase: PhaseName) => string | null) =>
      STANDINGS.map((standing) => [standing, PHASES.map((phase) => [phase, answer(standing, phase)])])
    expect(cells((standing, phase) => permissionFault(type, [standing], phase))).toEqual(
      cells((standing, phase) => {
        if ((who[STANDINGS.indexOf(standing)] ?? '.') === '.') return 'not_allowed'
        return when[PHASES.indexOf(phase)] === '.' ? 'wrong_phase' : null
      }),
    )
  })

  test('[PR15] give nothing to somebody of no standing', () => {
    for (const type of COMMAND_TYPES) expect(permissionFault(type, [], 'round')).toBe('not_allowed')
  })

  test('[PR15] add up over the standings that somebody has', () => {
    expect(permissionFault('start-turn', ['participant'], 'round')).toBe('not_allowed')
    expect(permissionFault('start-turn', ['participant', 'self'], 'round')).toBeNull()
    expect(permissionFault('add-person', ['participant', 'table-host'], 'between')).toBeNull()
    expect(permissionFault('add-person', ['participant', 'table-host'], 'closed')).toBe('wrong_phase')
  })
})

describe('errors', () => {
  const codes = Object.keys(ERRORS) as ErrorCode[]
  const FINAL = [4400, 4401, 4403, 4404, 4409, 4413]
  const TRIED_AGAIN = [1011, 1012, 1013, 4529]

  test.each(codes)('[PR16] %s closes a socket so that trying again happens just where it can help', (code) => {
    const { status, close, retry, title } = ERRORS[code]
    expect(retry ? TRIED_AGAIN : FINAL).toContain(close)
    expect(retry).toBe(status === 429 || status >= 500)
    expect(status >= 400 && status < 600).toBe(true)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
  })

  test.each([
    [400, 4400],
    [401, 4401],
    [404, 4404],
    [413, 4413],
    [429, 4529],
  ])('[PR16] HTTP %i is always the close code %i', (status, close) => {
    const kinds = codes.map((code) => ERRORS[code]).filter((kind) => kind.status === status)
    expect(kinds.length).toBeGreaterThan(0)
    for (const kind of kinds) expect(kind.close).toBe(close)
  })

  test('[PR17] carry their sentence unless there is a better one', () => {
    expect(refuse('not_seated')).toEqual({
      ok: false,
      error: { code: 'not_seated', message: ERRORS.not_seated.title },
    })
    expect(refuse('contradiction', 'Heron and Wren', { rule: 'keep-apart', people: ['a', 'b'] })).toEqual({
      ok: false,
      error: { code: 'contradiction', message: 'Heron and Wren', rule: 'keep-apart', people: ['a', 'b'] },
    })
  })
})
