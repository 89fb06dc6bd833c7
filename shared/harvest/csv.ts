import { csvFile } from '../csv.ts'
import type { BriefingSource } from './briefing.ts'
import type { ExportOptions } from './phrases.ts'

/** One row a note, for a spreadsheet, and one for each voice that a table said was missing. Rounds count from 1. */
export function csvOf(
  { cafe, themes, notes, namedMissing }: BriefingSource,
  { words }: Pick<ExportOptions, 'words'>,
): string {
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
    ...namedMissing.map(({ tableId, round, text }) => [
      '',
      tables.get(tableId) ?? tableId,
      String(round + 1),
      text,
      words.unsigned,
      'missing',
      '',
      '',
      '',
    ]),
  ]
  return csvFile(rows)
}
