import type { SeatingProblem } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import type { Board } from './board.ts'
import { workOf } from './costs.ts'
import type { Dice } from './dice.ts'
import { freePeople, swapThroughout } from './repair.ts'

/** What has been worked so far. */
export type Meter = { spent: number }

/** Tries one random change at a temperature, and returns what it cost: 0 when it was not made. */
export type Change = (temperature: number) => number

/** The changes that a search may try, or undefined when there is nothing to change. */
export function createChanges(
  board: Board,
  dice: Dice,
  settings: { rounds: readonly number[]; moves: 'within' | 'throughout' },
  meter: Meter,
  beforeWorse: () => void,
): Change | undefined {
  const { problem } = board
  const isTaken = (cost: number, temperature: number) => {
    if (cost > temperature * dice.patience()) return false
    beforeWorse()
    return true
  }
  const tools: Tools = { board, dice, meter, work: workOf(problem), isTaken }
  const everywhere = freePeople(board)
  const exchange =
    everywhere.length > 1 && problem.roster.tables.length > 1 ? createExchange(tools, everywhere) : undefined
  if (settings.moves === 'throughout') return exchange
  const rounds = settings.rounds.filter((round) => (board.free[round]?.length ?? 0) > 0)
  if (rounds.length === 0) return undefined
  const swap = createSwap(tools, rounds)
  const uneven = rounds.filter((round) => (problem.sizes[round]?.extras ?? 0) > 0)
  const transfer = uneven.length > 0 ? createTransfer(tools, uneven) : undefined
  const pairs = createPairs(tools, rounds)
  const ordinary = rounds.length === problem.planned.length && hasTies(problem) ? exchange : undefined
  return (temperature) => {
    const kind = dice.below(16)
    if (kind === 0 && ordinary !== undefined) return ordinary(temperature)
    if (kind < 3 && transfer !== undefined) return transfer(temperature)
    if (kind < 6 && pairs !== undefined) return pairs(temperature)
    return swap(temperature)
  }
}

type Tools = {
  board: Board
  dice: Dice
  meter: Meter
  work: { price: number; make: number }
  /** Whether a change for the worse is made, the less often the more it costs and the colder it is. */
  isTaken: (cost: number, temperature: number) => boolean
}

/** Whether it matters who somebody is, and not only how often pairs meet. */
export function hasTies(problem: SeatingProblem): boolean {
  const { apart, together, discouraged, sameAffiliation, languages, mateSets, roster } = problem
  return (
    roster.firstPlanned > 0 ||
    roster.expected.some((table) => table !== NOWHERE) ||
    sameAffiliation !== undefined ||
    languages !== undefined ||
    mateSets.length > 0 ||
    apart.includes(1) ||
    together.includes(1) ||
    discouraged.includes(1)
  )
}

function createSwap({ board, dice, meter, work, isTaken }: Tools, rounds: readonly number[]): Change {
  const { people } = board.problem.roster
  const { seats } = board
  return (temperature) => {
    meter.spent += work.price
    const round = rounds[dice.below(rounds.length)] as number
    const free = board.free[round] as Int32Array
    const a = free[dice.below(free.length)] as number
    const b = free[dice.below(free.length)] as number
    if (seats[round * people + a] === seats[round * people + b]) return 0
    const cost = board.swapCost(round, a, b)
    if (cost > 0 && !isTaken(cost, temperature)) return 0
    board.swap(round, a, b)
    meter.spent += work.make
    return cost
  }
}

/** From a table that holds its higher number to one that holds its lower: the sizes stay as even as they were. */
function createTransfer({ board, dice, meter, work, isTaken }: Tools, rounds: readonly number[]): Change {
  const { people, tables } = board.problem.roster
  return (temperature) => {
    meter.spent += work.price
    const round = rounds[dice.below(rounds.length)] as number
    const free = board.free[round] as Int32Array
    const person = free[dice.below(free.length)] as number
    const from = board.seats[round * people + person] as number
    const to = dice.below(tables.length)
    const sizes = board.problem.sizes[round]
    if (sizes === undefined || from === to) return 0
    if (board.tableSize(round, to) >= (sizes.high[to] as number)) return 0
    if (board.tableSize(round, from) <= (sizes.low[from] as number)) return 0
    const cost = board.moveCost(round, person, to)
    if (cost > 0 && !isTaken(cost, temperature)) return 0
    board.move(round, person, to)
    meter.spent += work.make
    return cost
  }
}

/** Two who are to be kept together change places with two of another table. */
function createPairs({ board, dice, meter, work, isTaken }: Tools, rounds: readonly number[]): Change | undefined {
  const { problem, seats } = board
  const { people, tables, fixed } = problem.roster
  const pairs: [number, number][] = []
  for (let cell = problem.together.indexOf(1); cell !== -1; cell = problem.together.indexOf(1, cell + 1)) {
    if (Math.floor(cell / people) < cell % people) pairs.push([Math.floor(cell / people), cell % people])
  }
  if (pairs.length === 0 || tables.length < 2) return undefined
  const mayMove = (round: number, person: number) =>
    seats[round * people + person] !== NOWHERE && fixed[round * people + person] === NOWHERE
  return (temperature) => {
    meter.spent += work.price
    const round = rounds[dice.below(rounds.length)] as number
    const [a, b] = pairs[dice.below(pairs.length)] as [number, number]
    const to = dice.below(tables.length)
    const size = board.tableSize(round, to)
    if (size < 2 || !mayMove(round, a) || !mayMove(round, b)) return 0
    if (seats[round * people + a] === to || seats[round * people + b] === to) return 0
    const first = dice.below(size)
    const second = (first + 1 + dice.below(size - 1)) % size
    const c = board.member(round, to, first)
    const d = board.member(round, to, second)
    if (!mayMove(round, c) || !mayMove(round, d)) return 0
    meter.spent += work.price + 4 * work.make
    let cost = board.swapCost(round, a, c)
    board.swap(round, a, c)
    cost += board.swapCost(round, b, d)
    board.swap(round, b, d)
    if (cost <= 0) return cost
    board.swap(round, b, d)
    board.swap(round, a, c)
    if (!isTaken(cost, temperature)) return 0
    board.swap(round, a, c)
    board.swap(round, b, d)
    return cost
  }
}

/** Two people change places in all planned rounds. */
function createExchange({ board, dice, meter, work, isTaken }: Tools, everywhere: readonly number[]): Change {
  const hasPast = board.problem.roster.firstPlanned > 0
  const rounds = board.problem.planned.length
  return (temperature) => {
    const a = everywhere[dice.below(everywhere.length)] as number
    const b = everywhere[dice.below(everywhere.length)] as number
    meter.spent += work.price * rounds
    if (a === b) return 0
    if (hasPast) meter.spent += work.make * 2 * rounds
    const cost = hasPast ? swapThroughout(board, a, b) : board.exchangeCost(a, b)
    if (hasPast && cost <= 0) return cost
    if (hasPast) swapThroughout(board, a, b)
    if (cost > 0 && !isTaken(cost, temperature)) return 0
    meter.spent += work.make * rounds
    swapThroughout(board, a, b)
    return cost
  }
}
