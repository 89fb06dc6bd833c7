import { COMMAND_TYPES, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS, type ErrorCode, refuse } from '@tablecloth/shared/protocol/errors.ts'
import {
  type About,
  type Held,
  PERMISSIONS,
  type PhaseName,
  permissionFault,
  type Standing,
} from '@tablecloth/shared/protocol/permissions.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
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

describe('scopes', () => {
  const held = (...given: Scope[]): Held => ({ given, lent: [] })
  const sets = Array.from({ length: 2 ** SCOPES.length }, (_, bits) => SCOPES.filter((_, at) => (bits >> at) & 1))

  test.each(COMMAND_TYPES)('[HO80] %s needs of a co-host what the matrix says, whatever else was given', (type) => {
    const cells = (answer: (standings: Standing[], phase: PhaseName, given: Scope[]) => string | null) =>
      sets.flatMap((given) => PHASES.map((phase) => [given, phase, answer(['host'], phase, given)]))
    expect(cells((standings, phase, given) => permissionFault(type, standings, phase, held(...given)))).toEqual(
      cells((standings, phase, given) => answerTo(type, standings, phase, given)),
    )
  })

  test('[HO80] a command that only hosts give needs one scope, or says that every host may', () => {
    for (const type of COMMAND_TYPES) {
      const { who, scope } = PERMISSIONS[type]
      const isHosts = who.includes('host') && !who.includes('participant')
      expect([type, scope !== undefined]).toEqual([type, isHosts])
      expect([type, MATRIX[type][2] !== undefined]).toEqual([type, isHosts])
    }
  })

  test('[HO80] nothing is asked of the organiser, nor of whoever may as somebody else than a host', () => {
    for (const type of COMMAND_TYPES) {
      for (const standing of STANDINGS.filter((one) => one !== 'host')) {
        expect(permissionFault(type, [standing], 'round', held())).toBe(permissionFault(type, [standing], 'round'))
      }
    }
    expect(permissionFault('start-turn', ['host', 'self'], 'round', held())).toBeNull()
    expect(permissionFault('start-turn', ['host'], 'round', held())).toBe('out_of_scope')
  })

  test("[HO81] screens and devices are of the tables, people of the door, and one's own link is one's own", () => {
    const fault = (type: CommandType, given: Scope, about: About) =>
      permissionFault(type, ['host'], 'round', held(given), about)
    expect([fault('remove', 'door', 'person'), fault('remove', 'tables', 'person')]).toEqual([null, 'out_of_scope'])
    expect([fault('remove', 'door', 'thing'), fault('remove', 'tables', 'thing')]).toEqual(['out_of_scope', null])
    expect([fault('renew-link', 'door', 'thing'), fault('renew-link', 'tables', 'thing')]).toEqual([
      'out_of_scope',
      null,
    ])
    expect(fault('renew-link', 'words', 'self')).toBeNull()
  })

  test('[HO86] what is lent to whoever leads does not reach as far as closing the café', () => {
    const lead: Held = { given: ['door'], lent: ['time', 'tables'] }
    expect(permissionFault('start-round', ['host'], 'between', lead)).toBeNull()
    expect(permissionFault('move', ['host'], 'round', lead)).toBeNull()
    expect(permissionFault('hide-note', ['host'], 'round', lead)).toBe('out_of_scope')
    expect(permissionFault('close', ['host'], 'harvest', lead)).toBe('out_of_scope')
    expect(permissionFault('close', ['host'], 'harvest', held('time'))).toBeNull()
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
