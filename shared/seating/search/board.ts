import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { COST, meetingSteps, pairCosts, pairTies, tableWishes } from './costs.ts'
import { totalCost } from './total-cost.ts'

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
  /**
   * The change of cost if two people changed places in every planned round. Both must be present and free in all of
   * them, and nobody may have a past: how often pairs meet then stays the same, and is not looked at.
   */
  exchangeCost(a: number, b: number): number
  /** What one's company at the table costs: meetings of before, and pairs that should not be. */
  companyCost(round: number, person: number): number
  /** Those whom a wish keeps together with somebody. */
  mates(person: number): readonly number[]
  /** Whether a rule or a wish about a person, or about their table's people, is not met. */
  isTroubled(round: number, person: number): boolean
  /** The whole cost, counted afresh. */
  totalCost(): number
}

export function createBoard(problem: SeatingProblem, start: SeatTable): Board {
  const { people, rounds, tables, hosting, pastSeat, firstPlanned, fixed, present, expected } = problem.roster
  const tableCount = tables.length
  const seats = start.slice()
  const room = 1 + problem.sizes.reduce((most, size) => Math.max(most, ...(size?.high ?? [])), 0)
  const members = new Int32Array(rounds * tableCount * room)
  const sizes = new Int32Array(rounds * tableCount)
  const place = new Int32Array(rounds * people)
  const visits = new Uint8Array(people * tableCount)
  const { gains, losses } = meetingSteps(problem)
  const staticCost = pairCosts(problem)
  const meetings = new Uint8Array(people * people)
  // What one more meeting of a pair would cost, and what one less would save; 0 on the diagonal.
  const joining = new Int32Array(people * people)
  const leaving = new Int32Array(people * people)
  const wishes = tableWishes(problem)
  const wishCosts = new Int32Array(wishes === undefined ? 0 : rounds * tableCount)
  const ties = pairTies(problem)
  const mates = ties.map((others, person) => others.filter((other) => problem.together[person * people + other] === 1))
  const hasExpectations = expected.some((table) => table !== NOWHERE)

  function countMeeting(a: number, b: number, change: number): void {
    const cell = a * people + b
    const mirror = b * people + a
    const met = (meetings[cell] as number) + change
    const cost = staticCost === undefined ? 0 : (staticCost[cell] as number)
    const gain = cost + (gains[met] as number)
    const loss = cost + (losses[met] as number)
    meetings[cell] = met
    meetings[mirror] = met
    joining[cell] = gain
    joining[mirror] = gain
    leaving[cell] = loss
    leaving[mirror] = loss
  }
  function countVisit(round: number, person: number, table: number, change: number): void {
    if (table >= tableCount || hosting[round * people + person] === table) return
    const cell = person * tableCount + table
    visits[cell] = (visits[cell] as number) + change
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

  function wishCost(round: number, table: number): number {
    if (wishes === undefined) return 0
    const cell = round * tableCount + table
    return wishes(members, cell * room, cell * room + (sizes[cell] as number))
  }
  function noteWishes(round: number, table: number): void {
    if (wishes !== undefined) wishCosts[round * tableCount + table] = wishCost(round, table)
  }
  function seatAt(round: number, person: number): number {
    return seats[round * people + person] as number
  }

  function swapCost(round: number, a: number, b: number): number {
    const from = seats[round * people + a] as number
    const to = seats[round * people + b] as number
    const cellFrom = round * tableCount + from
    const cellTo = round * tableCount + to
    const rowA = a * people
    const rowB = b * people
    // The loops pass over the two themselves, too: they cost nothing with themselves, and each other twice.
    let cost = -2 * (joining[rowA + b] as number)
    const endFrom = cellFrom * room + (sizes[cellFrom] as number)
    for (let at = cellFrom * room; at < endFrom; at++) {
      const other = members[at] as number
      cost += (joining[rowB + other] as number) - (leaving[rowA + other] as number)
    }
    const endTo = cellTo * room + (sizes[cellTo] as number)
    for (let at = cellTo * room; at < endTo; at++) {
      const other = members[at] as number
      cost += (joining[rowA + other] as number) - (leaving[rowB + other] as number)
    }
    cost += seatCost(round, a, from, to) + seatCost(round, b, to, from)
    if (wishes === undefined) return cost
    const seatOfA = cellFrom * room + (place[round * people + a] as number)
    const seatOfB = cellTo * room + (place[round * people + b] as number)
    members[seatOfA] = b
    members[seatOfB] = a
    cost += wishCost(round, from) + wishCost(round, to)
    members[seatOfA] = a
    members[seatOfB] = b
    return cost - (wishCosts[cellFrom] as number) - (wishCosts[cellTo] as number)
  }
  /** The change of cost by where somebody sits, whoever else does. */
  function seatCost(round: number, person: number, from: number, to: number): number {
    let cost = hasExpectations ? surpriseCost(round, person, from, to) : 0
    if ((visits[person * tableCount + from] as number) > 1) cost -= COST.revisit
    if ((visits[person * tableCount + to] as number) > 0) cost += COST.revisit
    return cost
  }
  function surpriseCost(round: number, person: number, from: number, to: number): number {
    const known = expected[round * people + person] as number
    if (known === from) return COST.surprise
    return known === to ? -COST.surprise : 0
  }
  function swap(round: number, a: number, b: number): void {
    const from = seatAt(round, a)
    const to = seatAt(round, b)
    rise(round, a)
    rise(round, b)
    sit(round, a, to)
    sit(round, b, from)
    noteWishes(round, from)
    noteWishes(round, to)
  }
  function shift(round: number, person: number, to: number): void {
    rise(round, person)
    sit(round, person, to)
  }
  function move(round: number, person: number, to: number): void {
    const from = seatAt(round, person)
    shift(round, person, to)
    noteWishes(round, from)
    noteWishes(round, to)
  }
  function moveCost(round: number, person: number, to: number): number {
    const from = seatAt(round, person)
    const cellFrom = round * tableCount + from
    const cellTo = round * tableCount + to
    const row = person * people
    let cost = seatCost(round, person, from, to)
    for (let at = 0; at < (sizes[cellFrom] as number); at++) {
      cost -= leaving[row + (members[cellFrom * room + at] as number)] as number
    }
    for (let at = 0; at < (sizes[cellTo] as number); at++) {
      cost += joining[row + (members[cellTo * room + at] as number)] as number
    }
    if (wishes === undefined) return cost
    shift(round, person, to)
    cost += wishCost(round, from) + wishCost(round, to)
    shift(round, person, from)
    return cost - (wishCosts[cellFrom] as number) - (wishCosts[cellTo] as number)
  }

  function exchangeCost(a: number, b: number): number {
    const rowA = a * people
    const rowB = b * people
    let cost = 0
    for (const round of problem.planned) {
      const from = seats[round * people + a] as number
      const to = seats[round * people + b] as number
      if (from === to) continue
      const cellFrom = round * tableCount + from
      const cellTo = round * tableCount + to
      if (hasExpectations) cost += surpriseCost(round, a, from, to) + surpriseCost(round, b, to, from)
      if (staticCost !== undefined) {
        cost -= 2 * (staticCost[rowA + b] as number)
        const endFrom = cellFrom * room + (sizes[cellFrom] as number)
        for (let at = cellFrom * room; at < endFrom; at++) {
          const other = members[at] as number
          cost += (staticCost[rowB + other] as number) - (staticCost[rowA + other] as number)
        }
        const endTo = cellTo * room + (sizes[cellTo] as number)
        for (let at = cellTo * room; at < endTo; at++) {
          const other = members[at] as number
          cost += (staticCost[rowA + other] as number) - (staticCost[rowB + other] as number)
        }
      }
      if (wishes === undefined) continue
      const seatOfA = cellFrom * room + (place[round * people + a] as number)
      const seatOfB = cellTo * room + (place[round * people + b] as number)
      members[seatOfA] = b
      members[seatOfB] = a
      cost += wishCost(round, from) + wishCost(round, to)
      members[seatOfA] = a
      members[seatOfB] = b
      cost -= (wishCosts[cellFrom] as number) + (wishCosts[cellTo] as number)
    }
    return cost
  }

  function companyCost(round: number, person: number): number {
    const cell = round * tableCount + seatAt(round, person)
    let cost = 0
    for (let at = 0; at < (sizes[cell] as number); at++) {
      cost += leaving[person * people + (members[cell * room + at] as number)] as number
    }
    return cost
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

  if (staticCost !== undefined) {
    joining.set(staticCost)
    leaving.set(staticCost)
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
    for (let table = 0; table < tableCount; table++) noteWishes(round, table)
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
    exchangeCost,
    companyCost,
    mates: (person) => mates[person] as number[],
    isTroubled,
    totalCost: () => totalCost(problem, seats),
  }
}
