import { NOWHERE } from '../roster.ts'
import { costOfNext, type Part } from './part.ts'

/**
 * Two bounds from counting meetings, of what the planned rounds add to the goal:
 * - all meetings that the table sizes force, spent where they cost least: on pairs that have met least;
 * - the same for each person alone; every meeting is counted from both its ends, so half of the sum.
 *
 * With `together`, pairs to be kept together are taken to be: a bound for plans in which no such wish is unmet.
 */
export function contactsBound(part: Part, met: Uint8Array | undefined, together: boolean): number {
  const { problem, people } = part
  const { roster } = problem
  const count = roster.people
  const rounds = problem.planned.length
  const presence = presences(part)
  const offersOfAll = new Float64Array(roster.rounds + 1)
  const offersOfEach = people.map(() => new Int32Array(roster.rounds + 1))
  const forcedOfEach = new Float64Array(people.length)
  const costOfEach = new Float64Array(people.length)
  let forced = 0
  let cost = 0
  for (let i = 0; i < people.length; i++) {
    const a = people[i] as number
    const offersOfA = offersOfEach[i] as Int32Array
    for (let j = i + 1; j < people.length; j++) {
      const b = people[j] as number
      const cell = a * count + b
      if (problem.apart[cell] === 1) continue
      const earlier = met === undefined ? 0 : (met[cell] as number)
      const chances = presence === undefined ? rounds : sharedRounds(presence, i, j)
      const offersOfB = offersOfEach[j] as Int32Array
      for (let next = earlier; next < earlier + chances; next++) {
        const price = costOfNext(problem, next)
        if (together && problem.together[cell] === 1) {
          forced++
          cost += price
          forcedOfEach[i] = (forcedOfEach[i] as number) + 1
          forcedOfEach[j] = (forcedOfEach[j] as number) + 1
          costOfEach[i] = (costOfEach[i] as number) + price
          costOfEach[j] = (costOfEach[j] as number) + price
          continue
        }
        offersOfAll[price] = (offersOfAll[price] as number) + 1
        offersOfA[price] = (offersOfA[price] as number) + 1
        offersOfB[price] = (offersOfB[price] as number) + 1
      }
    }
  }
  const contacts = fewestContacts(part)
  let each = 0
  for (const [i, offers] of offersOfEach.entries()) {
    each += (costOfEach[i] as number) + spend((contacts.each[i] as number) - (forcedOfEach[i] as number), offers)
  }
  return Math.max(cost + spend(contacts.all - forced, offersOfAll), Math.ceil(each / 2))
}

/** The least that `meetings` can cost when `offers[cost]` tells how many are to be had at each cost. */
export function spend(meetings: number, offers: ArrayLike<number>): number {
  let left = meetings
  let total = 0
  for (let cost = 0; cost < offers.length && left > 0; cost++) {
    const taken = Math.min(left, offers[cost] ?? 0)
    total += taken * cost
    left -= taken
  }
  return total
}

/**
 * Where each person of a part can be in each planned round: a table if settled there, ANYWHERE, or NOWHERE when absent.
 * Undefined when everybody can be anywhere in all rounds.
 */
function presences({ problem, people }: Part): Int16Array[] | undefined {
  const { present, fixed, people: count } = problem.roster
  let free = true
  const all = people.map((person) =>
    Int16Array.from(problem.planned, (round) => {
      const cell = round * count + person
      const where = present[cell] === 0 ? NOWHERE : fixed[cell] === NOWHERE ? ANYWHERE : (fixed[cell] as number)
      free &&= where === ANYWHERE
      return where
    }),
  )
  return free ? undefined : all
}

const ANYWHERE = -2

function sharedRounds(presence: readonly Int16Array[], i: number, j: number): number {
  const ofA = presence[i] as Int16Array
  const ofB = presence[j] as Int16Array
  let shared = 0
  for (let round = 0; round < ofA.length; round++) {
    const a = ofA[round] as number
    const b = ofB[round] as number
    if (a !== NOWHERE && b !== NOWHERE && (a === b || a === ANYWHERE || b === ANYWHERE)) shared++
  }
  return shared
}

/** The meetings within the part that the planned table sizes force, in all and for each of its people. */
function fewestContacts(part: Part): { all: number; each: Int32Array } {
  const { problem, people, sizes, lowest } = part
  const { present, fixed, people: count } = problem.roster
  const each = new Int32Array(people.length)
  let all = 0
  for (const round of problem.planned) {
    for (const size of sizes.get(round) ?? []) all += (size * (size - 1)) / 2
    const anywhere = lowest(round, NOWHERE)
    for (const [i, person] of people.entries()) {
      const cell = round * count + person
      if (present[cell] === 0) continue
      const table = fixed[cell] as number
      each[i] = (each[i] as number) + (table === NOWHERE ? anywhere : lowest(round, table))
    }
  }
  return { all, each }
}
