import type { SeatedRound, SeatingRequest } from './request.ts'
import { eachPair, indexOf, NOWHERE, type Roster, readRoster } from './roster.ts'
import { mateSets, sharedLanguages } from './wishes.ts'

/** A wish that a round does not meet: whose, and in which round (0-based). */
export type UnmetWish = {
  wish: 'keep-together' | 'discouraged' | 'shared-language' | 'not-alone'
  /** Both of a pair, or the one person. */
  people: string[]
  round: number
  /** For not-alone with affiliations named: the one that nobody else at the table has. */
  affiliation?: string
}

/** What can be counted in a plan, over all its rounds, the past included. */
export type PlanFigures = {
  /** Sum over pairs of max(0, meetings - 1). */
  repeats: number
  /** Sum over pairs of C(meetings, 2). */
  pairSum: number
  /** The most meetings of any pair. */
  mostMeetings: number
  /** Times somebody comes to a table they were at before; staying at the table one hosts is none. */
  revisits: number
  /** Times somebody who expects a table, because `prefer` says so, gets another. */
  surprises: number
  /** People at each table of each round. */
  tableSizes: number[][]
  /** Wishes unmet in planned rounds, the first 5000. The past cannot be mended and is not listed. */
  unmet: UnmetWish[]
}

// A request in which everybody discourages everybody could have millions.
const MOST_UNMET = 5000

/** Counts a plan for a request without contradictions. Also fits a plan that people have changed by hand. */
export function scorePlan(request: SeatingRequest, rounds: readonly SeatedRound[]): PlanFigures {
  const roster = readRoster(request)
  const { people, personIndex } = roster
  const seated = rounds.map((round) => round.tables.map((ids) => ids.map((id) => indexOf(personIndex, id))))
  return {
    ...countMeetings(seated, people),
    revisits: countRevisits(seated, people, roster.hosting),
    surprises: countSurprises(seated, people, roster.expected),
    tableSizes: seated.map((tables) => tables.map((members) => members.length)),
    unmet: unmetWishes(request, roster, seated).slice(0, MOST_UNMET),
  }
}

type Seated = number[][]

function countMeetings(rounds: readonly Seated[], people: number) {
  const meetings = new Uint8Array(people * people)
  let repeats = 0
  let pairSum = 0
  let mostMeetings = 0
  for (const members of rounds.flat()) {
    for (const [at, a] of members.entries()) {
      for (let next = at + 1; next < members.length; next++) {
        const b = members[next] as number
        const cell = a < b ? a * people + b : b * people + a
        const before = meetings[cell] as number
        meetings[cell] = before + 1
        // The m-th meeting of a pair adds m - 1 to C(m, 2).
        pairSum += before
        if (before > 0) repeats++
        if (before >= mostMeetings) mostMeetings = before + 1
      }
    }
  }
  return { repeats, pairSum, mostMeetings }
}

function countRevisits(rounds: readonly Seated[], people: number, hosting: Int16Array): number {
  const known = Array.from({ length: people }, () => new Set<number>())
  let revisits = 0
  for (const [round, tables] of rounds.entries()) {
    for (const [table, members] of tables.entries()) {
      for (const person of members) {
        const stays = hosting[round * people + person] === table
        if (!stays && known[person]?.has(table)) revisits++
        known[person]?.add(table)
      }
    }
  }
  return revisits
}

function countSurprises(rounds: readonly Seated[], people: number, expected: Int16Array): number {
  let surprises = 0
  for (const [round, tables] of rounds.entries()) {
    for (const [table, members] of tables.entries()) {
      for (const person of members) {
        const known = expected[round * people + person]
        if (known !== NOWHERE && known !== table) surprises++
      }
    }
  }
  return surprises
}

function unmetWishes(request: SeatingRequest, roster: Roster, rounds: readonly Seated[]): UnmetWish[] {
  const { people, personIds, firstPlanned } = roster
  const idOf = (person: number) => personIds[person] as string
  const shared = sharedLanguages(request)
  const needed = mateSets(request)
  const together = distinctPairs(request.keepTogether, roster)
  const discouraged = distinctPairs(request.discouraged, roster)
  return rounds.flatMap((tables, round) => {
    if (round < firstPlanned) return []
    const seatOf = new Int16Array(people).fill(NOWHERE)
    for (const [table, members] of tables.entries()) for (const person of members) seatOf[person] = table
    const unmet: UnmetWish[] = []
    for (const [a, b] of together) {
      if (seatOf[a] === NOWHERE || seatOf[b] === NOWHERE || seatOf[a] === seatOf[b]) continue
      unmet.push({ wish: 'keep-together', people: [idOf(a), idOf(b)], round })
    }
    for (const [a, b] of discouraged) {
      if (seatOf[a] === NOWHERE || seatOf[a] !== seatOf[b]) continue
      unmet.push({ wish: 'discouraged', people: [idOf(a), idOf(b)], round })
    }
    for (const members of shared === undefined ? [] : tables) {
      for (const person of strangersToAll(members, shared as Uint8Array, people)) {
        unmet.push({ wish: 'shared-language', people: [idOf(person)], round })
      }
    }
    for (const { person, affiliation, mates } of needed) {
      const members = tables[seatOf[person] as number]
      if (members === undefined || members.some((other) => mates[other] === 1)) continue
      const named = affiliation === undefined ? {} : { affiliation }
      unmet.push({ wish: 'not-alone', people: [idOf(person)], round, ...named })
    }
    return unmet
  })
}

function distinctPairs(groups: SeatingRequest['keepTogether'], roster: Roster): [number, number][] {
  const pairs = new Map<number, [number, number]>()
  eachPair(groups, roster.personIndex, (a, b) => {
    pairs.set(Math.min(a, b) * roster.people + Math.max(a, b), [a, b])
  })
  return [...pairs.values()]
}

/** Those at a table who share a language with nobody there. One alone has nobody to be understood by. */
function strangersToAll(members: readonly number[], shared: Uint8Array, people: number): number[] {
  if (members.length < 2) return []
  return members.filter((a) => !members.some((b) => b !== a && shared[a * people + b] === 1))
}
