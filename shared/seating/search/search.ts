import type { Rng } from '../../rng.ts'
import { withCopies } from '../constructions/copies.ts'
import type { Design } from '../constructions/design.ts'
import { findDesign, shiftsFor } from '../constructions/find-design.ts'
import { designFromShifts } from '../constructions/transversal.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { stayingHosts } from '../staying-hosts.ts'
import { anneal } from './anneal.ts'
import { type Board, createBoard } from './board.ts'
import { hasTies } from './changes.ts'
import { designOfCompanies, plainProblem } from './companies.ts'
import { construct } from './construct.ts'
import { COST } from './costs.ts'
import { createDice, type Dice } from './dice.ts'
import { settle } from './level.ts'
import { annealNames } from './names.ts'
import { countPlaces, placePeople } from './place.ts'
import { relabel } from './relabel.ts'
import { repair, settleDown } from './repair.ts'
import { keepsApart, totalCost, wishCost } from './total-cost.ts'

/** What a search answers: seats for the planned rounds, and how it came by them. */
export type Found = { seats: SeatTable; method: string }

/** What all parts of a search share. `floor` is a cost that no seats go below. */
type Search = { problem: SeatingProblem; floor: number; rng: Rng; dice: Dice; effort: number }

/** Steps of the clock in `workPerSwap` that a unit of effort buys: about 10 ms. */
const WORK = 2_000_000

/**
 * Looks for good seats. Sizes, presence, hosts and pins are always right in what it returns; pairs to be kept apart
 * are apart unless it found no such seating. It stops early at `bound`, which no plan can go below. `effort` is a budget
 * of work, each unit worth about 10 ms; as work is counted and not timed, it buys the same seats on every machine.
 */
export function search(problem: SeatingProblem, bound: number, rng: Rng, effort: number): Found {
  const whole: Search = { problem, floor: bound * COST.goal, rng, dice: createDice(rng), effort }
  const previous = byPrevious(whole)
  if (previous !== undefined && totalCost(problem, previous.seats) < whole.floor + COST.goal) return previous
  const design = problem.planned.length > 1 && isEven(problem) ? designFor(problem, rng, effort) : undefined
  if (design !== undefined) {
    const found = better(problem, byDesign(whole, design.design, design.method), previous)
    // People to be kept apart who still are not may be found places when nothing else is asked for.
    return keepsApart(problem, found.seats) ? found : better(problem, bySwaps(whole, 0.4), found)
  }
  const drafts = isEven(problem) && problem.planned.length > 1 ? [byCopies, byCompanies, byRest] : []
  let best = previous && { ...previous, cost: totalCost(problem, previous.seats) }
  const keepBetter = (found: Found) => {
    const cost = totalCost(problem, found.seats)
    if (best === undefined || cost < best.cost) best = { ...found, cost }
    // What is left costs less than one meeting.
    return best.cost < whole.floor + COST.goal ? best : undefined
  }
  // One long run is no better than the best of a few shorter ones, and now and then much worse.
  const runs = Math.max(1, Math.min(MOST_RUNS, Math.floor(effort / LEAST_RUN)))
  const part = { ...whole, effort: effort / runs }
  for (let run = 0; run < runs; run++) {
    let isDrafted = previous !== undefined
    for (const draft of drafts) {
      const found = draft(part)
      const enough = found && keepBetter(found)
      if (enough !== undefined) return enough
      isDrafted ||= found !== undefined
    }
    const enough = keepBetter(bySwaps(part, isDrafted ? 0.4 : 0.8))
    if (enough !== undefined) return enough
  }
  if (best === undefined) throw new Error('seating: a search has found nothing')
  return best
}

const MOST_RUNS = 4
/** In units of effort. */
const LEAST_RUN = 25

function better(problem: SeatingProblem, found: Found, other: Found | undefined): Found {
  if (other === undefined) return found
  return totalCost(problem, other.seats) <= totalCost(problem, found.seats) ? other : found
}

/** From what people know already, changed as little as the goal and their wishes allow. */
function byPrevious(search: Search): Found | undefined {
  const { problem } = search
  const { expected, people } = problem.roster
  const isKnown = (round: number) =>
    expected.subarray(round * people, (round + 1) * people).some((table) => table !== NOWHERE)
  if (!problem.planned.some(isKnown)) return undefined
  const seats = expected.slice()
  settle(problem, seats)
  const board = createBoard(problem, seats)
  settleDown(board, workFor(search, 0.3))
  const unknown = problem.planned.filter((round) => !isKnown(round))
  const begun = unknown.length === 0 ? board.seats : within(search, board, unknown, HOT, 0.2)
  const method = 'earlier plan and swaps'
  const calm: Found = { seats: polish(search, begun, 0.2, CALM), method }
  if (totalCost(problem, calm.seats) < search.floor + COST.goal) return calm
  const stirred = within(search, createBoard(problem, calm.seats), problem.planned, WARM, 0.2)
  return better(problem, { seats: polish(search, stirred, 0.1, CALM), method }, calm)
}

/** So cool that whoever expects a table leaves it only for something that counts for more. */
const CALM = 2 * COST.surprise

/** Whether all tables are alike: a design knows no others. */
function isEven({ planned, sizes }: SeatingProblem): boolean {
  return planned.every((round) => {
    const size = sizes[round]
    return size?.low.every((low, table) => low === size.low[0] && size.high[table] === size.high[0])
  })
}

function designFor(problem: SeatingProblem, rng: Rng, effort: number) {
  const tables = problem.roster.tables.length
  const points = countPlaces(problem)
  if (points < tables) return undefined
  const hosts = stayingHosts(problem).size
  return findDesign({ tables, points, rounds: problem.planned.length, hosts }, rng, effort)
}

/** People are given the points of a design; what they wish for is then met by letting them change places in it. */
function byDesign(search: Search, design: Design, method: string): Found {
  const { problem, floor, rng, dice } = search
  const seats = placePeople(problem, design, rng)
  if (totalCost(problem, seats) <= floor) return { seats, method }
  if (!hasTies(problem)) {
    const named = nameTables(search, seats)
    if (totalCost(problem, named) <= floor + COST.goal - 1) return { seats: named, method }
    return { seats: polish(search, named, 0.2), method: `${method} and swaps` }
  }
  const settings = { rounds: problem.planned, moves: 'throughout', work: workFor(search, 0.3) } as const
  const exchanged = anneal(createBoard(problem, seats), dice, floor, { ...settings, hot: 0.4 * COST.wish, cold: 3 })
  const board = createBoard(problem, exchanged.seats)
  repair(board, rng, workFor(search, 0.3))
  const calm = polish(search, board.seats, 0.2)
  const swapped: Found = { seats: calm, method: `${method} and swaps` }
  if (wishCost(problem, calm) === 0) return swapped
  // Wishes that a design does not meet are worth more than the design.
  const wishing = { rounds: problem.planned, moves: 'within', work: workFor(search, 0.3) } as const
  const stirred = anneal(createBoard(problem, calm), dice, floor, {
    ...wishing,
    hot: 0.3 * COST.wish,
    cold: COLD * COST.goal,
  })
  return better(problem, { ...swapped, seats: polish(search, stirred.seats, 0.1) }, swapped)
}

/** Copies of a design, where tables are so large that people must meet again. */
function byCopies(search: Search): Found | undefined {
  const { problem, rng } = search
  const tables = problem.roster.tables.length
  const points = countPlaces(problem)
  if (Math.ceil(points / tables) <= tables) return undefined
  const shifts = shiftsFor(tables, tables, problem.planned.length, rng, 0)
  if (shifts === undefined) return undefined
  const design = withCopies(designFromShifts(shifts, true), points, problem.goal === 'fair' ? rng : undefined)
  return byDesign({ ...search, effort: search.effort / 3 }, design, 'copies')
}

/** Small companies that stay together; see `designOfCompanies`. */
function byCompanies(search: Search): Found | undefined {
  const { problem, rng, dice, effort } = search
  const tables = problem.roster.tables.length
  const companies = tables * tables
  const points = countPlaces(problem)
  if (problem.goal === 'fair' || points <= companies || companies > MOST_COMPANIES) return undefined
  // With more rounds than tables the companies themselves would have to meet again.
  if (problem.planned.length > tables) return undefined
  const plain = plainProblem(companies, problem)
  const found = bySwaps({ problem: plain, floor: 0, rng, dice, effort }, 0.2)
  const design = designOfCompanies(plain, found.seats, companies, points, dice, Math.ceil(400 * effort))
  const placed = byDesign({ ...search, effort: effort * 0.1 }, design, 'companies')
  const board = createBoard(problem, placed.seats)
  return { seats: within(search, board, problem.planned, WARM, 0.3), method: placed.method }
}

// With more tables than this people hardly have to meet again.
const MOST_COMPANIES = 150

/** As many rounds as a formula gives, and only the others searched for. */
function byRest(search: Search): Found | undefined {
  const { problem, rng } = search
  const { planned, roster } = problem
  const tables = roster.tables.length
  const seatsEach = Math.ceil(countPlaces(problem) / tables)
  const hosted = stayingHosts(problem).size > 0
  for (let rounds = planned.length - 1; rounds >= 3; rounds--) {
    const moving = hosted ? undefined : shiftsFor(tables, seatsEach + 1, rounds, rng, 0)
    const shifts = moving ?? shiftsFor(tables, seatsEach, rounds, rng, 0)
    if (shifts === undefined) continue
    const part = { ...problem, planned: planned.slice(0, rounds) }
    const seats = placePeople(part, designFromShifts(shifts, moving === undefined), rng)
    settle(problem, seats)
    const best = within(search, createBoard(problem, seats), planned.slice(rounds), HOT, 0.25)
    return { seats: polish(search, best, 0.2), method: 'formula and swaps' }
  }
  return undefined
}

/** From a greedy seating, by swaps alone. */
function bySwaps(search: Search, share: number): Found {
  const { problem, rng } = search
  const board = createBoard(problem, construct(problem, rng))
  repair(board, rng, workFor(search, 0.3))
  return { seats: polish(search, within(search, board, problem.planned, HOT, share), share / 5), method: 'swaps' }
}

/** Temperatures, in meetings: at which pairs meet freely, and at which only few do. */
const COLD = 0.2
const HOT = [0.45, COLD] as const
const WARM = [0.3, COLD] as const

/** Anneals some rounds until nobody meets more often than they must. */
function within(
  search: Search,
  board: Board,
  rounds: readonly number[],
  [hot, cold]: readonly [hot: number, cold: number],
  share: number,
): SeatTable {
  const work = workFor(search, share)
  const settings = { rounds, moves: 'within', work, hot: hot * COST.goal, cold: cold * COST.goal } as const
  return anneal(board, search.dice, search.floor + COST.goal - 1, settings).seats
}

/** Swaps in the cold, where only little is changed, and other names for the tables. */
function polish(search: Search, seats: SeatTable, share: number, hot = 0.12 * COST.goal): SeatTable {
  const { problem, floor, dice } = search
  const board = createBoard(problem, seats)
  const settings = { rounds: problem.planned, moves: 'within', work: workFor(search, share) } as const
  const best = anneal(board, dice, floor, { ...settings, hot, cold: 0.3 * COST.revisit })
  return nameTables(search, best.seats)
}

function nameTables({ problem, dice, effort }: Search, seats: SeatTable): SeatTable {
  const named = seats.slice()
  const { people, tables } = problem.roster
  const each = 8 + (4 * people) / tables.length
  annealNames(problem, named, dice, Math.ceil((0.15 * WORK * effort) / each))
  const round = tables.length ** 3 * problem.planned.length
  relabel(problem, named, Math.min(4, Math.floor((WORK * effort) / round)))
  return named
}

function workFor({ effort }: Search, share: number): number {
  return Math.ceil(WORK * effort * share)
}
