import { plainWord } from '@tablecloth/shared/harvest/suggestions/telling-words.ts'
import lists from 'stopwords-iso/stopwords-iso.json' with { type: 'json' }

/**
 * Words that tell nothing, of all 58 languages of stopwords-iso together: a café writes in several at once, and nobody says in
 * which language each note is.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(Object.values(lists).flat().map(plainWord))
