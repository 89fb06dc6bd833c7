import type { Rng } from '../../rng.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'

/**
 * Seats by a formula in which nobody meets twice, or undefined where it does not apply: nobody may come late, leave
 * early, have a past or a pin, or be kept together; all tables are alike; a table has at most one host, who stays.
 *
 * People are points (column, x), one column for each seat of a table, and in round k sit at table
 * (x + multiplier(column) * k) mod tables. Two people of one column never meet; two of different columns meet twice
 * only if (difference of multipliers) * (difference of rounds) is a multiple of the number of tables. A column with
 * multiplier 0 stays: the hosts'. A column with any other sees a new table each round.
 */
export function seatByFormula(problem: SeatingProblem, rng: Rng): SeatTable | undefined {
  const { people, rounds, tables } = problem.roster
  const hosts = stayingHosts(problem)
  if (hosts === undefined || !isPlain(problem)) return undefined
  const width = tables.length
  const columns = Math.ceil(people / width)
  const multipliers = findMultipliers(columns, rounds, width, hosts.size > 0)
  if (multipliers === undefined) return undefined

  const order = lineUp(problem, rng).filter((person) => !hosts.has(person))
  const seats = new Int16Array(rounds * people).fill(NOWHERE)
  let next = 0
  for (const [column, multiplier] of multipliers.entries()) {
    const settled =
      column === 0 ? new Map([...hosts].map(([person, table]) => [table, person])) : new Map<number, number>()
    // Only the last column has gaps, and which of its points they are is free.
    const points = rng.shuffle(Array.from({ length: width }, (_, x) => x))
    points.sort((a, b) => Number(settled.has(b)) - Number(settled.has(a)))
    for (const x of points) {
      const person = settled.get(x) ?? order[next++]
      if (person === undefined) break
      for (let round = 0; round < rounds; round++) seats[round * people + person] = (x + multiplier * round) % width
    }
  }
  return seats
}

function isPlain(problem: SeatingProblem): boolean {
  const { firstPlanned, present, tables, fixed, hosting } = problem.roster
  return (
    !problem.together.includes(1) &&
    firstPlanned === 0 &&
    present.every((here) => here === 1) &&
    tables.every(({ capacity, min = 0 }) => capacity === undefined && min === 0) &&
    fixed.every((table, cell) => table === hosting[cell])
  )
}

/** Each host's table, or undefined unless every host stays for all rounds and has a table of their own. */
function stayingHosts(problem: SeatingProblem): Map<number, number> | undefined {
  const { people, hosting } = problem.roster
  const hosts = new Map<number, number>()
  for (let person = 0; person < people; person++) {
    const table = hosting[person] as number
    for (let cell = person; cell < hosting.length; cell += people) if (hosting[cell] !== table) return undefined
    if (table !== NOWHERE) hosts.set(person, table)
  }
  return new Set(hosts.values()).size === hosts.size ? hosts : undefined
}

/** A multiplier for each column, staying ones only where they are needed, or undefined if people would meet twice. */
function findMultipliers(columns: number, rounds: number, width: number, withHosts: boolean): number[] | undefined {
  const upFrom = (first: number) => Array.from({ length: columns }, (_, column) => first + column)
  if (withHosts) return clears(columns - 1, rounds, width) ? upFrom(0) : undefined
  if (clears(columns, rounds, width)) return upFrom(1)
  // The staying column goes last, where there are the fewest people to stay.
  return clears(columns - 1, rounds, width) ? [...upFrom(1).slice(0, -1), 0] : undefined
}

/** Whether no multiplier up to `most`, times any distance of rounds, is a multiple of the width. */
function clears(most: number, rounds: number, width: number): boolean {
  for (let difference = 1; difference <= most; difference++) {
    for (let distance = 1; distance < rounds; distance++) if ((difference * distance) % width === 0) return false
  }
  return true
}

/** Everybody, those with the same first affiliation next to each other: they fill a column, and never meet. */
function lineUp(problem: SeatingProblem, rng: Rng): number[] {
  const groups = new Map<string, number[]>()
  const spread = problem.sameAffiliation !== undefined
  for (const person of rng.shuffle(Array.from(problem.affiliations.keys()))) {
    const key = spread ? (problem.affiliations[person]?.[0] ?? '') : ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [person])
    else group.push(person)
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flat()
}
