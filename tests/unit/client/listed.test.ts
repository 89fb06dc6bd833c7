import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { describe, expect, test } from 'vitest'
import { languageTags } from '../../../client/profile/language-names.ts'
import { listedIn, takenFaults } from '../../../client/screens/desk/listed.ts'

const tagOf = languageTags('en')
const faultsOf = (list: string) => {
  const read = listedIn(list, tagOf)
  return read.ok ? [] : read.faults
}

describe('a list of people for a café', () => {
  test('[SE67] is read with languages by name or tag, in any of our languages, and what it does not take is named', () => {
    const list = `Name,Languages,Organisation,Apart from,Shoe size
Wren,English; العربية; es,Refuge | Council,,38

Plover,french; pt-BR,,Wren,`
    expect(listedIn(list, tagOf)).toEqual({
      ok: true,
      people: [
        { name: 'Wren', languages: ['en', 'ar', 'es'], organisation: 'Refuge, Council' },
        { name: 'Plover', languages: ['fr', 'pt-BR'], organisation: '' },
      ],
      rows: [2, 4],
      left: ['Shoe size', 'Apart from'],
    })
    expect(languageTags('ar')('الإنجليزية')).toBe('en')
  })

  test.each([
    [
      'a language that nobody knows',
      'Name,Languages\nWren,Birdsong',
      { row: 2, column: 'Languages', code: 'unknown-language' },
    ],
    [
      'a name too long for a seat',
      `Name\n\n${'x'.repeat(LIMITS.name + 1)}`,
      { row: 3, column: 'Name', code: 'too-long' },
    ],
    [
      'organisations too long',
      `Name,Agency\nWren,${'x'.repeat(60)};${'y'.repeat(60)}`,
      { row: 2, column: 'Agency', code: 'too-long' },
    ],
    ['what the file itself has wrong', 'Name\nWren\nwren', { row: 3, column: 'Name', code: 'name-twice' }],
  ])('[SE67] %s is told by row and column', (_, list, fault) => {
    expect(faultsOf(list)).toMatchObject([fault])
  })

  test('[SE67] everything is told at once', () => {
    const list = 'Name,Languages\nWren,Birdsong\n,en\nwren,'
    expect(faultsOf(list).map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-language'],
      [3, 'no-name'],
      [4, 'name-twice'],
    ])
  })

  test('[SE67] an empty list and one that is too long are told as a whole', () => {
    expect(listedIn(' \n', tagOf)).toMatchObject({ ok: false, field: { code: 'noList' } })
    const names = Array.from({ length: LIMITS.peopleAtOnce + 1 }, (_, n) => `Guest ${n}`)
    expect(faultsOf(['Name', ...names].join('\n'))).toMatchObject([{ code: 'too-many-people' }])
  })

  test('[SE66] names that the server knows already are told by their rows', () => {
    const read = listedIn('Name\nWren\n\nPlover', tagOf)
    if (!read.ok) throw new Error('the list is right')
    expect(takenFaults(['Plover'], read.people, read.rows)).toEqual([
      { code: 'name-taken', row: 4, column: null, params: { name: 'Plover' } },
    ])
  })
})
