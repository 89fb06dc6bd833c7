import { lensMarkKey } from '@tablecloth/shared/harvest/lenses.ts'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import * as Y from 'yjs'
import { makeCafe, Seat } from './seat.ts'

/** A café as it might be in the middle of an afternoon, with words in five languages. */
export const WISH = {
  title: 'Allies at one table',
  purpose:
    'To say honestly what specialist and mainstream agencies need from each other, and to agree what changes next.',
  tables: [
    { name: 'Case conferences' },
    { name: 'Cultural competence' },
    { name: 'Give and take' },
    { name: 'Risk assessment' },
    { name: 'Money and credit' },
  ],
  rounds: [
    { question: 'When does working together keep someone safer, and when does it only look that way?', minutes: 20 },
    { question: 'What do we ask of each other, and what do we give back?', minutes: 20 },
    { question: 'What will each of us let go of, so that the room changes?', minutes: 20 },
  ],
  checkIn: { question: 'One word each: how do you come to this table?', minutes: 10 },
  checkOut: { question: 'What will you do differently, and who will ask you about it?', minutes: 10 },
  languages: ['en', 'ar'],
  perspectives: [
    { id: 'by-and-for', name: 'By-and-for agency' },
    { id: 'mainstream', name: 'Mainstream agency' },
    { id: 'authority', name: 'Local authority' },
    { id: 'lived', name: 'Lived experience', sensitive: true },
  ],
  agreement: [
    'What is said here stays; what is learned may leave.',
    'Speak for yourself. Ask before you tell another’s story.',
    'Nobody owes the room their pain.',
    'If you often speak first, wait once. If you seldom do, we keep a place for you.',
    'Credit the one who said it.',
  ],
  hostName: 'Avocet',
}

const PEOPLE = [
  'Wren',
  'Golondrina',
  'زهرة الرمان',
  'চড়ুই',
  'Plover',
  'Kestrel',
  'چکور',
  'Curlew',
  'Finch',
  'Rook',
  'Dunlin',
  'Teal',
]

/** Table by table: who (by place at the table), words, place, paper, and what it builds on. */
const WORDS = [
  [
    'a-history',
    0,
    'They ask us for the whole history, for free. Then the contract goes to whoever typed it up.',
    40,
    40,
    'straw',
    null,
    'en',
  ],
  [
    'a-name-it',
    1,
    'Name the agency that did the work: in the minutes, and in the bid.',
    60,
    220,
    'white',
    'a-history',
    'en',
  ],
  ['a-invited', 2, 'نُدعى إلى الاجتماع بعد أن يكون القرار قد اتُّخذ.', 320, 60, 'sky', null, 'ar'],
  [
    'a-agenda',
    0,
    'Send the agenda a week before, and ask what is missing from it.',
    340,
    220,
    'sage',
    'a-invited',
    'en',
  ],
  ['a-care', 1, 'Traducir no es pasar palabras: es acompañar. Y eso también se paga.', 600, 50, 'rose', null, 'es'],
  ['a-trust', 2, 'اعتماد ایک دن میں نہیں بنتا، اسے وقت اور بجٹ چاہیے۔', 610, 230, 'lilac', null, 'ur'],
  [
    'a-form',
    0,
    'The risk form has no box for a visa, a shared front door, or an uncle who drives the taxi.',
    880,
    60,
    'straw',
    null,
    'en',
  ],
  ['a-two-seats', 1, 'Two seats, not one. Nobody should be the only one in the room.', 880, 250, 'sage', null, 'en'],
] as const

export interface Afternoon {
  cafe: CafeCreated
  host: Seat
  people: Seat[]
  /** Table of each person, now. */
  seats(): Promise<Record<string, string>>
  leave(): void
}

export async function beginAfternoon(url: string, wish: object = {}, guests = PEOPLE.length): Promise<Afternoon> {
  const cafe = await makeCafe(url, { ...WISH, startsAt: Date.now() + 4 * 60_000, ...wish })
  const host = new Seat(url, 'host', cafe.hostToken)
  const people: Seat[] = []
  for (const [i, name] of PEOPLE.slice(0, guests).entries()) {
    const show = [{ id: ['by-and-for', 'mainstream'][i % 2], show: 'seat' }]
    people.push(await Seat.join(url, cafe, { name, languages: i % 3 ? ['en'] : ['en', 'ar'], perspectives: show }))
  }
  const seats = async () => {
    const response = await fetch(`${url}/api/cafes/${cafe.cafeId}`, {
      headers: { authorization: `Bearer ${cafe.hostToken}` },
    })
    return ((await response.json()) as { seats: Record<string, string> }).seats
  }
  const leave = () => {
    for (const one of [host, ...people]) one.leave()
  }
  return { cafe, host, people, seats, leave }
}

/** The people at a table write, build, react, and one of them has the floor. */
export async function fillTable({ cafe, people, seats }: Afternoon, tableId: string): Promise<void> {
  const at = await seats()
  const here = people.filter(({ id }) => at[id] === tableId)
  if (!here.length) return
  const docs: Y.Doc[] = []
  for (const one of here) docs.push(await one.open(`table/${cafe.cafeId}/${tableId}`))
  for (const [id, by, text, x, y, colour, buildsOn, lang] of WORDS) {
    const who = by % here.length
    here[who]?.write(docs[who] as Y.Doc, `${tableId}-${id}`, text, {
      x,
      y,
      colour,
      lang,
      ...(buildsOn ? { buildsOn: `${tableId}-${buildsOn}` } : {}),
    })
  }
  for (const [i, one] of here.entries()) {
    one.heart(docs[i] as Y.Doc, `${tableId}-a-form`)
    if (i) one.heart(docs[i] as Y.Doc, `${tableId}-a-invited`)
  }
  await here[0]?.give('start-turn')
  if (here[1]) await here[1].give('raise-hand')
}

/** People gather what lies on the cloths into themes. */
export async function gatherThemes({ cafe, host }: Afternoon): Promise<void> {
  const doc = await host.open(`harvest/${cafe.cafeId}`)
  const themes: [string, string, string, string[]][] = [
    [
      'theme-knowledge',
      'Taken for the knowledge, left out of the decision',
      'Specialists are asked to explain and to translate, and hear the outcome later.',
      ['a-history', 'a-invited', 'a-name-it'],
    ],
    ['theme-time', 'Time that nobody pays for', 'Trust and translation are work.', ['a-care', 'a-trust']],
    ['theme-seats', 'Two seats, not one', '', ['a-two-seats', 'a-agenda']],
  ]
  doc.transact(() => {
    for (const [id, name, description, notes] of themes) {
      const theme = new Y.Map<unknown>()
      theme.set('name', new Y.Text(name))
      theme.set('description', new Y.Text(description))
      const gathered = notes.flatMap((note, i) => [`t${i + 1}/t${i + 1}-${note}`, `t${i + 2}/t${i + 2}-${note}`])
      theme.set('notes', new Y.Map(gathered.map((place) => [place, true])))
      doc.getMap('themes').set(id, theme)
    }
  })
}

/** People say what the themes speak to, and what should follow. */
export async function readThroughALens({ cafe, host }: Afternoon): Promise<void> {
  const doc = await host.open(`harvest/${cafe.cafeId}`)
  doc.transact(() => {
    for (const [theme, item] of [
      ['theme-knowledge', 'without-us'],
      ['theme-knowledge', 'money'],
      ['theme-time', 'money'],
      ['theme-time', 'trust'],
      ['theme-seats', 'access'],
    ] as const) {
      doc.getMap('lensMarks').set(lensMarkKey(theme, 'principles', item), true)
    }
    const follow = new Y.Map<unknown>()
    follow.set('text', new Y.Text('Each agency names one person who pays for time at the table within two weeks.'))
    follow.set('theme', 'theme-time')
    doc.getMap('recommendations').set('follow-0001', follow)
  })
}

/** Some stand behind a theme, some object or say it otherwise, and some take something on. */
export async function answerThemes({ people }: Afternoon): Promise<void> {
  const themeId = 'theme-knowledge'
  const [a, b, c, ...others] = people
  await a?.give('answer-theme', {
    themeId,
    answer: 'differ',
    text: 'We were in the decision once. What was missing was the money to come a second time.',
    credit: 'name',
  })
  await b?.give('answer-theme', {
    themeId,
    answer: 'object',
    text: 'It reads as if only mainstream agencies decide. We decide too, and leave others out.',
  })
  await c?.give('answer-theme', { themeId, answer: 'differ', text: 'المعرفة تؤخذ منا، والقرار يُتخذ من دوننا.' })
  for (const one of others.slice(0, 6)) await one.give('answer-theme', { themeId, answer: 'confirm' })
  await a?.give('take-on', {
    text: 'Ask two specialist agencies to chair the next case conference.',
    when: 'before the summer',
    credit: 'name',
  })
  await b?.give('take-on', { text: 'Send the agenda a week before, in three languages.', when: 'from Monday' })
}
