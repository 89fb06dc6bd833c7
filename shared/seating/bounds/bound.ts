import type { SeatingProblem } from '../problem.ts'
import { stayingHosts } from '../staying-hosts.ts'
import { contactsBound } from './contacts.ts'
import { hostsBound } from './hosts.ts'
import { costOfNext, type Part, pastMeetings, visitorsPart, wholePart } from './part.ts'
import { sourcesBound } from './sources.ts'

/**
 * Numbers that no plan can go below: of pairSum for the goal "fair", of repeats for "most-different", over all rounds,
 * the past included. `always` holds for every plan that keeps the hard rules, `together` for those in which nobody is
 * apart whom a wish keeps together; it is at least as large.
 *
 * Each is the largest of several valid bounds: meetings forced by table sizes, for all and for each person (`contacts`);
 * tables that are too few to come from (`sources`); and, where every table has a host who stays, the same among the
 * visitors, with what their meetings with the hosts cost on top (`hosts`).
 */
export function lowerBounds(problem: SeatingProblem): { always: number; together: number } {
  const met = pastMeetings(problem)
  const before = met === undefined ? 0 : pastCost(problem, met)
  const staying = stayingHosts(problem)
  const hosts = staying.size === problem.roster.tables.length ? new Set(staying.keys()) : undefined
  const whole = wholePart(problem)
  const visitors = hosts && visitorsPart(problem, hosts)
  const shared = hosts === undefined ? 0 : hostsBound(problem, hosts, met)
  const bound = (together: boolean) => {
    const of = (part: Part) => Math.max(contactsBound(part, met, together), sourcesBound(part))
    return before + Math.max(of(whole), visitors === undefined ? 0 : shared + of(visitors))
  }
  const always = bound(false)
  return { always, together: problem.together.includes(1) ? Math.max(always, bound(true)) : always }
}

function pastCost(problem: SeatingProblem, met: Uint8Array): number {
  let cost = 0
  for (const times of met) for (let earlier = 0; earlier < times; earlier++) cost += costOfNext(problem, earlier)
  return cost
}
