import type { Performed } from '@tablecloth/rehearsal/expected.ts'
import type { Exports } from '@tablecloth/rehearsal/host.ts'
import type { WrittenNote } from '@tablecloth/rehearsal/ledger.ts'
import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'

const heron = { participantId: 'person-heron', name: 'Heron', organisation: 'Riverside', credit: 'name' } as const
const wren = { participantId: 'person-wren', name: 'Wren', organisation: '', credit: 'organisation' } as const

const note = (id: string, more: Partial<WrittenNote> = {}): WrittenNote => ({
  id,
  author: heron,
  tableId: 't1',
  round: 0,
  text: `Words of ${id}`,
  lang: 'en',
  ...more,
})

/** Four public notes and two held back, at two tables in two rounds, in one theme of two. */
export const performed = (): Performed => ({
  cafeId: 'cafe-1',
  people: [heron.participantId, wren.participantId],
  tables: { t1: 'Table 1', t2: 'Table 2' },
  notes: [
    note('note-one'),
    note('note-two', { tableId: 't2', author: wren, text: 'أوّل سطر\nوسطر ثانٍ <b>', lang: 'ar' }),
    note('note-three', { round: 1, credit: 'nobody', buildsOn: 'note-one' }),
    note('note-four', { round: 1, credit: 'organisation', buildsOn: 'note-kept' }),
    note('note-kept', { consent: 'table' }),
    note('note-here', { consent: 'cafe' }),
  ],
  themes: [
    { id: 'theme-safe', name: 'Safe', description: 'What keeps', places: new Set(['t1/note-one', 't1/note-here']) },
    { id: 'theme-paid', name: 'Paid', description: '', places: new Set() },
  ],
  recaps: [{ tableId: 't2', round: 0, text: 'What we had.' }],
})

/** The briefing that a right server makes of it. */
export const briefing = (): BriefingSource => {
  const notes = [
    ['note-one', 't1', 0, 'Words of note-one', 'en', 'name', 'Heron'],
    ['note-two', 't2', 0, 'أوّل سطر\nوسطر ثانٍ <b>', 'ar', 'table', 'Table 2'],
    ['note-three', 't1', 1, 'Words of note-three', 'en', 'nobody', ''],
    ['note-four', 't1', 1, 'Words of note-four', 'en', 'organisation', 'Riverside'],
  ] as const
  const standing = { confirmed: 0, objected: 0, saidDifferently: 0, earlier: 0, said: [] }
  return {
    cafe: {
      id: 'cafe-1',
      title: 'A café',
      purpose: '',
      languages: [],
      agreement: [],
      admission: 'auto',
      consentDefault: 'public',
      creditDefault: 'name',
      perspectives: [],
      startsAt: null,
      tables: [
        { id: 't1', name: 'Table 1' },
        { id: 't2', name: 'Table 2' },
      ],
      rounds: [
        { question: 'One?', minutes: 1 },
        { question: 'Two?', minutes: 1 },
      ],
      people: 2,
      voices: [],
    },
    themes: [
      { id: 'theme-safe', name: 'Safe', description: 'What keeps', notes: ['note-one'], standing, parts: [] },
      { id: 'theme-paid', name: 'Paid', description: '', notes: [], standing, parts: [] },
    ],
    notes: notes.map(([id, tableId, round, text, lang, kind, label]) => ({
      id,
      text,
      credit: { kind, label },
      tableId,
      round,
      lang,
      themes: id === 'note-one' ? ['theme-safe'] : [],
      ...(id === 'note-three' && { buildsOn: 'note-one' }),
    })),
    missingVoices: [],
    namedMissing: [],
    threads: [],
    counted: [],
    recaps: [{ tableId: 't2', round: 0, text: 'What we had.' }],
    commitments: [],
    recommendations: [],
    lenses: [],
    present: 0,
    hiddenWords: 0,
    heldBack: 2,
  }
}

export function exportsOf(source: BriefingSource): Exports {
  const options = { words: exportWords(['en']) }
  return {
    json: jsonOf(source),
    md: markdownOf(source, options),
    csv: csvOf(source, options),
    html: htmlOf(source, options),
    docx: FORMATS.docx?.write(source, options) as Buffer,
  }
}
