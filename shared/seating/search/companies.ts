import { type Design, strangers } from '../constructions/design.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { readProblem } from '../problem.ts'
import type { Dice } from './dice.ts'

/** A problem of so many people without names or wishes. */
export function plainProblem(people: number, like: SeatingProblem): SeatingProblem {
  return readProblem({
    people: Array.from({ length: people }, (_, person) => ({ id: String(person) })),
    tables: like.roster.tables.length,
    rounds: like.planned.length,
    goal: 'most-different',
  })
}

/**
 * A design for the goal "most-different" where tables are larger than there are tables: people then meet the most others
 * if small companies stay together and the companies never meet twice. `seats` are those of the companies, each of which
 * becomes `size` people or one more, so that `points` come together and the tables stay as even as can be. Those that meet again are made no larger if that can be helped.
 */
export function designOfCompanies(
  problem: SeatingProblem,
  seats: SeatTable,
  companies: number,
  points: number,
  dice: Dice,
  choices: number,
): Design {
  const rounds = problem.planned.length
  const tables = problem.roster.tables.length
  const size = Math.floor(points / companies)
  const larger = chooseLarger(seats, companies, points - size * companies, rounds, tables, dice, choices)
  const origin: number[] = []
  for (let copy = 0; copy <= size; copy++) {
    for (let company = 0; company < companies; company++) {
      if (copy < size || larger.has(company)) origin.push(company)
    }
  }
  const all = Int16Array.from({ length: rounds * points }, (_, cell) => {
    const company = origin[cell % points] as number
    return seats[Math.floor(cell / points) * companies + company] as number
  })
  const design = { rounds, points, seats: all }
  return { ...design, tables, columns: strangers(design), staying: false }
}

/** So many companies that each table of each round has as many of them as any other, or one more; by annealing. */
function chooseLarger(
  seats: SeatTable,
  companies: number,
  count: number,
  rounds: number,
  tables: number,
  dice: Dice,
  choices: number,
): Set<number> {
  if (count === 0) return new Set()
  const again = meetingsAgain(seats, companies, rounds)
  const chosen = new Uint8Array(companies).fill(1, 0, count)
  const order = Int32Array.from({ length: companies }, (_, company) => company)
  const at = new Int32Array(rounds * tables)
  for (let round = 0; round < rounds; round++) {
    for (let company = 0; company < count; company++) {
      const cell = round * tables + (seats[round * companies + company] as number)
      at[cell] = (at[cell] as number) + 1
    }
  }
  const least = Math.floor(count / tables)
  const excess = (number: number) =>
    Math.max(0, least - number) + Math.max(0, number - least - (count % tables === 0 ? 0 : 1))
  const meet = (company: number, without: number) => {
    let sum = 0
    for (let other = 0; other < companies; other++) {
      if (other !== without && chosen[other] === 1) sum += again[company * companies + other] as number
    }
    return sum
  }
  for (let step = 0; step < choices; step++) {
    // `order` holds the chosen first.
    const out = dice.below(count)
    const into = count + dice.below(companies - count)
    const leaver = order[out] as number
    const comer = order[into] as number
    let change = 0
    for (let round = 0; round < rounds; round++) {
      const from = round * tables + (seats[round * companies + leaver] as number)
      const to = round * tables + (seats[round * companies + comer] as number)
      if (from === to) continue
      const before = excess(at[from] as number) + excess(at[to] as number)
      change += excess((at[from] as number) - 1) + excess((at[to] as number) + 1) - before
    }
    const worse = UNEVEN * change + meet(comer, leaver) - meet(leaver, leaver)
    const temperature = (HOT * (choices - step)) / choices
    if (worse > 0 && worse > temperature * dice.patience()) continue
    for (let round = 0; round < rounds; round++) {
      const from = round * tables + (seats[round * companies + leaver] as number)
      const to = round * tables + (seats[round * companies + comer] as number)
      at[from] = (at[from] as number) - 1
      at[to] = (at[to] as number) + 1
    }
    chosen[leaver] = 0
    chosen[comer] = 1
    order[out] = comer
    order[into] = leaver
  }
  return new Set(order.subarray(0, count))
}

const UNEVEN = 4
const HOT = 5

/** How often each two companies meet beyond their first time: companies × companies. */
function meetingsAgain(seats: SeatTable, companies: number, rounds: number): Uint8Array {
  const again = new Uint8Array(companies * companies)
  for (let a = 0; a < companies; a++) {
    for (let b = 0; b < companies; b++) {
      let met = 0
      for (let round = 0; round < rounds; round++) {
        if (seats[round * companies + a] === seats[round * companies + b]) met++
      }
      again[a * companies + b] = a === b ? 0 : Math.max(0, met - 1)
    }
  }
  return again
}
