import { COMMAND_TYPES } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS, type ErrorCode, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { PERMISSIONS, type PhaseName, permissionFault, type Standing } from '@tablecloth/shared/protocol/permissions.ts'
import { describe, expect, test } from 'vitest'
import { answerTo, MATRIX, PHASES, STANDINGS } from './matrix.ts'

describe('permissions', () => {
  test('[PR15] have a row for every command, and no other', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...COMMAND_TYPES].sort())
    expect(Object.keys(MATRIX).sort()).toEqual([...COMMAND_TYPES].sort())
  })

  test.each(COMMAND_TYPES)('[PR15] %s may be given by whom and when the matrix says, cell by cell', (type) => {
    const cells = (answer: (standing: Standing, phase: PhaseName) => string | null) =>
      STANDINGS.map((standing) => [standing, PHASES.map((phase) => [phase, answer(standing, phase)])])
    expect(cells((standing, phase) => permissionFault(type, [standing], phase))).toEqual(
      cells((standing, phase) => answerTo(type, [standing], phase)),
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
