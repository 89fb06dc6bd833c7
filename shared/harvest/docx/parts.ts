import type { BriefingSource } from '../briefing.ts'
import type { ExportOptions } from '../phrases.ts'
import { documentOf, footerOf, propertiesOf } from './document.ts'
import { NUMBERING, SETTINGS, stylesOf } from './styles.ts'
import { XML } from './xml.ts'

export interface DocxPart {
  name: string
  xml: string
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The parts that make up a briefing as WordprocessingML (ECMA-376), in the order in which they are packed. */
export function docxParts(source: BriefingSource, options: ExportOptions): DocxPart[] {
  const { words } = options
  const { document, footnotes } = documentOf(source, options)
  const inWord: [name: string, xml: string][] = [
    ['footer', footerOf(words)],
    ['footnotes', footnotes],
    ['numbering', NUMBERING],
    ['settings', SETTINGS],
    ['styles', stylesOf(words)],
  ]
  const names = inWord.map(([name]) => name)
  return [
    { name: '[Content_Types].xml', xml: contentTypes(names) },
    { name: '_rels/.rels', xml: relations([[`${OFFICE}/officeDocument`, 'word/document.xml'], CORE]) },
    { name: 'docProps/core.xml', xml: propertiesOf(source, words) },
    { name: 'word/document.xml', xml: document },
    {
      name: 'word/_rels/document.xml.rels',
      xml: relations(names.map((name) => [`${OFFICE}/${name}`, `${name}.xml`])),
    },
    ...inWord.map(([name, xml]) => ({ name: `word/${name}.xml`, xml })),
  ]
}

const CORE = [
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  'docProps/core.xml',
] as const

const contentTypes = (names: readonly string[]): string =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>${names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${name}+xml"/>`).join('')}</Types>`

/** Ids count from 1 in the order given: the footer is first, and the document's last words name it. */
const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`
