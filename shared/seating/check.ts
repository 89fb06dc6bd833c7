import { type SeatedRound, type SeatingRequest, type SeatingTable, tablesOf } from './request.ts'

/** A hard rule that a plan breaks, with the people concerned. */
export type BrokenRule = {
  rule:
    | 'rounds'
    | 'past'
    | 'tables'
    | 'unknown-person'
    | 'seated-twice'
    | 'absent'
    | 'not-seated'
    | 'capacity'
    | 'min'
    | 'even-sizes'
    | 'host'
    | 'pin'
    | 'keep-apart'
  round: number
  people: string[]
}

/**
 * Every hard rule that a plan breaks; none for a sound one. It reads the request afresh and shares nothing with the
 * search, so that one mistake cannot hide in both.
 */
export function checkPlan(request: SeatingRequest, rounds: readonly SeatedRound[]): BrokenRule[] {
  const past = request.past ?? []
  if (rounds.length !== request.rounds) return [{ rule: 'rounds', round: rounds.length, people: [] }]
  return rounds.flatMap((seated, round) => {
    const before = past[round]
    if (before === undefined) return checkRound(request, seated, round)
    return JSON.stringify(before.tables) === JSON.stringify(seated.tables) ? [] : [{ rule: 'past', round, people: [] }]
  })
}

function checkRound(request: SeatingRequest, seated: SeatedRound, round: number): BrokenRule[] {
  const tables = tablesOf(request)
  if (seated.tables.length !== tables.length) return [{ rule: 'tables', round, people: [] }]
  const seatOf = new Map<string, string>()
  const broken: BrokenRule[] = []
  const report = (rule: BrokenRule['rule'], people: string[] = []) => broken.push({ rule, round, people })

  for (const [index, ids] of seated.tables.entries()) {
    for (const id of ids) {
      if (seatOf.has(id)) report('seated-twice', [id])
      seatOf.set(id, tables[index]?.id as string)
    }
  }
  checkPresence(request, seatOf, round, report)
  checkSizes(tables, seated, report)

  for (const { person, table, rounds } of request.hosts ?? []) {
    const seat = seatOf.get(person)
    if (seat !== undefined && seat !== table && (rounds?.includes(round) ?? true)) report('host', [person])
  }
  for (const pin of request.pins ?? []) {
    if (pin.round === round && seatOf.get(pin.person) !== pin.table) report('pin', [pin.person])
  }
  for (const group of request.keepApart ?? []) {
    const takenBy = new Map<string, string>()
    for (const id of group) {
      const seat = seatOf.get(id)
      if (seat === undefined) continue
      const other = takenBy.get(seat)
      if (other !== undefined) report('keep-apart', [other, id])
      takenBy.set(seat, id)
    }
  }
  return broken
}

type Report = (rule: BrokenRule['rule'], people?: string[]) => void

function checkPresence(request: SeatingRequest, seatOf: ReadonlyMap<string, string>, round: number, report: Report) {
  const arrivals = new Map(Object.entries(request.arrivals ?? {}))
  const departures = new Map(Object.entries(request.departures ?? {}))
  const known = new Set<string>()
  for (const { id } of request.people) {
    known.add(id)
    const here = round >= (arrivals.get(id) ?? 0) && round < (departures.get(id) ?? request.rounds)
    if (here && !seatOf.has(id)) report('not-seated', [id])
    if (!here && seatOf.has(id)) report('absent', [id])
  }
  for (const id of seatOf.keys()) if (!known.has(id)) report('unknown-person', [id])
}

function checkSizes(tables: readonly SeatingTable[], seated: SeatedRound, report: Report) {
  // A table may be larger than another by two or more only where its own minimum or the other's capacity says so.
  let largestByChoice = 0
  let smallestByChoice = Number.POSITIVE_INFINITY
  for (const [index, { capacity, min = 0 }] of tables.entries()) {
    const ids = seated.tables[index] as string[]
    if (capacity !== undefined && ids.length > capacity) report('capacity', ids)
    if (ids.length < min) report('min', ids)
    if (ids.length > min) largestByChoice = Math.max(largestByChoice, ids.length)
    if (ids.length !== capacity) smallestByChoice = Math.min(smallestByChoice, ids.length)
  }
  if (largestByChoice > smallestByChoice + 1) report('even-sizes')
}
