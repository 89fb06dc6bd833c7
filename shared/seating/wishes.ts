import type { SeatingRequest } from './request.ts'
import { eachPair, type Roster } from './roster.ts'

/**
 * Whom a person who is not to be alone needs at the table: anybody with a 1 in `mates` will do.
 * One entry for each affiliation named, or one for all own affiliations (`affiliation` undefined).
 */
export type MateSet = { person: number; affiliation: string | undefined; mates: Uint8Array }

/** The not-alone wishes of a request, people as indices. A person is never their own mate. */
export function mateSets(request: SeatingRequest): MateSet[] {
  const bearers = new Map<string, number[]>()
  for (const [person, { affiliations = [] }] of request.people.entries()) {
    for (const affiliation of new Set(affiliations)) {
      const known = bearers.get(affiliation)
      if (known === undefined) bearers.set(affiliation, [person])
      else known.push(person)
    }
  }
  const sets: MateSet[] = []
  for (const [person, { affiliations = [], notAlone }] of request.people.entries()) {
    if (notAlone === undefined) continue
    const wanted: [string | undefined, string[]][] =
      notAlone === true ? [[undefined, affiliations]] : notAlone.map((affiliation) => [affiliation, [affiliation]])
    for (const [affiliation, shared] of wanted) {
      const mates = new Uint8Array(request.people.length)
      for (const one of shared) for (const bearer of bearers.get(one) ?? []) mates[bearer] = 1
      mates[person] = 0
      sets.push({ person, affiliation, mates })
    }
  }
  return sets
}

/**
 * A people × people table with 1 where two share a language, or undefined when everybody speaks them all.
 * Somebody without languages shares one with everybody.
 */
export function sharedLanguages(request: SeatingRequest): Uint8Array | undefined {
  const spoken = request.people.map(({ languages = [] }) => new Set(languages))
  if (spoken.every((languages) => languages.size === 0)) return undefined
  const people = spoken.length
  const shared = new Uint8Array(people * people)
  for (const [a, own] of spoken.entries()) {
    for (const [b, other] of spoken.entries()) {
      shared[a * people + b] = own.size === 0 || other.size === 0 || overlap(own, other) ? 1 : 0
    }
  }
  return shared
}

/** Whom everybody understands, as bits: two people share a language if any of their `words` words have a bit in common. */
export type SpokenLanguages = { words: number; bits: Int32Array }

const BITS = 31

/** The languages of a request, one bit for each; undefined when everybody speaks them all. */
export function spokenLanguages(request: SeatingRequest): SpokenLanguages | undefined {
  const all = new Map<string, number>()
  for (const { languages = [] } of request.people) {
    for (const language of languages) if (!all.has(language)) all.set(language, all.size)
  }
  if (all.size === 0) return undefined
  const words = Math.ceil(all.size / BITS)
  const bits = new Int32Array(request.people.length * words)
  for (const [person, { languages = [] }] of request.people.entries()) {
    if (languages.length === 0) bits.fill(-1, person * words, (person + 1) * words)
    for (const language of languages) {
      const index = all.get(language) as number
      const word = person * words + Math.floor(index / BITS)
      bits[word] = (bits[word] as number) | (1 << (index % BITS))
    }
  }
  return { words, bits }
}

/** A people × people table with 1 where two share an affiliation. */
export function sharedAffiliations(request: SeatingRequest): Uint8Array {
  const bearing = request.people.map(({ affiliations = [] }) => new Set(affiliations))
  const people = bearing.length
  const shared = new Uint8Array(people * people)
  for (const [a, own] of bearing.entries()) {
    if (own.size === 0) continue
    for (const [b, other] of bearing.entries()) {
      if (a !== b && overlap(own, other)) shared[a * people + b] = 1
    }
  }
  return shared
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}

/** A symmetric people × people table with 1 for every pair of every group. */
export function pairTable(groups: readonly (readonly string[])[] | undefined, roster: Roster): Uint8Array {
  const { people, personIndex } = roster
  const table = new Uint8Array(people * people)
  eachPair(groups, personIndex, (a, b) => {
    table[a * people + b] = 1
    table[b * people + a] = 1
  })
  return table
}

type Crowd = { round: number; people: number[]; tables: number }

// The largest crowd is hard to find in general; the best-connected people are where the obvious ones are.
const CROWD_STARTS = 30

/** Rounds in which more people must all be kept apart from each other than there are tables, as far as it is obvious. */
export function findCrowdsApart(
  request: SeatingRequest,
  roster: Roster,
  rounds: readonly { round: number; tables: number }[],
): Crowd[] {
  if ((request.keepApart ?? []).length === 0) return []
  const apart = pairTable(request.keepApart, roster)
  const found: Crowd[] = []
  let lastKey = ''
  let lastCrowd: number[] = []
  for (const { round, tables } of rounds) {
    const here = roster.present.subarray(round * roster.people, (round + 1) * roster.people)
    const key = `${tables}/${here.join('')}`
    if (key !== lastKey) lastCrowd = crowdApart(apart, here, tables)
    lastKey = key
    if (lastCrowd.length > tables) found.push({ round, people: lastCrowd, tables })
  }
  return found
}

function crowdApart(apart: Uint8Array, here: Uint8Array, tables: number): number[] {
  const people = here.length
  const neighbours = (a: number) => {
    const list: number[] = []
    for (let b = 0; b < people; b++) if (here[b] === 1 && apart[a * people + b] === 1) list.push(b)
    return list
  }
  const candidates = Array.from(here.keys())
    .filter((person) => here[person] === 1)
    .map((person) => ({ person, known: neighbours(person) }))
    .filter(({ known }) => known.length >= tables)
    .sort((a, b) => b.known.length - a.known.length || a.person - b.person)
  for (const { person } of candidates.slice(0, CROWD_STARTS)) {
    const crowd = [person]
    for (const { person: other } of candidates) {
      if (crowd.every((member) => apart[member * people + other] === 1)) crowd.push(other)
      if (crowd.length > tables) return crowd
    }
  }
  return []
}
