import type { Rng } from '../../rng.ts'
import { createDice } from '../search/dice.ts'
import { type Design, strangers } from './design.ts'
import type { Group } from './group.ts'

/**
 * Rounds made from a few: points are the elements of a group, several times over, and some that stand still. Each base
 * round is turned by every element of the group, so `base rounds × group order` rounds follow, and pairs of points fall
 * into orbits that meet equally often. A search over base rounds has that much less to find.
 *
 * Points are numbered copy by copy, those standing still last.
 */
export type BaseRounds = { group: Group; points: number; tables: number; seats: Int16Array[] }

/** Searches base rounds in which no pair meets twice by annealing; undefined if `steps` swaps found none. */
export function searchBaseRounds(
  group: Group,
  points: number,
  tables: number,
  baseRounds: number,
  rng: Rng,
  steps: number,
): BaseRounds | undefined {
  const dice = createDice(rng)
  const { orbits, counts } = pairOrbits(group, points)
  const largest = Math.ceil(points / tables)
  const sizes = Int32Array.from({ length: tables }, (_, table) => Math.floor((points + tables - 1 - table) / tables))
  const members = new Int32Array(baseRounds * tables * largest)
  const seats = new Int16Array(baseRounds * points)
  const place = new Int32Array(baseRounds * points)
  let cost = 0

  /** Adds or takes away the meetings of a point with a table's others, except the one at place `except`. */
  function meet(point: number, base: number, size: number, except: number): number {
    let sum = 0
    for (let at = 0; at < size; at++) {
      if (at === except) continue
      const orbit = orbits[point * points + (members[base + at] as number)] as number
      const before = counts[orbit] as number
      counts[orbit] = before + 1
      sum += before
    }
    return sum
  }
  function part(point: number, base: number, size: number, except: number): number {
    let sum = 0
    for (let at = 0; at < size; at++) {
      if (at === except) continue
      const orbit = orbits[point * points + (members[base + at] as number)] as number
      const after = (counts[orbit] as number) - 1
      counts[orbit] = after
      sum -= after
    }
    return sum
  }

  for (let round = 0; round < baseRounds; round++) {
    const order = rng.shuffle(Array.from({ length: points }, (_, point) => point))
    for (let table = 0, next = 0; table < tables; table++) {
      const base = (round * tables + table) * largest
      for (let at = 0; at < (sizes[table] as number); at++, next++) {
        const point = order[next] as number
        cost += meet(point, base, at, -1)
        members[base + at] = point
        seats[round * points + point] = table
        place[round * points + point] = at
      }
    }
  }
  for (let step = 0; step < steps && cost > 0; step++) {
    const start = dice.below(baseRounds) * points
    const a = dice.below(points)
    const b = dice.below(points)
    const tableOfA = seats[start + a] as number
    const tableOfB = seats[start + b] as number
    if (tableOfA === tableOfB) continue
    const first = (start / points) * tables * largest
    const baseOfA = first + tableOfA * largest
    const baseOfB = first + tableOfB * largest
    const placeOfA = place[start + a] as number
    const placeOfB = place[start + b] as number
    const sizeOfA = sizes[tableOfA] as number
    const sizeOfB = sizes[tableOfB] as number
    const change =
      part(a, baseOfA, sizeOfA, placeOfA) +
      part(b, baseOfB, sizeOfB, placeOfB) +
      meet(b, baseOfA, sizeOfA, placeOfA) +
      meet(a, baseOfB, sizeOfB, placeOfB)
    const temperature = HOT - ((HOT - COLD) * step) / steps
    if (change <= 0 || change <= temperature * dice.patience()) {
      members[baseOfA + placeOfA] = b
      members[baseOfB + placeOfB] = a
      seats[start + a] = tableOfB
      seats[start + b] = tableOfA
      place[start + a] = placeOfB
      place[start + b] = placeOfA
      cost += change
    } else {
      part(b, baseOfA, sizeOfA, placeOfA)
      part(a, baseOfB, sizeOfB, placeOfB)
      meet(a, baseOfA, sizeOfA, placeOfA)
      meet(b, baseOfB, sizeOfB, placeOfB)
    }
  }
  if (cost > 0) return undefined
  const found = Array.from({ length: baseRounds }, (_, round) => seats.slice(round * points, (round + 1) * points))
  return { group, points, tables, seats: found }
}

const HOT = 0.5
const COLD = 0.25

/**
 * The orbit of each pair, at `[a * points + b]`, and how often each orbit counts as met before any round: once where a
 * single meeting would already be repeated, because the turning brings the same two together again.
 */
function pairOrbits({ order, subtract }: Group, points: number): { orbits: Int32Array; counts: Int32Array } {
  const copies = Math.floor(points / order)
  const still = copies * order
  const orbits = new Int32Array(points * points)
  const counts: number[] = []
  const known = new Map<string, number>()
  function orbitOf(name: string, metBefore: number): number {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, counts.length)
    counts.push(metBefore)
    return counts.length - 1
  }
  for (let a = 0; a < points; a++) {
    for (let b = a + 1; b < points; b++) {
      const copyOfA = Math.floor(a / order)
      const copyOfB = Math.floor(b / order)
      const forth = a < still && b < still ? (subtract[(b % order) * order + (a % order)] as number) : 0
      const back = a < still && b < still ? (subtract[(a % order) * order + (b % order)] as number) : 0
      let orbit: number
      if (a >= still) orbit = orbitOf(`${a} and ${b} stand still`, order > 1 ? 1 : 0)
      else if (b >= still) orbit = orbitOf(`${copyOfA} turns past ${b}`, 0)
      else if (copyOfA === copyOfB) orbit = orbitOf(`${copyOfA} by ${Math.min(forth, back)}`, forth === back ? 1 : 0)
      else orbit = orbitOf(`${copyOfA} and ${copyOfB} by ${forth}`, 0)
      orbits[a * points + b] = orbit
      orbits[b * points + a] = orbit
    }
  }
  return { orbits, counts: Int32Array.from(counts) }
}

/** The first `rounds` rounds that base rounds make. */
export function designFromBaseRounds({ group, points, tables, seats }: BaseRounds, rounds: number): Design {
  const { order, subtract } = group
  const still = Math.floor(points / order) * order
  const all = new Int16Array(rounds * points)
  for (let round = 0; round < rounds; round++) {
    const base = seats[Math.floor(round / order)]
    if (base === undefined) throw new Error(`${seats.length} base rounds do not make ${rounds} rounds`)
    const turn = round % order
    for (let point = 0; point < points; point++) {
      // The point that the turn brings here.
      const from =
        point < still ? point - (point % order) + (subtract[(point % order) * order + turn] as number) : point
      all[round * points + point] = base[from] as number
    }
  }
  const design = { rounds, points, seats: all }
  return { ...design, tables, columns: strangers(design), staying: false }
}
