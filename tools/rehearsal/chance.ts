import { createRng, type Rng } from '@tablecloth/shared/rng.ts'

/** Seeded choices of one person: they do not depend on how fast the others or the server are. */
export interface Chance extends Rng {
  /** From 0 to 1, without 1. */
  part(): number
  /** True so many times in a hundred. */
  of100(percent: number): boolean
  /** One of these, by their weights: whole numbers. */
  weighed<T>(weights: readonly (readonly [T, number])[]): T
}

const FINE = 1_000_000

export function createChance(seed: string): Chance {
  const rng = createRng(seed)
  return {
    ...rng,
    part: () => rng.int(FINE) / FINE,
    of100: (percent) => rng.int(100) < percent,
    weighed(weights) {
      let left = rng.int(weights.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [value, weight] of weights) {
        if (left < weight) return value
        left -= weight
      }
      throw new RangeError('nothing to choose from')
    },
  }
}
