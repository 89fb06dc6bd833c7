import type { AgreementWords } from '@tablecloth/shared/cafe/agreement.ts'
import { newKey } from '../ui/lines.ts'

/** A line of an agreement while it is edited. */
export interface DraftLine {
  key: string
  text: string
  /** What it is in other languages of the café, and in its own where that is known. */
  in?: Record<string, string>
  /** Key of the template's line that it still is. */
  from?: string
  /** Languages in which the template has given its words, as long as nobody has changed them. */
  given?: string[]
}

export const draftOf = ({ lines, in: translations = {} }: AgreementWords): DraftLine[] =>
  lines.map((text, at) => ({
    key: newKey(),
    text,
    in: Object.fromEntries(Object.entries(translations).map(([language, lines]) => [language, lines[at] ?? ''])),
  }))

/** The language in which the lines were written, where a translation says the same as they do. */
export const writtenIn = ({ lines, in: translations = {} }: AgreementWords): string | undefined =>
  Object.keys(translations).find((language) =>
    lines.every((line, at) => !translations[language]?.[at] || translations[language]?.[at] === line),
  )

/** Other words for a line: what a template has said of it in other languages holds no more. */
export function rewritten(line: DraftLine, text: string, writtenIn: string | undefined): DraftLine {
  const { from: _, given = [], ...rest } = line
  const left = Object.entries(line.in ?? {}).filter(([language]) => !given.includes(language))
  return { ...rest, text, in: { ...Object.fromEntries(left), ...(writtenIn !== undefined && { [writtenIn]: text }) } }
}

export function translated(line: DraftLine, language: string, text: string): DraftLine {
  const { given, ...rest } = line
  const others = given?.filter((one) => one !== language)
  return { ...rest, in: { ...line.in, [language]: text }, ...(others && { given: others }) }
}

/** Lines that nobody filled in are not sent; without them, what the server says of line 3 is about line 3. */
export const filled = (lines: readonly DraftLine[]): DraftLine[] =>
  lines.filter((line) => [line.text, ...Object.values(line.in ?? {})].some((text) => text.trim() !== ''))

/** As the wire wants it. With several languages the lines are said to be in their own, too, so that readers of that one get them. */
export function wordsOf(
  lines: readonly DraftLine[],
  writtenIn: string | undefined,
  languages: readonly string[],
): { lines: string[]; in: Record<string, string[]> } {
  const isOwn = (language: string) => language === writtenIn && languages.length > 1
  const inLanguage = (language: string) =>
    lines.map((line) => line.in?.[language] ?? (isOwn(language) ? line.text : ''))
  const written = languages
    .map((language): [string, string[]] => [language, inLanguage(language)])
    .filter(([, texts]) => texts.some((text) => text.trim() !== ''))
  return { lines: lines.map(({ text }) => text), in: Object.fromEntries(written) }
}
