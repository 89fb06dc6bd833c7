import { ar } from './paper-words/ar.ts'
import { en } from './paper-words/en.ts'

/** Everything that a printed plan says by itself, in one language. Names come in as they are to be printed. */
export interface PaperWords {
  lang: string
  dir: 'ltr' | 'rtl'
  person: string
  placeCards: string
  tableSigns: string
  fold: string
  /** @param n from 1 */
  round(n: number): string
  number(n: number): string
  all(names: readonly string[]): string
  host(name: string): string
  /** No seat in this round. */
  away: string
  nobody: string
}

export const PAPER_WORDS: Readonly<Record<string, PaperWords>> = { en, ar }
