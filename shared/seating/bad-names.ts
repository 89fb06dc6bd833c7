import type { Contradiction, ContradictionRule } from './contradictions.ts'
import { type SeatingRequest, tablesOf } from './request.ts'

/** Ids that stand twice or nowhere, rounds that do not exist, and presence that runs backwards. */
export function findBadNames(request: SeatingRequest): Contradiction[] {
  const found: Contradiction[] = []
  const people = new Set<string>()
  const tables = new Set<string>()

  function refuse(
    rule: ContradictionRule,
    ids: string[],
    message: string,
    at: { round?: number; table?: string } = {},
  ) {
    found.push({ rule, people: ids, ...at, message })
  }
  function wantPerson(id: string, where: string) {
    if (!people.has(id)) refuse('unknown-person', [id], `${where} names "${id}", who is not among the people`)
  }
  function wantTable(id: string, person: string, where: string) {
    if (tables.has(id)) return
    refuse('unknown-table', [person], `${where} puts "${person}" at table "${id}", which is not there`, { table: id })
  }
  function wantRound(round: number, person: string, where: string) {
    if (round < request.rounds) return
    refuse(
      'unknown-round',
      [person],
      `${where} names round ${round} for "${person}"; the last is ${request.rounds - 1}`,
      { round },
    )
  }

  for (const { id } of request.people) {
    if (people.has(id)) refuse('duplicate-person', [id], `"${id}" stands twice among the people`)
    people.add(id)
  }
  for (const { id, min = 0, capacity = Number.POSITIVE_INFINITY } of tablesOf(request)) {
    if (tables.has(id)) refuse('duplicate-table', [], `"${id}" stands twice among the tables`, { table: id })
    if (min > capacity) {
      refuse('min-over-capacity', [], `table "${id}" asks for more people than it holds`, { table: id })
    }
    tables.add(id)
  }

  for (const { person, table, rounds } of request.hosts ?? []) {
    wantPerson(person, 'hosts')
    wantTable(table, person, 'hosts')
    for (const round of rounds ?? []) wantRound(round, person, 'hosts')
  }
  for (const { person, table, round } of request.pins ?? []) {
    wantPerson(person, 'pins')
    wantTable(table, person, 'pins')
    wantRound(round, person, 'pins')
  }

  for (const wish of ['keepApart', 'keepTogether', 'discouraged'] as const) {
    for (const group of request[wish] ?? []) {
      for (const id of new Set(group)) wantPerson(id, wish)
      for (const id of repeated(group)) refuse('named-twice', [id], `a group of ${wish} names "${id}" twice`)
    }
  }

  const arrivals = new Map(Object.entries(request.arrivals ?? {}))
  const departures = new Map(Object.entries(request.departures ?? {}))
  for (const id of arrivals.keys()) wantPerson(id, 'arrivals')
  for (const [id, until] of departures) {
    wantPerson(id, 'departures')
    const from = arrivals.get(id) ?? 0
    // Leaving in the round of arriving is somebody who never came, which is no contradiction.
    if (until < from)
      refuse('leaves-before-arriving', [id], `"${id}" leaves in round ${until}, before arriving in ${from}`)
  }

  const past = request.past ?? []
  if (past.length > request.rounds) {
    refuse('past-too-long', [], `the past has ${past.length} rounds, the whole café only ${request.rounds}`)
  }
  for (const [round, seated] of past.entries()) {
    const ids = seated.tables.flat()
    for (const id of new Set(ids)) wantPerson(id, 'past')
    for (const id of repeated(ids)) {
      refuse('past-seated-twice', [id], `the past seats "${id}" twice in round ${round}`, { round })
    }
  }
  return found
}

function repeated(ids: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) twice.add(id)
    seen.add(id)
  }
  return twice
}
