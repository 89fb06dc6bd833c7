import { findBadNames } from './bad-names.ts'
import type { SeatingRequest } from './request.ts'
import { eachPair, indexOf, NOWHERE, type Roster, readRoster } from './roster.ts'
import { evenSizes, type TableSizes } from './sizes.ts'
import { findCrowdsApart, mateSets, pairTable } from './wishes.ts'

export type ContradictionRule =
  | 'duplicate-person'
  | 'duplicate-table'
  | 'unknown-person'
  | 'unknown-table'
  | 'unknown-round'
  | 'named-twice'
  | 'past-too-long'
  | 'past-seated-twice'
  | 'leaves-before-arriving'
  | 'min-over-capacity'
  | 'host-twice'
  | 'host-pinned-elsewhere'
  | 'host-absent'
  | 'pinned-twice'
  | 'pinned-absent'
  | 'too-few-seats'
  | 'too-few-people'
  | 'table-overfull'
  | 'apart-and-together'
  | 'apart-at-one-table'
  | 'apart-more-than-tables'
  | 'apart-not-found'
  | 'together-too-large'
  | 'not-alone-impossible'

/** Why no plan can meet a request: the rule, the ids of the people concerned (may be empty) and an English sentence. */
export type Contradiction = {
  rule: ContradictionRule
  people: string[]
  round?: number
  table?: string
  message: string
}

// Enough to mend a request by; a large one that is wrong throughout could hold millions.
const MOST_TOLD = 50

/**
 * What in a request contradicts itself, found before any search: at most the first 50 contradictions.
 * An empty list is no promise that a plan exists.
 */
export function findContradictions(request: SeatingRequest): Contradiction[] {
  const badNames = findBadNames(request)
  // What follows reads names as indices, so wrong names come first and alone.
  return (badNames.length > 0 ? badNames : findImpossible(request)).slice(0, MOST_TOLD)
}

function findImpossible(request: SeatingRequest): Contradiction[] {
  const roster = readRoster(request)
  const apart = pairTable(request.keepApart, roster)
  const sizes = plannedRounds(roster).map((round) => ({
    round,
    found: evenSizes(presentIn(roster, round), roster.tables),
  }))
  const inRounds = sizes.flatMap(({ round, found: size }) =>
    typeof size === 'string'
      ? [sizeTrouble(roster, round, size)]
      : [...overfull(roster, round, size), ...apartAtOneTable(apart, roster, round)],
  )
  const known = sizes.flatMap(({ round, found: size }) => (typeof size === 'string' ? [] : [{ round, size }]))
  return [
    ...clashes(roster),
    ...absentees(request, roster),
    ...groupClashes(request, roster),
    ...inRounds,
    ...apartCrowds(request, roster, known),
    ...togetherTooLarge(request, roster, known),
    ...alone(request, roster),
  ]
}

type SizedRound = { round: number; size: TableSizes }

function plannedRounds(roster: Roster): number[] {
  return Array.from({ length: roster.rounds - roster.firstPlanned }, (_, index) => roster.firstPlanned + index)
}

function presentIn(roster: Roster, round: number): number {
  const start = round * roster.people
  return roster.present.subarray(start, start + roster.people).reduce((sum, here) => sum + here, 0)
}

function idOf(roster: Roster, person: number): string {
  return roster.personIds[person] as string
}

function quote(ids: readonly string[]): string {
  return ids.map((id) => `"${id}"`).join(', ')
}

function clashes(roster: Roster): Contradiction[] {
  return roster.clashes.map(({ person, round, kind }) => {
    const id = idOf(roster, person)
    const people = [id]
    if (kind === 'host-host') {
      return { rule: 'host-twice', people, round, message: `"${id}" hosts two tables in round ${round}` }
    }
    if (kind === 'host-pin') {
      const message = `"${id}" hosts a table in round ${round} but is pinned to another`
      return { rule: 'host-pinned-elsewhere', people, round, message }
    }
    return { rule: 'pinned-twice', people, round, message: `"${id}" is pinned to two tables in round ${round}` }
  })
}

function absentees(request: SeatingRequest, roster: Roster): Contradiction[] {
  const { people, personIndex, present, firstPlanned } = roster
  const found: Contradiction[] = []
  const awayIn = (id: string, round: number) =>
    round >= firstPlanned && present[round * people + indexOf(personIndex, id)] === 0
  for (const host of request.hosts ?? []) {
    for (const round of host.rounds ?? []) {
      if (!awayIn(host.person, round)) continue
      const message = `"${host.person}" is to host in round ${round} but is not there`
      found.push({ rule: 'host-absent', people: [host.person], round, table: host.table, message })
    }
  }
  for (const { person, round, table } of request.pins ?? []) {
    if (!awayIn(person, round)) continue
    const message = `"${person}" is pinned in round ${round} but is not there`
    found.push({ rule: 'pinned-absent', people: [person], round, table, message })
  }
  return found
}

function groupClashes(request: SeatingRequest, roster: Roster): Contradiction[] {
  const { people, personIndex } = roster
  const together = new Uint8Array(people * people)
  eachPair(request.keepTogether, personIndex, (a, b) => {
    together[a * people + b] = 1
    together[b * people + a] = 1
  })
  const found: Contradiction[] = []
  eachPair(request.keepApart, personIndex, (a, b) => {
    if (together[a * people + b] === 0) return
    together[a * people + b] = 0
    together[b * people + a] = 0
    const pair = [idOf(roster, a), idOf(roster, b)]
    const message = `${quote(pair)} are to be kept both apart and together`
    found.push({ rule: 'apart-and-together', people: pair, message })
  })
  return found
}

function sizeTrouble(roster: Roster, round: number, trouble: 'too-few-seats' | 'too-few-people'): Contradiction {
  const present = presentIn(roster, round)
  const message =
    trouble === 'too-few-seats'
      ? `round ${round} has ${present} people, more than the tables' capacities hold`
      : `round ${round} has ${present} people, fewer than the tables' minimums ask for`
  return { rule: trouble, people: [], round, message }
}

/** Hosts and pins that would make a table larger than even sizes allow. */
function overfull(roster: Roster, round: number, size: TableSizes): Contradiction[] {
  const settled = roster.tables.map((): string[] => [])
  for (let person = 0; person < roster.people; person++) {
    const table = roster.fixed[round * roster.people + person] as number
    if (table !== NOWHERE) settled[table]?.push(idOf(roster, person))
  }
  const found: Contradiction[] = []
  const needingExtra: string[][] = []
  for (const [index, people] of settled.entries()) {
    const high = size.high[index] as number
    if (people.length > high) {
      const table = roster.tables[index]?.id as string
      const message = `hosts and pins put ${people.length} people at table "${table}" in round ${round}, which may hold ${high}: ${quote(people)}`
      found.push({ rule: 'table-overfull', people, round, table, message })
    } else if (people.length > (size.low[index] as number)) needingExtra.push(people)
  }
  if (needingExtra.length > size.extras) {
    const message = `hosts and pins fill ${needingExtra.length} tables beyond the even size in round ${round}; only ${size.extras} may be`
    found.push({ rule: 'table-overfull', people: needingExtra.flat(), round, message })
  }
  return found
}

function apartAtOneTable(apart: Uint8Array, roster: Roster, round: number): Contradiction[] {
  const found: Contradiction[] = []
  const settled = roster.fixed.subarray(round * roster.people, (round + 1) * roster.people)
  for (const [a, table] of settled.entries()) {
    if (table === NOWHERE) continue
    for (let b = a + 1; b < roster.people; b++) {
      if (settled[b] !== table || apart[a * roster.people + b] === 0) continue
      const people = [idOf(roster, a), idOf(roster, b)]
      const tableId = roster.tables[table]?.id as string
      const message = `${quote(people)} are to be kept apart but are both settled at table "${tableId}" in round ${round}`
      found.push({ rule: 'apart-at-one-table', people, round, table: tableId, message })
    }
  }
  return found
}

function apartCrowds(request: SeatingRequest, roster: Roster, rounds: readonly SizedRound[]): Contradiction[] {
  const usable = rounds.map(({ round, size }) => ({ round, tables: size.high.filter((high) => high > 0).length }))
  return findCrowdsApart(request, roster, usable).map(({ round, people, tables }) => {
    const ids = people.map((person) => idOf(roster, person))
    const message = `${ids.length} people who must all be kept apart are there in round ${round}, which has ${tables} tables: ${quote(ids)}`
    return { rule: 'apart-more-than-tables', people: ids, round, message }
  })
}

/** A keep-together group that fits at no table in any of the rounds where it is there. */
function togetherTooLarge(request: SeatingRequest, roster: Roster, rounds: readonly SizedRound[]): Contradiction[] {
  return (request.keepTogether ?? []).flatMap((group) => {
    const fits = rounds.flatMap(({ round, size }) => {
      const here = group.filter((id) => roster.present[round * roster.people + indexOf(roster.personIndex, id)] === 1)
      return here.length < 2 ? [] : [here.length <= size.high.reduce((most, high) => Math.max(most, high), 0)]
    })
    if (fits.length === 0 || fits.includes(true)) return []
    const message = `no table is large enough to keep ${group.length} people together: ${quote(group)}`
    return [{ rule: 'together-too-large' as const, people: [...group], message }]
  })
}

function alone(request: SeatingRequest, roster: Roster): Contradiction[] {
  return mateSets(request).flatMap(({ person, mates, affiliation }) => {
    if (mates.includes(1)) return []
    const id = idOf(roster, person)
    const what = affiliation === undefined ? 'any of their affiliations' : `"${affiliation}"`
    const message = `"${id}" is not to be alone, but nobody else shares ${what}`
    return [{ rule: 'not-alone-impossible' as const, people: [id], message }]
  })
}
