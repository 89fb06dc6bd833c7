import type { PaperWords } from '../paper-words.ts'

const figure = new Intl.NumberFormat('en')
const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const en: PaperWords = {
  lang: 'en',
  dir: 'ltr',
  person: 'Person',
  placeCards: 'Place cards',
  tableSigns: 'Table signs',
  fold: 'Print, cut along the dotted lines and fold twice along the dashed ones: the name faces the table on both sides, the way lies below.',
  round: (n) => `Round ${figure.format(n)}`,
  number: (n) => figure.format(n),
  all: (names) => list.format(names),
  host: (name) => `${name} stays here and tells what was said.`,
  away: 'not here',
  nobody: 'Nobody in this round.',
}
