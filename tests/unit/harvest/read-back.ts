/** RFC 4180, strictly: throws at anything else. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error('a quote that is never closed')
        if (text[at] === '"') at++
        cell += text[at]
      }
      at++
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
    }
    row.push(cell)
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`neither a comma nor a line's end at ${at}`)
  }
  return rows
}

const PLAIN: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
/** The text that a piece of the page shows: tags taken out, entities read. */
export const textOf = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => PLAIN[entity] ?? entity)

/** Quotations of the page, as they are read: words, and what stands beside them. */
export const readFigures = (html: string): { words: string; beside: string }[] =>
  [...html.matchAll(/<figure class="depth-\d">(<blockquote.*?<\/blockquote>)<figcaption>(.*?)<\/figcaption>/gs)].map(
    ([, words = '', beside = '']) => ({
      words: textOf(words),
      beside: textOf(beside.replace(/<\/(?:b|span)>/g, '\n')),
    }),
  )

/** Quotations of the Markdown: the raw lines of the quote, without their insets, and the credit's line. */
export function readQuotes(markdown: string): { lines: string[]; credit: string }[] {
  const found: { lines: string[]; credit: string }[] = []
  let lines: string[] = []
  for (const line of markdown.split('\n')) {
    const [, inset = '', rest = ''] = /^((?:> ?)*)(.*)$/s.exec(line) ?? []
    if (/^— \*\*/.test(rest)) {
      // A blank line of the outer quotation parts a continuation from its credit.
      while (lines.at(-1) === '') lines.pop()
      found.push({ lines, credit: rest })
      lines = []
    } else if (inset) lines.push(rest)
    else if (line !== '') lines = []
  }
  return found
}

/** A line of Markdown as a reader of it would show it. */
export const shownLine = (line: string): string =>
  line
    .replace(/ {2}$/, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('\u00A0', ' ')
