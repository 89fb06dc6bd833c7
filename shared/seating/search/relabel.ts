import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { cheapestAssignment } from './assignment.ts'
import { COST } from './costs.ts'

/**
 * Gives the tables of each planned round other names, in place, where that brings more people to the table they expect
 * or fewer to one where they were before: whom they meet stays the same. Tables with somebody settled at them keep their names, and so do those
 * whose size no other name allows. One round after the other, until no round gains or `passes` are through.
 */
export function relabel(problem: SeatingProblem, seats: SeatTable, passes: number): void {
  const { roster, planned } = problem
  const { people, rounds, hosting, pastSeat, firstPlanned } = roster
  const tables = roster.tables.length
  const seatAt = (round: number, person: number) =>
    (round < firstPlanned ? pastSeat[round * people + person] : seats[round * people + person]) as number
  for (let pass = 0; pass < passes; pass++) {
    let gained = false
    for (const round of planned) {
      const known = new Uint8Array(people * tables)
      for (let person = 0; person < people; person++) {
        for (let other = 0; other < rounds; other++) {
          const hosted = hosting[other * people + person] as number
          if (hosted !== NOWHERE) known[person * tables + hosted] = 1
          const table = other === round ? NOWHERE : seatAt(other, person)
          if (table !== NOWHERE && table < tables) known[person * tables + table] = 1
        }
      }
      gained = relabelRound(problem, seats, round, known) || gained
    }
    if (!gained) return
  }
}

function relabelRound(problem: SeatingProblem, seats: SeatTable, round: number, known: Uint8Array): boolean {
  const { people, fixed, tables, expected } = problem.roster
  const size = problem.sizes[round]
  if (size === undefined) return false
  const members: number[][] = tables.map(() => [])
  const frozen = new Set<number>()
  for (let person = 0; person < people; person++) {
    const cell = round * people + person
    const table = seats[cell] as number
    if (table === NOWHERE) continue
    members[table]?.push(person)
    if (fixed[cell] !== NOWHERE) frozen.add(table)
  }
  // Only tables that may hold the same numbers change names among themselves, or the sizes would not come out.
  const alike = new Map<string, number[]>()
  for (const table of tables.keys()) {
    if (frozen.has(table)) continue
    const key = `${size.low[table]}-${size.high[table]}`
    alike.set(key, [...(alike.get(key) ?? []), table])
  }
  const priceOf = (person: number, name: number) => {
    const expects = expected[round * people + person] as number
    const surprise = expects !== NOWHERE && expects !== name ? COST.surprise : 0
    return surprise + (known[person * tables.length + name] as number) * COST.revisit
  }
  let gained = false
  for (const names of alike.values()) {
    const costs = names.map((table) => {
      const there = members[table] as number[]
      return names.map((name) => there.reduce((sum, person) => sum + priceOf(person, name), 0))
    })
    const chosen = cheapestAssignment(costs)
    const total = costs.reduce((sum, row, at) => sum + (row[chosen[at] as number] as number), 0)
    if (total >= costs.reduce((sum, row, at) => sum + (row[at] as number), 0)) continue
    gained = true
    for (const [at, table] of names.entries()) {
      const name = names[chosen[at] as number] as number
      for (const person of members[table] as number[]) seats[round * people + person] = name
    }
  }
  return gained
}
