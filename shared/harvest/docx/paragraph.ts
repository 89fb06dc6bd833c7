import { type Direction, directionOf, stretches } from '../direction.ts'
import { isQuote, stitch } from './stitch.ts'
import { escapeXml } from './xml.ts'

export type Style =
  | 'Title'
  | 'Subtitle'
  | 'Kicker'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'TOCHeading'
  | 'TOC1'
  | 'TOC2'
  | 'BodyText'
  | 'Small'
  | 'ListBullet'
  | 'Quote'
  | 'Quote1'
  | 'Quote2'
  | 'Quote3'
  | 'FootnoteText'

const FIRST = '\u2068'
const LAST = '\u2069'

/** People's own words inside one of our sentences, marked until `sentence` has cut them out again. */
export const mark = (text: string): string => `${FIRST}${text.replace(/[\u2068\u2069]/g, '')}${LAST}`

export const paragraph = (style: Style, dir: Direction, content: string): string => {
  const turned = dir === 'rtl' ? `${mirrored(style)}<w:bidi/>` : ''
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${turned}</w:pPr>${content}</w:p>`
}

/** An inset turns with the direction by itself, a border does not. */
function mirrored(style: Style): string {
  if (!isQuote(style)) return ''
  return `<w:pBdr><w:left w:val="nil"/>${stitch('right', style)}</w:pBdr>`
}

interface RunLook {
  bold?: boolean
  /** BCP 47. Of people's words that have none nothing is claimed, and no speller marks them. */
  lang?: string
  own?: boolean
}

/** One of our sentences, in which names may stand that run the other way. */
export function sentence(text: string, dir: Direction, look: RunLook = {}): string {
  return text
    .split(/\u2068([^\u2069]*)\u2069/)
    .map((part, at) => {
      if (at % 2 === 0) return runs(part, dir, look)
      const own = directionOf(part, dir)
      const runsOwn = { ...look, own: true }
      if (own === dir) return runs(part, dir, runsOwn)
      // Marks of direction keep its last stop with it, and what follows it out of it: not every reader knows isolates.
      return runs(part + MARKS[own], own, runsOwn) + runs(MARKS[dir], dir, look)
    })
    .join('')
}

const MARKS = { ltr: '\u200E', rtl: '\u200F' } as const

/** What people wrote, as a paragraph of its own direction. `after` goes into its last line. */
export function ownParagraph(style: Style, text: string, otherwise: Direction, lang?: string, after = ''): string {
  const dir = directionOf(text, otherwise)
  return paragraph(style, dir, runs(text, dir, { own: true, ...(lang && { lang }) }) + after)
}

export const runs = (text: string, base: Direction, look: RunLook = {}): string =>
  stretches(text, base)
    .map(({ text, dir }) => `<w:r>${lookOf(dir, look)}${characters(text)}</w:r>`)
    .join('')

/** Nothing but a language tag can come through here, whatever a note says of itself. */
const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/

function lookOf(dir: Direction, { bold, lang, own }: RunLook): string {
  const known = lang !== undefined && TAG.test(lang)
  const marks = [
    bold ? '<w:b/><w:bCs/>' : '',
    own && !known ? '<w:noProof/>' : '',
    dir === 'rtl' ? '<w:rtl/>' : '',
    known ? `<w:lang ${dir === 'rtl' ? 'w:bidi' : 'w:val'}="${lang}"/>` : '',
  ].join('')
  return marks && `<w:rPr>${marks}</w:rPr>`
}

const characters = (text: string): string =>
  text
    .split(/([\n\t])/)
    .map((part) => {
      if (part === '\n') return '<w:br/>'
      if (part === '\t') return '<w:tab/>'
      return part && `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`
    })
    .join('')

/** A field that whoever opens the document works out anew; until then it shows what stands between its two ends. */
export const fieldBegin = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ${escapeXml(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
export const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
export const field = (code: string): string => fieldBegin(code) + FIELD_END
