import { createRng } from '@tablecloth/shared/rng.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

function draw(seed: string | number, count: number, n: number): number[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => rng.int(n))
}

describe('the seeded generator', () => {
  test('[SE19] repeats its sequence for a seed, and differs for another', () => {
    expect(draw('café', 50, 1000)).toEqual(draw('café', 50, 1000))
    expect(draw(42, 50, 1000)).toEqual(draw('42', 50, 1000))
    expect(draw(1, 50, 1000)).not.toEqual(draw(2, 50, 1000))
    expect(draw('', 50, 1000)).not.toEqual(draw('\u0000', 50, 1000))
  })

  test('[SE19] gives the sequence it always gave', () => {
    expect(draw('tablecloth', 8, 4294967296)).toMatchInlineSnapshot(`
      [
        1854389792,
        1945311074,
        3197343925,
        458667842,
        1215528118,
        2748332765,
        2175027234,
        803607539,
      ]
    `)
  })

  test('[SE19] gives every number about equally often', () => {
    const counts = new Array<number>(10).fill(0)
    for (const one of draw('even', 100_000, 10)) counts[one] = (counts[one] ?? 0) + 1
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  test('[SE19] stays within its range, and refuses a range it cannot serve', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4294967296 }), fc.string(), (n, seed) => {
        const drawn = createRng(seed).int(n)
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true)
      }),
      { seed: 3 },
    )
    for (const n of [0, -1, 1.5, 4294967297, Number.NaN]) expect(() => createRng(1).int(n)).toThrow(RangeError)
    expect(() => createRng(1).pick([])).toThrow(RangeError)
  })

  test('[SE19] shuffles a copy, losing nothing', () => {
    const list = [1, 2, 2, 3, 4, 5]
    const shuffled = createRng('deck').shuffle(list)
    expect(list).toEqual([1, 2, 2, 3, 4, 5])
    expect(shuffled.toSorted()).toEqual(list)
    expect(shuffled).toContain(createRng('deck').pick(list))
  })
})
