import { inflateRawSync } from 'node:zlib'

/** A document as a reader of the file has it. */
export interface ReadDocx {
  /** Every part of it as text, by name. */
  parts: Map<string, string>
  /** What is set as a quotation, and, where it hangs on a footnote, what that says. */
  quotes: { text: string; footnote: string | null }[]
}

const END = 0x06054b50
const ENTRY = 0x02014b50

/** Parts by name, from the directory at the archive's end (PKWARE's APPNOTE 6.3). @throws {Error} for what is no archive */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.length - 22
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('is no archive')
  let at = bytes.readUInt32LE(end + 16)
  while (at < end && bytes.readUInt32LE(at) === ENTRY) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    parts.set(name, inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20))).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return parts
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

/** What a piece of WordprocessingML says, its breaks and tabs as characters. */
const saying = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
    .map(([, words, mark]) => (mark === 'br' ? '\n' : mark === 'tab' ? '\t' : (words ?? '')))
    .join('')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? '')

/** @throws {Error} that says what is wrong with the file */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = unzip(Buffer.from(bytes))
  const document = parts.get('word/document.xml')
  const notes = parts.get('word/footnotes.xml')
  if (document === undefined || notes === undefined) throw new Error('lacks a part')
  const footnotes = new Map(
    [...notes.matchAll(/<w:footnote [^>]*w:id="(\d+)"[^>]*>([\s\S]*?)<\/w:footnote>/g)].map(
      ([, id = '', inner = '']) => [id, saying(inner).trim()],
    ),
  )
  const quotes = [...document.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].flatMap(([, inner = '']) => {
    if (!/<w:pStyle w:val="Quote\d*"\/>/.test(inner)) return []
    const id = /<w:footnoteReference w:id="(\d+)"\/>/.exec(inner)?.[1]
    return { text: saying(inner), footnote: id === undefined ? null : (footnotes.get(id) ?? '') }
  })
  return { parts, quotes }
}
