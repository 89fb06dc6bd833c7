import { NOWHERE } from '../roster.ts'
import type { Part } from './part.ts'

/**
 * What planned rounds add to the goal at least because the tables of one round are too few to fill a table of another
 * with people who did not meet there. For repeats each round counts against its best earlier one; the sum over pairs of
 * C(meetings, 2) counts each pair once for every two rounds in which it meets, so there every two rounds count.
 */
export function sourcesBound(part: Part): number {
  const { problem } = part
  let total = 0
  for (const round of problem.planned) {
    const against: number[] = []
    for (let earlier = 0; earlier < round; earlier++) {
      const forward = metBefore(sizesIn(part, round), strangers(part, earlier, round), tablesIn(part, earlier))
      const backward = metBefore(sizesIn(part, earlier), strangers(part, round, earlier), tablesIn(part, round))
      against.push(Math.max(forward, backward))
    }
    total += problem.goal === 'fair' ? against.reduce((sum, one) => sum + one, 0) : Math.max(0, ...against)
  }
  return total
}

function sizesIn({ problem, people, sizes }: Part, round: number): number[] {
  const planned = sizes.get(round)
  if (planned !== undefined) return planned
  const counts = new Map<number, number>()
  for (const person of people) {
    const table = problem.roster.pastSeat[round * problem.roster.people + person] as number
    if (table !== NOWHERE) counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  return [...counts.values()]
}

function tablesIn(part: Part, round: number): number {
  return sizesIn(part, round).filter((size) => size > 0).length
}

/** People of the part who are in the round `there` but not in the round `before`. */
function strangers({ problem, people }: Part, before: number, there: number): number {
  const { present, people: count } = problem.roster
  let strange = 0
  for (const person of people) {
    if (present[there * count + person] === 1 && present[before * count + person] === 0) strange++
  }
  return strange
}

/** The fewest pairs at tables of these sizes who come from one table of a round with `sources` tables. */
function metBefore(sizes: readonly number[], strangers: number, sources: number): number {
  if (sources === 0) return 0
  const acquainted = [...sizes]
  // Strangers met nobody. Where they sit is free, so suppose the best for them: where they break up the most pairs.
  for (let seated = 0; seated < strangers; seated++) {
    let largest = 0
    for (const [table, size] of acquainted.entries()) if (size > (acquainted[largest] as number)) largest = table
    acquainted[largest] = Math.max(0, (acquainted[largest] as number) - 1)
  }
  let pairs = 0
  for (const size of acquainted) {
    const share = Math.floor(size / sources)
    const larger = size % sources
    pairs += (larger * ((share + 1) * share)) / 2 + ((sources - larger) * share * (share - 1)) / 2
  }
  return pairs
}
