import type { SeatingProblem } from '../problem.ts'
import { spend } from './contacts.ts'
import { costOfNext } from './part.ts'

/** What the meetings of visitors with hosts add to the goal: each visitor has one host in each round, wherever they sit. */
export function hostsBound(problem: SeatingProblem, hosts: ReadonlySet<number>, met: Uint8Array | undefined): number {
  const { people, present, rounds } = problem.roster
  let total = 0
  for (let person = 0; person < people; person++) {
    if (hosts.has(person)) continue
    const visits = problem.planned.filter((round) => present[round * people + person] === 1).length
    const offers = new Int32Array(rounds + 1)
    for (const host of hosts) {
      const cell = Math.min(person, host) * people + Math.max(person, host)
      if (problem.apart[cell] === 1) continue
      const earlier = met?.[cell] ?? 0
      for (let next = earlier; next < earlier + visits; next++) {
        const price = costOfNext(problem, next)
        offers[price] = (offers[price] as number) + 1
      }
    }
    total += spend(visits, offers)
  }
  return total
}
