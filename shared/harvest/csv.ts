import { csvFile } from '../csv.ts'
import type { CreditLabel } from '../protocol/fields.ts'
import { ECHOES } from '../protocol/fields.ts'
import type { BriefingNote, BriefingSource } from './briefing.ts'
import { type ExportOptions, standingWords } from './phrases.ts'

/** What only a note has. */
const NOTHING = ['', '', '', ''] as const

/**
 * One row a note, for a spreadsheet, and then one each for what was said of the themes, what is taken on, and each voice
 * that a table said was missing. Rounds count from 1.
 */
export function csvOf(
  { cafe, themes, notes, commitments, present, namedMissing, threads }: BriefingSource,
  { words }: Pick<ExportOptions, 'words'>,
): string {
  const tables = new Map(cafe.tables.map(({ id, name }) => [id, name]))
  const names = new Map(themes.map(({ id, name }) => [id, name || words.untitled]))
  const { columns, kinds } = words
  const signed = ({ kind, label }: CreditLabel) => [kind === 'nobody' ? words.unsigned : label, kind]
  const nameOf = (theme: { id: string }) => names.get(theme.id) ?? ''
  /** Dots, answers, tables to which it was taken, and the ids of the notes that threads lead to, each with its words. */
  const ofWalk = ({ id, dots, echoes = {}, went = [] }: BriefingNote) => [
    dots === undefined ? '' : String(dots),
    ECHOES.flatMap((echo) => (echoes[echo] === undefined ? [] : words.echoed(words.echoes[echo], echoes[echo]))).join(
      '; ',
    ),
    went.map(({ tableId, round }) => words.place(tables.get(tableId) ?? tableId, round + 1)).join('; '),
    threads
      .flatMap(({ from, to, words: said }) => (id === from ? `${to}: ${said}` : id === to ? `${from}: ${said}` : []))
      .join('; '),
  ]
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
      columns.kind,
      columns.when,
      columns.dots,
      columns.answers,
      columns.went,
      columns.threads,
    ],
    ...notes.map((note) => [
      note.id,
      tables.get(note.tableId) ?? note.tableId,
      String(note.round + 1),
      note.text,
      ...signed(note.credit),
      note.themes.map((id) => names.get(id) ?? id).join('; '),
      note.buildsOn ?? '',
      note.lang ?? '',
      kinds.note,
      '',
      ...ofWalk(note),
    ]),
    ...themes.flatMap((theme) => [
      ...standingRow(standingWords(theme.standing, present, words).join(' '), nameOf(theme), kinds.standing),
      ...theme.standing.said.map(({ answer, text, credit, earlier }) => {
        const kind = earlier ? `${kinds[answer]} (${words.ofEarlierWords})` : kinds[answer]
        return ['', '', '', text, ...signed(credit), nameOf(theme), '', '', kind, '', ...NOTHING]
      }),
    ]),
    ...commitments.map(({ text, when, credit }) => [
      ...['', '', '', text],
      ...signed(credit),
      ...['', '', '', kinds.commitment, when, ...NOTHING],
    ]),
    ...namedMissing.map(({ tableId, round, text }) => [
      '',
      tables.get(tableId) ?? tableId,
      String(round + 1),
      text,
      ...signed({ kind: 'nobody', label: '' }),
      ...['', '', '', kinds.missing, '', ...NOTHING],
    ]),
  ]
  return csvFile(rows)
}

const standingRow = (text: string, theme: string, kind: string): string[][] =>
  text ? [['', '', '', text, '', '', theme, '', '', kind, '', ...NOTHING]] : []
