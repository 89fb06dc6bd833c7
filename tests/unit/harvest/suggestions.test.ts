import { COMMON_WORDS } from '@tablecloth/server/harvest/common-words.ts'
import { type NoteToCompare, suggest } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'

const OF_CARE = [
  'Childcare during every meeting, paid for',
  'Without childcare half of us stay at home',
  'We need childcare and travel money to come',
]
const OF_INTERPRETERS = [
  'اطلبوا المترجمات قبل الموعد بأسبوع',
  'المترجمات بحاجة إلى تدريب وأجر عادل',
  'لا تطلبوا من الأطفال ما هو عمل المترجمات',
]
const OF_HOUSING = ['安全的住房太贵了', '我们需要安全住房', '安全住房的补贴要等很久']
const ALONE = [
  'The corridor is too cold',
  'Sing more',
  'Lunch was splendid',
  'Faltan sillas',
  'A bell rings',
  'Slower, please',
]

const notesOf = (texts: readonly string[], from = 'a'): NoteToCompare[] =>
  texts.map((text, at) => ({ place: `t1/${from}${at}`, text }))
const all = [
  ...notesOf(OF_CARE, 'care'),
  ...notesOf(OF_INTERPRETERS, 'lang'),
  ...notesOf(OF_HOUSING, 'home'),
  ...notesOf(ALONE, 'alone'),
]
const placesIn = (from: string) => ['0', '1', '2'].map((at) => `t1/${from}${at}`)

describe('groups that the words themselves suggest', () => {
  test('[SU1] are of notes that share telling words, in English, Arabic and Chinese alike, with these words as somebody wrote them', () => {
    const { groups } = suggest(all, [], COMMON_WORDS)
    const byWord = Object.fromEntries(groups.map(({ notes, words }) => [words[0], notes]))
    expect(byWord).toEqual({
      childcare: placesIn('care'),
      المترجمات: placesIn('lang'),
      住房: placesIn('home'),
    })
  })

  test('[SU1] leave alone what shares nothing but common words, and notes of nothing else', () => {
    const common = notesOf(['and the of we', 'we and the', 'the of and', '', '12 34', '…', 'y de la que'])
    expect(suggest(common, [], COMMON_WORDS)).toEqual({ groups: [], additions: [] })
    expect(suggest([], [], COMMON_WORDS)).toEqual({ groups: [], additions: [] })
  })

  test('[SU1] are of notes that stand in no theme yet', () => {
    const { groups } = suggest(all, [{ id: 'begun', notes: placesIn('care') }], COMMON_WORDS)
    expect(groups.flatMap(({ notes }) => notes)).not.toEqual(expect.arrayContaining(['t1/care0']))
    expect(groups).toHaveLength(2)
  })

  test('[SU3] are the same for the same notes, in whatever order these come', () => {
    const expected = suggest(all, [], COMMON_WORDS)
    for (let seed = 0; seed < 50; seed++) {
      expect(suggest(createRng(seed).shuffle(all), [], COMMON_WORDS)).toEqual(expected)
    }
  })

  test('[SU3] are at most twelve of at most twelve notes, and hold no note twice', () => {
    const rng = createRng(7)
    const subjects = Array.from(
      { length: 30 },
      (_, at) => `${String.fromCharCode(97 + (at % 26)).repeat(5)}${at}subject`,
    )
    const many = notesOf(
      Array.from({ length: 600 }, () => `${rng.pick(subjects)} ${rng.pick(subjects)} ${rng.int(1000)}`),
    )
    const { groups } = suggest(many, [], COMMON_WORDS)
    expect(groups.length).toBeGreaterThan(3)
    expect(groups.length).toBeLessThanOrEqual(12)
    const members = groups.flatMap(({ notes }) => notes)
    expect(Math.max(...groups.map(({ notes }) => notes.length))).toBeLessThanOrEqual(12)
    expect(new Set(members).size).toBe(members.length)
  })

  test('[SU3] stand up to words of any kind', () => {
    const hostile = [
      '\ud800',
      '__proto__ constructor',
      'a'.repeat(10_000),
      '\u0000\u202e',
      '😀 😀 😀',
      'toString valueOf',
    ]
    const { groups } = suggest(notesOf([...hostile, ...hostile, ...hostile]), [], COMMON_WORDS)
    expect(groups.every(({ notes, words }) => notes.length >= 3 && words.length > 0)).toBe(true)
  })
})

describe('notes that may belong to a theme', () => {
  const themes = [
    { id: 'care', notes: ['t1/care0', 't1/care1'] },
    { id: 'lang', notes: ['t1/lang0', 't1/lang1'] },
  ]

  test('[SU4] are suggested with the words that they share with it', () => {
    expect(suggest(all, themes, COMMON_WORDS).additions).toEqual([
      { note: 't1/care2', theme: 'care', words: ['childcare'] },
      { note: 't1/lang2', theme: 'lang', words: ['المترجمات'] },
    ])
  })

  test('[SU4] are not suggested where two themes are about as near', () => {
    const between = [...all, { place: 't1/both', text: 'childcare / المترجمات' }]
    expect(suggest(between, themes, COMMON_WORDS).additions.map(({ note }) => note)).not.toContain('t1/both')
  })
})
