import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type CsvPerson, readPeopleCsv } from '@tablecloth/shared/seating/people-csv.ts'
import type { SavedPlan } from '@tablecloth/shared/seating/plan-file.ts'
import { SEATING_LIMITS, type SeatingGoal, type SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { tidyLine, withPlainBreaks } from '@tablecloth/shared/text.ts'
import type { Fault, ListFault } from '../../people-list/faults.ts'

/** The form as it is filled in. */
export interface Draft {
  title: string
  source: 'numbers' | 'list'
  people: number
  /** A CSV of people, as `readPeopleCsv` takes it. */
  list: string
  tables: number
  /** One a line, in order; tables beyond them are called by their number. */
  tableNames: string
  rounds: number
  /** One person stays at each table. A list says by itself who stays where. */
  hostsStay: boolean
  goal: SeatingGoal
  seed: number
}

export const BOUNDS = {
  people: { min: 2, max: SEATING_LIMITS.people },
  tables: { min: 1, max: SEATING_LIMITS.tables },
  rounds: { min: 1, max: SEATING_LIMITS.rounds },
  seed: { min: 1, max: 999_999 },
} as const

/** What is asked for, with the names of those it is about. */
export type Asked = Pick<SavedPlan, 'title' | 'people' | 'tables' | 'request'> & {
  /** Columns of the list that mean nothing here: a misspelt wish must not go unnoticed. */
  ignored: string[]
}

export interface Faults {
  fields: Partial<Record<'people' | 'tables' | 'tableNames' | 'list', Fault>>
  list: ListFault[]
}

/** How people and tables without a name are called, by their number from 1. */
export interface Names {
  person: (n: number) => string
  table: (n: number) => string
}

/** From what was filled in to a request with names, or what is wrong with it, by field and row. */
export function askedIn(draft: Draft, names: Names): { ok: true; asked: Asked } | { ok: false; faults: Faults } {
  const faults: Faults = { fields: {}, list: [] }
  const tables = tablesIn(draft, names, faults)
  const { people: listed, ignored } =
    draft.source === 'list' ? listedIn(draft.list, faults) : { people: numbered(draft, names), ignored: [] }
  if (!faults.fields.list && faults.list.length === 0) {
    if (tables.length > listed.length) faults.fields.tables = { code: 'moreTables', params: { count: listed.length } }
    else if (draft.source === 'numbers' && draft.hostsStay && tables.length === listed.length) {
      faults.fields.tables = { code: 'onlyHosts' }
    }
  }
  const hosts = listed.flatMap(({ id, name, hosts }) => {
    if (hosts === null) return []
    const table = tableCalled(hosts, tables)
    if (table) return [{ person: id, table }]
    faults.list.push({ code: 'unknownTable', params: { name, table: hosts } })
    return []
  })
  for (const { name, from } of listed) {
    if (from !== null && from >= draft.rounds) {
      faults.list.push({ code: 'comesTooLate', params: { name, n: from + 1, rounds: draft.rounds } })
    }
  }
  if (faults.list.length > 0 || Object.keys(faults.fields).length > 0) return { ok: false, faults }
  return {
    ok: true,
    asked: {
      ignored,
      title: tidyLine(draft.title).slice(0, LIMITS.title),
      people: listed.map(({ id, name }) => ({ id, name })),
      tables,
      request: {
        people: listed.map(({ id, organisations, languages }) => ({
          id,
          ...(organisations.length > 0 && { affiliations: organisations }),
          ...(languages.length > 0 && { languages }),
        })),
        tables: tables.map(({ id }) => ({ id })),
        rounds: draft.rounds,
        ...(hosts.length > 0 && { hosts }),
        ...presence(listed, draft.rounds),
        ...pairs('keepApart', listed, ({ apart }) => apart),
        ...pairs('keepTogether', listed, ({ together }) => together),
        seed: draft.seed,
        goal: draft.goal,
      },
    },
  }
}

function tablesIn({ tables, tableNames }: Draft, names: Names, faults: Faults): Asked['tables'] {
  const given = withPlainBreaks(tableNames).trimEnd().split('\n').map(tidyLine)
  const called = Array.from({ length: tables }, (_, at) => ({
    id: String(at + 1),
    name: given[at] || names.table(at + 1),
  }))
  const seen = new Set<string>()
  const twice = called.find(({ name }) => seen.size === seen.add(name.toLowerCase()).size)
  const long = given.find((name) => name.length > LIMITS.name)
  if (given.length > tables)
    faults.fields.tableNames = { code: 'tooManyNames', params: { count: given.length, tables } }
  else if (long !== undefined) faults.fields.tableNames = { code: 'longName', params: { most: LIMITS.name } }
  else if (twice) faults.fields.tableNames = { code: 'sameName', params: { name: twice.name } }
  return called
}

/** People by number; where hosts stay, the first ones are theirs. */
function numbered({ people, tables, hostsStay }: Draft, names: Names): CsvPerson[] {
  return Array.from({ length: people }, (_, at) => ({
    id: String(at + 1),
    name: names.person(at + 1),
    organisations: [],
    languages: [],
    hosts: hostsStay && at < tables ? String(at + 1) : null,
    from: null,
    until: null,
    apart: [],
    together: [],
  }))
}

function listedIn(list: string, faults: Faults): { people: CsvPerson[]; ignored: string[] } {
  const nobody = { people: [], ignored: [] }
  if (list.trim() === '') {
    faults.fields.list = { code: 'noList' }
    return nobody
  }
  const read = readPeopleCsv(list)
  if (read.ok) return read
  faults.list.push(...read.faults)
  return nobody
}

/** A table by its name or its number. A name that is a number of another table is taken as a name. */
function tableCalled(words: string, tables: Asked['tables']): string | undefined {
  const wanted = tidyLine(words).toLowerCase()
  const byName = tables.find(({ name }) => name.toLowerCase() === wanted)
  return (byName ?? tables.find(({ id }) => id === wanted))?.id
}

function presence(listed: readonly CsvPerson[], rounds: number): Pick<SeatingRequest, 'arrivals' | 'departures'> {
  const arrivals = listed.flatMap(({ id, from }) => (from !== null && from > 0 ? [[id, from] as const] : []))
  const departures = listed.flatMap(({ id, until }) => (until !== null && until < rounds ? [[id, until] as const] : []))
  return {
    ...(arrivals.length > 0 && { arrivals: Object.fromEntries(arrivals) }),
    ...(departures.length > 0 && { departures: Object.fromEntries(departures) }),
  }
}

/** Each pair once, whichever of the two named the other. */
function pairs(
  wish: 'keepApart' | 'keepTogether',
  listed: readonly CsvPerson[],
  of: (person: CsvPerson) => string[],
): Pick<SeatingRequest, 'keepApart' | 'keepTogether'> {
  const order = new Map(listed.map(({ id }, at) => [id, at]))
  const found = new Map<string, [string, string]>()
  for (const person of listed) {
    for (const other of of(person)) {
      const isFirst = (order.get(person.id) ?? 0) < (order.get(other) ?? 0)
      const pair: [string, string] = isFirst ? [person.id, other] : [other, person.id]
      found.set(JSON.stringify(pair), pair)
    }
  }
  return found.size > 0 ? { [wish]: [...found.values()] } : {}
}
