/** The quotations and the rows of an export, as a reader of the file has them. */

/** What a spreadsheet would run as a formula has an apostrophe before it. */
const asWritten = (cell: string) => cell.replace(/^'(?=[\s\p{Cf}]*[=+\-@＝＋－＠])/u, '')

/** RFC 4180 with quoted cells, without the byte order mark. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(asWritten(quoted === undefined ? bare : quoted.replaceAll('""', '"')))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const withoutEntities = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? '')

export const quotesOfHtml = (html: string): string[] =>
  [...html.matchAll(/<blockquote[^>]*>([\s\S]*?)<\/blockquote>/g)].map(([, inner = '']) =>
    withoutEntities(inner.replace(/<[^>]*>/g, '')),
  )

/** Each block of quoted lines but those that hold a credit. */
export function quotesOfMarkdown(markdown: string): string[] {
  const quotes: string[] = []
  let block: string[] = []
  const end = () => {
    if (block.length && !/^— \*\*/.test(block[0] ?? '')) quotes.push(block.map(asRead).join('\n'))
    block = []
  }
  for (const line of markdown.split('\n')) {
    const [, inset = '', words = ''] = /^((?:> ?)*)(.*)$/.exec(line) ?? []
    if (inset && words) block.push(words)
    else end()
  }
  end()
  return quotes
}

const asRead = (line: string) => withoutEntities(line.replace(/ {2}$/, '')).replace(/\\([!-/:-@[-`{-~])/g, '$1')
