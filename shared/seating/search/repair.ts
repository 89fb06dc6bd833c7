import type { Rng } from '../../rng.ts'
import { NOWHERE } from '../roster.ts'
import type { Board } from './board.ts'
import { COST, workOf } from './costs.ts'

const PASSES = 6

/**
 * Mends broken rules and unmet wishes by the best swap of each person concerned: first for all rounds at once, which
 * leaves everybody's meetings as they are in number, then within the round. `budget` is work as counted by `workOf`.
 */
export function repair(board: Board, rng: Rng, budget: number): void {
  const { planned } = board.problem
  const everywhere = freePeople(board)
  const { price } = workOf(board.problem)
  let work = budget
  for (let pass = 0; pass < PASSES && work > 0; pass++) {
    let mended = false
    for (const round of planned) {
      for (const person of rng.shuffle(Array.from(board.free[round] ?? []))) {
        if (!board.isTroubled(round, person)) continue
        const company = companyWanted(board, round, person)
        if (company.length > 0) {
          work -= company.length * price
          mended = mendRound(board, round, person, company) || mended
        }
        if (!board.isTroubled(round, person)) continue
        // Who is missing somebody finds them in one round at a time.
        if (company.length === 0) {
          work -= everywhere.length * price * planned.length
          mended = mendThroughout(board, person, everywhere) || mended
        }
        if (!board.isTroubled(round, person)) continue
        work -= (board.free[round]?.length ?? 0) * price
        mended =
          mendRound(board, round, person, board.free[round] ?? []) || takeFreeSeat(board, round, person) || mended
        if (work <= 0) return
      }
    }
    if (!mended) return
  }
}

/** People at the tables where somebody sits with whom a person is to be kept together, and is not. */
function companyWanted(board: Board, round: number, person: number): number[] {
  const { problem, seats } = board
  const { people, present, fixed } = problem.roster
  const start = round * people
  const own = seats[start + person]
  const wanted: number[] = []
  for (const mate of board.mates(person)) {
    const table = seats[start + mate] as number
    if (present[start + mate] === 0 || table === own) continue
    for (let at = 0; at < board.tableSize(round, table); at++) {
      const other = board.member(round, table, at)
      if (other !== mate && fixed[start + other] === NOWHERE) wanted.push(other)
    }
  }
  return wanted
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

/**
 * Moves as few people as it can: whoever meets somebody again, has an unmet wish, or does not sit where they expect to,
 * changes places with whomever it costs least, or takes a free seat; until nobody gains by it.
 */
export function settleDown(board: Board, budget: number): void {
  const { planned, roster } = board.problem
  const { people, expected } = roster
  let work = budget
  const { price } = workOf(board.problem)
  for (let pass = 0; pass < PASSES && work > 0; pass++) {
    let mended = false
    for (const round of planned) {
      for (const person of board.free[round] ?? []) {
        const cell = round * people + person
        const isContent = board.seats[cell] === expected[cell] && board.companyCost(round, person) < COST.goal
        if (isContent && !board.isTroubled(round, person)) continue
        work -= ((board.free[round]?.length ?? 0) + roster.tables.length) * price
        if (work <= 0) return
        mended =
          mendRound(board, round, person, board.free[round] ?? []) || takeFreeSeat(board, round, person) || mended
      }
    }
    if (!mended) return
  }
}

function takeFreeSeat(board: Board, round: number, person: number): boolean {
  const { people, tables } = board.problem.roster
  const size = board.problem.sizes[round]
  const from = board.seats[round * people + person] as number
  if (size === undefined || board.tableSize(round, from) <= (size.low[from] as number)) return false
  let best = from
  let least = 0
  for (const table of tables.keys()) {
    if (table === from || board.tableSize(round, table) >= (size.high[table] as number)) continue
    const cost = board.moveCost(round, person, table)
    if (cost < least) {
      least = cost
      best = table
    }
  }
  if (best !== from) board.move(round, person, best)
  return best !== from
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

function mendRound(board: Board, round: number, person: number, others: ArrayLike<number>): boolean {
  const { people } = board.problem.roster
  let best = person
  let least = 0
  for (let at = 0; at < others.length; at++) {
    const other = others[at] as number
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
