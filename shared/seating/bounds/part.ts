import type { SeatingProblem } from '../problem.ts'
import { NOWHERE } from '../roster.ts'

/**
 * Some of the people of a problem and their meetings with each other: what bounds are counted over. A bound over all
 * pairs is the sum of bounds over parts that share no pair.
 */
export type Part = {
  problem: SeatingProblem
  /** Indices of the people, rising. */
  people: number[]
  /** For each planned round, how many of them sit at each table: one choice; all choices hold as many pairs. */
  sizes: Map<number, number[]>
  /** The fewest others of the part that somebody can share a table with, for each planned round and table. */
  lowest: (round: number, table: number) => number
}

/** Everybody. */
export function wholePart(problem: SeatingProblem): Part {
  const { roster, planned, sizes } = problem
  return {
    problem,
    people: Array.from({ length: roster.people }, (_, person) => person),
    sizes: new Map(planned.map((round) => [round, someSizes(problem, round)])),
    lowest: (round, table) => Math.max(0, lowestSize(sizes[round]?.low ?? new Int32Array(), table) - 1),
  }
}

/** Everybody but one at each table who stays there in all planned rounds. */
export function visitorsPart(problem: SeatingProblem, hosts: ReadonlySet<number>): Part {
  const whole = wholePart(problem)
  return {
    problem,
    people: whole.people.filter((person) => !hosts.has(person)),
    sizes: new Map([...whole.sizes].map(([round, sizes]) => [round, sizes.map((size) => size - 1)])),
    lowest: (round, table) => Math.max(0, whole.lowest(round, table) - 1),
  }
}

function lowestSize(low: Int32Array, table: number): number {
  return table === NOWHERE
    ? low.reduce((least, size) => Math.min(least, size), Number.MAX_SAFE_INTEGER)
    : (low[table] ?? 0)
}

/** One choice of table sizes for a round: the tables that may grow are equally large, so all choices hold as many pairs. */
function someSizes(problem: SeatingProblem, round: number): number[] {
  const sizes = problem.sizes[round]
  if (sizes === undefined) return []
  let extras = sizes.extras
  return Array.from(sizes.low, (low, table) => {
    if (extras === 0 || sizes.high[table] === low) return low
    extras--
    return low + 1
  })
}

/** How often each pair met in the past: people × people, upper triangle only; undefined if there is no past. */
export function pastMeetings(problem: SeatingProblem): Uint8Array | undefined {
  const { people, firstPlanned, pastSeat } = problem.roster
  if (firstPlanned === 0) return undefined
  const met = new Uint8Array(people * people)
  for (let round = 0; round < firstPlanned; round++) {
    const seat = pastSeat.subarray(round * people, (round + 1) * people)
    for (let a = 0; a < people; a++) {
      if (seat[a] === NOWHERE) continue
      for (let b = a + 1; b < people; b++)
        if (seat[a] === seat[b]) met[a * people + b] = (met[a * people + b] as number) + 1
    }
  }
  return met
}

/** What the meeting after `met` earlier ones adds to the goal. */
export function costOfNext(problem: SeatingProblem, met: number): number {
  return problem.goal === 'fair' ? met : Math.min(met, 1)
}
