import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type CsvColumn, readPeopleCsv } from '@tablecloth/shared/seating/people-csv.ts'
import type { Fault, ListFault } from '../../people-list/faults.ts'

export type Listed = Extract<Command, { type: 'add-people' }>['people']

export type ListedReading =
  | {
      ok: true
      people: Listed
      /** Rows of the people, as a spreadsheet counts. */
      rows: number[]
      /** Headings of columns that were not taken. */
      left: string[]
    }
  | { ok: false; field?: Fault; faults: ListFault[] }

/** Columns that a plan without a café takes, and a café does not: there people say such things for themselves. */
const NOT_HERE: readonly CsvColumn[] = ['hosts', 'from', 'until', 'apart', 'together']

/** People to be added to a café, from a CSV. `tagOf` knows languages by their names. */
export function listedIn(list: string, tagOf: (words: string) => string | undefined): ListedReading {
  if (list.trim() === '') return { ok: false, field: { code: 'noList' }, faults: [] }
  const read = readPeopleCsv(list, {
    nameLength: LIMITS.name,
    check({ organisations, languages }, fault) {
      if (organisationOf(organisations).length > LIMITS.organisation) {
        fault('organisations', 'too-long', { most: LIMITS.organisation })
      }
      for (const language of languages) {
        if (tagOf(language) === undefined) fault('languages', 'unknown-language', { language })
      }
    },
  })
  if (!read.ok) return { ok: false, faults: read.faults }
  const { rows, columns } = read
  if (read.people.length > LIMITS.peopleAtOnce) {
    const params = { most: LIMITS.peopleAtOnce }
    return { ok: false, faults: [{ code: 'too-many-people', row: 1, column: null, params }] }
  }
  const people = read.people.map(({ name, languages, organisations }) => ({
    name,
    languages: [...new Set(languages.flatMap((words) => tagOf(words) ?? []))],
    organisation: organisationOf(organisations),
  }))
  return { ok: true, people, rows, left: [...read.ignored, ...NOT_HERE.flatMap((column) => columns[column] ?? [])] }
}

const organisationOf = (organisations: readonly string[]): string => organisations.join(', ')

/** The rows of those whose name somebody has already, from what the server says of them. */
export function takenFaults(taken: readonly string[], people: Listed, rows: readonly number[]): ListFault[] {
  return people.flatMap(({ name }, at) =>
    taken.includes(name) ? [{ code: 'name-taken', row: rows[at] ?? 1, column: null, params: { name } }] : [],
  )
}
