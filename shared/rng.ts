/** A seeded source of whole numbers. Equal seeds give equal sequences on every engine. */
export type Rng = {
  /** A whole number from 0 to n - 1, every one as likely as the others. `n` is a whole number from 1 to 2^32. */
  int(n: number): number
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** A shuffled copy; the list given stays as it is. */
  shuffle<T>(list: readonly T[]): T[]
}

const TWO_TO_32 = 4294967296

/**
 * Makes a generator from a seed. A number and its decimal spelling are the same seed.
 * Only 32-bit integer steps are used, so no engine's rounding can make two sequences differ.
 * It is for fair and repeatable choices; secrets need real entropy.
 */
export function createRng(seed: string | number): Rng {
  const next = xorshift128(String(seed))

  function int(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_TO_32)) throw new RangeError(`int(n) needs 1 to 2^32, got ${n}`)
    // Draws above the last whole multiple of n would favour small results, so they are drawn again.
    const limit = TWO_TO_32 - (TWO_TO_32 % n)
    let drawn = next()
    while (drawn >= limit) drawn = next()
    return drawn % n
  }

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('pick(list) needs at least one element')
    return list[int(list.length)] as T
  }

  function shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list]
    for (let last = copy.length - 1; last > 0; last--) {
      const other = int(last + 1)
      const held = copy[last] as T
      copy[last] = copy[other] as T
      copy[other] = held
    }
    return copy
  }

  return { int, pick, shuffle }
}

/** Marsaglia's xorshift with 128 bits of state, its words filled from the seed's UTF-16 units. */
function xorshift128(seed: string): () => number {
  let a = hash(seed, 0x9e3779b9)
  let b = hash(seed, 0x85ebca6b)
  let c = hash(seed, 0xc2b2ae35)
  // The state must never be all zero; one odd word sees to that.
  let d = hash(seed, 0x27d4eb2f) | 1
  function next(): number {
    const mixed = a ^ (a << 11)
    a = b
    b = c
    c = d
    d = d ^ (d >>> 19) ^ mixed ^ (mixed >>> 8)
    return d >>> 0
  }
  for (let warm = 0; warm < 16; warm++) next()
  return next
}

/** A 32-bit hash of a text: multiply and fold each unit, then spread the bits. */
function hash(text: string, salt: number): number {
  let h = salt | 0
  for (let at = 0; at < text.length; at++) {
    h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
    h ^= h >>> 15
  }
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}
