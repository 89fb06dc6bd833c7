import type { SeatingProblem } from './problem.ts'
import { NOWHERE } from './roster.ts'

/** Those who are settled at one table in every planned round, one for a table at most: person → table. */
export function stayingHosts({ roster, planned }: SeatingProblem): Map<number, number> {
  const { people, fixed } = roster
  const hosts = new Map<number, number>()
  const taken = new Set<number>()
  for (let person = 0; person < people; person++) {
    const table = fixed[(planned[0] ?? 0) * people + person] ?? NOWHERE
    if (table === NOWHERE || taken.has(table)) continue
    if (!planned.every((round) => fixed[round * people + person] === table)) continue
    hosts.set(person, table)
    taken.add(table)
  }
  return hosts
}
