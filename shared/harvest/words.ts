import { firstKnown } from '../languages.ts'
import type { Echo } from '../protocol/fields.ts'
import type { CountedWord } from '../voices/count-me.ts'
import type { EchoCount } from './tally.ts'
import { ar } from './words/ar.ts'
import { en } from './words/en.ts'

/** A thing that a café may have done, on the way to its briefing. */
export type MethodPart =
  | 'cafe'
  | 'cafeOnce'
  | 'notes'
  | 'consent'
  | 'themes'
  | 'answers'
  | 'lenses'
  | 'recommend'
  | 'takeOn'
  | 'missing'
  | 'counted'
  | 'few'

/**
 * Everything that an export says by itself, in one language. Counts are real numbers, rounds are counted from 1. Whatever
 * is put into a sentence (names, titles) comes in the form in which it is to be printed, escaped where it has to be; the
 * sentences themselves hold no character that Markdown or HTML would read as a mark.
 */
export interface ExportWords {
  lang: string
  dir: 'ltr' | 'rtl'
  briefing: string
  /** @param at ms since 1970 */
  day(at: number, timeZone: string): string
  number(n: number): string
  minutes(n: number): string
  /** Several names in a row. */
  all(names: readonly string[]): string

  asked: string
  round(n: number): string
  checkIn: string
  checkOut: string

  made: string
  whoMet(people: number, tables: number, rounds: number): string
  notesHere(notes: number, themes: number): string
  /** Of a café that was made from the export of one to which so many came. */
  continuesCafe(people: number): string
  heldBack: string
  heldBackCount(n: number): string
  /** Of how many the hosts hid what they said of a theme, or took on. */
  hiddenCount(n: number): string
  onlyWritten: string
  voices: string
  voicesShown(names: string): string
  voicesNone: string
  missing: string
  missingIntro: string
  missingNone: string
  missingUnasked: string
  missingNamed: string
  /** Of those who chose to be counted. */
  counted: string
  countedIntro: string
  countedShare(name: string, share: CountedWord): string
  atNoTable: string
  notAt(tables: string): string

  themes: string
  untitled: string
  nothingGathered: string
  /** What a theme was made of: so many notes, written at so many tables. */
  gathered(notes: number, tables: number): string
  differ: string
  /** What the theme that stands there was brought together from, itself among them. */
  broughtFrom(themes: string): string
  /** How a theme was answered that has been brought into another, in sentences. */
  answeredBefore(theme: string, sentences: string): string
  /** What somebody's words were about. */
  saidOf(theme: string): string
  /** How many of those present stand behind a theme's words. */
  stands(confirmed: number, present: number): string
  objected(n: number): string
  saidDifferently(n: number): string
  earlier(n: number): string
  unanswered: string
  asTheThemePutsIt: string
  asOthersPutIt: string
  nobodyDiffers: string
  objects: string
  differs: string
  ofEarlierWords: string
  takeOn: string
  takeOnIntro: string
  byWhen(when: string): string
  /** What people say should be done, by whoever can. */
  recommend: string
  recommendIntro: string
  /** Over what follows from no theme. */
  recommendElse: string
  lenses: string
  lensesIntro: string
  /** Whose thinking a lens is. */
  lensAfter(title: string, author: string): string
  /** Of an item to which no theme speaks. */
  nothingYet: string
  ungathered: string
  ungatheredIntro: string
  recaps: string
  recapsIntro: string

  unsigned: string
  /** Where a note was written: `table` and its round. */
  place(table: string, round: number): string
  alsoIn(themes: string): string
  continuesSigned(credit: string, place: string): string
  continuesUnsigned(place: string): string

  /** What came together on a note in the gallery walk. */
  dots(n: number): string
  echoes: Record<Echo, string>
  /** `few`: one or two. */
  echoed(echo: string, count: EchoCount): string
  /** Places to which travellers took it along, in a row. */
  wentTo(places: string): string
  /** To a note written in another place, and what connects the two. */
  threadTo(place: string, words: string): string

  contents: string
  glossary: string
  /** `of`: explained only where the briefing has any. */
  terms: readonly { term: string; meaning: string; of?: 'lenses' | 'recommendations' }[]
  method: string
  methods: Record<MethodPart, string>
  /** The first thing that an export of a rehearsal says. */
  rehearsal: string
  howToRead: string
  reading: readonly string[]
  signedAs: string

  /** What a row of the spreadsheet is. */
  kinds: {
    note: string
    standing: string
    object: string
    differ: string
    commitment: string
    missing: string
    rehearsal: string
    recommendation: string
    lens: string
    part: string
  }
  columns: {
    note: string
    table: string
    round: string
    text: string
    credit: string
    creditKind: string
    themes: string
    continues: string
    language: string
    kind: string
    when: string
    dots: string
    answers: string
    went: string
    threads: string
  }
}

const WORDS = { en, ar } as const satisfies Record<string, ExportWords>

export const EXPORT_LANGUAGES = Object.keys(WORDS)

/** The words of the first of these languages (BCP 47) that there are words for; English if there is none. */
export const exportWords = (languages: readonly string[]): ExportWords => WORDS[firstKnown(WORDS, languages) ?? 'en']
