import type { Rng } from '../../rng.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { meetingSteps, pairCosts } from './costs.ts'

/**
 * A first seating, round by round: hosts and pins where they belong, then the hardest people to place first, each at
 * the table with a free seat where they cost least. Sizes and settled seats are right from the start; people to be
 * kept apart are apart wherever a greedy choice manages it.
 */
export function construct(problem: SeatingProblem, rng: Rng): SeatTable {
  const { people, rounds, present, fixed, firstPlanned, pastSeat, tables } = problem.roster
  const seats = new Int16Array(rounds * people).fill(NOWHERE)
  const costs = pairCosts(problem)
  const { gains } = meetingSteps(problem)
  const meetings = new Uint8Array(people * people)
  const seen = new Uint8Array(people * tables.length)
  const order = hardestFirst(problem, rng)

  function remember(table: number, person: number, company: readonly number[]): void {
    if (table < tables.length) seen[person * tables.length + table] = 1
    for (const other of company) {
      meetings[person * people + other] = (meetings[person * people + other] as number) + 1
      meetings[other * people + person] = (meetings[other * people + person] as number) + 1
    }
  }
  for (let round = 0; round < firstPlanned; round++) {
    const company = new Map<number, number[]>()
    for (let person = 0; person < people; person++) {
      const table = pastSeat[round * people + person] as number
      if (table === NOWHERE) continue
      const there = company.get(table) ?? []
      remember(table, person, there)
      company.set(table, [...there, person])
    }
  }

  for (const round of problem.planned) {
    const targets = chooseSizes(problem, round, rng)
    const company = tables.map((): number[] => [])
    const seat = (person: number, table: number) => {
      const there = company[table] as number[]
      remember(table, person, there)
      there.push(person)
      seats[round * people + person] = table
    }
    const here = order.filter((person) => present[round * people + person] === 1)
    for (const person of here) {
      const table = fixed[round * people + person] as number
      if (table !== NOWHERE) seat(person, table)
    }
    const choices = rng.shuffle(Array.from(tables.keys()))
    const isOpen = (person: number) => seats[round * people + person] === NOWHERE
    const next = pressedFirst(problem, here, (person) => seats[round * people + person] as number)
    for (let person = next(); person !== undefined; person = next()) {
      if (!isOpen(person)) continue
      let best = NOWHERE
      let least = Number.POSITIVE_INFINITY
      for (const table of choices) {
        const there = company[table] as number[]
        if (there.length >= (targets[table] as number)) continue
        // Emptier tables first, or the last people would be pressed into whatever is left.
        let cost = (seen[person * tables.length + table] as number) + there.length * 2
        for (const other of there) {
          const cell = person * people + other
          cost += (costs?.[cell] ?? 0) + (gains[meetings[cell] as number] as number)
        }
        if (cost < least) {
          least = cost
          best = table
        }
      }
      seat(person, best)
    }
  }
  return seats
}

/**
 * Calls one person after the other: of those who are to be kept apart from somebody, whoever already has the fewest tables
 * left (as Brélaz colours graphs); then the others in order.
 */
function pressedFirst(
  { apart, roster }: SeatingProblem,
  order: readonly number[],
  seatOf: (person: number) => number,
): () => number | undefined {
  const { people } = roster
  const ties = new Map<number, number[]>()
  for (const person of order) {
    const others = order.filter((other) => apart[person * people + other] === 1)
    if (others.length > 0) ties.set(person, others)
  }
  const waiting = new Set(ties.keys())
  const free = order.filter((person) => !ties.has(person))[Symbol.iterator]()
  const closed = new Map<number, Set<number>>()
  const close = (person: number) => {
    for (const other of ties.get(person) ?? []) {
      const tables = closed.get(other) ?? new Set()
      closed.set(other, tables.add(seatOf(person)))
    }
  }
  for (const person of waiting) if (seatOf(person) !== NOWHERE) close(person)
  let last: number | undefined
  return () => {
    if (last !== undefined) close(last)
    last = undefined
    for (const person of waiting) {
      if (last === undefined || (closed.get(person)?.size ?? 0) > (closed.get(last)?.size ?? 0)) last = person
    }
    if (last === undefined) return free.next().value
    waiting.delete(last)
    return last
  }
}

/** Exact sizes for a round: the larger ones first where hosts and pins need them, then anywhere. */
function chooseSizes(problem: SeatingProblem, round: number, rng: Rng): Int32Array {
  const { people, fixed } = problem.roster
  const sizes = problem.sizes[round]
  if (sizes === undefined) throw new Error(`seating: round ${round} is past and has no sizes`)
  const { low, high, extras } = sizes
  const settled = new Int32Array(low.length)
  for (let person = 0; person < people; person++) {
    const table = fixed[round * people + person] as number
    if (table !== NOWHERE) settled[table] = (settled[table] as number) + 1
  }
  const growing = rng.shuffle(Array.from(low.keys()).filter((table) => high[table] !== low[table]))
  const needing = (table: number) => Number((settled[table] as number) > (low[table] as number))
  growing.sort((a, b) => needing(b) - needing(a))
  const chosen = low.slice()
  for (const table of growing.slice(0, extras)) chosen[table] = high[table] as number
  return chosen
}

/** People with the most others to keep apart from first, groups to be kept together in a row, the rest shuffled. */
function hardestFirst(problem: SeatingProblem, rng: Rng): number[] {
  const { people } = problem.roster
  const row = (table: Uint8Array, person: number) => table.subarray(person * people, (person + 1) * people)
  const ties = (table: Uint8Array, person: number) => row(table, person).reduce((sum, one) => sum + one, 0)
  const weight = Array.from(
    { length: people },
    (_, person) => ties(problem.apart, person) * 4 + ties(problem.together, person),
  )
  const shuffled = rng.shuffle(Array.from(weight.keys())).sort((a, b) => (weight[b] as number) - (weight[a] as number))
  const order = new Set<number>()
  for (const person of shuffled) {
    order.add(person)
    for (const [other, kept] of row(problem.together, person).entries()) if (kept === 1) order.add(other)
  }
  return [...order]
}
