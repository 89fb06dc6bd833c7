import { type BriefingInput, type BriefingSource, briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import type { NoteAuthor } from '@tablecloth/shared/harvest/credit.ts'
import type { ClothNote } from '@tablecloth/shared/harvest/note.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import fc from 'fast-check'

type Info = BriefingInput['roots']['info']

export const info = (more: Partial<Info> = {}): Info => ({
  title: 'Allies at one table',
  purpose: 'What would make us allies?',
  languages: ['en'],
  agreement: [],
  admission: 'auto',
  consentDefault: 'public',
  creditDefault: 'name',
  checkIn: null,
  checkOut: null,
  startsAt: null,
  keepUntil: 0,
  template: null,
  ...more,
})

export const note = (id: string, more: Partial<ClothNote> = {}): ClothNote => ({
  id,
  tableId: 't0',
  text: `words of ${id}`,
  author: 'pid-heron',
  createdAt: 0,
  round: 0,
  reactions: 0,
  ...more,
})

export const HERON: NoteAuthor = { name: 'Heron', organisation: 'Riverside', credit: 'name' }

/** Of a café whose harvest heard no answers. */
export const NOTHING_SAID: BriefingInput['said'] = { answers: {}, differences: {}, commitments: {}, present: {} }

/** Plain objects stand in for the branded records of the café document. */
export function input(more: Partial<Omit<BriefingInput, 'roots'>> & { roots?: object } = {}): BriefingInput {
  const { roots, ...rest } = more
  return {
    cafeId: 'cafe1',
    history: {},
    notes: [],
    authors: { 'pid-heron': HERON },
    themes: [],
    recaps: [],
    said: NOTHING_SAID,
    ...rest,
    roots: {
      info: info(),
      tables: { t0: { name: 'North', order: 0, doc: '' }, t1: { name: 'South', order: 1, doc: '' } },
      rounds: { '0': { question: 'What holds?', minutes: 20 }, '1': { question: 'What next?', minutes: 20 } },
      perspectives: {},
      people: {},
      ...roots,
    } as BriefingInput['roots'],
  }
}

export const briefing = (more: Parameters<typeof input>[0] = {}): BriefingSource => briefingOf(input(more))

/** In every text of a made-up café stands one of these, so that it can be found again in whatever is made of it. */
export const noteMark = (n: number) => `notemark${n}x`
export const nameMark = (n: number) => `Namemark${n}x`
export const organisationMark = (n: number) => `Orgmark${n}x`
export const personId = (n: number) => `pidmark${n}x`

const AWKWARD = fc.constantFrom(
  ...[
    '<script>alert(1)</script>',
    '# no',
    '[a](b)',
    '=1+1',
    '"',
    "'",
    ', ',
    ';',
    '\n',
    '\n\n',
    '\n- ',
    '|',
    '`',
    '&amp;',
  ],
  ...[
    '**',
    'سلام',
    'שלום',
    '— **Heron** · North, round 1',
    '\t',
    '\\',
    '\u202E',
    'é',
    '🪡',
    '{: onclick=x}',
    '> ',
    '\r\n',
  ],
)
const words = fc.oneof(
  { weight: 3, arbitrary: fc.array(AWKWARD, { maxLength: 5 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: 'binary' }) },
)
const around = (mark: string) => fc.tuple(words, words).map(([before, after]) => `${before}${mark}${after}`)

const PEOPLE = 5
const TABLES = 3
const ROUNDS = 3
const THEMES = 3
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const credit = fc.constantFrom('name', 'organisation', 'table', 'nobody')
const consent = fc.constantFrom('table', 'cafe', 'public')

const someNote = (n: number) =>
  fc
    .record({
      text: around(noteMark(n)),
      table: fc.nat(TABLES - 1),
      author: fc.nat(PEOPLE - 1),
      createdAt: fc.nat(5),
      round: fc.nat(ROUNDS - 1),
      // Also of itself, in rings, of notes on other cloths and of none.
      buildsOn: option(fc.nat(12)),
      lang: option(fc.constantFrom('en', 'ar', 'zh-Hant')),
      credit: option(credit),
      consent: option(consent),
    })
    .map(
      ({ table, author, buildsOn, lang, credit, consent, ...plain }): ClothNote => ({
        ...plain,
        id: `note-000${n}`,
        tableId: `t${table}`,
        author: personId(author),
        reactions: 0,
        ...(buildsOn !== undefined && { buildsOn: `note-000${buildsOn}` }),
        ...(lang !== undefined && { lang }),
        ...(credit !== undefined && { credit }),
        ...(consent !== undefined && { consent }),
      }),
    )

const someAuthor = (n: number) =>
  fc.record({
    name: fc.constant(nameMark(n)),
    organisation: fc.constantFrom('', organisationMark(n)),
    credit,
  })

/** A whole café's harvest, with everything in it that people might write. */
export const someHarvest: fc.Arbitrary<BriefingInput> = fc
  .record({
    notes: fc.nat(10).chain((many) => fc.tuple(...Array.from({ length: many }, (_, n) => someNote(n)))),
    authors: fc.tuple(...Array.from({ length: PEOPLE }, (_, n) => someAuthor(n))),
    themes: fc.array(
      fc.record({
        name: words,
        description: words,
        picks: fc.array(fc.nat(12)),
        within: option(fc.nat(THEMES)),
      }),
      {
        maxLength: THEMES,
      },
    ),
    consentDefault: consent,
    creditDefault: credit,
    title: words.map((title) => tidyLine(withoutFaults(title)) || 'A café'),
    recap: words,
  })
  .map(({ notes, authors, themes, consentDefault, creditDefault, title, recap }) =>
    input({
      notes,
      authors: Object.fromEntries(authors.map((author, n) => [personId(n), author])),
      themes: themes.map(({ name, description, picks, within }, n) => ({
        id: `theme-${n}`,
        name,
        description,
        ...(within !== undefined && { within: `theme-${within}` }),
        notes: [...new Set(picks)].flatMap((pick) => notes[pick] ?? []).map(({ tableId, id }) => `${tableId}/${id}`),
      })),
      recaps: [{ tableId: 't1', round: 0, text: recap }],
      history: { '0': { [personId(0)]: 't0', [personId(1)]: 't1' } },
      roots: {
        info: info({ consentDefault, creditDefault, title }),
        tables: Object.fromEntries(
          Array.from({ length: TABLES }, (_, n) => [`t${n}`, { name: `Tablemark${n}x`, order: n, doc: '' }]),
        ),
        rounds: Object.fromEntries(
          Array.from({ length: ROUNDS }, (_, n) => [n, { question: `What of ${n}?`, minutes: 20 }]),
        ),
        people: { [personId(0)]: { name: nameMark(0), languages: [], shown: ['authority'] } },
        perspectives: { authority: { name: 'Local authority', sensitive: false, order: 0 } },
      },
    }),
  )
