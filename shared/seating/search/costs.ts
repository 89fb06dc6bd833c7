import type { SeatingProblem } from '../problem.ts'

/**
 * What each kind of trouble costs a search, in whole numbers far enough apart to rank them: rules, then wishes, then
 * the goal, then tables that people know already, affiliations in a mixed company, and tables seen before.
 */
export const COST = {
  apart: 1_000_000_000,
  wish: 20_000_000,
  discouraged: 10_000_000,
  goal: 5000,
  surprise: 20,
  affiliation: 10,
  revisit: 1,
} as const

/** What each pair costs at one table, however often they meet: people × people; undefined when no pair costs anything. */
export function pairCosts(problem: SeatingProblem): Int32Array | undefined {
  return layered([...wishLayers(problem), [problem.sameAffiliation, COST.affiliation]])
}

/** The part of `pairCosts` that comes from rules and wishes. */
export function wishPairCosts(problem: SeatingProblem): Int32Array | undefined {
  return layered(wishLayers(problem))
}

type Layer = readonly [pairs: Uint8Array | undefined, cost: number]

const wishLayers = ({ apart, together, discouraged }: SeatingProblem): Layer[] => [
  [apart, COST.apart],
  [together, -COST.wish],
  [discouraged, COST.discouraged],
]

function layered(layers: readonly Layer[]): Int32Array | undefined {
  let costs: Int32Array | undefined
  for (const [pairs, cost] of layers) {
    if (!pairs?.includes(1)) continue
    costs ??= new Int32Array(pairs.length)
    for (let cell = 0; cell < pairs.length; cell++) {
      if (pairs[cell] === 1) costs[cell] = (costs[cell] as number) + cost
    }
  }
  return costs
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
  const { languages, mateSets } = problem
  if (languages === undefined && mateSets.length === 0) return undefined
  const { people } = problem.roster
  const mates: (Uint8Array[] | undefined)[] = Array.from({ length: people })
  for (const { person, mates: wanted } of mateSets) mates[person] = [...(mates[person] ?? []), wanted]
  const hasMates = mateSets.length > 0
  const words = languages?.words ?? 0
  const bits = languages?.bits ?? new Int32Array()

  function isUnderstood(person: number, members: Int32Array, start: number, end: number): boolean {
    const own = person * words
    for (let at = start; at < end; at++) {
      const other = members[at] as number
      if (other === person) continue
      for (let word = 0; word < words; word++) {
        if (((bits[own + word] as number) & (bits[other * words + word] as number)) !== 0) return true
      }
    }
    return false
  }
  function hasMate(wanted: Uint8Array, members: Int32Array, start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (wanted[members[at] as number] === 1) return true
    return false
  }

  return (members, start, end) => {
    let unmet = 0
    for (let at = start; at < end; at++) {
      const person = members[at] as number
      if (words > 0 && end - start > 1 && !isUnderstood(person, members, start, end)) unmet++
      const wishes = hasMates ? mates[person] : undefined
      if (wishes === undefined) continue
      for (const wanted of wishes) if (!hasMate(wanted, members, start, end)) unmet++
    }
    return unmet * COST.wish
  }
}

/** About how long it takes to price a swap, and to make one, in steps of some nanoseconds: what budgets are counted in. */
export function workOf({ roster, sizes, languages, mateSets }: SeatingProblem): { price: number; make: number } {
  const largest = sizes.reduce((most, size) => Math.max(most, ...(size?.high ?? [])), 1)
  const wishes = (languages === undefined ? 0 : 10) + (mateSets.length > 0 ? 10 : 0)
  // Where pairs fill more memory than is near, each look takes longer.
  const far = roster.people > 250 ? 2 : 1
  return { price: 20 + (3 * far + wishes) * largest, make: 20 + 12 * far * largest }
}
