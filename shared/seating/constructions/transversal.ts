import type { Design } from './design.ts'
import { cyclicGroup, elementaryGroup, type Group, primePowers } from './group.ts'
import { createRing } from './ring.ts'

/**
 * Which way each column of points turns: in round k point x of column c sits at table x + shifts[c][k], added in the
 * group. Two points of one column never meet. Those of columns c and d meet once at most if and only if
 * shifts[c][k] - shifts[d][k] is another element in each round k.
 */
export type Shifts = { group: Group; columns: Int16Array[] }

/**
 * Shifts by formula, or undefined where none is known to apply: shift = a(c) * k, where (a(c) - a(d)) * (k - k') is never
 * zero. Numbers 0, 1, 2 … modulo the number of tables do as long as no difference of columns times a distance of rounds
 * is a multiple of it; in a product of finite fields as many columns as the smallest field has elements go any number
 * of rounds up to the number of tables. The first column's shift is always 0: its points stay.
 */
export function formulaShifts(tables: number, columns: number, rounds: number): Shifts | undefined {
  if (rounds > tables) return undefined
  if (clears(columns - 1, rounds - 1, tables)) {
    const shift = (column: number, round: number) => (column * round) % tables
    return { group: cyclicGroup(tables), columns: tabulate(columns, rounds, shift) }
  }
  if (columns > Math.min(...primePowers(tables).map(([prime, exponent]) => prime ** exponent))) return undefined
  const { order, multiply, apart } = createRing(tables)
  const shift = (column: number, round: number) => multiply[(apart[column] as number) * order + round] as number
  return { group: elementaryGroup(tables), columns: tabulate(columns, rounds, shift) }
}

/** Whether no product of a number up to `most` and one up to `distance` is a multiple of `modulus`. */
function clears(most: number, distance: number, modulus: number): boolean {
  for (let a = 1; a <= most; a++) for (let b = 1; b <= distance; b++) if ((a * b) % modulus === 0) return false
  return true
}

function tabulate(columns: number, rounds: number, shift: (column: number, round: number) => number): Int16Array[] {
  return Array.from({ length: columns }, (_, column) =>
    Int16Array.from({ length: rounds }, (_, round) => shift(column, round)),
  )
}

/**
 * The design that shifts make. `staying` keeps the first column, whose points then do not move; otherwise it is only
 * what the tables themselves are, and left out: nobody sees a table twice.
 */
export function designFromShifts({ group, columns }: Shifts, staying: boolean): Design {
  const { order: tables, add } = group
  const used = staying ? columns : columns.slice(1)
  const points = tables * used.length
  const rounds = columns[0]?.length ?? 0
  const seats = new Int16Array(rounds * points)
  for (const [column, shifts] of used.entries()) {
    for (const [round, shift] of shifts.entries()) {
      for (let x = 0; x < tables; x++) {
        seats[round * points + column * tables + x] = add[x * tables + shift] as number
      }
    }
  }
  return { tables, rounds, points, seats, columns: columnsOf(tables, used.length), staying }
}

function columnsOf(tables: number, count: number): number[][] {
  return Array.from({ length: count }, (_, column) => Array.from({ length: tables }, (_, x) => column * tables + x))
}

/**
 * A design with more rounds than shifts alone can have: when they are used up everybody has met everybody of the other
 * columns, and the rounds left are held inside each column, whose points sit down at tables of their own. It needs as
 * many columns as a table has seats, and seats that divide the tables; `inner` is the design for one column.
 */
export function withVerticalRounds(outer: Design, seatsEach: number, inner: Design): Design {
  const { tables, points } = outer
  const tablesEach = tables / seatsEach
  if (inner.points !== tables || inner.tables !== tablesEach || points !== tables * seatsEach) {
    throw new Error('the inner design does not fit a column of the outer one')
  }
  const rounds = outer.rounds + inner.rounds
  const seats = new Int16Array(rounds * points)
  seats.set(outer.seats)
  for (let round = 0; round < inner.rounds; round++) {
    for (let point = 0; point < points; point++) {
      const column = Math.floor(point / tables)
      const table = inner.seats[round * tables + (point % tables)] as number
      seats[(outer.rounds + round) * points + point] = column * tablesEach + table
    }
  }
  const columns = outer.columns.flatMap((column) =>
    inner.columns.map((set) => set.map((point) => column[point] as number)),
  )
  return { tables, rounds, points, seats, columns, staying: false }
}
