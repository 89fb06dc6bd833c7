import type { SeatedRound, SeatingGoal, SeatingRequest } from './request.ts'
import { type Roster, readRoster } from './roster.ts'
import { evenSizes, type TableSizes } from './sizes.ts'
import {
  type MateSet,
  mateSets,
  pairTable,
  type SpokenLanguages,
  sharedAffiliations,
  spokenLanguages,
} from './wishes.ts'

/**
 * A request without contradictions, in the numbers a search works with.
 * Pair tables are people × people, symmetric, with 1 where the pair is meant.
 */
export type SeatingProblem = {
  roster: Roster
  goal: SeatingGoal
  /** One entry for each round; undefined for the past. */
  sizes: (TableSizes | undefined)[]
  /** Planned round indices, in order. */
  planned: number[]
  apart: Uint8Array
  together: Uint8Array
  discouraged: Uint8Array
  /** Undefined when affiliations are to be ignored or nobody has any. */
  sameAffiliation: Uint8Array | undefined
  /** Undefined when everybody speaks every language. */
  languages: SpokenLanguages | undefined
  mateSets: MateSet[]
  /** Each person's affiliations, for arranging people before the search. */
  affiliations: string[][]
}

/** Seats as a search returns them: table index of `[round * people + person]`, NOWHERE where absent. */
export type SeatTable = Int16Array

/** Reads a request in which `findContradictions` found nothing. */
export function readProblem(request: SeatingRequest): SeatingProblem {
  const roster = readRoster(request)
  const { people, rounds, firstPlanned } = roster
  const sizes = Array.from({ length: rounds }, (_, round): TableSizes | undefined => {
    if (round < firstPlanned) return undefined
    const present = roster.present.subarray(round * people, (round + 1) * people).reduce((sum, here) => sum + here, 0)
    const found = evenSizes(present, roster.tables)
    if (typeof found === 'string') throw new Error(`seating: ${found} should have been refused`)
    return found
  })
  const mixing = request.affiliations !== 'ignore' && request.people.some((person) => person.affiliations?.length)
  return {
    roster,
    goal: request.goal ?? 'fair',
    sizes,
    planned: Array.from({ length: rounds - firstPlanned }, (_, index) => firstPlanned + index),
    apart: pairTable(request.keepApart, roster),
    together: pairTable(request.keepTogether, roster),
    discouraged: pairTable(request.discouraged, roster),
    sameAffiliation: mixing ? sharedAffiliations(request) : undefined,
    languages: spokenLanguages(request),
    mateSets: mateSets(request),
    affiliations: request.people.map((person) => person.affiliations ?? []),
  }
}

/** The rounds of an answer: the past as it was given, then the seats found, people in the order of the request. */
export function toRounds(request: SeatingRequest, problem: SeatingProblem, seats: SeatTable): SeatedRound[] {
  const { people, personIds, tables } = problem.roster
  const past = (request.past ?? []).map((round) => ({ tables: round.tables.map((ids) => [...ids]) }))
  const planned = problem.planned.map((round) => {
    const seated = tables.map((): string[] => [])
    for (const [person, id] of personIds.entries()) seated[seats[round * people + person] as number]?.push(id)
    return { tables: seated }
  })
  return [...past, ...planned]
}
