import type { Rng } from '../../rng.ts'
import { createDice } from '../search/dice.ts'
import type { Group } from './group.ts'
import type { Shifts } from './transversal.ts'

/**
 * Shifts found by annealing where no formula gives them, or undefined if `steps` changes did not lead to any. The cost
 * is how often the difference of two columns takes a value that it has in another round. The first column's shift is 0.
 */
export function searchShifts(
  group: Group,
  columns: number,
  rounds: number,
  rng: Rng,
  steps: number,
): Shifts | undefined {
  const { order, subtract } = group
  const dice = createDice(rng)
  const shifts = new Int16Array(columns * rounds)
  // How often each difference of each two columns occurs: [(c * columns + d) * order + difference].
  const counts = new Uint8Array(columns * columns * order)
  const cell = (c: number, d: number, ofC: number, ofD: number) =>
    c < d
      ? (c * columns + d) * order + (subtract[ofC * order + ofD] as number)
      : (d * columns + c) * order + (subtract[ofD * order + ofC] as number)
  let cost = 0
  for (let column = 1; column < columns; column++) {
    for (let round = 1; round < rounds; round++) shifts[column * rounds + round] = dice.below(order)
  }
  for (let round = 0; round < rounds; round++) {
    for (let c = 0; c < columns; c++) {
      for (let d = c + 1; d < columns; d++) {
        const at = cell(c, d, shifts[c * rounds + round] as number, shifts[d * rounds + round] as number)
        cost += counts[at] as number
        counts[at] = (counts[at] as number) + 1
      }
    }
  }
  if (columns > 1 && rounds > 1) {
    for (let step = 0; step < steps && cost > 0; step++) {
      const temperature = HOT - ((HOT - COLD) * step) / steps
      // A round and a column may stand still: all shifts can be counted from theirs.
      const column = 1 + dice.below(columns - 1)
      const round = 1 + dice.below(rounds - 1)
      const before = shifts[column * rounds + round] as number
      const after = dice.below(order)
      if (before === after) continue
      let change = 0
      for (let other = 0; other < columns; other++) {
        if (other === column) continue
        const fixed = shifts[other * rounds + round] as number
        change += counts[cell(column, other, after, fixed)] as number
        change -= (counts[cell(column, other, before, fixed)] as number) - 1
      }
      if (change > 0 && change > temperature * dice.patience()) continue
      for (let other = 0; other < columns; other++) {
        if (other === column) continue
        const fixed = shifts[other * rounds + round] as number
        const gained = cell(column, other, after, fixed)
        const lost = cell(column, other, before, fixed)
        counts[gained] = (counts[gained] as number) + 1
        counts[lost] = (counts[lost] as number) - 1
      }
      shifts[column * rounds + round] = after
      cost += change
    }
  }
  if (cost > 0) return undefined
  return {
    group,
    columns: Array.from({ length: columns }, (_, column) => shifts.slice(column * rounds, (column + 1) * rounds)),
  }
}

const HOT = 0.7
const COLD = 0.15
