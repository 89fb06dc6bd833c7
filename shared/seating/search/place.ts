import type { Rng } from '../../rng.ts'
import type { Design } from '../constructions/design.ts'
import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import { stayingHosts } from '../staying-hosts.ts'
import { settle } from './level.ts'

/** Somebody's place in a design: one person, or several who are never there at once. */
type Place = number[]

/** How many points a design needs for the people of a problem: those who are never there together may share one. */
export function countPlaces(problem: SeatingProblem): number {
  const { whole, parts } = divide(problem)
  return whole.length + parts.length
}

/**
 * People given points of a design, for the planned rounds. Staying hosts get points that never meet, and the design's
 * tables are named after them; points left over and people who are there in some rounds only share a column, so that
 * no table misses two of them; the others fill column by column, those with one affiliation next to each other.
 * Sizes, presence, hosts and pins are right; where they did not fit, a few people sit elsewhere than the design says.
 */
export function placePeople(problem: SeatingProblem, design: Design, rng: Rng): SeatTable {
  const { people, rounds, fixed, firstPlanned } = problem.roster
  const seats = new Int16Array(rounds * people).fill(NOWHERE)
  const { whole, parts } = divide(problem)
  const stayers = stayingHosts(problem)
  const columns = design.columns.map((column) => [...column])
  const pointOf = new Map<number, number>()

  const hostColumn = columns.findIndex((column) => column.length >= stayers.size)
  if (stayers.size > 0 && hostColumn !== -1) {
    const [hosts = []] = columns.splice(hostColumn, 1)
    const taken = new Set<number>()
    for (const [person, table] of stayers) {
      const point = design.staying && hostColumn === 0 ? table : (hosts.find((one) => !taken.has(one)) as number)
      taken.add(point)
      pointOf.set(person, point)
    }
    columns.push(hosts.filter((point) => !taken.has(point)))
  } else if (design.staying) columns.push(columns.shift() as number[])

  const spare = design.points - whole.length - parts.length
  const weakest = columns.findIndex((column) => column.length >= spare + parts.length)
  const weak = columns.splice(weakest === -1 ? columns.length - 1 : weakest, 1)[0] ?? []
  const ordered = new Set([...design.columns.flat()])
  const others = Array.from({ length: design.points }, (_, point) => point).filter((point) => !ordered.has(point))
  const open = [...columns.flat(), ...others, ...rng.shuffle(weak)]
  const order = lineUp(
    problem,
    rng,
    whole.filter((person) => !pointOf.has(person)),
  )
  // From the end: the people of some rounds only, before them the points that stay empty.
  for (const place of parts) {
    const point = open.pop() as number
    for (const person of place) pointOf.set(person, point)
  }
  for (const person of order) pointOf.set(person, open.shift() as number)

  // Without points for them that never meet, hosts change places with others below.
  const named = hostColumn === -1 ? [] : [...stayers]
  for (const round of problem.planned) {
    const line = design.seats.subarray(
      (round - firstPlanned) * design.points,
      (round - firstPlanned + 1) * design.points,
    )
    const names = nameTables(
      design.tables,
      named.map(([person, table]) => [line[pointOf.get(person) as number] as number, table]),
    )
    for (const [person, point] of pointOf) {
      seats[round * people + person] = names[line[point] as number] as number
    }
  }
  const broken = fixed.some((table, cell) => table !== NOWHERE && seats[cell] !== table)
  if (broken) exchange(problem, seats)
  settle(problem, seats)
  return seats
}

/** Those present in all planned rounds, and the others packed into as few places as interval by interval allows. */
function divide({ roster, planned }: SeatingProblem): { whole: number[]; parts: Place[] } {
  const { people, present } = roster
  const whole: number[] = []
  const some: { person: number; from: number; until: number }[] = []
  for (let person = 0; person < people; person++) {
    const here = planned.filter((round) => present[round * people + person] === 1)
    if (here.length === planned.length) whole.push(person)
    else if (here.length > 0) some.push({ person, from: here[0] as number, until: here[here.length - 1] as number })
  }
  some.sort((a, b) => a.from - b.from || a.person - b.person)
  const parts: { place: Place; until: number }[] = []
  for (const { person, from, until } of some) {
    const vacant = parts.find((part) => part.until < from)
    if (vacant === undefined) parts.push({ place: [person], until })
    else {
      vacant.place.push(person)
      vacant.until = until
    }
  }
  return { whole, parts: parts.map(({ place }) => place) }
}

/** A permutation of tables that takes each `from` to its `to`, and the others where there is room, unmoved if they can be. */
function nameTables(tables: number, wanted: readonly (readonly [from: number, to: number])[]): Int16Array {
  const names = new Int16Array(tables).fill(NOWHERE)
  const used = new Set<number>()
  for (const [from, to] of wanted) {
    names[from] = to
    used.add(to)
  }
  for (let table = 0; table < tables; table++) {
    if (names[table] !== NOWHERE || used.has(table)) continue
    names[table] = table
    used.add(table)
  }
  let next = 0
  for (let table = 0; table < tables; table++) {
    if (names[table] !== NOWHERE) continue
    while (used.has(next)) next++
    names[table] = next
    used.add(next)
  }
  return names
}

/** Pins: whoever is pinned changes places with somebody at that table who may move. */
function exchange({ roster, planned }: SeatingProblem, seats: SeatTable): void {
  const { people, fixed } = roster
  for (const round of planned) {
    const start = round * people
    for (let cell = start; cell < start + people; cell++) {
      const table = fixed[cell] as number
      const from = seats[cell] as number
      if (table === NOWHERE || from === table || from === NOWHERE) continue
      for (let other = start; other < start + people; other++) {
        if (seats[other] !== table || fixed[other] !== NOWHERE) continue
        seats[other] = from
        break
      }
      seats[cell] = table
    }
  }
}

/** People in the order in which they fill columns: the largest affiliation first, each one's people in a row. */
function lineUp(problem: SeatingProblem, rng: Rng, people: readonly number[]): number[] {
  const groups = new Map<string, number[]>()
  const spread = problem.sameAffiliation !== undefined
  for (const person of rng.shuffle(people)) {
    const key = spread ? (problem.affiliations[person]?.[0] ?? '') : ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [person])
    else group.push(person)
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flat()
}
