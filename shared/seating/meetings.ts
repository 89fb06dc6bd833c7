import type { Rotation } from './rotation.ts'

/** A bit a round: what one word of a pair can hold, and more than a café may have. */
const MOST_ROUNDS = 32

/** Who shares a table with whom, and when. People are known by their place in the rotation's list. */
export interface Meetings {
  people: number
  rounds: number
  /** One word for each pair, at `pairAt`: bit r is set when the two share a table in round r. */
  pairs: Uint32Array
}

export interface Partner {
  person: number
  /** The rounds at one table, from 0, in order; at least one. */
  rounds: number[]
}

/**
 * Reads the meetings of a rotation: 1,000 people in 20 rounds take 2 MB. Ids that are no person of the rotation are
 * passed over. Throws a RangeError beyond 32 rounds.
 */
export function meetingsOf({ people, rounds }: Pick<Rotation, 'people' | 'rounds'>): Meetings {
  if (rounds.length > MOST_ROUNDS) throw new RangeError(`a rotation has at most ${MOST_ROUNDS} rounds`)
  const places = new Map(people.map(({ id }, place) => [id, place]))
  const pairs = new Uint32Array((people.length * (people.length - 1)) / 2)
  for (const [round, { tables }] of rounds.entries()) {
    for (const ids of tables) {
      const seated = [...new Set(ids)].flatMap((id) => places.get(id) ?? [])
      for (const [index, one] of seated.entries()) {
        for (const other of seated.slice(index + 1)) {
          const at = pairAt(one, other)
          pairs[at] = (pairs[at] ?? 0) | (1 << round)
        }
      }
    }
  }
  return { people: people.length, rounds: rounds.length, pairs }
}

/** Where the word of two different people stands, whichever is named first. */
export function pairAt(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one]
  return (high * (high - 1)) / 2 + low
}

/** The rounds, from 0, in which two different people share a table. */
export function roundsTogether({ pairs, rounds }: Meetings, one: number, other: number): number[] {
  const word = pairs[pairAt(one, other)] ?? 0
  const together: number[] = []
  for (let round = 0; round < rounds; round++) if ((word >>> round) & 1) together.push(round)
  return together
}

/** Everyone whom a person meets, in the order of the people. */
export function partnersOf(meetings: Meetings, person: number): Partner[] {
  const partners: Partner[] = []
  for (let other = 0; other < meetings.people; other++) {
    if (other === person || meetings.pairs[pairAt(person, other)] === 0) continue
    partners.push({ person: other, rounds: roundsTogether(meetings, person, other) })
  }
  return partners
}

/** Everyone whom a person never meets, in the order of the people. */
export function neverMet(meetings: Meetings, person: number): number[] {
  const strangers: number[] = []
  for (let other = 0; other < meetings.people; other++) {
    if (other !== person && meetings.pairs[pairAt(person, other)] === 0) strangers.push(other)
  }
  return strangers
}

export interface MeetingFigures {
  /** All pairs there are. */
  pairs: number
  /** Those who share a table in at least one round. */
  met: number
  /** Those who do so in more than one. */
  again: number
  /** The most rounds that any pair shares. */
  most: number
}

export function meetingFigures({ pairs }: Meetings): MeetingFigures {
  const figures = { pairs: pairs.length, met: 0, again: 0, most: 0 }
  for (const word of pairs) {
    const times = bitsIn(word)
    if (times > 0) figures.met += 1
    if (times > 1) figures.again += 1
    figures.most = Math.max(figures.most, times)
  }
  return figures
}

function bitsIn(word: number): number {
  let bits = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) bits += 1
  return bits
}
