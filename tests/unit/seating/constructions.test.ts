import { createRng } from '@tablecloth/shared/rng.ts'
import { withCopies } from '@tablecloth/shared/seating/constructions/copies.ts'
import { type Design, repeatsOf } from '@tablecloth/shared/seating/constructions/design.ts'
import { findDesign } from '@tablecloth/shared/seating/constructions/find-design.ts'
import { elementaryGroup } from '@tablecloth/shared/seating/constructions/group.ts'
import { createRing } from '@tablecloth/shared/seating/constructions/ring.ts'
import { storedDesign, storedShifts } from '@tablecloth/shared/seating/constructions/stored.ts'
import { designFromShifts, formulaShifts } from '@tablecloth/shared/seating/constructions/transversal.ts'
import { describe, expect, test } from 'vitest'

/** How many points sit at each table of each round. */
function sizes({ seats, rounds, points, tables }: Design): number[][] {
  return Array.from({ length: rounds }, (_, round) => {
    const line = seats.subarray(round * points, (round + 1) * points)
    return Array.from({ length: tables }, (_, table) => line.filter((at) => at === table).length)
  })
}

function spread(design: Design): number {
  return Math.max(...sizes(design).map((each) => Math.max(...each) - Math.min(...each)))
}

/** Pairs of one set that meet all the same. */
function acquainted({ seats, rounds, points, columns }: Design): number {
  let met = 0
  for (const column of columns) {
    for (const [at, a] of column.entries()) {
      for (const b of column.slice(at + 1)) {
        for (let round = 0; round < rounds; round++) {
          if (seats[round * points + a] === seats[round * points + b]) met++
        }
      }
    }
  }
  return met
}

describe('the arithmetic of constructions', () => {
  test.each([2, 3, 4, 5, 7, 8, 9, 11, 16, 25, 27, 49])('[SE20] there is a field with %i elements', (order) => {
    const { multiply, add } = createRing(order)
    const times = (a: number, b: number) => multiply[a * order + b] as number
    const plus = (a: number, b: number) => add[a * order + b] as number
    for (let a = 1; a < order; a++) {
      // Multiplying by anything but 0 reaches every element once, so everything but 0 can be divided by.
      expect(new Set(Array.from({ length: order }, (_, b) => times(a, b))).size).toBe(order)
      for (let b = 0; b < order; b += 3) {
        const c = (a * 7 + b) % order
        expect(times(a, plus(b, c))).toBe(plus(times(a, b), times(a, c)))
        expect(times(a, times(b, c))).toBe(times(times(a, b), c))
      }
    }
  })

  test('[SE20] in a product of fields, elements that are apart differ in every field', () => {
    const { order, multiply, apart, subtract } = createRing(12)
    expect(apart.length).toBe(3)
    for (const a of apart) {
      for (const b of apart) {
        if (a === b) continue
        const difference = subtract[a * order + b] as number
        const multiples = Array.from({ length: order }, (_, c) => multiply[difference * order + c])
        expect(new Set(multiples).size).toBe(order)
      }
    }
    expect(elementaryGroup(12).order).toBe(12)
  })
})

describe('a design', () => {
  test.each([
    [5, 5, 5],
    [8, 8, 8],
    [9, 7, 9],
    [12, 3, 12],
    [50, 6, 4],
    [97, 12, 20],
  ])(
    '[SE20] by formula for %i tables, %i columns and %i rounds brings no two together twice',
    (tables, columns, rounds) => {
      const shifts = formulaShifts(tables, columns, rounds)
      if (shifts === undefined) throw new Error('a formula was expected')
      const design = designFromShifts(shifts, true)
      expect([repeatsOf(design), spread(design), acquainted(design)]).toEqual([0, 0, 0])
    },
  )

  test('[SE20] no formula is claimed where it would bring two together twice', () => {
    expect(formulaShifts(6, 4, 4)).toBeUndefined()
    expect(formulaShifts(10, 4, 6)).toBeUndefined()
    expect(formulaShifts(5, 6, 5)).toBeUndefined()
    expect(formulaShifts(5, 3, 6)).toBeUndefined()
  })

  test.each([
    [6, 18, 8],
    [7, 21, 10],
    [7, 28, 9],
    [8, 32, 10],
    [9, 36, 11],
    [10, 30, 14],
    [10, 40, 13],
    [10, 50, 9],
    [10, 100, 4],
  ])('[SE21] stored for %i tables, %i points and %i rounds brings no two together twice', (tables, points, rounds) => {
    const design = storedDesign(tables, points, rounds)
    if (design === undefined) throw new Error('a stored design was expected')
    expect([design.points, design.rounds]).toEqual([points, rounds])
    expect([repeatsOf(design), spread(design), acquainted(design)]).toEqual([0, 0, 0])
    expect(storedDesign(tables, points, rounds + 1)).toBeUndefined()
  })

  test('[SE21] stored as shifts for twelve tables brings no two together twice', () => {
    const shifts = storedShifts(12, 6, 12)
    if (shifts === undefined) throw new Error('stored shifts were expected')
    const design = designFromShifts(shifts, true)
    expect([repeatsOf(design), spread(design)]).toEqual([0, 0])
  })

  test.each([
    [5, 15, 7, 0],
    [6, 24, 7, 0],
    [8, 24, 11, 0],
    [8, 27, 9, 0],
    [9, 27, 13, 0],
    [10, 47, 4, 0],
    [10, 47, 4, 10],
    [6, 25, 4, 6],
    [8, 32, 9, 0],
    [13, 50, 9, 0],
  ])(
    '[SE22] found for %i tables, %i points, %i rounds and %i hosts brings no two together twice',
    (tables, points, rounds, hosts) => {
      const found = findDesign({ tables, points, rounds, hosts }, createRng(1), 100)
      if (found === undefined) throw new Error('a design was expected')
      const { design } = found
      expect([repeatsOf(design), acquainted(design)]).toEqual([0, 0])
      expect(spread(design)).toBeLessThanOrEqual(1)
      expect(design.points === points || (design.columns[0]?.length ?? 0) >= design.points - points).toBe(true)
      expect(design.columns[0]?.length ?? 0).toBeGreaterThanOrEqual(hosts)
    },
  )

  test('[SE22] none is found where there are too few pairs, or too few tables to come from', () => {
    expect(findDesign({ tables: 4, points: 16, rounds: 6, hosts: 0 }, createRng(1), 1)).toBeUndefined()
    expect(findDesign({ tables: 3, points: 12, rounds: 2, hosts: 0 }, createRng(1), 1)).toBeUndefined()
  })

  test('[SE22] taken several times stays even', () => {
    const shifts = formulaShifts(5, 5, 4)
    if (shifts === undefined) throw new Error('a formula was expected')
    const once = designFromShifts(shifts, true)
    for (const points of [25, 33, 40, 62]) {
      expect(spread(withCopies(once, points))).toBeLessThanOrEqual(1)
      expect(spread(withCopies(once, points, createRng(points)))).toBeLessThanOrEqual(1)
    }
  })
})
