import type { Rng } from '../../rng.ts'
import type { Board } from './board.ts'
import { workOf } from './costs.ts'

/** Looks at people that a repair may take, over everything. */
const BUDGET = 20_000_000
const PASSES = 6

/**
 * Mends broken rules and unmet wishes by the best swap of each person concerned: first for all rounds at once, which
 * leaves everybody's meetings as they are in number, then within the round.
 */
export function repair(board: Board, rng: Rng): void {
  const { planned } = board.problem
  const everywhere = freePeople(board)
  let looks = BUDGET
  const looksEach = workOf(board.problem).price * (1 + planned.length)
  for (let pass = 0; pass < PASSES && looks > 0; pass++) {
    let mended = false
    for (const round of planned) {
      for (const person of rng.shuffle(Array.from(board.free[round] ?? []))) {
        if (!board.isTroubled(round, person)) continue
        looks -= (board.free[round]?.length ?? 0) * looksEach
        if (looks <= 0) return
        mended = mendThroughout(board, person, everywhere) || mendRound(board, round, person) || mended
      }
    }
    if (!mended) return
  }
}

/** The change of cost of swapping two people in every planned round. The swap is done; repeat it to undo it. */
export function swapThroughout(board: Board, a: number, b: number): number {
  const { people } = board.problem.roster
  let cost = 0
  for (const round of board.problem.planned) {
    if (board.seats[round * people + a] === board.seats[round * people + b]) continue
    cost += board.swapCost(round, a, b)
    board.swap(round, a, b)
  }
  return cost
}

/** Whether somebody is there, and free to move, in every planned round. */
export function freePeople(board: Board): number[] {
  const { people } = board.problem.roster
  const count = new Int32Array(people)
  for (const round of board.problem.planned) {
    for (const person of board.free[round] ?? []) count[person] = (count[person] as number) + 1
  }
  return Array.from(count.keys()).filter((person) => count[person] === board.problem.planned.length)
}

function mendThroughout(board: Board, person: number, others: readonly number[]): boolean {
  if (!others.includes(person)) return false
  let best = person
  let least = 0
  for (const other of others) {
    if (other === person) continue
    const cost = swapThroughout(board, person, other)
    swapThroughout(board, person, other)
    if (cost < least) {
      least = cost
      best = other
    }
  }
  if (best !== person) swapThroughout(board, person, best)
  return best !== person
}

function mendRound(board: Board, round: number, person: number): boolean {
  const { people } = board.problem.roster
  let best = person
  let least = 0
  for (const other of board.free[round] ?? []) {
    if (board.seats[round * people + other] === board.seats[round * people + person]) continue
    const cost = board.swapCost(round, person, other)
    if (cost < least) {
      least = cost
      best = other
    }
  }
  if (best !== person) board.swap(round, person, best)
  return best !== person
}
