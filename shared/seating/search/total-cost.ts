import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { COST, meetingSteps, pairCosts, tableWishes } from './costs.ts'

/** The whole cost of seats, the past included: what a search makes as small as it can. */
export function totalCost(problem: SeatingProblem, seats: SeatTable): number {
  const { people, rounds, tables, firstPlanned, pastSeat, hosting, expected } = problem.roster
  const { gains } = meetingSteps(problem)
  const staticCosts = pairCosts(problem)
  const wishes = tableWishes(problem)
  const meetings = new Uint8Array(people * people)
  const visited = new Uint8Array(people * tables.length)
  for (let cell = 0; cell < hosting.length; cell++) {
    const table = hosting[cell] as number
    if (table !== NOWHERE) visited[(cell % people) * tables.length + table] = 1
  }
  let cost = 0
  for (let round = 0; round < rounds; round++) {
    const isPlanned = round >= firstPlanned
    const line = (isPlanned ? seats : pastSeat).subarray(round * people, (round + 1) * people)
    const members = new Map<number, number[]>()
    for (let person = 0; person < people; person++) {
      const table = line[person] as number
      if (table === NOWHERE) continue
      const there = members.get(table)
      if (there === undefined) members.set(table, [person])
      else there.push(person)
      const known = expected[round * people + person] as number
      if (known !== NOWHERE && known !== table) cost += COST.surprise
      if (table >= tables.length || hosting[round * people + person] === table) continue
      const visit = person * tables.length + table
      if (visited[visit] === 1) cost += COST.revisit
      visited[visit] = 1
    }
    for (const there of members.values()) {
      for (let i = 0; i < there.length; i++) {
        for (let j = i + 1; j < there.length; j++) {
          const cell = (there[i] as number) * people + (there[j] as number)
          const met = meetings[cell] as number
          meetings[cell] = met + 1
          cost += gains[met] as number
          if (isPlanned && staticCosts !== undefined) cost += staticCosts[cell] as number
        }
      }
      if (isPlanned && wishes !== undefined) cost += wishes(Int32Array.from(there), 0, there.length)
    }
    if (isPlanned) cost += owedCompany(problem, line)
  }
  return cost
}

/** Company is paid for, so each pair to be kept together is a debt in every round in which both are there. */
function owedCompany({ together, roster }: SeatingProblem, line: Int16Array): number {
  let debt = 0
  for (let cell = together.indexOf(1); cell !== -1; cell = together.indexOf(1, cell + 1)) {
    const a = Math.floor(cell / roster.people)
    const b = cell % roster.people
    if (a < b && line[a] !== NOWHERE && line[b] !== NOWHERE) debt += COST.wish
  }
  return debt
}
