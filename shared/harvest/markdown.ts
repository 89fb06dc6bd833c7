import { arrange, type Placed } from './arrange.ts'
import type { BriefingNote, BriefingSource, BriefingTheme } from './briefing.ts'
import { type Direction, LEFT_TO_RIGHT, RIGHT_TO_LEFT } from './direction.ts'
import { escapeLine, escapeLines } from './markdown-escape.ts'
import { type ExportOptions, type Phrases, phrases } from './phrases.ts'
import type { ExportWords } from './words.ts'

/** The briefing as CommonMark: a quotation is a block quote, its credit the bold line after it, which no note can forge. */
export function markdownOf(source: BriefingSource, { words, timeZone = 'UTC' }: ExportOptions): string {
  const { cafe, recaps, namedMissing } = source
  const say = phrases(source, words, (text) => isolate(escapeLine(text), words.dir))
  const { themes, ungathered } = arrange(source)
  const day = cafe.startsAt === null ? '' : ` · ${words.day(cafe.startsAt, timeZone)}`
  const parts = [
    `# ${escapeLine(cafe.title)}`,
    ...(cafe.rehearsal ? [`**${words.rehearsal}**`] : []),
    `*${words.briefing}${day}*`,
    escapeLines(cafe.purpose),
    ...section(words.asked, [
      list([
        ...say.asked.map(({ when, question, minutes }) => `**${when}:** ${question} (${minutes})`),
        ...say.askedAt.map(({ when, question }) => `**${when}:** ${question}`),
      ]),
    ]),
    ...section(words.made, [say.made.join(' ')]),
    ...section(words.voices, say.voices),
    ...section(words.counted, say.counted.length ? [words.countedIntro, list(say.counted)] : []),
    ...section(words.heldBack, [say.heldBack.join(' ')]),
    ...(themes.length ? [`## ${words.themes}`] : []),
    ...themes.flatMap(({ theme, notes }) => [
      `### ${escapeLine(theme.name || words.untitled)}`,
      escapeLines(theme.description),
      say.madeOf(theme),
      ...say.partsToTell(theme).flatMap(({ name, text }) => [`**${name}**`, escapeLines(text)]),
      ...notes.map((placed) => quotation(placed, say, words)),
      ...differences(theme, say, words),
    ]),
    ...(ungathered.length ? [`## ${words.ungathered}`, words.ungatheredIntro] : []),
    ...ungathered.flatMap(({ tableId, rounds }) => [
      `### ${say.tableName(tableId)}`,
      ...rounds.flatMap(({ round, notes }) => [
        `#### ${words.round(round + 1)}`,
        ...notes.map((placed) => quotation(placed, say, words)),
      ]),
    ]),
    ...(recaps.length ? [`## ${words.recaps}`, words.recapsIntro] : []),
    ...recaps.flatMap((recap) => [quote(recap.text, 0), `— ${say.place(recap)}`]),
    ...section(words.recommend, recommendations(say, words)),
    ...section(words.takeOn, commitments(source, say, words)),
    ...section(words.lenses, lenses(say, words)),
    ...section(words.missing, [say.missingIntro, list(say.missing.map(({ name, where }) => `**${name}**: ${where}`))]),
    ...(namedMissing.length ? [words.missingNamed] : []),
    ...namedMissing.flatMap((named) => [quote(named.text, 0), `— ${say.place(named)}`]),
    ...section(words.glossary, [list(say.terms.map(({ term, meaning }) => `**${term}**: ${meaning}`))]),
    ...section(words.method, say.method),
    ...section(words.howToRead, [...words.reading, words.signedAs]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function differences(theme: BriefingTheme, say: Phrases, words: ExportWords): string[] {
  const answers = say.answers(theme)
  if (!answers) return []
  const said = answers.said.flatMap(({ text, credit, about }) => [
    quote(text, 0),
    [`— **${say.signed(credit)}**`, ...about].join(' · '),
  ])
  return [`#### ${words.differ}`, ...answers.stands, ...(said.length ? said : [words.nobodyDiffers])]
}

function commitments({ commitments }: BriefingSource, say: Phrases, words: ExportWords): string[] {
  if (commitments.length === 0) return []
  const taken = commitments.flatMap(({ text, when, credit }) => [
    quote(text, 0),
    [`— **${say.signed(credit)}**`, ...(when ? [say.byWhen(when)] : [])].join(' · '),
  ])
  return [words.takeOnIntro, ...taken]
}

function recommendations({ recommended }: Phrases, words: ExportWords): string[] {
  if (recommended.length === 0) return []
  const told = recommended.flatMap(({ theme, texts }) => [
    `### ${theme ?? words.recommendElse}`,
    ...texts.map((text) => quote(text, 0)),
  ])
  return [words.recommendIntro, ...told]
}

function lenses({ lenses }: Phrases, words: ExportWords): string[] {
  if (lenses.length === 0) return []
  const read = lenses.flatMap(({ name, after, items }) => [
    `### ${name}`,
    ...(after ? [after] : []),
    list(items.map((item) => `**${item.name}**: ${item.speaks}`)),
  ])
  return [words.lensesIntro, ...read]
}

const section = (heading: string, parts: string[]): string[] =>
  parts.some((part) => part !== '') ? [`## ${heading}`, ...parts] : []

const list = (items: string[]): string => items.map((item) => `- ${item}`).join('\n')

/** Quotations further in than this would be too narrow to read on paper. */
const DEEPEST = 3

function quotation({ note, depth, continues, alsoIn }: Placed, say: Phrases, words: ExportWords): string {
  const facts = [
    `— ${credit(note, say, words)}`,
    ...(continues ? [say.continues(continues)] : []),
    ...(alsoIn.length ? [say.alsoIn(alsoIn)] : []),
    ...say.way(note),
  ]
  const inset = '> '.repeat(Math.min(depth, DEEPEST))
  return `${quote(note.text, depth)}\n${inset.trim()}\n${inset}${facts.join(' · ')}`
}

function credit(note: BriefingNote, say: Phrases, words: ExportWords): string {
  const { kind, label } = note.credit
  // A note that is signed by its table needs the table's name once.
  if (kind === 'table') return `**${say.place(note)}**`
  const signed = kind === 'nobody' ? words.unsigned : isolate(escapeLine(label), words.dir)
  return `**${signed}** · ${say.place(note)}`
}

function quote(text: string, depth: number): string {
  const inset = '> '.repeat(Math.min(depth, DEEPEST) + 1)
  return escapeLines(text)
    .split('\n')
    .map((line) => (line ? inset + line : inset.trimEnd()))
    .join('\n')
}

/** A name of the other direction stays where it is put: Markdown has no `bdi`, Unicode has isolates. */
function isolate(text: string, dir: Direction): string {
  return (dir === 'ltr' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT).test(text) ? `\u2068${text}\u2069` : text
}
