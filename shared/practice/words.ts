import { firstKnown } from '../languages.ts'
import { ar } from './words/ar.ts'
import { en } from './words/en.ts'

/** What simulated guests are called, say and write, in one language. All of it is made up. */
export interface PracticeWords {
  /** The title of a rehearsal, so that every screen, file and list says what it is. */
  title(of: string): string
  /** A name that nobody takes for a person's. */
  guest(name: string): string
  names: readonly string[]
  /** Proposed for the agreement. */
  lines: readonly string[]
  notes: readonly string[]
  /** To a note of somebody else. */
  continued: readonly string[]
  /** Breaks an agreement, and hurts nobody in particular. */
  hurtful: string
  call: string
  report: string
  /** Of a theme. */
  differently: string
  takenOn: readonly string[]
}

const WORDS = { en, ar } as const satisfies Record<string, PracticeWords>

/** The words of the first of these languages (BCP 47) that there are words for; English if there is none. */
export const practiceWords = (languages: readonly string[]): PracticeWords =>
  WORDS[firstKnown(WORDS, languages) ?? 'en']

/** The languages that simulated guests of such a café speak. */
export const practiceLanguages = (languages: readonly string[]): string[] => {
  const known = languages.filter((language) => firstKnown(WORDS, [language]))
  return known.length ? known : ['en']
}
