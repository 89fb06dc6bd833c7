import type { SeatTable } from '../problem.ts'
import type { Board } from './board.ts'
import { createChanges, type Meter } from './changes.ts'
import type { Dice } from './dice.ts'

export type Annealing = {
  /** Rounds in which people may change places. */
  rounds: readonly number[]
  /** The temperature falls from `hot` to `cold`, in the unit of costs. */
  hot: number
  cold: number
  /** As counted by `workOf`. */
  work: number
  /** Changes within a round, or only such as two people make in all rounds at once. */
  moves: 'within' | 'throughout'
}

export type Annealed = { seats: SeatTable; cost: number }

const STAGES = 64

/**
 * Improves the seats of a board by simulated annealing: a random change is always kept if it costs nothing, else the less
 * often the more it costs and the colder it is. Stops when the cost comes down to `floor`. The board is left wherever
 * the search ends; the best seats seen are returned.
 */
export function anneal(board: Board, dice: Dice, floor: number, settings: Annealing): Annealed {
  const { work, hot, cold } = settings
  const meter: Meter = { spent: 0 }
  let cost = board.totalCost()
  let best = cost
  let bestSeats = board.seats.slice()
  let copied = true
  const change = createChanges(board, dice, settings, meter, () => {
    // The best seats are copied only when they are about to be left.
    if (!copied && cost === best) {
      bestSeats = board.seats.slice()
      copied = true
    }
  })
  if (change === undefined) return { seats: bestSeats, cost }
  // The 64th root of the whole fall: square roots are exact on every engine, powers are not.
  let ratio = cold / hot
  for (let halving = 1; halving < STAGES; halving *= 2) ratio = Math.sqrt(ratio)
  let temperature = hot
  for (let stage = 1; stage <= STAGES && best > floor; stage++) {
    const until = (work * stage) / STAGES
    while (meter.spent < until && best > floor) {
      cost += change(temperature)
      if (cost < best) {
        best = cost
        copied = false
      }
    }
    temperature *= ratio
  }
  return { seats: copied || cost !== best ? bestSeats : board.seats.slice(), cost: best }
}
