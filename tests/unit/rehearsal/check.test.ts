import { check } from '@tablecloth/rehearsal/check.ts'
import { CANARY } from '@tablecloth/rehearsal/script.ts'
import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { describe, expect, test } from 'vitest'
import { briefing, exportsOf, performed } from './a-performance.ts'

type Note = BriefingSource['notes'][number]

const verdictOn = (source: BriefingSource) => check(performed(), exportsOf(source))

/** The verdict on exports in which one note is another. */
const withNote = (id: string, change: Partial<Note>) =>
  verdictOn({ ...briefing(), notes: briefing().notes.map((note) => (note.id === id ? { ...note, ...change } : note)) })

describe('the check at the end of a rehearsal', () => {
  test('[RE1] finds nothing to say of exports that are as they should be', () => {
    expect(verdictOn(briefing())).toEqual({ missing: 0, faults: [] })
  })

  test('[RE1] counts a note that is missing, and says so of every form', () => {
    const { missing, faults } = verdictOn({
      ...briefing(),
      notes: briefing().notes.filter(({ id }) => id !== 'note-two'),
    })
    expect(missing).toBe(1)
    for (const form of ['json', 'csv', 'md', 'html', 'docx']) {
      expect(faults.some((fault) => fault.startsWith(`${form}:`))).toBe(true)
    }
  })

  test('[RE1] sees a note that is there twice', () => {
    const { missing, faults } = verdictOn({
      ...briefing(),
      notes: [...briefing().notes, ...briefing().notes.slice(1, 2)],
    })
    expect(missing).toBe(0)
    expect(faults).toContain('json: note note-two is there 2 times')
  })

  test.each([
    ['credit of another', { credit: { kind: 'name', label: 'Wren' } }, 'credit'],
    ['credit of another kind', { credit: { kind: 'organisation', label: 'Heron' } }, 'credit'],
    ['table', { tableId: 't2' }, 'tableId'],
    ['round', { round: 1 }, 'round'],
    ['text', { text: 'Words of note' }, 'text'],
    ['theme', { themes: [] }, 'themes'],
    ['language', { lang: 'ur' }, 'lang'],
    ['first note', { buildsOn: 'note-two' }, 'buildsOn'],
  ] as const)('[RE1] sees a note with the %s changed', (_, change, field) => {
    const { missing, faults } = withNote('note-one', change as Partial<Note>)
    expect(missing).toBe(0)
    expect(faults.some((fault) => fault.startsWith('json: note note-one') && fault.includes(`: ${field} is`))).toBe(
      true,
    )
    expect(faults.some((fault) => fault.startsWith('csv:'))).toBe(true)
  })

  test('[RE2] sees a note that its author kept back, and a wrong count of those', () => {
    const [first] = briefing().notes
    const { faults } = verdictOn({
      ...briefing(),
      notes: [...briefing().notes, { ...(first as Note), id: 'note-kept', text: 'Words of note-kept' }],
      heldBack: 1,
    })
    expect(faults).toContain('json: note note-kept was not written, or is not public')
    expect(faults).toContain('json: 1 held back, not 2')
    expect(faults.some((fault) => fault.startsWith('html:'))).toBe(true)
  })

  test('[RE2] sees the id of a participant, wherever it is', () => {
    const exports = exportsOf(briefing())
    const { faults } = check(performed(), { ...exports, md: `${exports.md}\n<!-- person-wren -->\n` })
    expect(faults).toEqual(['md: holds the id of a participant'])
  })

  test('[RE2] sees words that were kept back in every form, unzipped, wherever in it they stand', () => {
    const title = { ...briefing(), cafe: { ...briefing().cafe, title: `A ${CANARY}` } }
    const { faults } = verdictOn(title)
    expect(faults).toEqual(
      expect.arrayContaining([
        ...['json', 'md', 'html'].map((form) => `${form}: holds words that were kept back`),
        'docx/word/document.xml: holds words that were kept back',
        'docx/docProps/core.xml: holds words that were kept back',
      ]),
    )
  })

  test('[RE1] sees a document that is no archive, or has another credit in a footnote', () => {
    const exports = exportsOf(briefing())
    const cut = check(performed(), { ...exports, docx: exports.docx.subarray(0, 200) })
    expect(cut.faults).toEqual([expect.stringMatching(/^docx: /)])
    const { docx } = exportsOf({
      ...briefing(),
      notes: briefing().notes.map((note) =>
        note.id === 'note-one' ? { ...note, credit: { kind: 'name', label: 'Wren' } } : note,
      ),
    })
    const other = check(performed(), { ...exports, docx })
    expect(other.faults.length).toBeGreaterThan(0)
    expect(other.faults.every((fault) => fault.startsWith('docx: '))).toBe(true)
  })

  test('[RE3] sees a theme that is missing, emptied or renamed, and a recap with other words', () => {
    const { themes, recaps } = briefing()
    const faultsOf = (change: Partial<BriefingSource>) => verdictOn({ ...briefing(), ...change }).faults.join('\n')
    expect(faultsOf({ themes: themes.slice(0, 1) })).toContain('theme theme-paid')
    expect(faultsOf({ themes: themes.map((theme) => ({ ...theme, notes: [] })) })).toContain('theme theme-safe')
    expect(faultsOf({ themes: themes.map((theme) => ({ ...theme, name: 'x' })) })).toContain('theme theme-safe')
    expect(faultsOf({ recaps: recaps.map((recap) => ({ ...recap, text: 'Another.' })) })).toContain('json recaps')
  })

  test('[RE1] says of exports that cannot be read that everything is missing', () => {
    expect(check(performed(), { ...exportsOf(briefing()), json: '<!doctype html>' })).toMatchObject({ missing: 4 })
  })
})
