import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'

/**
 * Mends, in place, what a first draft of seats may have wrong: people absent or present, hosts and pins, and table sizes.
 * It moves as few as it must, and asks nothing about whom they meet.
 */
export function settle(problem: SeatingProblem, seats: SeatTable): void {
  for (const round of problem.planned) {
    seatThePresent(problem, seats, round)
    levelSizes(problem, seats, round)
  }
}

function seatThePresent({ roster }: SeatingProblem, seats: SeatTable, round: number): void {
  const { people, present, fixed, tables } = roster
  const sizes = new Int32Array(tables.length)
  const start = round * people
  for (let person = 0; person < people; person++) {
    const cell = start + person
    const settled = fixed[cell] as number
    if (present[cell] === 0) seats[cell] = NOWHERE
    else if (settled !== NOWHERE) seats[cell] = settled
    const table = seats[cell] as number
    if (table !== NOWHERE) sizes[table] = (sizes[table] as number) + 1
  }
  for (let person = 0; person < people; person++) {
    const cell = start + person
    if (present[cell] === 0 || seats[cell] !== NOWHERE) continue
    const smallest = sizes.indexOf(sizes.reduce((least, size) => Math.min(least, size)))
    seats[cell] = smallest
    sizes[smallest] = (sizes[smallest] as number) + 1
  }
}

function levelSizes({ roster, sizes: wanted }: SeatingProblem, seats: SeatTable, round: number): void {
  const { people, fixed, tables } = roster
  const target = wanted[round]
  if (target === undefined) return
  const { low, high, extras } = target
  const start = round * people
  const sizes = new Int32Array(tables.length)
  const settled = new Int32Array(tables.length)
  for (let cell = start; cell < start + people; cell++) {
    const table = seats[cell] as number
    if (table === NOWHERE) continue
    sizes[table] = (sizes[table] as number) + 1
    if (fixed[cell] !== NOWHERE) settled[table] = (settled[table] as number) + 1
  }
  // The tables that have one more are those that need it for hosts and pins, then those that have it now.
  const growing = Array.from(low.keys()).filter((table) => high[table] !== low[table])
  const need = (table: number) =>
    ((settled[table] as number) > (low[table] as number) ? people : 0) + (sizes[table] as number)
  growing.sort((a, b) => need(b) - need(a) || a - b)
  const aim = low.slice()
  for (const table of growing.slice(0, extras)) aim[table] = high[table] as number

  const tooLarge = (table: number) => (sizes[table] as number) > (aim[table] as number)
  const hungry = Array.from(aim.keys()).filter((table) => (sizes[table] as number) < (aim[table] as number))
  for (let person = 0; person < people && hungry.length > 0; person++) {
    const cell = start + person
    const table = seats[cell] as number
    if (table === NOWHERE || fixed[cell] !== NOWHERE || !tooLarge(table)) continue
    const to = hungry[hungry.length - 1] as number
    seats[cell] = to
    sizes[table] = (sizes[table] as number) - 1
    sizes[to] = (sizes[to] as number) + 1
    if (!((sizes[to] as number) < (aim[to] as number))) hungry.pop()
  }
}
