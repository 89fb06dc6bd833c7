import type { SeatingProblem } from './problem.ts'
import { NOWHERE } from './roster.ts'

/**
 * A number that no plan for the problem can go below: of pairSum for the goal "fair", of repeats for "most-different",
 * over all rounds, the past included. It is the largest of three valid bounds:
 * 1. All meetings that the table sizes force, spent where they cost least: on pairs that have met least.
 * 2. The tables of an earlier round are too few to fill a later table with people who have not met there.
 * 3. The first bound for each person alone; every meeting is counted from both its ends, so half of the sum.
 */
export function lowerBound(problem: SeatingProblem): number {
  const before = pastCost(problem)
  const { all, each } = cheapestMeetings(problem)
  return before + Math.max(all, Math.ceil(each / 2), sourcesBound(problem))
}

/** How often each pair met in the past: people × people, upper triangle only. */
function pastMeetings(problem: SeatingProblem): Uint8Array {
  const { people, firstPlanned, pastSeat } = problem.roster
  const met = new Uint8Array(people * people)
  for (let round = 0; round < firstPlanned; round++) {
    const seat = pastSeat.subarray(round * people, (round + 1) * people)
    for (let a = 0; a < people; a++) {
      if (seat[a] === NOWHERE) continue
      for (let b = a + 1; b < people; b++) if (seat[a] === seat[b]) met[a * people + b] = (met[a * people + b] ?? 0) + 1
    }
  }
  return met
}

/** What the meeting after `met` earlier ones adds to the goal. */
function costOfNext(problem: SeatingProblem, met: number): number {
  return problem.goal === 'fair' ? met : Math.min(met, 1)
}

function pastCost(problem: SeatingProblem): number {
  let cost = 0
  for (const met of pastMeetings(problem))
    for (let earlier = 0; earlier < met; earlier++) cost += costOfNext(problem, earlier)
  return cost
}

/** Bounds 1 (`all`) and 3 before halving (`each`). */
function cheapestMeetings(problem: SeatingProblem): { all: number; each: number } {
  const { people, rounds } = problem.roster
  const met = pastMeetings(problem)
  const chances = sharedRounds(problem)
  const offersOfAll = new Float64Array(rounds + 1)
  const offersOfEach = Array.from({ length: people }, () => new Int32Array(rounds + 1))
  for (let a = 0; a < people; a++) {
    for (let b = a + 1; b < people; b++) {
      const earlier = met[a * people + b] as number
      const open = chances[a * people + b] as number
      const ofA = offersOfEach[a] as Int32Array
      const ofB = offersOfEach[b] as Int32Array
      for (let next = earlier; next < earlier + open; next++) {
        const cost = costOfNext(problem, next)
        offersOfAll[cost] = (offersOfAll[cost] as number) + 1
        ofA[cost] = (ofA[cost] as number) + 1
        ofB[cost] = (ofB[cost] as number) + 1
      }
    }
  }
  const forced = fewestContacts(problem)
  let each = 0
  for (const [person, contacts] of forced.each.entries()) each += spend(contacts, offersOfEach[person] ?? [])
  return { all: spend(forced.all, offersOfAll), each }
}

/** The least that `meetings` can cost when `offers[cost]` tells how many are to be had at each cost. */
function spend(meetings: number, offers: ArrayLike<number>): number {
  let left = meetings
  let total = 0
  for (let cost = 0; cost < offers.length && left > 0; cost++) {
    const taken = Math.min(left, offers[cost] ?? 0)
    total += taken * cost
    left -= taken
  }
  return total
}

/** In how many planned rounds each pair could share a table: present, not kept apart, not settled at two tables. */
function sharedRounds(problem: SeatingProblem): Uint8Array {
  const { people, present, fixed } = problem.roster
  const shared = new Uint8Array(people * people)
  for (const round of problem.planned) {
    const start = round * people
    for (let a = 0; a < people; a++) {
      if (present[start + a] === 0) continue
      const tableOfA = fixed[start + a] as number
      for (let b = a + 1; b < people; b++) {
        const cell = a * people + b
        if (present[start + b] === 0 || problem.apart[cell] === 1) continue
        const tableOfB = fixed[start + b] as number
        if (tableOfA !== NOWHERE && tableOfB !== NOWHERE && tableOfA !== tableOfB) continue
        shared[cell] = (shared[cell] ?? 0) + 1
      }
    }
  }
  return shared
}

/** The meetings that the planned table sizes force, in all and for each person. */
function fewestContacts(problem: SeatingProblem): { all: number; each: Int32Array } {
  const { people, present, fixed } = problem.roster
  const each = new Int32Array(people)
  let all = 0
  for (const round of problem.planned) {
    const sizes = leastPairedSizes(problem, round)
    for (const size of sizes) all += (size * (size - 1)) / 2
    const low = problem.sizes[round]?.low ?? new Int32Array()
    const smallest = low.reduce((least, size) => Math.min(least, size), people)
    for (let person = 0; person < people; person++) {
      if (present[round * people + person] === 0) continue
      const table = fixed[round * people + person] as number
      const size = table === NOWHERE ? smallest : (low[table] ?? 0)
      each[person] = (each[person] ?? 0) + Math.max(0, size - 1)
    }
  }
  return { all, each }
}

/** One choice of table sizes for a round. All choices hold as many pairs: the tables that may grow are equally large. */
function leastPairedSizes(problem: SeatingProblem, round: number): number[] {
  const sizes = problem.sizes[round]
  if (sizes === undefined) return []
  let extras = sizes.extras
  return Array.from(sizes.low, (low, table) => {
    if (extras === 0 || sizes.high[table] === low) return low
    extras--
    return low + 1
  })
}

/** Bound 2. For repeats each round counts against its best earlier one; for pairSum against all of them. */
function sourcesBound(problem: SeatingProblem): number {
  let total = 0
  for (const round of problem.planned) {
    const sizes = leastPairedSizes(problem, round)
    const against: number[] = []
    for (let earlier = 0; earlier < round; earlier++) {
      against.push(metBefore(sizes, newcomers(problem, earlier, round), usedTables(problem, earlier)))
    }
    total += problem.goal === 'fair' ? against.reduce((sum, one) => sum + one, 0) : Math.max(0, ...against)
  }
  return total
}

function newcomers(problem: SeatingProblem, earlier: number, later: number): number {
  const { people, present } = problem.roster
  let count = 0
  for (let person = 0; person < people; person++) {
    if (present[later * people + person] === 1 && present[earlier * people + person] === 0) count++
  }
  return count
}

function usedTables(problem: SeatingProblem, round: number): number {
  const { people, firstPlanned, pastSeat } = problem.roster
  if (round >= firstPlanned) return leastPairedSizes(problem, round).filter((size) => size > 0).length
  const seats = pastSeat.subarray(round * people, (round + 1) * people)
  return new Set(seats.filter((table) => table !== NOWHERE)).size
}

/** The fewest pairs of a round's tables that come from one table of a round with `sources` tables. */
function metBefore(sizes: readonly number[], strangers: number, sources: number): number {
  if (sources === 0) return 0
  const acquainted = [...sizes]
  // Newcomers met nobody. Where they sit is free, so suppose the best for them: where they break up the most pairs.
  for (let seated = 0; seated < strangers; seated++) {
    let largest = 0
    for (const [table, size] of acquainted.entries()) if (size > (acquainted[largest] as number)) largest = table
    acquainted[largest] = Math.max(0, (acquainted[largest] as number) - 1)
  }
  let pairs = 0
  for (const size of acquainted) {
    const share = Math.floor(size / sources)
    const larger = size % sources
    pairs += (larger * ((share + 1) * share)) / 2 + ((sources - larger) * share * (share - 1)) / 2
  }
  return pairs
}
