/**
 * A schedule of abstract points instead of people: who sits with whom, before anybody is given a point.
 * No two points share a table more than once.
 */
export type Design = {
  tables: number
  rounds: number
  points: number
  /** The table of `[round * points + point]`. */
  seats: Int16Array
  /**
   * Sets of points that never meet, none in two sets; a point may be in none of them.
   */
  columns: number[][]
  /** Whether the points of the first column stay at tables 0, 1, 2 … in all rounds. */
  staying: boolean
}

/** How often the points of a design share a table beyond each pair's first time. */
export function repeatsOf(design: Pick<Design, 'rounds' | 'points' | 'seats'>): number {
  const met = meetings(design)
  let repeats = 0
  for (const times of met) if (times > 1) repeats += times - 1
  return repeats
}

/** Meetings of each pair: points × points, upper triangle only. */
function meetings({ rounds, points, seats }: Pick<Design, 'rounds' | 'points' | 'seats'>): Uint8Array {
  const met = new Uint8Array(points * points)
  for (let round = 0; round < rounds; round++) {
    const start = round * points
    for (let a = 0; a < points; a++) {
      for (let b = a + 1; b < points; b++) {
        if (seats[start + a] === seats[start + b]) met[a * points + b] = (met[a * points + b] as number) + 1
      }
    }
  }
  return met
}

// Sets beyond these are hardly asked for, and starting points beyond these hardly give larger ones.
const MOST_SETS = 4
const STARTS = 32

/** A few sets of points that never meet, found greedily; points may be in none. */
export function strangers(design: Pick<Design, 'rounds' | 'points' | 'seats'>): number[][] {
  const { points } = design
  const met = meetings(design)
  const known = (a: number, b: number) => met[Math.min(a, b) * points + Math.max(a, b)] !== 0
  const left = new Set(Array.from({ length: points }, (_, point) => point))
  const columns: number[][] = []
  while (left.size > 0 && columns.length < MOST_SETS) {
    let best: number[] = []
    for (const first of [...left].slice(0, STARTS)) {
      const column = [first]
      for (const other of left) {
        if (other !== first && column.every((member) => !known(member, other))) column.push(other)
      }
      if (column.length > best.length) best = column
    }
    columns.push(best)
    for (const point of best) left.delete(point)
  }
  return columns
}
