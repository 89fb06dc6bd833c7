import type { Rng } from '../../rng.ts'

/**
 * A fast source of chance for searches that roll millions of times. Only 32-bit integer steps and exact multiplications
 * are used, so that every engine takes the same path.
 */
export type Dice = {
  /** A whole number from 0 to n - 1; n is at most 2^20. */
  below(n: number): number
  /**
   * A positive number, exponentially distributed with mean 1: a change that costs d is accepted at temperature t as
   * often as in Metropolis's rule if it is accepted whenever d <= t * patience().
   */
  patience(): number
}

const TWO_TO_32 = 4294967296
const STEPS = 4096

export function createDice(rng: Rng): Dice {
  let a = rng.int(TWO_TO_32) | 0
  let b = rng.int(TWO_TO_32) | 0
  let c = rng.int(TWO_TO_32) | 0
  // The state must never be all zero.
  let d = rng.int(TWO_TO_32) | 1

  function next(): number {
    const mixed = a ^ (a << 11)
    a = b
    b = c
    c = d
    d = d ^ (d >>> 19) ^ mixed ^ (mixed >>> 8)
    return d >>> 0
  }

  return {
    below: (n) => Math.floor((next() * n) / TWO_TO_32),
    patience: () => DEVIATES[next() >>> 20] as number,
  }
}

/** -ln of the middle of each of 4096 equal parts of (0, 1). */
const DEVIATES = Float64Array.from({ length: STEPS }, (_, step) => minusLog((step + 0.5) / STEPS))

/** Natural logarithm from the four exact operations: Math.log may differ in its last bit between engines. */
function minusLog(x: number): number {
  let mantissa = x
  let halvings = 0
  while (mantissa < 0.75) {
    mantissa *= 2
    halvings++
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), and |(m - 1) / (m + 1)| is at most 1/5 here.
  const ratio = (mantissa - 1) / (mantissa + 1)
  let sum = 0
  let power = ratio
  for (let odd = 1; odd < 30; odd += 2) {
    sum += power / odd
    power *= ratio * ratio
  }
  return halvings * Math.LN2 - 2 * sum
}
