/**
 * Keys of the questions in the "who is missing" deck, the same in every language. The words
 * belong to the reader's interface; a prompt on the cloth carries only the key.
 */
export const DECK = [
  'who-spoken-about',
  'who-pays',
  'who-decides',
  'who-not-invited',
  'whose-words',
  'who-is-tired',
  'what-language',
  'who-is-safe',
  'whose-time',
  'what-unsaid',
  'who-gets-credit',
  'who-comes-after',
] as const

export type DeckKey = (typeof DECK)[number]
