import { creditOf } from '@tablecloth/shared/harvest/credit.ts'
import type { ClothNote } from '@tablecloth/shared/harvest/note.ts'
import { galleryNotes } from '@tablecloth/shared/harvest/projection.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HERON, note, noteMark, personId, someHarvest } from './a-harvest.ts'

const TABLES = { t0: { name: 'North' } }
const gallery = (...notes: ClothNote[]) =>
  galleryNotes(notes, { 'pid-heron': HERON }, TABLES, { credit: 'name', consent: 'cafe' })

describe('the gallery', () => {
  test('[HA1] [HA5] shows what consent gives to the café or the public, the café deciding where a note does not', () => {
    const notes = [
      note('of-table', { consent: 'table' }),
      note('of-cafe', { consent: 'cafe' }),
      note('of-public', { consent: 'public' }),
      note('undecided'),
    ]
    expect(Object.keys(gallery(...notes)).sort()).toEqual(['of-cafe', 'of-public', 'undecided'])
    const closed = galleryNotes(notes, {}, TABLES, { credit: 'name', consent: 'table' })
    expect(Object.keys(closed).sort()).toEqual(['of-cafe', 'of-public'])
  })

  test('[HA2] carries a credit and an order, and neither author nor time', () => {
    const shown = gallery(note('second-one', { createdAt: 9 }), note('first-one', { createdAt: 5, paper: 'straw' }))
    expect(shown).toEqual({
      'first-one': {
        text: 'words of first-one',
        credit: { kind: 'name', label: 'Heron' },
        round: 0,
        order: 0,
        paper: 'straw',
      },
      'second-one': { text: 'words of second-one', credit: { kind: 'name', label: 'Heron' }, round: 0, order: 1 },
    })
  })

  test('[HA3] keeps the link of a build-on only to a note that is shown', () => {
    const shown = gallery(
      note('first-one'),
      note('kept-back', { consent: 'table' }),
      note('on-shown', { buildsOn: 'first-one' }),
      note('on-kept', { buildsOn: 'kept-back' }),
      note('on-none', { buildsOn: 'nowhere0' }),
    )
    expect(shown['on-shown']?.buildsOn).toBe('first-one')
    expect(shown['on-kept']).not.toHaveProperty('buildsOn')
    expect(shown['on-none']).not.toHaveProperty('buildsOn')
  })

  test('[HA4] is the same in whatever order the notes come in', () => {
    fc.assert(
      fc.property(someHarvest, fc.integer(), ({ notes, authors }, turn) => {
        const cloth = notes.filter(({ tableId }) => tableId === 't0')
        const turned = cloth.map((_, index) => cloth[(index + Math.abs(turn)) % cloth.length] as ClothNote).reverse()
        const defaults = { credit: 'name', consent: 'public' } as const
        const both = [cloth, turned].map((each) => JSON.stringify(galleryNotes(each, authors, TABLES, defaults)))
        expect(both[0]).toBe(both[1])
      }),
    )
  })

  test('[HA6] does not show a note whose words were taken out', () => {
    expect(gallery(note('emptied-1', { text: ' \n ' }), note('emptied-2', { text: '\u202E' }))).toEqual({})
  })

  test('[HA1] [HA2] leaks no author and no kept-back word, whatever the café', () => {
    fc.assert(
      fc.property(someHarvest, ({ notes, authors, roots }) => {
        const defaults = { credit: roots.info.creditDefault, consent: roots.info.consentDefault }
        const text = JSON.stringify(galleryNotes(notes, authors, roots.tables, defaults))
        expect(text).not.toContain('pidmark')
        expect(text).not.toContain('createdAt')
        notes.forEach((each, n) => {
          expect(text.includes(noteMark(n))).toBe((each.consent ?? defaults.consent) !== 'table')
        })
        expect(text).not.toContain(personId(0))
      }),
    )
  })
})

describe('credit', () => {
  test("[HA10] is the note's own choice, else the author's, else the café's", () => {
    expect(creditOf({ author: 'heron', credit: 'organisation' }, HERON, 'North', 'nobody')).toEqual({
      kind: 'organisation',
      label: 'Riverside',
    })
    expect(creditOf({ author: 'heron' }, HERON, 'North', 'nobody')).toEqual({ kind: 'name', label: 'Heron' })
    const plain = { name: 'Heron', organisation: '' }
    expect(creditOf({ author: 'heron' }, plain, 'North', 'nobody')).toEqual({ kind: 'nobody', label: '' })
  })

  test.each([
    ['an organisation that was never given', { credit: 'organisation' }, { name: 'Heron', organisation: ' ' }],
    ['a name that is empty', { credit: 'name' }, { name: '', organisation: 'Riverside' }],
    ['an author whom nobody knows', { credit: 'name' }, undefined],
  ] as const)('[HA11] falls to the table for %s', (_, of, author) => {
    expect(creditOf({ author: 'heron', ...of }, author, 'North', 'name')).toEqual({ kind: 'table', label: 'North' })
  })

  test('[HA11] of nobody names nobody, whoever the author and whatever the café', () => {
    for (const cafe of ['name', 'organisation', 'table', 'nobody'] as const) {
      expect(creditOf({ author: 'heron', credit: 'nobody' }, HERON, 'North', cafe)).toEqual({
        kind: 'nobody',
        label: '',
      })
      // Whatever a note without an author says.
      expect(creditOf({ credit: 'name' }, HERON, 'North', cafe)).toEqual({ kind: 'nobody', label: '' })
    }
  })
})
