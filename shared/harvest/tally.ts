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

/** Of two walks, or of a café and the one that it continues: what is only known to be few adds nothing to a number. */
export function together(one: Tally | undefined, other: Tally): Tally {
  if (!one) return other
  const echoes = ECHOES.flatMap((echo): [Echo, EchoCount][] => {
    const counts = [one.echoes[echo], other.echoes[echo]].filter((count) => count !== undefined)
    const known = counts.filter((count) => typeof count === 'number')
    if (counts.length === 0) return []
    return [[echo, known.length ? known.reduce((sum, count) => sum + count, 0) : 'few']]
  })
  return { dots: one.dots + other.dots, echoes: Object.fromEntries(echoes) }
}
