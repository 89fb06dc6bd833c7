import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { COST, meetingSteps, tableWishes, wishPairCosts } from './costs.ts'

/** The whole cost of seats, the past included: what a search makes as small as it can. */
export function totalCost(problem: SeatingProblem, seats: SeatTable): number {
  return wishCost(problem, seats) + meetingCost(problem, seats) + tableCost(problem, seats)
}

/** What rules and wishes cost that are not met in planned rounds: 0 if all are. */
export function wishCost(problem: SeatingProblem, seats: SeatTable): number {
  const { people } = problem.roster
  const pairs = wishPairCosts(problem)
  const wishes = tableWishes(problem)
  if (pairs === undefined && wishes === undefined) return 0
  let cost = 0
  for (const round of problem.planned) {
    const line = seats.subarray(round * people, (round + 1) * people)
    for (const members of companiesIn(line)) {
      if (pairs !== undefined) eachPair(members, people, (cell) => (cost += pairs[cell] as number))
      if (wishes !== undefined) cost += wishes(Int32Array.from(members), 0, members.length)
    }
    cost += owedCompany(problem, line)
  }
  return cost
}

/** Whether nobody shares a table with anybody from whom they are to be kept apart. */
export function keepsApart({ apart, roster, planned }: SeatingProblem, seats: SeatTable): boolean {
  if (!apart.includes(1)) return true
  let kept = true
  for (const round of planned) {
    for (const members of companiesIn(seats.subarray(round * roster.people, (round + 1) * roster.people))) {
      eachPair(members, roster.people, (cell) => (kept &&= apart[cell] === 0))
    }
  }
  return kept
}

/** What the goal and the mix of affiliations cost. */
function meetingCost(problem: SeatingProblem, seats: SeatTable): number {
  const { people, rounds, firstPlanned, pastSeat } = problem.roster
  const { gains } = meetingSteps(problem)
  const meetings = new Uint8Array(people * people)
  const affiliated = problem.sameAffiliation
  let cost = 0
  for (let round = 0; round < rounds; round++) {
    const line = (round < firstPlanned ? pastSeat : seats).subarray(round * people, (round + 1) * people)
    for (const members of companiesIn(line)) {
      eachPair(members, people, (cell) => {
        const met = meetings[cell] as number
        meetings[cell] = met + 1
        cost += gains[met] as number
        if (round >= firstPlanned && affiliated?.[cell] === 1) cost += COST.affiliation
      })
    }
  }
  return cost
}

/** What it costs where people sit, whoever sits with them: tables seen before, and others than they expect. */
function tableCost(problem: SeatingProblem, seats: SeatTable): number {
  const { people, rounds, tables, firstPlanned, pastSeat, hosting, expected } = problem.roster
  const visited = new Uint8Array(people * tables.length)
  for (let cell = 0; cell < hosting.length; cell++) {
    const table = hosting[cell] as number
    if (table !== NOWHERE) visited[(cell % people) * tables.length + table] = 1
  }
  let cost = 0
  for (let cell = 0; cell < rounds * people; cell++) {
    const table = (cell < firstPlanned * people ? pastSeat[cell] : seats[cell]) as number
    if (table === NOWHERE) continue
    const known = expected[cell] as number
    if (known !== NOWHERE && known !== table) cost += COST.surprise
    if (table >= tables.length || hosting[cell] === table) continue
    const visit = (cell % people) * tables.length + table
    if (visited[visit] === 1) cost += COST.revisit
    visited[visit] = 1
  }
  return cost
}

/** The people at each table of a round. */
function companiesIn(line: Int16Array): Iterable<number[]> {
  const members = new Map<number, number[]>()
  for (let person = 0; person < line.length; person++) {
    const table = line[person] as number
    if (table === NOWHERE) continue
    const there = members.get(table)
    if (there === undefined) members.set(table, [person])
    else there.push(person)
  }
  return members.values()
}

function eachPair(members: readonly number[], people: number, visit: (cell: number) => void): void {
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) visit((members[i] as number) * people + (members[j] as number))
  }
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
