/** What guests of one language say: a sentence, and perhaps a second one after it. All made up for the rehearsal. */
export interface Sayings {
  lang: string
  names: readonly string[]
  sentences: readonly string[]
  afterthoughts: readonly string[]
}
