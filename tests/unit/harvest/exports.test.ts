import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import { type BriefingNote, type BriefingSource, briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { BriefingJson, jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { briefing, input, nameMark, note, noteMark, organisationMark, someHarvest } from './a-harvest.ts'
import { readCsv, readFigures, readQuotes, shownLine } from './read-back.ts'
import { readDocx } from './read-docx.ts'

const words = exportWords(['en'])
const FORMS = {
  markdown: (source: Parameters<typeof markdownOf>[0]) => markdownOf(source, { words }),
  json: jsonOf,
  csv: (source: Parameters<typeof csvOf>[0]) => csvOf(source, { words }),
  html: (source: Parameters<typeof htmlOf>[0]) => htmlOf(source, { words }),
  /** Unzipped, every part of it. */
  docx: (source: BriefingSource) => [...docx(source).files.values()].join('\n'),
}
const docx = (source: BriefingSource) => readDocx(FORMATS.docx?.write(source, { words }) as Buffer)
const times = (text: string, mark: string) => text.split(mark).length - 1
const read = (json: string) => {
  const outcome = parse(BriefingJson, JSON.parse(json))
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** What each export says of a note's credit and place, in the words of people. */
const credit = ({ credit: { kind, label } }: BriefingNote) => (kind === 'nobody' ? 'Unsigned' : label)
const place = ({ tableId, round }: BriefingNote) => `Tablemark${tableId.slice(1)}x, round ${round + 1}`
const byMark = <T>(items: T[], textOf: (item: T) => string, { text }: BriefingNote): T[] => {
  const mark = /notemark\d+x/.exec(text)?.[0] ?? ''
  return items.filter((item) => textOf(item).includes(mark))
}

describe('the exports', () => {
  test('[HA30] have each published note exactly once', () => {
    fc.assert(
      fc.property(someHarvest, (harvest) => {
        const source = briefingOf(harvest)
        for (const form of Object.values(FORMS)) {
          const text = form(source)
          harvest.notes.forEach((each, n) => {
            const isPublic = (each.consent ?? harvest.roots.info.consentDefault) === 'public'
            expect(times(text, noteMark(n))).toBe(isPublic ? 1 : 0)
          })
        }
      }),
    )
  })

  test('[HA30] [HA43] have it with all its words, its credit, table and round', () => {
    fc.assert(
      fc.property(someHarvest, (harvest) => {
        const source = briefingOf(harvest)
        const quotes = readQuotes(FORMS.markdown(source))
        const figures = readFigures(FORMS.html(source))
        const rows = readCsv(FORMS.csv(source).slice(1))
          .slice(1)
          .filter((cells) => cells[9] === 'note')
        const json = read(FORMS.json(source))
        const { paragraphs, footnotes } = docx(source)
        const quoted = paragraphs.filter((paragraph) => paragraph.footnotes.length > 0)
        expect([quotes.length, figures.length, rows.length, json.notes.length, quoted.length]).toEqual(
          Array(5).fill(source.notes.length),
        )
        for (const each of source.notes) {
          const [quote] = byMark(quotes, ({ lines }) => lines.join('\n'), each)
          expect(quote?.credit).toContain(credit(each))
          expect(quote?.credit).toContain(place(each))
          expect(quote?.lines.map(shownLine).filter(Boolean)).toEqual(linesOf(each.text))
          const [figure] = byMark(figures, (of) => of.words, each)
          expect(figure?.words).toBe(each.text)
          expect(figure?.beside).toContain(credit(each))
          expect(figure?.beside).toContain(place(each))
          const [row] = byMark(rows, (cells) => cells[3] ?? '', each)
          expect(row?.slice(0, 3)).toEqual([each.id, `Tablemark${each.tableId.slice(1)}x`, String(each.round + 1)])
          expect(row?.[3]?.endsWith(each.text)).toBe(true)
          expect(row?.slice(4, 6)).toEqual([credit(each), each.credit.kind])
          expect(json.notes.find(({ id }) => id === each.id)).toEqual(each)
          const [paragraph] = byMark(quoted, (of) => of.text, each)
          // Two code points that are no characters cannot stand in XML.
          expect(paragraph?.text).toBe(each.text.replace(/[\uFFFE\uFFFF]/g, ''))
          const foot = footnotes.get(paragraph?.footnotes.join() ?? '')?.text.replace(/[\u200E\u200F]/g, '')
          expect(foot).toContain(credit(each))
          expect(foot).toContain(place(each))
        }
      }),
    )
  })

  test('[HA31] hold no id of a person, and no name or organisation that was not chosen', () => {
    fc.assert(
      fc.property(someHarvest, (harvest) => {
        const source = briefingOf(harvest)
        const chosen = new Set(source.notes.map(({ credit: { label } }) => label))
        for (const form of Object.values(FORMS)) {
          const text = form(source)
          expect(text).not.toContain('pidmark')
          for (let n = 0; n < 5; n++) {
            expect(text.includes(nameMark(n))).toBe(chosen.has(nameMark(n)))
            expect(text.includes(organisationMark(n))).toBe(chosen.has(organisationMark(n)))
          }
        }
      }),
    )
  })

  test('[HA31] credit a note by name only where its author, or else the café, chose the name', () => {
    fc.assert(
      fc.property(someHarvest, (harvest) => {
        for (const each of briefingOf(harvest).notes) {
          const origin = harvest.notes.find(({ id }) => id === each.id)
          const author = harvest.authors[origin?.author ?? '']
          const choice = origin?.credit ?? author?.credit ?? harvest.roots.info.creditDefault
          expect([choice, 'table']).toContain(each.credit.kind)
          if (choice === 'nobody') expect(each.credit).toEqual({ kind: 'nobody', label: '' })
        }
      }),
    )
  })

  test('say who was missing, and how much was kept back', () => {
    const source = briefing({
      notes: [note('kept-0000', { consent: 'table' }), note('kept-0001', { consent: 'cafe' })],
      roots: { perspectives: { byfor: { name: 'By-and-for agency', sensitive: false, order: 0 } } },
    })
    expect(FORMS.markdown(source)).toContain('**By-and-for agency**: shown at no table')
    expect(FORMS.html(source)).toContain('<bdi>By-and-for agency</bdi></b> <span class="meta">shown at no table')
    expect(read(FORMS.json(source))).toMatchObject({
      missingVoices: [{ name: 'By-and-for agency', tables: ['t0', 't1'] }],
      heldBack: 2,
    })
    expect(docx(source).paragraphs.map(({ text }) => text)).toContain('By-and-for agency: shown at no table')
    for (const form of [FORMS.markdown, FORMS.html, FORMS.docx])
      expect(form(source)).toContain('2 notes are not in here')
  })

  test('[HA21] say nothing of voices where the hosts asked for none to be shown', () => {
    const none = briefing()
    const unshown = briefing({ roots: { perspectives: { a: { name: 'Charity', sensitive: false, order: 0 } } } })
    for (const form of [FORMS.markdown, FORMS.html]) {
      expect(form(none)).not.toContain(words.voices)
      expect(form(none)).toContain(words.missingUnasked)
      expect(form(unshown)).toContain(words.voicesNone)
    }
  })

  test('[HA24] hold recaps where they are published', () => {
    const source = briefing({ recaps: [{ tableId: 't1', round: 1, text: 'We began with time.' }] })
    expect(FORMS.markdown(source)).toContain('> We began with time.\n\n— South, round 2')
    expect(FORMS.html(source)).toContain('We began with time.')
    expect(read(FORMS.json(source)).cafe.tables[1]).toEqual({
      id: 't1',
      name: 'South',
      recaps: [{ round: 1, text: 'We began with time.' }],
    })
  })

  test('[HA41] tell rounds from 0 to programs and from 1 to people', () => {
    const source = briefing({ notes: [note('a-note-00', { round: 1 })] })
    expect(read(FORMS.json(source)).notes[0]?.round).toBe(1)
    expect(readCsv(FORMS.csv(source).slice(1))[1]?.[2]).toBe('2')
    expect(FORMS.markdown(source)).toContain('North, round 2')
    expect(FORMS.html(source)).toContain('<bdi>North</bdi>, round 2')
  })

  test('tell the day in the time zone of the café', () => {
    const source = briefing({ startedAt: Date.UTC(2026, 10, 21, 23, 30) })
    expect(markdownOf(source, { words })).toContain('21 November 2026')
    expect(markdownOf(source, { words, timeZone: 'Asia/Dhaka' })).toContain('22 November 2026')
    expect(htmlOf(source, { words, timeZone: 'Asia/Dhaka' })).toContain('22 November 2026')
  })

  test('are sound for a café in which nobody wrote anything', () => {
    const source = briefingOf(input())
    expect(read(FORMS.json(source)).notes).toEqual([])
    expect(readCsv(FORMS.csv(source).slice(1))).toHaveLength(1)
    expect(FORMS.markdown(source)).toContain('No note was kept back')
    expect(FORMS.html(source)).toContain('No note was kept back')
    expect(FORMS.docx(source)).toContain('No note was kept back')
  })

  test('[HA35] say of each theme how many notes it was made of and at how many tables they were written', () => {
    const theme = (...notes: string[]) => ({ id: 'th1', name: 'Care', description: '', notes })
    const notes = [note('a-note-00'), note('b-note-00'), note('c-note-00', { tableId: 't1', consent: 'table' })]
    const two = briefing({ notes, themes: [theme('t0/a-note-00', 't0/b-note-00', 't1/c-note-00')] })
    const none = briefing({ notes, themes: [theme('t1/c-note-00')] })
    for (const form of [FORMS.markdown, FORMS.html, FORMS.docx]) {
      expect(form(two)).toContain('Gathered from 2 notes, written at 1 table.')
      expect(form(two)).not.toContain(words.nothingGathered)
      expect(form(none)).toContain(words.nothingGathered)
    }
  })

  test('[HA36] explain their own words at the end', () => {
    for (const form of [FORMS.markdown, FORMS.html, FORMS.docx]) {
      const text = form(briefing())
      for (const { term, meaning } of words.terms.filter(({ of }) => of === undefined)) {
        expect(text).toContain(term)
        expect(text.indexOf(meaning)).toBeGreaterThan(text.indexOf(words.missing))
      }
    }
  })
})

describe('the CSV', () => {
  test('[HA40] begins with a byte order mark and ends its lines with CRLF', () => {
    const text = FORMS.csv(briefing({ notes: [note('a-note-00', { text: 'one\n"two", three' })] }))
    expect(text.startsWith('\uFEFF"note",')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(readCsv(text.slice(1))[1]?.[3]).toBe('one\n"two", three')
  })

  test('[HA40] has no cell that a spreadsheet would run', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '\u00A0+', '＝', '＋', '－', '＠', '')
    fc.assert(
      fc.property(starts, fc.string(), starts, (start, rest, name) => {
        const source = briefing({
          notes: [note('a-note-00', { text: start + rest })],
          authors: { 'pid-heron': { name: `${name}cmd|'/c calc'!A1`, organisation: '', credit: 'name' } },
        })
        // As a source might be that was not made by `briefingOf`, with its ends untrimmed.
        const raw = { ...source, notes: source.notes.map((each) => ({ ...each, text: start + rest })) }
        for (const cell of readCsv(FORMS.csv(raw).slice(1)).flat())
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
      }),
    )
  })
})

/** Lines as Markdown keeps them: what is not a space at an end. */
const linesOf = (text: string) =>
  withoutFaults(text)
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)
    .map((line) =>
      line
        .trimEnd()
        .replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '))
        .replaceAll('\u00A0', ' '),
    )
    .filter(Boolean)
