import type { BriefingSource } from './briefing.ts'
import type { ExportOptions } from './phrases.ts'

/**
 * One row a note, for a spreadsheet: RFC 4180 with a byte order mark, so that it opens as UTF-8. Rounds count from 1.
 * Cells that a spreadsheet would run as a formula begin with an apostrophe.
 */
export function csvOf({ cafe, themes, notes }: BriefingSource, { words }: Pick<ExportOptions, 'words'>): string {
  const tables = new Map(cafe.tables.map(({ id, name }) => [id, name]))
  const names = new Map(themes.map(({ id, name }) => [id, name || words.untitled]))
  const { columns } = words
  const rows = [
    [
      columns.note,
      columns.table,
      columns.round,
      columns.text,
      columns.credit,
      columns.creditKind,
      columns.themes,
      columns.continues,
      columns.language,
    ],
    ...notes.map((note) => [
      note.id,
      tables.get(note.tableId) ?? note.tableId,
      String(note.round + 1),
      note.text,
      note.credit.kind === 'nobody' ? words.unsigned : note.credit.label,
      note.credit.kind,
      note.themes.map((id) => names.get(id) ?? id).join('; '),
      note.buildsOn ?? '',
      note.lang ?? '',
    ]),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** Also behind spaces, and in the full-width forms that some spreadsheets take for the same. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
