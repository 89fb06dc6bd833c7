import { type SeatingRequest, type SeatingTable, tablesOf } from './request.ts'

/** No table: somebody absent, or somebody whose table is free to choose. */
export const NOWHERE = -1

/** A seat that a host's place and a pin, or two of either, claim for different tables. */
export type SeatClash = { person: number; round: number; kind: 'pin-pin' | 'host-pin' | 'host-host' }

/**
 * A request with people and tables as indices, who is there, and whose seat is settled beforehand.
 * Arrays over rounds and people are read as `[round * people + person]`, rounds counted with the past.
 */
export type Roster = {
  people: number
  rounds: number
  /** The first round to be planned: the number of past ones. */
  firstPlanned: number
  personIds: string[]
  personIndex: Map<string, number>
  tables: SeatingTable[]
  tableIndex: Map<string, number>
  /** 1 where a person is present. In past rounds: where the past seats them. */
  present: Uint8Array
  /** The table a host or pin settles for a planned round, or NOWHERE. */
  fixed: Int16Array
  /** The table a person hosts in that round, or NOWHERE; for past rounds too. */
  hosting: Int16Array
  /** The table that a person expects in a planned round, because an earlier plan said so, or NOWHERE. */
  expected: Int16Array
  /** The past: table index, or NOWHERE. */
  pastSeat: Int16Array
  clashes: SeatClash[]
}

/** Reads a request whose every name is known (see `findBadNames`). */
export function readRoster(request: SeatingRequest): Roster {
  const tables = tablesOf(request)
  const personIds = request.people.map((person) => person.id)
  const personIndex = new Map(personIds.map((id, index) => [id, index]))
  const tableIndex = new Map(tables.map((table, index) => [table.id, index]))
  const people = personIds.length
  const { rounds } = request
  const past = request.past ?? []
  const cells = people * rounds
  const roster: Roster = {
    people,
    rounds,
    firstPlanned: past.length,
    personIds,
    personIndex,
    tables,
    tableIndex,
    present: new Uint8Array(cells),
    fixed: new Int16Array(cells).fill(NOWHERE),
    hosting: new Int16Array(cells).fill(NOWHERE),
    expected: new Int16Array(cells).fill(NOWHERE),
    pastSeat: new Int16Array(past.length * people).fill(NOWHERE),
    clashes: [],
  }
  readPresence(request, roster)
  readSettledSeats(request, roster)
  readExpectations(request, roster)
  return roster
}

function readPresence(request: SeatingRequest, roster: Roster): void {
  const { people, rounds, firstPlanned, personIds, personIndex, present, pastSeat } = roster
  const arrivals = new Map(Object.entries(request.arrivals ?? {}))
  const departures = new Map(Object.entries(request.departures ?? {}))
  for (const [person, id] of personIds.entries()) {
    const from = Math.max(arrivals.get(id) ?? 0, firstPlanned)
    const until = Math.min(departures.get(id) ?? rounds, rounds)
    for (let round = from; round < until; round++) present[round * people + person] = 1
  }
  for (const [round, seated] of (request.past ?? []).entries()) {
    for (const [table, ids] of seated.tables.entries()) {
      for (const id of ids) {
        const cell = round * people + indexOf(personIndex, id)
        pastSeat[cell] = table
        present[cell] = 1
      }
    }
  }
}

function readSettledSeats(request: SeatingRequest, roster: Roster): void {
  const { people, rounds, firstPlanned, personIndex, tableIndex, present, fixed, hosting, clashes } = roster
  const all = Array.from({ length: rounds }, (_, round) => round)
  for (const host of request.hosts ?? []) {
    const person = indexOf(personIndex, host.person)
    const table = indexOf(tableIndex, host.table)
    for (const round of host.rounds ?? all) {
      const cell = round * people + person
      if (hosting[cell] !== NOWHERE && hosting[cell] !== table) clashes.push({ person, round, kind: 'host-host' })
      hosting[cell] = table
      if (round >= firstPlanned && present[cell] === 1) fixed[cell] = table
    }
  }
  for (const pin of request.pins ?? []) {
    if (pin.round < firstPlanned) continue
    const person = indexOf(personIndex, pin.person)
    const table = indexOf(tableIndex, pin.table)
    const cell = pin.round * people + person
    const settled = fixed[cell] as number
    if (settled !== NOWHERE && settled !== table) {
      clashes.push({ person, round: pin.round, kind: hosting[cell] === settled ? 'host-pin' : 'pin-pin' })
    }
    fixed[cell] = table
  }
}

function readExpectations(request: SeatingRequest, roster: Roster): void {
  const { people, rounds, firstPlanned, personIndex, tables, present, fixed, expected } = roster
  for (const { round, tables: seated } of request.prefer ?? []) {
    if (round < firstPlanned || round >= rounds) continue
    for (const [table, ids] of seated.slice(0, tables.length).entries()) {
      for (const id of ids) {
        const person = personIndex.get(id)
        if (person === undefined) continue
        const cell = round * people + person
        if (present[cell] === 1 && fixed[cell] === NOWHERE) expected[cell] = table
      }
    }
  }
}

/** The index of a name that is known to be there. */
export function indexOf(index: ReadonlyMap<string, number>, id: string): number {
  const found = index.get(id)
  if (found === undefined) throw new Error(`seating: "${id}" should have been refused as unknown`)
  return found
}

/** Calls back with every pair of every group, as indices. */
export function eachPair(
  groups: readonly (readonly string[])[] | undefined,
  index: ReadonlyMap<string, number>,
  visit: (a: number, b: number) => void,
): void {
  for (const group of groups ?? []) {
    const members = group.map((id) => indexOf(index, id))
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) visit(members[i] as number, members[j] as number)
    }
  }
}
