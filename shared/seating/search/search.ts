import type { Rng } from '../../rng.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { createBoard } from './board.ts'
import { construct } from './construct.ts'
import { COST } from './costs.ts'
import { seatByFormula } from './formula.ts'
import { improve } from './improve.ts'
import { repair } from './repair.ts'

/** What a search answers: seats for the planned rounds, and how it came by them. */
export type Found = { seats: SeatTable; method: 'formula' | 'formula-and-swaps' | 'greedy-and-swaps' }

/**
 * Looks for good seats. Sizes, presence, hosts and pins are always right in what it returns; pairs to be kept apart
 * are apart unless it found no such seating. It stops early at `bound`, which no plan can go below.
 * Everything that may be replaced by a better search lies in this folder, behind this function.
 */
export function search(problem: SeatingProblem, bound: number, rng: Rng): Found {
  const byFormula = seatByFormula(problem, rng)
  const board = createBoard(problem, byFormula ?? construct(problem, rng))
  const floor = bound * COST.goal
  if (byFormula !== undefined && board.totalCost() <= floor) return { seats: byFormula, method: 'formula' }
  repair(board, rng)
  const seats = improve(board, rng, floor)
  return { seats, method: byFormula === undefined ? 'greedy-and-swaps' : 'formula-and-swaps' }
}
