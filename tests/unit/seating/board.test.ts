import { createRng } from '@tablecloth/shared/rng.ts'
import { findContradictions } from '@tablecloth/shared/seating/contradictions.ts'
import { readProblem } from '@tablecloth/shared/seating/problem.ts'
import { anneal } from '@tablecloth/shared/seating/search/anneal.ts'
import { cheapestAssignment } from '@tablecloth/shared/seating/search/assignment.ts'
import { createBoard } from '@tablecloth/shared/seating/search/board.ts'
import { construct } from '@tablecloth/shared/seating/search/construct.ts'
import { createDice } from '@tablecloth/shared/seating/search/dice.ts'
import { freePeople, swapThroughout } from '@tablecloth/shared/seating/search/repair.ts'
import { totalCost } from '@tablecloth/shared/seating/search/total-cost.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, manyRuns } from './requests.ts'

const SEED = 412

describe('seats in the making', () => {
  test('[SE27] every change is priced at what it changes in the whole', () => {
    let looked = 0
    fc.assert(
      fc.property(anyRequest, fc.nat(), (request, seed) => {
        if (findContradictions(request).length > 0) return
        const problem = readProblem(request)
        const { people, tables, firstPlanned } = problem.roster
        const rng = createRng(seed)
        const board = createBoard(problem, construct(problem, rng))
        let cost = totalCost(problem, board.seats)
        const everywhere = freePeople(board)
        for (let change = 0; change < 12 && problem.planned.length > 0; change++) {
          const round = rng.pick(problem.planned)
          const free = Array.from(board.free[round] ?? [])
          if (free.length === 0) continue
          const [a, b] = [rng.pick(free), rng.pick(free)]
          const seatOf = (person: number) => board.seats[round * people + person] as number
          if (change % 3 === 0 && seatOf(a) !== seatOf(b)) {
            cost += board.swapCost(round, a, b)
            board.swap(round, a, b)
          } else if (change % 3 === 1) {
            const to = rng.int(tables.length)
            const size = problem.sizes[round]
            if (to === seatOf(a) || size === undefined || board.tableSize(round, to) >= (size.high[to] as number))
              continue
            cost += board.moveCost(round, a, to)
            board.move(round, a, to)
          } else if (everywhere.length > 1) {
            const [c, d] = [rng.pick(everywhere), rng.pick(everywhere)]
            if (c === d) continue
            const apart = firstPlanned === 0 ? board.exchangeCost(c, d) : undefined
            const exact = swapThroughout(board, c, d)
            // Revisits aside, which only a host of other rounds can have.
            if (apart !== undefined) expect(Math.abs(apart - exact)).toBeLessThanOrEqual(2 * problem.planned.length)
            cost += exact
          } else continue
          looked++
          expect(cost).toBe(totalCost(problem, board.seats))
        }
      }),
      { seed: SEED, numRuns: manyRuns(80) },
    )
    expect(looked).toBeGreaterThan(200)
  })

  test('[SE27] what annealing returns costs what it says, and no more than before', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(), (request, seed) => {
        if (findContradictions(request).length > 0) return
        const problem = readProblem(request)
        const rng = createRng(seed)
        const board = createBoard(problem, construct(problem, rng))
        const before = totalCost(problem, board.seats)
        const settings = { rounds: problem.planned, hot: 3000, cold: 10, work: 60_000, moves: 'within' } as const
        const { seats, cost } = anneal(board, createDice(rng), 0, settings)
        expect(cost).toBeLessThanOrEqual(before)
        expect(totalCost(problem, seats)).toBeLessThanOrEqual(before)
      }),
      { seed: SEED, numRuns: manyRuns(60) },
    )
  })

  test('[SE27] the cheapest assignment is the cheapest of all', () => {
    const costs = fc.integer({ min: 1, max: 6 }).chain((size) => {
      const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size })
      return fc.array(row, { minLength: size, maxLength: size })
    })
    const best = (table: readonly number[][], row: number, taken: ReadonlySet<number>): number =>
      row === table.length
        ? 0
        : Math.min(
            ...(table[row] as number[]).flatMap((cost, column) =>
              taken.has(column) ? [] : [cost + best(table, row + 1, new Set([...taken, column]))],
            ),
          )
    fc.assert(
      fc.property(costs, (table) => {
        const chosen = cheapestAssignment(table)
        expect(new Set(chosen).size).toBe(table.length)
        expect(chosen.reduce((sum, column, row) => sum + (table[row]?.[column] as number), 0)).toBe(
          best(table, 0, new Set()),
        )
      }),
      { seed: SEED },
    )
  })
})
