import type { SeatingProblem } from '../problem.ts'

/**
 * What each kind of trouble costs a search, in whole numbers far enough apart to rank them: rules, then wishes, then
 * the goal, then affiliations in a mixed company, then tables seen before.
 */
export const COST = {
  apart: 100_000_000,
  wish: 1_000_000,
  discouraged: 500_000,
  goal: 1000,
  affiliation: 10,
  revisit: 1,
} as const

/** What each pair costs at one table, however often they meet: people × people. */
export function pairCosts(problem: SeatingProblem): Int32Array {
  const { apart, together, discouraged, sameAffiliation } = problem
  return Int32Array.from(
    apart,
    (kept, cell) =>
      kept * COST.apart -
      (together[cell] as number) * COST.wish +
      (discouraged[cell] as number) * COST.discouraged +
      (sameAffiliation?.[cell] ?? 0) * COST.affiliation,
  )
}

/** For each person, all whom a rule or a wish about pairs ties to them. */
export function pairTies({ roster, apart, together, discouraged }: SeatingProblem): number[][] {
  const { people } = roster
  return Array.from({ length: people }, (_, person) => {
    const ties: number[] = []
    for (let other = 0; other < people; other++) {
      const cell = person * people + other
      if (apart[cell] === 1 || together[cell] === 1 || discouraged[cell] === 1) ties.push(other)
    }
    return ties
  })
}

/**
 * For a pair that has met m times: what one meeting more costs (`gains[m]`), and what one less would save
 * (`losses[m]`).
 */
export function meetingSteps(problem: SeatingProblem): { gains: Int32Array; losses: Int32Array } {
  const most = problem.roster.rounds + 1
  const gains = new Int32Array(most + 1)
  for (let met = 0; met <= most; met++) gains[met] = COST.goal * (problem.goal === 'fair' ? met : Math.min(met, 1))
  const losses = Int32Array.from(gains, (_, met) => (met === 0 ? 0 : (gains[met - 1] as number)))
  return { gains, losses }
}

/** Prices the wishes that depend on a whole table: `members` from `start` to before `end`. */
export type TableWishes = (members: Int32Array, start: number, end: number) => number

/** Shared languages and not-alone, or undefined when nobody wishes for either. */
export function tableWishes(problem: SeatingProblem): TableWishes | undefined {
  const { sharedLanguage, mateSets } = problem
  if (sharedLanguage === undefined && mateSets.length === 0) return undefined
  const { people } = problem.roster
  const mates: Uint8Array[][] = Array.from({ length: people }, () => [])
  for (const { person, mates: wanted } of mateSets) mates[person]?.push(wanted)

  function someone(wanted: Uint8Array, row: number, self: number, members: Int32Array, start: number, end: number) {
    for (let at = start; at < end; at++) {
      const other = members[at] as number
      if (other !== self && wanted[row + other] === 1) return true
    }
    return false
  }

  return (members, start, end) => {
    let unmet = 0
    for (let at = start; at < end; at++) {
      const person = members[at] as number
      const speaks = sharedLanguage === undefined || end - start < 2
      if (!speaks && !someone(sharedLanguage, person * people, person, members, start, end)) unmet++
      for (const wanted of mates[person] as Uint8Array[]) {
        if (!someone(wanted, 0, person, members, start, end)) unmet++
      }
    }
    return unmet * COST.wish
  }
}

/** About how many looks at people it takes to price one swap: what budgets are counted in. */
export function looksPerSwap({ roster, sizes, sharedLanguage, mateSets }: SeatingProblem): number {
  const largest = sizes.reduce((most, size) => Math.max(most, ...(size?.high ?? [])), 1)
  const wishes = (sharedLanguage === undefined ? 0 : 2) + (4 * mateSets.length) / roster.people
  return (4 * largest + 8) * (1 + wishes)
}
