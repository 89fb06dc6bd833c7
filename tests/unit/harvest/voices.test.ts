import { createHash } from 'node:crypto'
import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { BriefingJson, jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { type Difference, standingOf, themeVersion, type VoiceRoots } from '@tablecloth/shared/harvest/voices.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { sha256 } from '@tablecloth/shared/sha256.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { briefing, note } from './a-harvest.ts'
import { readCsv, textOf } from './read-back.ts'
import { readDocx } from './read-docx.ts'

const THEME = { id: 'theme-paid', name: 'Who is paid', description: 'And when' }
const version = themeVersion(THEME)

const SAID: VoiceRoots = {
  answers: {
    [THEME.id]: { [version]: { confirm: 3, object: 1, differ: 1 }, before: { confirm: 2, object: 0, differ: 0 } },
  },
  differences: {
    b: { themeId: THEME.id, answer: 'object', text: 'Not for us', credit: { kind: 'nobody', label: '' }, version },
    a: {
      themeId: THEME.id,
      answer: 'differ',
      text: 'Pay before the meeting',
      credit: { kind: 'organisation', label: 'Riverside' },
      version: 'before',
    },
  },
  commitments: {
    c: { text: 'Call the interpreters', when: 'in May', credit: { kind: 'name', label: 'Heron' } },
  },
  present: { people: 12 },
}

describe('the version of a theme', () => {
  test('[TH4] is another for other words, wherever they are parted, and the same for the same', () => {
    expect(themeVersion({ name: 'ab', description: 'c' })).not.toBe(themeVersion({ name: 'a', description: 'bc' }))
    expect(themeVersion({ name: ' a', description: 'c\n' })).toBe(themeVersion({ name: 'a', description: 'c' }))
  })

  test('[TH4] is SHA-256 as everyone computes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
      }),
    )
  })
})

describe('how a theme stands', () => {
  test('[TH4] counts answers to its words alone, and says how many were to earlier ones', () => {
    expect(standingOf(SAID, THEME)).toMatchObject({
      now: { confirm: 3, object: 1, differ: 1 },
      earlier: 2,
      said: [
        { text: 'Pay before the meeting', earlier: true },
        { text: 'Not for us', earlier: false },
      ],
    })
    expect(standingOf(SAID, { ...THEME, name: 'Who is paid, and how' })).toMatchObject({
      now: { confirm: 0, object: 0, differ: 0 },
      earlier: 7,
    })
  })
})

/** A document's words without its contents, which say the headings once more. */
function bodyAndFeet(file: Buffer): string {
  const { paragraphs, footnotes } = readDocx(file)
  return [...paragraphs, ...footnotes.values()]
    .filter(({ style }) => !style.startsWith('TOC'))
    .map(({ text }) => text)
    .join('\n')
}

describe('exports of what was said of the themes', () => {
  const source = briefing({ themes: [{ ...THEME, notes: [] }], said: SAID })
  const inEnglish = { words: exportWords(['en']) }
  const writers = {
    markdown: (of: BriefingSource) => markdownOf(of, inEnglish),
    html: (of: BriefingSource) => textOf(htmlOf(of, inEnglish)),
    csv: (of: BriefingSource) => csvOf(of, inEnglish),
    docx: (of: BriefingSource) => bodyAndFeet(FORMATS.docx?.write(of, inEnglish) as Buffer),
  }
  const formOf = (of: BriefingSource, form: keyof typeof writers) => writers[form](of)
  const texts = {
    markdown: formOf(source, 'markdown'),
    html: formOf(source, 'html'),
    csv: formOf(source, 'csv'),
    docx: formOf(source, 'docx'),
  }

  test.each(Object.entries(texts))('[TH5] %s has where we differ in the theme, signed as chosen', (form, text) => {
    expect(text).toContain('3 of 12 people present stand behind these words.')
    expect(text).toContain('1 person objects.')
    expect(text).toContain('1 person would say it differently.')
    expect(text).toContain('Not counted, because the words have changed since: 2 answers.')
    for (const words of ['Not for us', 'Pay before the meeting', 'Riverside', 'said of earlier words']) {
      expect(text.split(words)).toHaveLength(2)
    }
    if (form !== 'csv') expect(text).toContain('Where we differ')
  })

  test.each(Object.entries(texts))('[TH7] %s has what people take on, signed as chosen', (form, text) => {
    for (const words of ['Call the interpreters', 'Heron', 'in May']) expect(text.split(words)).toHaveLength(2)
    if (form !== 'csv') expect(text).toContain('What we take on')
  })

  test('[TH5] [TH7] JSON has them field by field, and the table a row each', () => {
    const outcome = parse(BriefingJson, JSON.parse(jsonOf(source)))
    if (!outcome.ok) throw new Error(outcome.error.message)
    expect(outcome.value.themes[0]?.standing).toMatchObject({
      confirmed: 3,
      objected: 1,
      saidDifferently: 1,
      earlier: 2,
    })
    expect(outcome.value).toMatchObject({ present: 12, commitments: Object.values(SAID.commitments) })
    const rows = readCsv(texts.csv.slice(1)).slice(1)
    expect(rows.map((row) => [row[3], row[4], row[6], row[9], row[10]])).toEqual([
      [expect.stringContaining('3 of 12'), '', 'Who is paid', 'answers', ''],
      ['Pay before the meeting', 'Riverside', 'Who is paid', 'said differently (said of earlier words)', ''],
      ['Not for us', 'Unsigned', 'Who is paid', 'objection', ''],
      ['Call the interpreters', 'Heron', '', 'commitment', 'in May'],
    ])
  })

  test.each(['markdown', 'html', 'docx'] as const)(
    '[TH12] %s keeps what was brought in: its name, its words, its notes and its answers',
    (form) => {
      const other = { id: 'theme-hours', name: 'Hours are paid', description: 'All of them', within: THEME.id }
      const merged = briefing({
        notes: [note('note-aaaa'), note('note-bbbb')],
        themes: [
          { ...THEME, notes: ['t0/note-aaaa'] },
          { ...other, notes: ['t0/note-bbbb', 't0/note-aaaa'] },
        ],
        said: {
          ...SAID,
          answers: { ...SAID.answers, [other.id]: { [themeVersion(other)]: { confirm: 4, object: 1, differ: 0 } } },
          differences: {
            ...SAID.differences,
            c: {
              ...(SAID.differences.b as Difference),
              themeId: other.id,
              text: 'Not all',
              version: themeVersion(other),
            },
          },
        },
      })
      const text = formOf(merged, form)
      expect(text).toContain(
        'Gathered from 2 notes, written at 1 table. Brought together from: Who is paid and Hours are paid.',
      )
      expect(text).toContain(
        'To “Hours are paid” by itself: 4 of 12 people present stand behind these words. 1 person objects.',
      )
      for (const words of [
        'All of them',
        'Not all',
        'said of “Hours are paid”',
        'words of note-aaaa',
        'words of note-bbbb',
      ]) {
        expect(text.split(words)).toHaveLength(2)
      }
      expect(text).toContain('3 of 12 people present stand behind these words.')
    },
  )

  test('[TH5] a theme that nobody answered says so, once, and nothing else of answers', () => {
    const quiet = briefing({
      themes: [{ ...THEME, notes: [] }],
      said: { answers: {}, differences: {}, commitments: {}, present: { people: 2 } },
    })
    for (const form of ['markdown', 'html', 'docx'] as const) {
      const text = formOf(quiet, form)
      expect(text.split('Nobody has answered to these words.')).toHaveLength(2)
      for (const no of ['Where we differ', 'in other words']) expect(text).not.toContain(no)
    }
  })
})
