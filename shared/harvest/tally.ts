import { ECHOES, type Echo } from '../protocol/fields.ts'

/** Below this, how many answered to a note is told in a word: one of a few could be guessed. */
const FEW = 3

/** What came together on a note in the gallery walk, without anybody's name. */
export interface Tally {
  dots: number
  /** Only what somebody gave, in the order of `ECHOES`. */
  echoes: Partial<Record<Echo, EchoCount>>
}

/** `few`: one or two. */
export type EchoCount = number | 'few'

/** @param given how often each was given */
export const tallyOf = (dots: number, given: Readonly<Partial<Record<Echo, number>>>): Tally => ({
  dots,
  echoes: Object.fromEntries(
    ECHOES.flatMap((echo): [Echo, EchoCount][] => {
      const count = given[echo] ?? 0
      return count === 0 ? [] : [[echo, count < FEW ? 'few' : count]]
    }),
  ),
})
