/**
 * The Hungarian method, in the form with potentials (Kuhn 1955, Munkres 1957): for a square table of whole costs, the
 * column of each row such that no column is taken twice and the sum is least. O(n^3).
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): number[] {
  const n = costs.length
  // Columns and rows are counted from 1; column 0 holds the row that looks for a place.
  const rowPotential = new Float64Array(n + 1)
  const columnPotential = new Float64Array(n + 1)
  const rowOf = new Int32Array(n + 1)
  for (let row = 1; row <= n; row++) {
    rowOf[0] = row
    const slack = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY)
    const cameFrom = new Int32Array(n + 1)
    const reached = new Uint8Array(n + 1)
    let column = 0
    while (rowOf[column] !== 0) {
      reached[column] = 1
      const current = rowOf[column] as number
      const line = costs[current - 1] as readonly number[]
      let least = Number.POSITIVE_INFINITY
      let next = 0
      for (let other = 1; other <= n; other++) {
        if (reached[other] === 1) continue
        const reduced =
          (line[other - 1] as number) - (rowPotential[current] as number) - (columnPotential[other] as number)
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced
          cameFrom[other] = column
        }
        if ((slack[other] as number) < least) {
          least = slack[other] as number
          next = other
        }
      }
      for (let other = 0; other <= n; other++) {
        if (reached[other] === 1) {
          const its = rowOf[other] as number
          rowPotential[its] = (rowPotential[its] as number) + least
          columnPotential[other] = (columnPotential[other] as number) - least
        } else slack[other] = (slack[other] as number) - least
      }
      column = next
    }
    while (column !== 0) {
      const previous = cameFrom[column] as number
      rowOf[column] = rowOf[previous] as number
      column = previous
    }
  }
  const columnOf = new Array<number>(n).fill(0)
  for (let column = 1; column <= n; column++) columnOf[(rowOf[column] as number) - 1] = column - 1
  return columnOf
}
