import type { Rng } from '../../rng.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import type { Board } from './board.ts'
import { looksPerSwap } from './costs.ts'
import { freePeople, swapThroughout } from './repair.ts'

// Looks at table mates that all steps together may take: some tenths of a second on a small machine.
const BUDGET = 24_000_000
const MOST_STEPS = 600_000
/** A small café is searched through sooner: so many steps for each seat of each round. */
const STEPS_A_SEAT = 3000
/** How many steps back a worse seating is compared with. Longer climbs out of deeper valleys, and takes longer. */
const MEMORY = 2000

/**
 * Improves a seating by late acceptance: a change is kept if the result is no worse than the present seating, or than
 * the one some steps ago. Only whole numbers are compared, so every engine takes the same path.
 * Stops when the cost comes down to `floor`. Returns the best seats found.
 */
export function improve(board: Board, rng: Rng, floor: number): SeatTable {
  const rounds = board.problem.planned.filter((round) => (board.free[round]?.length ?? 0) > 0)
  let cost = board.totalCost()
  let best = cost
  let bestSeats = board.seats.slice()
  if (rounds.length === 0 || cost <= floor) return bestSeats
  const steps = affordableSteps(board.problem)
  // What is left after so many steps without a find is not likely to be found by this search.
  const patience = Math.ceil(steps / 3)
  let lastFind = 0
  const memory = new Float64Array(Math.min(MEMORY, Math.ceil(steps / 50))).fill(cost)
  const throughout = freePeople(board)
  const changes = createChanges(board, rng, throughout)

  for (let step = 0; step < steps && best > floor && step - lastFind < patience; step++) {
    const slot = step % memory.length
    const limit = Math.max(cost, memory[slot] as number)
    const atBest = cost === best
    const kind = rng.int(16)
    const allowed = limit - cost
    // The best seats are copied only when they are about to be left.
    const beforeWorse = () => {
      if (atBest) bestSeats = board.seats.slice()
    }
    const change =
      kind === 0 && throughout.length > 1
        ? changes.throughout(allowed, beforeWorse)
        : kind < 3
          ? changes.transfer(rng.pick(rounds), allowed, beforeWorse)
          : changes.swap(rng.pick(rounds), allowed, beforeWorse)
    cost += change
    if (cost < best) {
      best = cost
      lastFind = step
    }
    if (cost < (memory[slot] as number)) memory[slot] = cost
  }
  return cost === best ? board.seats.slice() : bestSeats
}

function affordableSteps(problem: SeatingProblem): number {
  // One change in sixteen goes through all rounds, and may have to be undone.
  const looks = looksPerSwap(problem) * (1 + problem.planned.length / 8)
  const seats = problem.planned.length * problem.roster.people
  return Math.min(MOST_STEPS, STEPS_A_SEAT * seats, Math.ceil(BUDGET / looks))
}

/** Each tries one random change and returns what it cost, 0 when it was not made. */
type Changes = {
  swap(round: number, allowed: number, beforeWorse: () => void): number
  transfer(round: number, allowed: number, beforeWorse: () => void): number
  throughout(allowed: number, beforeWorse: () => void): number
}

function createChanges(board: Board, rng: Rng, everywhere: readonly number[]): Changes {
  const { people, tables } = board.problem.roster

  function swap(round: number, allowed: number, beforeWorse: () => void): number {
    const free = board.free[round] as Int32Array
    const a = free[rng.int(free.length)] as number
    const b = free[rng.int(free.length)] as number
    if (board.seats[round * people + a] === board.seats[round * people + b]) return 0
    const cost = board.swapCost(round, a, b)
    if (cost > allowed) return 0
    if (cost > 0) beforeWorse()
    board.swap(round, a, b)
    return cost
  }

  /** From a table that holds its higher number to one that holds its lower: the sizes stay as even as they were. */
  function transfer(round: number, allowed: number, beforeWorse: () => void): number {
    const sizes = board.problem.sizes[round]
    const free = board.free[round] as Int32Array
    if (sizes === undefined || sizes.extras === 0) return swap(round, allowed, beforeWorse)
    const person = free[rng.int(free.length)] as number
    const from = board.seats[round * people + person] as number
    const to = rng.int(tables.length)
    const grows = board.tableSize(round, to) < (sizes.high[to] as number)
    if (from === to || !grows || board.tableSize(round, from) === sizes.low[from]) return 0
    const cost = board.moveCost(round, person, to)
    if (cost > allowed) return 0
    if (cost > 0) beforeWorse()
    board.move(round, person, to)
    return cost
  }

  function throughout(allowed: number, beforeWorse: () => void): number {
    const a = rng.pick(everywhere)
    const b = rng.pick(everywhere)
    if (a === b) return 0
    const cost = swapThroughout(board, a, b)
    if (cost <= 0) return cost
    swapThroughout(board, a, b)
    if (cost > allowed) return 0
    beforeWorse()
    return swapThroughout(board, a, b)
  }

  return { swap, transfer, throughout }
}
