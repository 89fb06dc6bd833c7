import { arrange, type Placed } from '../arrange.ts'
import type { BriefingNote, BriefingSource, BriefingTheme } from '../briefing.ts'
import { type Direction, directionOf } from '../direction.ts'
import { type ExportOptions, type Phrases, phrases } from '../phrases.ts'
import type { ExportWords } from '../words.ts'
import { FIELD_END, field, fieldBegin, mark, ownParagraph, paragraph, runs, type Style, sentence } from './paragraph.ts'
import { escapeXml, WORD_NAMESPACES, XML } from './xml.ts'

interface Written {
  document: string
  footnotes: string
}

/** The text of the briefing, and the credits at its foot. */
export function documentOf(source: BriefingSource, options: ExportOptions): Written {
  const { words } = options
  const footnotes: string[] = []
  const headings: Heading[] = []
  const body = bodyOf(source, options, { footnotes, headings })
  const parts = [...front(source, options), ...contents(headings, words), ...body]
  return {
    document: `${XML}<w:document ${WORD_NAMESPACES}><w:body>${parts.join('')}${page(words)}</w:body></w:document>`,
    footnotes: `${XML}<w:footnotes ${WORD_NAMESPACES}>${RULES}${footnotes.join('')}</w:footnotes>`,
  }
}

interface Heading {
  level: 1 | 2
  text: string
  anchor: string
}

interface Collected {
  footnotes: string[]
  headings: Heading[]
}

function front({ cafe }: BriefingSource, { words, timeZone = 'UTC' }: ExportOptions): string[] {
  const day = cafe.startsAt === null ? [] : [words.day(cafe.startsAt, timeZone)]
  return [
    paragraph('Kicker', words.dir, runs([words.briefing, ...day].join(' · '), words.dir)),
    ...(cafe.rehearsal ? [paragraph('BodyText', words.dir, sentence(words.rehearsal, words.dir, { bold: true }))] : []),
    ownParagraph('Title', cafe.title, words.dir),
    ...(cafe.purpose ? [ownParagraph('Subtitle', cafe.purpose, words.dir)] : []),
  ]
}

/** The headings as links. Which pages they come to stand on is for Word or LibreOffice to find out, when it renews the field. */
function contents(headings: readonly Heading[], { dir, contents }: ExportWords): string[] {
  const entries = headings.map(({ level, text, anchor }, at) => {
    const begin = at === 0 ? fieldBegin('TOC \\o "1-2" \\h \\z \\u') : ''
    const end = at === headings.length - 1 ? FIELD_END : ''
    const link = `<w:hyperlink w:anchor="${anchor}" w:history="1">${sentence(text, dir)}</w:hyperlink>`
    return paragraph(`TOC${level}`, dir, begin + link + end)
  })
  return [paragraph('TOCHeading', dir, runs(contents, dir)), ...entries]
}

function bodyOf(source: BriefingSource, { words }: ExportOptions, collected: Collected): string[] {
  const { recaps, namedMissing, commitments } = source
  const say = phrases(source, words, mark)
  const { themes, ungathered } = arrange(source)
  const heading = headingsOf(collected)
  const quoted = quotesOf(words, collected)
  const quotation = quotationsOf(say, words, quoted)
  const ours = (style: Style, text: string) => paragraph(style, words.dir, sentence(text, words.dir))
  const texts = (all: readonly string[]) => all.map((text) => ours('BodyText', text))
  /** What each objects to or would say comes before their words, so that the one is not taken for the other. */
  const differences = (theme: BriefingTheme): string[] => {
    const answers = say.answers(theme)
    if (!answers) return []
    const said = answers.said.flatMap(({ text, credit, about }) => [
      ours('Small', about.join(' · ')),
      quoted('Quote', text, [say.signed(credit)]),
    ])
    return [
      ours('Heading3', words.differ),
      ...texts(answers.stands),
      ...(said.length ? said : [ours('BodyText', words.nobodyDiffers)]),
    ]
  }
  const item = (name: string, rest: string) =>
    paragraph('ListBullet', words.dir, sentence(name, words.dir, { bold: true }) + sentence(rest, words.dir))
  /** The heading comes first in the contents, too, so its parts are made after it. */
  const section = (title: string, isThere: boolean, parts: () => readonly string[]) =>
    isThere ? [heading(1, title, words.dir), ...parts()] : []
  return [
    ...section(words.asked, say.asked.length + say.askedAt.length > 0, () => [
      ...say.asked.map(({ when, question, minutes }) => item(`${when}: `, `${question} (${minutes})`)),
      ...say.askedAt.map(({ when, question }) => item(`${when}: `, question)),
    ]),
    ...section(words.made, true, () => texts(say.made)),
    ...section(words.voices, say.voices.length > 0, () => texts(say.voices)),
    ...section(words.counted, say.counted.length > 0, () => [
      ours('BodyText', words.countedIntro),
      ...say.counted.map((line) => item('', line)),
    ]),
    ...section(words.heldBack, true, () => texts(say.heldBack)),
    ...section(words.themes, themes.length > 0, () =>
      themes.flatMap(({ theme, notes }) => [
        heading(2, mark(theme.name || words.untitled), directionOf(theme.name, words.dir)),
        ...(theme.description ? [ownParagraph('BodyText', theme.description, words.dir)] : []),
        ours('Small', say.madeOf(theme)),
        ...say
          .partsToTell(theme)
          .flatMap(({ name, text }) => [ours('Small', name), ownParagraph('BodyText', text, words.dir)]),
        ...notes.map(quotation),
        ...differences(theme),
      ]),
    ),
    ...section(words.ungathered, ungathered.length > 0, () => [
      ours('BodyText', words.ungatheredIntro),
      ...ungathered.flatMap(({ tableId, rounds }) => [
        heading(2, say.tableName(tableId), words.dir),
        ...rounds.flatMap(({ round, notes }) => [ours('Heading3', words.round(round + 1)), ...notes.map(quotation)]),
      ]),
    ]),
    ...section(words.recaps, recaps.length > 0, () => [
      ours('BodyText', words.recapsIntro),
      ...recaps.flatMap((recap) => [ownParagraph('Quote', recap.text, words.dir), ours('Small', say.place(recap))]),
    ]),
    ...section(words.recommend, say.recommended.length > 0, () => [
      ours('BodyText', words.recommendIntro),
      ...say.recommended.flatMap(({ theme, texts }) => [
        ours('Heading3', theme ?? words.recommendElse),
        ...texts.map((text) => ownParagraph('Quote', text, words.dir)),
      ]),
    ]),
    ...section(words.takeOn, commitments.length > 0, () => [
      ours('BodyText', words.takeOnIntro),
      ...commitments.map(({ text, when, credit }) =>
        quoted('Quote', text, [say.signed(credit), ...(when ? [say.byWhen(when)] : [])]),
      ),
    ]),
    ...section(words.lenses, say.lenses.length > 0, () => [
      ours('BodyText', words.lensesIntro),
      ...say.lenses.flatMap(({ name, after, items }) => [
        ours('Heading3', name),
        ...(after ? [ours('Small', after)] : []),
        ...items.map((one) => item(`${one.name}: `, one.speaks)),
      ]),
    ]),
    ...section(words.missing, true, () => [
      ours('BodyText', say.missingIntro),
      ...say.missing.map(({ name, where }) => item(`${name}: `, where)),
      ...(namedMissing.length ? [ours('BodyText', words.missingNamed)] : []),
      ...namedMissing.flatMap((named) => [
        ownParagraph('Quote', named.text, words.dir),
        ours('Small', say.place(named)),
      ]),
    ]),
    ...section(words.glossary, true, () => say.terms.map(({ term, meaning }) => item(`${term}: `, meaning))),
    ...section(words.method, true, () => say.method.map((text) => item('', text))),
    ...section(words.howToRead, true, () => texts([...words.reading, words.signedAs])),
  ]
}

/** Each heading carries the mark by which the table of contents finds its page. */
function headingsOf({ headings }: Collected) {
  return (level: 1 | 2, text: string, dir: Direction): string => {
    const id = headings.length
    const anchor = `_Toc${String(id).padStart(6, '0')}`
    headings.push({ level, text, anchor })
    const marked = `<w:bookmarkStart w:id="${id}" w:name="${anchor}"/>${sentence(text, dir)}<w:bookmarkEnd w:id="${id}"/>`
    return paragraph(`Heading${level}`, dir, marked)
  }
}

/** Quotations further in than this would be too narrow to read on paper. */
const INSETS = ['Quote', 'Quote1', 'Quote2', 'Quote3'] as const

type Quoted = (style: Style, text: string, facts: readonly string[], lang?: string) => string

/** What people wrote, with what is told of it, first who signed it, in a footnote of its own. */
function quotesOf(words: ExportWords, { footnotes }: Collected): Quoted {
  return (style, text, facts, lang) => {
    const id = footnotes.length + 1
    const told = facts
      .map((fact, at) => sentence(at ? ` · ${fact}` : ` ${fact}`, words.dir, { bold: at === 0 }))
      .join('')
    footnotes.push(`<w:footnote w:id="${id}">${paragraph('FootnoteText', words.dir, OWN_NUMBER + told)}</w:footnote>`)
    const number = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
    return ownParagraph(style, text, words.dir, lang, number)
  }
}

function quotationsOf(say: Phrases, words: ExportWords, quoted: Quoted) {
  return ({ note, depth, continues, alsoIn }: Placed): string => {
    const facts = [
      ...credit(note, say, words),
      ...(continues ? [say.continues(continues)] : []),
      ...(alsoIn.length ? [say.alsoIn(alsoIn)] : []),
      ...say.way(note),
    ]
    return quoted(INSETS[Math.min(depth, 3)] ?? 'Quote3', note.text, facts, note.lang)
  }
}

const OWN_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'

function credit(note: BriefingNote, say: Phrases, words: ExportWords): string[] {
  const { kind, label } = note.credit
  // A note that is signed by its table needs the table's name once.
  if (kind === 'table') return [say.place(note)]
  return [kind === 'nobody' ? words.unsigned : mark(label), say.place(note)]
}

/** The lines that part the footnotes from the text; every document has to say them. */
const RULES = ['separator', 'continuationSeparator']
  .map(
    (type, at) =>
      `<w:footnote w:type="${type}" w:id="${at - 1}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`,
  )
  .join('')

const page = ({ dir }: ExportWords): string =>
  `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1304" w:bottom="1134" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/>${dir === 'rtl' ? '<w:bidi/>' : ''}</w:sectPr>`

export const footerOf = ({ dir }: ExportWords): string =>
  `${XML}<w:ftr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>${dir === 'rtl' ? '<w:bidi/>' : ''}</w:pPr>${field('PAGE')}</w:p></w:ftr>`

/** Title and language, and when the café was: of who made the file it says nothing. */
export function propertiesOf({ cafe }: BriefingSource, { lang, briefing }: ExportWords): string {
  const at = cafe.startsAt === null ? '' : new Date(cafe.startsAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const created = at && `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(cafe.title)}</dc:title><dc:subject>${briefing}</dc:subject>${created}<dc:language>${lang}</dc:language></cp:coreProperties>`
}
