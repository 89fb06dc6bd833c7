import type { SeatingProblem, SeatTable } from '../problem.ts'
import { NOWHERE } from '../roster.ts'
import type { Dice } from './dice.ts'

/**
 * Fewer people at tables where they were before, by annealing over the tables' names alone: two tables of a round change
 * names, so that nobody meets anybody else. Tables with somebody settled at them keep theirs. Changes `seats` in place if
 * it finds something better. `steps` is how many changes it may try; it stops when nobody comes to a table twice.
 */
export function annealNames(problem: SeatingProblem, seats: SeatTable, dice: Dice, steps: number): void {
  const { roster, planned, sizes } = problem
  const { people, rounds, hosting, fixed, pastSeat, firstPlanned, expected } = roster
  const tables = roster.tables.length
  const visits = new Uint8Array(people * tables)
  const members = new Map<number, Int32Array[]>()
  const movable = new Map<number, number[]>()
  for (let cell = 0; cell < hosting.length; cell++) {
    const table = hosting[cell] as number
    if (table !== NOWHERE) visits[(cell % people) * tables + table] = 1
  }
  for (let round = 0; round < rounds; round++) {
    const there: number[][] = Array.from({ length: tables }, () => [])
    const frozen = new Set<number>()
    for (let person = 0; person < people; person++) {
      const cell = round * people + person
      const table = (round < firstPlanned ? pastSeat[cell] : seats[cell]) as number
      if (table === NOWHERE || table >= tables) continue
      there[table]?.push(person)
      if (round >= firstPlanned && fixed[cell] !== NOWHERE) frozen.add(table)
      if (hosting[cell] === table) continue
      const visit = person * tables + table
      visits[visit] = (visits[visit] as number) + 1
    }
    const size = sizes[round]
    const alike = (table: number) => size?.low[table] === size?.low[0] && size?.high[table] === size?.high[0]
    const names = Array.from(there.keys()).filter((table) => !frozen.has(table) && alike(table))
    // Names that people know already are left to `relabel`, which weighs them.
    const isKnown = expected.subarray(round * people, (round + 1) * people).some((table) => table !== NOWHERE)
    if (size === undefined || names.length < 2 || isKnown) continue
    members.set(
      round,
      there.map((list) => Int32Array.from(list)),
    )
    movable.set(round, names)
  }
  const choices = planned.filter((round) => movable.has(round))
  let cost = revisits(visits)
  if (choices.length === 0 || cost === 0) return
  let best = cost
  const found = seats.slice()

  /** What it saves or costs that some people come to `to` instead of `from`. */
  const step = (list: Int32Array, from: number, to: number): number => {
    let change = 0
    for (let at = 0; at < list.length; at++) {
      const row = (list[at] as number) * tables
      if ((visits[row + from] as number) > 1) change--
      if ((visits[row + to] as number) > 0) change++
    }
    return change
  }
  const rename = (list: Int32Array, from: number, to: number) => {
    for (const person of list) {
      visits[person * tables + from] = (visits[person * tables + from] as number) - 1
      visits[person * tables + to] = (visits[person * tables + to] as number) + 1
    }
  }
  for (let at = 0; at < steps && best > 0; at++) {
    const round = choices[dice.below(choices.length)] as number
    const names = movable.get(round) as number[]
    const lists = members.get(round) as Int32Array[]
    const a = names[dice.below(names.length)] as number
    const b = names[dice.below(names.length)] as number
    if (a === b) continue
    const atA = lists[a] as Int32Array
    const atB = lists[b] as Int32Array
    const change = step(atA, a, b) + step(atB, b, a)
    const temperature = HOT - ((HOT - COLD) * at) / steps
    if (change > 0 && change > temperature * dice.patience()) continue
    rename(atA, a, b)
    rename(atB, b, a)
    lists[a] = atB
    lists[b] = atA
    cost += change
    if (cost >= best) continue
    best = cost
    for (const [changed, now] of members) {
      for (const [table, list] of now.entries()) {
        for (const person of list) found[changed * people + person] = table
      }
    }
  }
  seats.set(found)
}

const HOT = 0.8
const COLD = 0.15

function revisits(visits: Uint8Array): number {
  return visits.reduce((sum, times) => sum + Math.max(0, times - 1), 0)
}
