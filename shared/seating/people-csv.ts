import Papa from 'papaparse'
import { plainWords, textFault, tidyLine } from '../text.ts'
import { SEATING_LIMITS } from './request.ts'

/** One person of a file. Rounds are 0-based as in `SeatingRequest`: `from` the first present, `until` the first absent. */
export interface CsvPerson {
  id: string
  name: string
  organisations: string[]
  languages: string[]
  /** The table where they stay as host, by its number or name. */
  hosts: string | null
  from: number | null
  until: number | null
  /** Ids of people in the same file. */
  apart: string[]
  together: string[]
}

export type CsvFaultCode =
  | 'too-large'
  | 'unreadable'
  | 'no-names'
  | 'column-twice'
  | 'nobody'
  | 'too-many-people'
  | 'no-name'
  | 'too-long'
  | 'hidden-characters'
  | 'name-twice'
  | 'unknown-name'
  | 'own-name'
  | 'too-many'
  | 'unknown-language'
  | 'not-a-round'
  | 'leaves-first'

/** `row` as a spreadsheet counts, the header being 1; `column` as the header has it; `null` for the row or file as a whole. */
export interface CsvFault {
  row: number
  column: string | null
  code: CsvFaultCode
  /** What the sentence about it needs: the text at fault, another row, a limit. */
  params: Record<string, string | number>
}

export type CsvReading =
  | {
      ok: true
      people: CsvPerson[]
      /** The row of each, as a spreadsheet counts. */
      rows: number[]
      /** The columns that are there, as the file heads them. */
      columns: Partial<Record<CsvColumn, string>>
      /** Headers that mean nothing here. */
      ignored: string[]
    }
  | { ok: false; faults: CsvFault[] }

export const CSV_LIMITS = { characters: 1_000_000, faults: 50 } as const

export type CsvColumn = 'name' | 'organisations' | 'languages' | 'hosts' | 'from' | 'until' | 'apart' | 'together'

/** What headers are called, in the languages of the interface; compared without case, accents and spaces. */
const HEADERS: Record<CsvColumn, readonly string[]> = {
  name: ['name', 'names', 'person', 'الاسم', 'اسم'],
  organisations: ['organisation', 'organisations', 'organization', 'organizations', 'agency', 'المنظمة', 'المؤسسة'],
  languages: ['language', 'languages', 'اللغة', 'اللغات'],
  hosts: ['table host of', 'hosts', 'hosts table', 'مضيف طاولة', 'مضيف الطاولة'],
  from: ['from round', 'from', 'من الجولة'],
  until: ['until round', 'until', 'حتى الجولة'],
  apart: ['apart from', 'apart', 'بعيدا عن', 'ليس مع'],
  together: ['together with', 'together', 'مع'],
}

const COLUMNS = new Map(
  (Object.entries(HEADERS) as [CsvColumn, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name): [string, CsvColumn] => [plainWords(name), column]),
  ),
)

/** What a reader of such a file asks of it besides. */
export interface CsvWishes {
  /** Characters that a name may have. */
  nameLength: number
  check(person: CsvPerson, fault: (column: CsvColumn, code: CsvFaultCode, params?: CsvFault['params']) => void): void
}

const NOTHING_MORE: CsvWishes = { nameLength: SEATING_LIMITS.idLength, check: () => {} }

/**
 * Reads people from a file as spreadsheets write it: commas, semicolons or tabs, one person a row under a row of headers
 * of which only the name is needed. Several organisations, languages or names in a cell stand between semicolons or bars. Never
 * throws; all faults are told at once, up to `CSV_LIMITS.faults`.
 */
export function readPeopleCsv(text: string, wishes: CsvWishes = NOTHING_MORE): CsvReading {
  if (text.length > CSV_LIMITS.characters) {
    return fail([{ row: 1, column: null, code: 'too-large', params: { most: CSV_LIMITS.characters } }])
  }
  const file = text.replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<string[]>(file, { delimiter: delimiterOf(file) })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) return fail([{ row: (broken.row ?? 0) + 1, column: null, code: 'unreadable', params: {} }])
  const [headers = [], ...rows] = data
  const faults: CsvFault[] = []
  const where = findColumns(headers, faults)
  if (!where.has('name')) return fail([{ row: 1, column: null, code: 'no-names', params: {} }])
  const lines = rows
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (lines.length === 0) faults.push({ row: 2, column: null, code: 'nobody', params: {} })
  if (lines.length > SEATING_LIMITS.people) {
    faults.push({ row: 1, column: null, code: 'too-many-people', params: { most: SEATING_LIMITS.people } })
    return fail(faults)
  }
  const reader = new RowReader(headers, where, faults, wishes)
  const read = lines.map(({ row, cells }, index) => reader.read(row, cells, `p${index + 1}`))
  reader.resolve(read)
  if (faults.length) return fail(faults)
  const ignored = headers.filter((header) => header.trim() !== '' && !COLUMNS.has(plainWords(header)))
  const columns = Object.fromEntries([...where].map(([column, at]) => [column, (headers[at] ?? '').trim()]))
  return { ok: true, people: read.map(({ person }) => person), rows: read.map(({ row }) => row), columns, ignored }
}

/** As the headers have it: cells may hold lists with semicolons. */
function delimiterOf(file: string): string {
  const [headers = ''] = file.split(/[\r\n]/u, 1)
  const often = (mark: string) => headers.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (often(mark) > often(best) ? mark : best))
}

const fail = (faults: CsvFault[]): CsvReading => ({
  ok: false,
  faults: faults.sort((a, b) => a.row - b.row).slice(0, CSV_LIMITS.faults),
})

function findColumns(headers: readonly string[], faults: CsvFault[]): Map<CsvColumn, number> {
  const where = new Map<CsvColumn, number>()
  for (const [at, header] of headers.entries()) {
    const column = COLUMNS.get(plainWords(header))
    if (!column) continue
    if (where.has(column)) faults.push({ row: 1, column: header, code: 'column-twice', params: {} })
    else where.set(column, at)
  }
  return where
}

interface ReadRow {
  row: number
  person: CsvPerson
  /** Names still to be found among the people of the file. */
  named: Record<'apart' | 'together', string[]>
}

class RowReader {
  #headers: readonly string[]
  #where: ReadonlyMap<CsvColumn, number>
  #faults: CsvFault[]
  #wishes: CsvWishes

  constructor(
    headers: readonly string[],
    where: ReadonlyMap<CsvColumn, number>,
    faults: CsvFault[],
    wishes: CsvWishes,
  ) {
    this.#wishes = wishes
    this.#headers = headers
    this.#where = where
    this.#faults = faults
  }

  read(row: number, cells: readonly string[], id: string): ReadRow {
    const text = (column: CsvColumn) => tidyLine(cells[this.#where.get(column) ?? -1] ?? '')
    const name = text('name')
    if (name === '') this.#fault(row, 'name', 'no-name')
    this.#check(row, 'name', name, this.#wishes.nameLength)
    const list = (column: CsvColumn, most: number) => {
      const items = text(column)
        .split(/[;|]/u)
        .map((item) => item.trim())
        .filter(Boolean)
      for (const item of items) this.#check(row, column, item)
      if (items.length > most) this.#fault(row, column, 'too-many', { most })
      return [...new Set(items)]
    }
    const from = this.#round(row, 'from', text('from'))
    const last = this.#round(row, 'until', text('until'))
    if (from !== null && last !== null && last < from) this.#fault(row, 'until', 'leaves-first')
    const hosts = text('hosts')
    this.#check(row, 'hosts', hosts)
    const person: CsvPerson = {
      id,
      name,
      organisations: list('organisations', SEATING_LIMITS.labels),
      languages: list('languages', SEATING_LIMITS.labels),
      hosts: hosts || null,
      from: from === null ? null : from - 1,
      until: last,
      apart: [],
      together: [],
    }
    this.#wishes.check(person, (column, code, params) => this.#fault(row, column, code, params))
    return {
      row,
      person,
      named: { apart: list('apart', SEATING_LIMITS.groupSize), together: list('together', SEATING_LIMITS.groupSize) },
    }
  }

  /** Finds whom rows name, and names that two people have. */
  resolve(rows: readonly ReadRow[]): void {
    const byName = new Map<string, ReadRow>()
    for (const one of rows) {
      const first = byName.get(plainWords(one.person.name))
      if (one.person.name === '') continue
      if (first) this.#fault(one.row, 'name', 'name-twice', { name: one.person.name, other: first.row })
      else byName.set(plainWords(one.person.name), one)
    }
    for (const { row, person, named } of rows) {
      for (const kind of ['apart', 'together'] as const) {
        for (const name of named[kind]) {
          const other = byName.get(plainWords(name))?.person.id
          if (other === undefined) this.#fault(row, kind, 'unknown-name', { name })
          else if (other === person.id) this.#fault(row, kind, 'own-name', { name })
          else person[kind].push(other)
        }
      }
    }
  }

  /** A round from 1, or nothing. */
  #round(row: number, column: CsvColumn, text: string): number | null {
    if (text === '') return null
    const round = /^\p{Nd}{1,3}$/u.test(text) ? Number(text.normalize('NFKC').replaceAll(/[٠-٩]/gu, latin)) : Number.NaN
    if (round >= 1 && round <= SEATING_LIMITS.rounds) return round
    this.#fault(row, column, 'not-a-round', {
      text: text.slice(0, SEATING_LIMITS.idLength),
      most: SEATING_LIMITS.rounds,
    })
    return null
  }

  #check(row: number, column: CsvColumn, text: string, most: number = SEATING_LIMITS.idLength): void {
    if (text.length > most) {
      this.#fault(row, column, 'too-long', { most })
    } else if (textFault(text, 'one')) this.#fault(row, column, 'hidden-characters')
  }

  #fault(row: number, column: CsvColumn, code: CsvFaultCode, params: CsvFault['params'] = {}): void {
    const header = this.#headers[this.#where.get(column) ?? -1]
    this.#faults.push({ row, column: header?.trim() ?? null, code, params })
  }
}

const latin = (digit: string): string => String(digit.charCodeAt(0) - 0x660)
