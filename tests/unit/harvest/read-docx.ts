import { crc32, inflateRawSync } from 'node:zlib'

/** The files of a zip archive by name, in its order; throws where its two directories or a checksum disagree. */
export function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = bytes.length - 22
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of the directory')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry at ${at}`)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new Error(`no header of ${name}`)
    if (!bytes.subarray(local + 4, local + 30).equals(bytes.subarray(at + 6, at + 32)))
      throw new Error(`${name} differs`)
    const start = local + 30 + nameLength
    const plain = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)))
    if (crc32(plain) !== bytes.readUInt32LE(at + 16)) throw new Error(`${name} is spoiled`)
    files.set(name, plain.toString('utf8'))
    at += 46 + nameLength
  }
  if (at !== end) throw new Error('something between the directory and its end')
  return files
}

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (text: string): string =>
  text.replace(/&[^;]*;?/g, (entity) => {
    const found = ENTITIES[entity]
    if (found === undefined) throw new Error(`not an entity: ${entity}`)
    return found
  })
const TOKEN = /<\/([\w:]+)>|<([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/y

/** Well-formed XML as our exports need it, strictly: no comment, no instruction but the first, no document type, no CDATA. */
export function parseXml(text: string): XmlElement {
  const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  if (!text.startsWith(start)) throw new Error('no declaration')
  if (/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error('not a character of XML')
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [top]
  TOKEN.lastIndex = start.length
  while (TOKEN.lastIndex < text.length) {
    const before = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`not XML at ${before}: ${text.slice(before, before + 60)}`)
    const [, closed, opened, attributes = '', empty, words] = match
    const parent = open.at(-1) as XmlElement
    if (words !== undefined) parent.children.push(plain(words))
    else if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes another element`)
    } else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        plain(value),
      ])
      const element = { name: opened, attributes: Object.fromEntries(pairs), children: [] }
      if (Object.keys(element.attributes).length !== pairs.length) throw new Error(`an attribute twice: ${attributes}`)
      parent.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const [root, ...more] = top.children
  if (open.length > 1 || more.length || root === undefined || typeof root === 'string')
    throw new Error('no single root')
  return root
}

export function find({ children }: XmlElement, name: string): XmlElement[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...find(child, name)],
  )
}

/** What a paragraph says, its breaks and tabs as characters; marks of direction that stand between names left out. */
export function saying(element: XmlElement): string {
  const text = element.children.map((child) => {
    if (typeof child === 'string') return element.name === 'w:t' ? child : ''
    if (child.name === 'w:br') return '\n'
    if (child.name === 'w:tab') return '\t'
    return saying(child)
  })
  return text.join('')
}

export interface ReadParagraph {
  style: string
  bidi: boolean
  text: string
  /** Languages that its runs claim. */
  languages: string[]
  /** Ids of footnotes that hang on it. */
  footnotes: string[]
}

const attribute = (element: XmlElement | undefined, name = 'w:val'): string => element?.attributes[name] ?? ''

export const readParagraph = (paragraph: XmlElement): ReadParagraph => ({
  style: attribute(find(paragraph, 'w:pStyle')[0]),
  bidi: find(paragraph, 'w:bidi').length > 0,
  text: saying(paragraph),
  languages: [...new Set(find(paragraph, 'w:lang').map((lang) => attribute(lang) || attribute(lang, 'w:bidi')))],
  footnotes: find(paragraph, 'w:footnoteReference').map((reference) => attribute(reference, 'w:id')),
})

export interface ReadDocx {
  files: Map<string, string>
  paragraphs: ReadParagraph[]
  /** By id. */
  footnotes: Map<string, ReadParagraph>
}

/** A document as a reader opens it: every part has to be well-formed. */
export function readDocx(bytes: Buffer): ReadDocx {
  const files = unzip(bytes)
  const parts = new Map([...files].map(([name, text]) => [name, parseXml(text)]))
  const part = (name: string) => {
    const found = parts.get(name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }
  const notes = find(part('word/footnotes.xml'), 'w:footnote').filter(({ attributes }) => !attributes['w:type'])
  return {
    files,
    paragraphs: find(part('word/document.xml'), 'w:p').map(readParagraph),
    footnotes: new Map(
      notes.map((note) => [attribute(note, 'w:id'), readParagraph(find(note, 'w:p')[0] as XmlElement)]),
    ),
  }
}
