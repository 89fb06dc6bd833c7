import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import type { Carried } from '@tablecloth/shared/cafe/carried.ts'
import type { NotePlace, Thread } from '@tablecloth/shared/cafe/threads.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { readExport } from '@tablecloth/shared/harvest/read-export.ts'
import { together } from '@tablecloth/shared/harvest/tally.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { input, note } from './a-harvest.ts'
import { anExport } from './an-export.ts'
import { HARMFUL } from './payloads.ts'
import { readCsv } from './read-back.ts'
import { readDocx } from './read-docx.ts'

const words = exportWords(['en'])
const CANARY = 'canary-kept-back'
const place = (tableId: string, noteId: string): NotePlace => ({ tableId: asId(tableId), noteId: asId(noteId) })
const carried = (noteId: string, from: string, to: string | null, round = 1): Carried => ({
  ...{ noteId: asId(noteId), from: asId(from), round },
  to: to === null ? null : asId(to),
})

/** Three public notes and one that is for the café, with something of everything about each. */
const source = (threads: Thread[] = []) =>
  briefingOf(
    input({
      notes: [
        note('note-one'),
        note('note-two', { tableId: 't1' }),
        note('note-three', { tableId: 't1', round: 1 }),
        note('note-kept', { tableId: 't1', text: CANARY, consent: 'cafe' }),
      ],
      tallies: {
        't0/note-one': { dots: 4, echoes: { 'moves-me': 3, 'know-this': 'few' } },
        't1/note-kept': { dots: 77, echoes: { 'tell-more': 78 } },
      },
      threads: [
        { from: place('t0', 'note-one'), to: place('t1', 'note-two'), words: 'Both ask who is paid' },
        { from: place('t0', 'note-one'), to: place('t1', 'note-kept'), words: `${CANARY} thread` },
        { from: place('t0', 'note-one'), to: place('t1', 'note-three'), words: `${CANARY} down`, hidden: true },
        ...threads,
      ],
      carried: [
        carried('note-one', 't0', 't1'),
        // By a second traveller, and one who is still on the way.
        carried('note-one', 't0', 't1'),
        carried('note-two', 't1', null),
        carried('note-kept', 't1', 't0'),
      ],
    }),
  )

const forms = (briefing = source()) => {
  const docx = readDocx(FORMATS.docx?.write(briefing, { words }) as Buffer)
  return {
    markdown: markdownOf(briefing, { words }),
    html: htmlOf(briefing, { words }),
    docx: [...docx.files.values()].join('\n').replace(/<[^>]+>/g, ''),
    csv: csvOf(briefing, { words }),
    json: jsonOf(briefing),
  }
}

describe('what the exports tell of the walk', () => {
  test('[GA30] beside each published note its dots and answers, where it was taken and what leads from it', () => {
    const { json, csv, ...read } = forms()
    for (const [form, text] of Object.entries(read)) {
      const plain = text.replace(/<[^>]+>|[\u2066-\u2069\u200E\u200F]/g, '')
      for (const told of [
        '4 dots',
        'This moves me: 3',
        'I know this too: one or two',
        'Taken along to South, round 2',
      ]) {
        expect([form, told, plain.split(told).length]).toEqual([form, told, 2])
      }
      // At both of its ends.
      expect(plain.split('Both ask who is paid')).toHaveLength(3)
    }
    const [head = [], first = []] = readCsv(csv)
    expect(head.slice(-4)).toEqual(['dots', 'answers', 'taken along to', 'threads'])
    expect(first.slice(-4)).toEqual([
      '4',
      'This moves me: 3; I know this too: one or two',
      'South, round 2',
      'note-two: Both ask who is paid',
    ])
    expect(JSON.parse(json)).toMatchObject({
      notes: [
        { dots: 4, echoes: { 'moves-me': 3, 'know-this': 'few' }, went: [{ tableId: 't1', round: 1 }] },
        { id: 'note-three' },
        { id: 'note-two' },
      ],
      threads: [{ from: 'note-one', to: 'note-two', words: 'Both ask who is paid' }],
    })
  })

  test('[GA30] nothing of a note that is kept back, of a thread to it, or of one that a host took down', () => {
    for (const text of Object.values(forms())) {
      expect(text).not.toContain(CANARY)
      expect(text).not.toMatch(/\b7[78]\b/)
    }
  })

  test('[GA30] words of a thread are words in every form, whatever they are', () => {
    for (const words of HARMFUL.slice(0, 60)) {
      const line = words.replace(/\s+/g, ' ').slice(0, 120)
      const { html, csv } = forms(
        source([{ from: place('t0', 'note-one'), to: place('t1', 'note-three'), words: line }]),
      )
      expect(html).not.toMatch(/<(script|img|svg|iframe|a)\b/i)
      for (const row of readCsv(csv)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
  })
})

describe('an export that comes back', () => {
  const problem = (change: (file: ReturnType<typeof anExport>) => void) => {
    const file = anExport()
    change(file)
    const read = readExport(JSON.stringify(file))
    return read.ok ? 'ok' : read.error.field
  }

  test('[GA31] is refused by the field where threads, ways or counts cannot be', () => {
    const [first, second, third] = anExport().notes
    const at = (n: number) => ['notes', n].join('.')
    expect(problem(() => {})).toBe('ok')
    expect(
      problem((file) => {
        file.threads = [{ from: first?.id ?? '', to: 'nothing', words: 'x' }]
      }),
    ).toBe('threads.0.to')
    expect(
      problem((file) => {
        file.threads = [{ from: first?.id ?? '', to: second?.id ?? '', words: 'x' }]
      }),
    ).toBe(first?.tableId === second?.tableId ? 'threads.0.to' : 'ok')
    expect(
      problem((file) => {
        file.threads = [{ from: first?.id ?? '', to: third?.id ?? '', words: '' }]
      }),
    ).toBe('threads.0.words')
    for (const [field, value] of [
      ['dots', 0],
      ['dots', 1.5],
      ['echoes', { 'know-this': 2 }],
      ['echoes', { shouts: 3 }],
    ] as const) {
      const answer = problem((file) => Object.assign(file.notes[0] ?? {}, { [field]: value }))
      expect(answer).toMatch(new RegExp(`^${at(0).replace('.', '\\.')}\\.${field}`))
    }
    expect(problem((file) => Object.assign(file.notes[0] ?? {}, { went: [{ tableId: 'none', round: 0 }] }))).toBe(
      'notes.0.went.0.tableId',
    )
    expect(
      problem((file) => Object.assign(file.notes[0] ?? {}, { went: [{ tableId: first?.tableId, round: 0 }] })),
    ).toBe('notes.0.went.0.tableId')
  })

  test('[GA31] what was only known to be few adds nothing to a number, and numbers add up', () => {
    const few = { dots: 1, echoes: { 'know-this': 'few' as const } }
    const many = { dots: 2, echoes: { 'know-this': 4, 'moves-me': 'few' as const } }
    expect(together(undefined, few)).toEqual(few)
    expect(together(few, many)).toEqual({ dots: 3, echoes: { 'moves-me': 'few', 'know-this': 4 } })
    expect(together(many, many)).toEqual({ dots: 4, echoes: { 'moves-me': 'few', 'know-this': 8 } })
    expect(together(few, few)).toEqual({ dots: 2, echoes: { 'know-this': 'few' } })
  })
})
