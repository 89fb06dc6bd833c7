import type { ExportWords } from '../words.ts'
import { type QuoteStyle, stitch } from './stitch.ts'
import { WORD_NAMESPACES, XML } from './xml.ts'

/** Faces that Word and LibreOffice have on every system, or have a twin of, and that hold Arabic letters, too. */
const DISPLAY = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Times New Roman"/>'
const TEXT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
const INK = '<w:color w:val="1A231D"/>'
const INK_2 = '<w:color w:val="4D574F"/>'

/** In half points; letters of complex scripts are smaller at the same size. */
const size = (half: number, complex = half + 3) => `<w:sz w:val="${half}"/><w:szCs w:val="${complex}"/>`
const spacing = (before: number, after: number, line = 276) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`

interface Look {
  name: string
  basedOn?: string
  next?: string
  paragraph?: string
  run?: string
  type?: 'paragraph' | 'character'
  quick?: boolean
}

const bordered = (style: QuoteStyle) => `<w:pBdr>${stitch('left', style)}</w:pBdr>`
const inset = (twips: number) => `<w:ind w:left="${twips}"/>`
/** Where the numbers of pages stand in the table of contents. */
const AT_THE_END = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs>'

const heading = (level: number, before: number, look: string): Look => ({
  name: `heading ${level}`,
  basedOn: 'Normal',
  next: 'BodyText',
  paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, 100, 252)}<w:outlineLvl w:val="${level - 1}"/>`,
  run: look,
  quick: true,
})

const quote = (level: number): Look => ({
  name: level ? `Quote ${level}` : 'Quote',
  basedOn: level ? 'Quote' : 'Normal',
  next: 'BodyText',
  paragraph: level
    ? `${bordered('Quote1')}${spacing(80, 80)}${inset(284 + level * 454)}`
    : `<w:keepLines/>${bordered('Quote')}${spacing(160, 160, 288)}${inset(284)}`,
  run: level ? size(22) : `${DISPLAY}${size(24)}`,
  quick: true,
})

const STYLES: Readonly<Record<string, Look>> = {
  Title: { name: 'Title', paragraph: spacing(120, 160, 252), run: `${DISPLAY}${size(56)}`, quick: true },
  Subtitle: { name: 'Subtitle', paragraph: spacing(0, 320), run: `${DISPLAY}${size(26)}`, quick: true },
  Kicker: {
    name: 'Kicker',
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="6" w:color="1A231D"/></w:pBdr>${spacing(0, 360)}`,
    run: size(18),
  },
  Heading1: heading(1, 480, `${DISPLAY}${size(36)}`),
  Heading2: heading(2, 360, `${DISPLAY}${size(28)}`),
  Heading3: heading(3, 240, `<w:b/><w:bCs/>${INK_2}${size(19)}`),
  BodyText: { name: 'Body Text', paragraph: spacing(0, 140), quick: true },
  Small: { name: 'Small', paragraph: `<w:keepNext/>${spacing(0, 120)}`, run: `${INK_2}${size(18)}` },
  ListBullet: {
    name: 'List Bullet',
    paragraph: `<w:numPr><w:numId w:val="1"/></w:numPr>${spacing(0, 100)}`,
    quick: true,
  },
  Quote: quote(0),
  Quote1: quote(1),
  Quote2: quote(2),
  Quote3: quote(3),
  FootnoteText: { name: 'footnote text', paragraph: spacing(0, 20, 240), run: size(17) },
  FootnoteReference: { name: 'footnote reference', type: 'character', run: '<w:vertAlign w:val="superscript"/>' },
  // Not a heading by rank: it does not stand in the contents itself.
  TOCHeading: {
    name: 'TOC Heading',
    next: 'BodyText',
    paragraph: `<w:keepNext/>${spacing(240, 100)}`,
    run: `${DISPLAY}${size(28)}`,
  },
  TOC1: { name: 'toc 1', paragraph: `${AT_THE_END}${spacing(60, 40)}` },
  TOC2: { name: 'toc 2', paragraph: `${AT_THE_END}${spacing(0, 30)}${inset(284)}` },
  Footer: { name: 'footer', paragraph: `${spacing(0, 0)}<w:jc w:val="end"/>`, run: `${INK_2}${size(17)}` },
}

const style = (id: string, { name, basedOn = 'Normal', next, paragraph, run, type = 'paragraph', quick }: Look) =>
  `<w:style w:type="${type}" w:styleId="${id}"${CUSTOM.has(id) ? ' w:customStyle="1"' : ''}><w:name w:val="${name}"/>${type === 'paragraph' ? `<w:basedOn w:val="${basedOn}"/>` : ''}${next ? `<w:next w:val="${next}"/>` : ''}${quick ? '<w:qFormat/>' : ''}${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

const CUSTOM = new Set(['Kicker', 'Small', 'Quote1', 'Quote2', 'Quote3'])

export const stylesOf = ({ lang, dir }: ExportWords): string => {
  const spoken = dir === 'rtl' ? `<w:lang w:val="en" w:bidi="${lang}"/>` : `<w:lang w:val="${lang}" w:bidi="ar"/>`
  return `${XML}<w:styles ${WORD_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${TEXT}${INK}${size(21)}${spoken}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${Object.entries(
    STYLES,
  )
    .map(([id, look]) => style(id, look))
    .join('')}</w:styles>`
}

export const NUMBERING = `${XML}<w:numbering ${WORD_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

export const SETTINGS = `${XML}<w:settings ${WORD_NAMESPACES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
