import { createRng } from '../rng.ts'

/** Shares are told in steps of so many per cent. */
const STEP = 5
/** Of two, each knows the other's. */
const FEWEST = 3
/** Less talk than this has no balance, in ms. */
const LEAST_MS = 30_000

/**
 * How the talk of a round was spread over a table: one share in per cent for each who sat there, in an order that says
 * nothing. Whoever was not counted is a zero, as are those who said little. `null` where it would name people or mean nothing.
 */
export function balanceOf(ms: readonly number[], seed: string): number[] | null {
  const total = ms.reduce((sum, one) => sum + one, 0)
  if (ms.length < FEWEST || total < LEAST_MS) return null
  const shares = ms.map((one) => Math.round((one / total) * (100 / STEP)) * STEP)
  // Sorted first: the order in which people are kept must not shine through the shuffle of a known seed.
  return createRng(seed).shuffle(shares.toSorted((a, b) => a - b))
}

export type BalanceWord = 'even' | 'leaning' | 'lopsided'

/** In a word, for hosts: how far the largest share is from what each would have if all had the same. */
export function balanceWord(shares: readonly number[]): BalanceWord {
  const most = Math.max(...shares)
  const fair = 100 / shares.length
  if (most >= Math.min(80, fair * 2.5)) return 'lopsided'
  return most >= Math.min(60, fair * 1.75) ? 'leaning' : 'even'
}
