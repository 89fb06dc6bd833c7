import type { Rng } from '../../rng.ts'
import type { Design } from './design.ts'

/**
 * A design with more points than the given one, whose columns hold a point for each table: every point is taken so many
 * times in turn, and then as many as are missing once more, column by column, so that the tables stay even.
 *
 * Copies sit together in every round unless an `rng` is given: then each copy of the whole gets tables of its own in
 * each round, so that no two people are stuck together.
 */
export function withCopies(design: Design, points: number, rng?: Rng): Design {
  const { tables, rounds } = design
  const line = design.columns.flat()
  const columns: number[][] = []
  const seats = new Int16Array(rounds * points)
  const names: number[][] = []
  for (let point = 0; point < points; point++) {
    const copy = Math.floor(point / line.length)
    const origin = line[point % line.length] as number
    if (point % line.length === 0) {
      for (let round = 0; round < rounds; round++) {
        const inOrder = Array.from({ length: tables }, (_, table) => table)
        // The first copy keeps its names: its first column may be the one that stays.
        names[round] = copy === 0 || rng === undefined ? inOrder : rng.shuffle(inOrder)
      }
    }
    for (let round = 0; round < rounds; round++) {
      const table = design.seats[round * design.points + origin] as number
      seats[round * points + point] = names[round]?.[table] as number
    }
    const column = Math.floor(point / tables)
    columns[column] = [...(columns[column] ?? []), point]
  }
  return { tables, rounds, points, seats, columns, staying: design.staying }
}
