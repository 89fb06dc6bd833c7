import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { COST, meetingSteps, pairCosts, pairTies, tableWishes } from './costs.ts'

/**
 * Seats in the making, with everything needed to price a change at once: who is at each table, how often each pair
 * meets, and how often each person sees each table. Rounds are those of the problem; the past is counted, never changed.
 */
export type Board = {
  readonly problem: SeatingProblem
  /** Table index of `[round * people + person]`, or NOWHERE. */
  readonly seats: SeatTable
  /** People free to change tables, for each round. */
  readonly free: readonly Int32Array[]
  tableSize(round: number, table: number): number
  member(round: number, table: number, at: number): number
  /** The change of cost if two people at different tables of a round changed places. */
  swapCost(round: number, a: number, b: number): number
  swap(round: number, a: number, b: number): void
  /** The change of cost if somebody moved to another table. */
  moveCost(round: number, person: number, to: number): number
  move(round: number, person: number, to: number): void
  /** Whether a rule or a wish about a person, or about their table's people, is not met. */
  isTroubled(round: number, person: number): boolean
  /** The whole cost, counted afresh. */
  totalCost(): number
}

export function createBoard(problem: SeatingProblem, start: SeatTable): Board {
  const { people, rounds, tables, hosting, pastSeat, firstPlanned, fixed, present } = problem.roster
  const tableCount = tables.length
  const seats = start.slice()
  const room = 1 + problem.sizes.reduce((most, size) => Math.max(most, ...(size?.high ?? [])), 0)
  const members = new Int32Array(rounds * tableCount * room)
  const sizes = new Int32Array(rounds * tableCount)
  const place = new Int32Array(rounds * people)
  const meetings = new Uint8Array(people * people)
  const visits = new Uint8Array(people * tableCount)
  const pairCost = pairCosts(problem)
  const { gains, losses } = meetingSteps(problem)
  const wishes = tableWishes(problem)
  const ties = pairTies(problem)

  function add(counts: Uint8Array, cell: number, change: number): void {
    counts[cell] = (counts[cell] as number) + change
  }
  function countMeeting(a: number, b: number, change: number): void {
    add(meetings, a * people + b, change)
    add(meetings, b * people + a, change)
  }
  function countVisit(round: number, person: number, table: number, change: number): void {
    if (table < tableCount && hosting[round * people + person] !== table) {
      add(visits, person * tableCount + table, change)
    }
  }

  function sit(round: number, person: number, table: number): void {
    const cell = round * tableCount + table
    const size = sizes[cell] as number
    for (let at = 0; at < size; at++) countMeeting(person, members[cell * room + at] as number, 1)
    members[cell * room + size] = person
    place[round * people + person] = size
    sizes[cell] = size + 1
    seats[round * people + person] = table
    countVisit(round, person, table, 1)
  }
  function rise(round: number, person: number): void {
    const table = seats[round * people + person] as number
    const cell = round * tableCount + table
    const last = (sizes[cell] as number) - 1
    const at = place[round * people + person] as number
    const moved = members[cell * room + last] as number
    members[cell * room + at] = moved
    place[round * people + moved] = at
    sizes[cell] = last
    for (let other = 0; other < last; other++) countMeeting(person, members[cell * room + other] as number, -1)
    countVisit(round, person, table, -1)
  }

  /** What leaving the present table would save, as a negative number, wishes aside. */
  function leaveCost(round: number, person: number): number {
    const table = seats[round * people + person] as number
    const cell = round * tableCount + table
    const end = cell * room + (sizes[cell] as number)
    const row = person * people
    let cost = (visits[person * tableCount + table] as number) > 1 ? -COST.revisit : 0
    for (let at = cell * room; at < end; at++) {
      const other = row + (members[at] as number)
      if (other === row + person) continue
      cost -= (losses[meetings[other] as number] as number) + (pairCost[other] as number)
    }
    return cost
  }
  /** What joining a table costs, as if `without` were not there, wishes aside. */
  function joinCost(round: number, person: number, table: number, without: number): number {
    const cell = round * tableCount + table
    const end = cell * room + (sizes[cell] as number)
    const row = person * people
    let cost = (visits[person * tableCount + table] as number) > 0 ? COST.revisit : 0
    for (let at = cell * room; at < end; at++) {
      const other = members[at] as number
      if (other === without) continue
      cost += (gains[meetings[row + other] as number] as number) + (pairCost[row + other] as number)
    }
    return cost
  }

  function wishCost(round: number, table: number): number {
    if (wishes === undefined) return 0
    const cell = round * tableCount + table
    return wishes(members, cell * room, cell * room + (sizes[cell] as number))
  }
  function seatAt(round: number, person: number): number {
    return seats[round * people + person] as number
  }
  /** Replaces a table's member in place, counting nothing: only for looking at wishes. */
  function pretend(round: number, table: number, at: number, person: number): void {
    members[(round * tableCount + table) * room + at] = person
  }

  function swapCost(round: number, a: number, b: number): number {
    const from = seatAt(round, a)
    const to = seatAt(round, b)
    const cost = leaveCost(round, a) + leaveCost(round, b) + joinCost(round, a, to, b) + joinCost(round, b, from, a)
    if (wishes === undefined) return cost
    const before = wishCost(round, from) + wishCost(round, to)
    const placeOfA = place[round * people + a] as number
    const placeOfB = place[round * people + b] as number
    pretend(round, from, placeOfA, b)
    pretend(round, to, placeOfB, a)
    const after = wishCost(round, from) + wishCost(round, to)
    pretend(round, from, placeOfA, a)
    pretend(round, to, placeOfB, b)
    return cost + after - before
  }
  function swap(round: number, a: number, b: number): void {
    const from = seatAt(round, a)
    const to = seatAt(round, b)
    rise(round, a)
    rise(round, b)
    sit(round, a, to)
    sit(round, b, from)
  }
  function move(round: number, person: number, to: number): void {
    rise(round, person)
    sit(round, person, to)
  }
  function moveCost(round: number, person: number, to: number): number {
    const from = seatAt(round, person)
    const cost = leaveCost(round, person) + joinCost(round, person, to, NOWHERE)
    if (wishes === undefined) return cost
    const before = wishCost(round, from) + wishCost(round, to)
    move(round, person, to)
    const after = wishCost(round, from) + wishCost(round, to)
    move(round, person, from)
    return cost + after - before
  }

  function isTroubled(round: number, person: number): boolean {
    const table = seatAt(round, person)
    if (wishCost(round, table) > 0) return true
    for (const other of ties[person] as number[]) {
      const near = seatAt(round, other) === table
      const cell = person * people + other
      if (near && (problem.apart[cell] === 1 || problem.discouraged[cell] === 1)) return true
      if (!near && problem.together[cell] === 1 && seatAt(round, other) !== NOWHERE) return true
    }
    return false
  }

  function totalCost(): number {
    let cost = 0
    for (let a = 0; a < people; a++) {
      for (let b = a + 1; b < people; b++) {
        for (let met = meetings[a * people + b] as number; met > 0; met--) cost += losses[met] as number
      }
      for (let table = 0; table < tableCount; table++) {
        cost += Math.max(0, (visits[a * tableCount + table] as number) - 1) * COST.revisit
      }
    }
    for (const round of problem.planned) {
      for (let a = 0; a < people; a++) {
        if (seatAt(round, a) === NOWHERE) continue
        for (let b = a + 1; b < people; b++) {
          const cell = a * people + b
          if (seatAt(round, a) === seatAt(round, b)) cost += pairCost[cell] as number
          // Company is paid for, so the pairs to be kept together are a debt until they are.
          if (problem.together[cell] === 1 && seatAt(round, b) !== NOWHERE) cost += COST.wish
        }
      }
      for (let table = 0; table < tableCount; table++) cost += wishCost(round, table)
    }
    return cost
  }

  // The table one hosts is known from the start, in whatever rounds that is.
  for (let cell = 0; cell < hosting.length; cell++) {
    const table = hosting[cell] as number
    if (table !== NOWHERE) visits[(cell % people) * tableCount + table] = 1
  }
  for (let round = 0; round < firstPlanned; round++) {
    const seat = pastSeat.subarray(round * people, (round + 1) * people)
    for (let a = 0; a < people; a++) {
      if (seat[a] === NOWHERE) continue
      countVisit(round, a, seat[a] as number, 1)
      for (let b = a + 1; b < people; b++) if (seat[a] === seat[b]) countMeeting(a, b, 1)
    }
  }
  for (const round of problem.planned) {
    for (let person = 0; person < people; person++) {
      const table = seatAt(round, person)
      if (table !== NOWHERE) sit(round, person, table)
    }
  }

  const free = Array.from({ length: rounds }, (_, round) => {
    if (round < firstPlanned) return new Int32Array()
    const start = round * people
    return Int32Array.from(problem.roster.personIds.keys()).filter(
      (person) => present[start + person] === 1 && fixed[start + person] === NOWHERE,
    )
  })

  return {
    problem,
    seats,
    free,
    tableSize: (round, table) => sizes[round * tableCount + table] as number,
    member: (round, table, at) => members[(round * tableCount + table) * room + at] as number,
    swapCost,
    swap,
    moveCost,
    move,
    isTroubled,
    totalCost,
  }
}
