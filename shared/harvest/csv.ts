import { csvFile } from '../csv.ts'

import { type CreditLabel, ECHOES } from '../protocol/fields.ts'
import { printedLenses } from './beyond-phrases.ts'
import type { BriefingNote, BriefingPart, BriefingSource, BriefingTheme } from './briefing.ts'

import { type ExportOptions, hasAnswers, standingWords } from './phrases.ts'

/**
 * One row a note, for a spreadsheet, and then one each for what was said of the themes, what is taken on, and each voice
 * that a table said was missing. Rounds count from 1.
 */
export function csvOf(
  { cafe, themes, notes, commitments, recommendations, lenses, present, namedMissing, threads }: BriefingSource,
  { words }: Pick<ExportOptions, 'words'>,
): string {
  const tables = new Map(cafe.tables.map(({ id, name }) => [id, name]))
  const names = new Map(themes.map(({ id, name }) => [id, name || words.untitled]))
  const { columns, kinds } = words
  const signed = ({ kind, label }: CreditLabel) => [kind === 'nobody' ? words.unsigned : label, kind]
  const nameOf = (theme: { id: string }) => names.get(theme.id) ?? ''
  const saidRows = ({ standing }: Pick<BriefingTheme, 'standing'>, theme: string, of?: string) =>
    standing.said.map(({ answer, text, credit, earlier }) => {
      const about = [...(earlier ? [words.ofEarlierWords] : []), ...(of ? [of] : [])].join(', ')
      const kind = about ? `${kinds[answer]} (${about})` : kinds[answer]
      return ['', '', '', text, ...signed(credit), theme, '', '', kind, '']
    })
  const answersBefore = ({ standing }: BriefingPart, name: string): string =>
    hasAnswers(standing) ? words.answeredBefore(name, standingWords(standing, present, words).join(' ')) : ''
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
    ...(cafe.rehearsal ? [['', '', '', words.rehearsal, '', '', '', '', '', kinds.rehearsal, '']] : []),
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
      ...themeRow(standingWords(theme.standing, present, words).join(' '), nameOf(theme), kinds.standing),
      ...saidRows(theme, nameOf(theme)),
      ...theme.parts.flatMap((part) => {
        const name = part.name || words.untitled
        return [
          ...themeRow(name, nameOf(theme), kinds.part),
          ...themeRow(answersBefore(part, name), nameOf(theme), kinds.standing),
          ...saidRows(part, nameOf(theme), words.saidOf(name)),
        ]
      }),
    ]),
    ...recommendations.map(({ text, theme = '' }) => [
      ...['', '', '', text],
      ...signed({ kind: 'nobody', label: '' }),
      ...[names.get(theme) ?? '', '', '', kinds.recommendation, ''],
    ]),
    ...printedLenses(lenses, words, plain, (id) => names.get(id) ?? '').flatMap(({ name, items }) =>
      items.map((item) => ['', '', '', item.name, '', '', item.speaks, '', '', `${kinds.lens}: ${name}`, '']),
    ),
    ...commitments.map(({ text, when, credit }) => [
      ...['', '', '', text],
      ...signed(credit),
      ...['', '', '', kinds.commitment, when],
    ]),
    ...namedMissing.map(({ tableId, round, text }) => [
      '',
      tables.get(tableId) ?? tableId,
      String(round + 1),
      text,
      ...signed({ kind: 'nobody', label: '' }),
      ...['', '', '', kinds.missing, ''],
    ]),
  ]
  const width = rows[0]?.length ?? 0
  return csvFile(rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]))
}

const plain = (text: string) => text

const themeRow = (text: string, theme: string, kind: string): string[][] =>
  text ? [['', '', '', text, '', '', theme, '', '', kind, '']] : []
