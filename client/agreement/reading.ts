import type { AgreementWords } from '@tablecloth/shared/cafe/agreement.ts'
import { baseOf } from '@tablecloth/shared/languages.ts'

/** A line as somebody reads it. */
export interface ReadLine {
  /** Tells it from the others, which may say the same. */
  key: string
  text: string
  /** The language it is in, where that is known. */
  lang?: string
  /** As it was written first, where that reads otherwise. */
  original?: string
}

/** The language of those offered that serves a reader's: the same, else another of the same base. */
const serving = (offered: readonly string[], wanted: string): string | undefined =>
  offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
  offered.find((tag) => baseOf(tag) === baseOf(wanted))

/** What a line says, and how often it was said before. */
const keyAmong = (lines: readonly string[], at: number): string =>
  `${lines.slice(0, at).filter((line) => line === lines[at]).length} ${lines[at]}`

/**
 * Each line in the first of the reader's languages in which somebody has written it, else as it was written.
 * @param wanted languages of the reader, the first first
 */
export function readLines({ lines, in: translations = {} }: AgreementWords, wanted: readonly string[]): ReadLine[] {
  const offered = Object.keys(translations)
  const mine = [...new Set(wanted.flatMap((tag) => serving(offered, tag) ?? []))]
  return lines.map((original, at) => {
    const lang = mine.find((tag) => translations[tag]?.[at])
    const text = lang === undefined ? original : (translations[lang]?.[at] ?? original)
    return {
      key: keyAmong(lines, at),
      text,
      ...(lang !== undefined && { lang }),
      ...(text !== original && { original }),
    }
  })
}

export type Change =
  | { kind: 'added'; now: ReadLine }
  | { kind: 'removed'; before: ReadLine }
  | { kind: 'changed'; before: ReadLine; now: ReadLine }

/** What is other than before, in the order of what stands now. A line that only went elsewhere is the same line. */
export function changesOf(before: readonly ReadLine[], now: readonly ReadLine[]): Change[] {
  const was = new Set(before.map(({ text }) => text))
  const is = new Set(now.map(({ text }) => text))
  const removed = afterWhat(before, is)
  const added = afterWhat(now, was)
  const changes: Change[] = []
  for (const anchor of ['', ...now.filter(({ text }) => was.has(text)).map(({ text }) => text)]) {
    const old = removed.get(anchor) ?? []
    const next = added.get(anchor) ?? []
    next.forEach((line, at) => {
      const former = old[at]
      changes.push(former ? { kind: 'changed', before: former, now: line } : { kind: 'added', now: line })
    })
    for (const line of old.slice(next.length)) changes.push({ kind: 'removed', before: line })
    removed.delete(anchor)
    added.delete(anchor)
  }
  return changes
}

/** Lines that the other side does not have, by the last line before them that it has. */
function afterWhat(lines: readonly ReadLine[], others: ReadonlySet<string>): Map<string, ReadLine[]> {
  const found = new Map<string, ReadLine[]>()
  let anchor = ''
  for (const line of lines) {
    if (others.has(line.text)) anchor = line.text
    else found.set(anchor, [...(found.get(anchor) ?? []), line])
  }
  return found
}
