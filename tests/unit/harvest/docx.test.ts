import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { describe, expect, test } from 'vitest'
import { fullCafe, KEPT_BACK, UNCHOSEN } from './a-full-cafe.ts'
import { briefing, info, note } from './a-harvest.ts'
import { find, parseXml, type ReadParagraph, readDocx } from './read-docx.ts'

const write = (source = briefingOf(fullCafe()), lang = 'en') =>
  FORMATS.docx?.write(source, { words: exportWords([lang]) }) as Buffer
const read = (...args: Parameters<typeof write>) => readDocx(write(...args))

describe('a whole briefing', () => {
  test.each(['en', 'ar'])('[HA67] in %s reads as the copy that was looked through', async (lang) => {
    const source = briefingOf(fullCafe())
    const options = { words: exportWords([lang]) }
    for (const [extension, { write }] of Object.entries(FORMATS)) {
      const written = write(source, options)
      const text = typeof written === 'string' ? written : outline(readDocx(written))
      await expect(text).toMatchFileSnapshot(
        `golden/briefing.${lang}.${extension}${extension === 'docx' ? '.txt' : ''}`,
      )
    }
  })
})

/** A document as text: each paragraph's style, direction and words, then the credits. */
function outline({ paragraphs, footnotes }: ReturnType<typeof readDocx>): string {
  const line = ({ style, bidi, text, footnotes }: ReadParagraph) =>
    `${style}${bidi ? ' ←' : ''}: ${text.replaceAll('\n', '⏎')}${footnotes.map((id) => `[${id}]`).join('')}`
  return `${[...paragraphs.map(line), ...[...footnotes].map(([id, foot]) => `[${id}] ${line(foot)}`)].join('\n')}\n`
}

describe('the document for word processors', () => {
  test('[HA60] has headings by rank: what was asked, themes, the ungathered by table and round, who was missing', () => {
    const outline = read()
      .paragraphs.filter(({ style }) => /^(?:Title|Heading)/.test(style))
      .map(({ style, text }) => `${style.replace(/\D/g, '') || '0'} ${text.replace(/[\u200E\u200F]/g, '')}`)
    expect(outline).toEqual([
      '0 Allies at one table',
      '1 What was asked',
      '1 How it was made',
      '1 Voices in the room',
      '1 What is not in here',
      '1 Themes',
      '2 Money that says we mean it',
      '3 Where we differ',
      '2 قبل القرار لا بعده',
      '2 A theme without a name',
      '1 Not yet gathered',
      '2 Garden',
      '3 Round 2',
      '1 What the tables passed on',
      '1 What should follow',
      '3 Money that says we mean it',
      '3 قبل القرار لا بعده',
      '3 From no theme in particular',
      '1 What we take on',
      '1 Through a lens',
      '3 Principles of feminist allyship',
      '3 عدسة أربعة',
      '1 Who was missing',
      '1 Words used here',
      '1 The method',
      '1 How to read this',
    ])
  })

  test('[HA60] uses only styles that it describes, each of them once', () => {
    const { files, paragraphs, footnotes } = read()
    const described = find(parseXml(files.get('word/styles.xml') ?? ''), 'w:style').map(
      (one) => one.attributes['w:styleId'],
    )
    expect(new Set(described).size).toBe(described.length)
    const used = [...paragraphs, ...footnotes.values()].map(({ style }) => style)
    for (const style of used) expect(described).toContain(style)
  })

  test('[HA61] has a field for its contents, whose links all lead to a heading, in their order', () => {
    const document = parseXml(read().files.get('word/document.xml') ?? '')
    expect(find(document, 'w:instrText').flatMap(({ children }) => children)).toEqual([' TOC \\o "1-2" \\h \\z \\u '])
    const links = find(document, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
    const marks = find(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    expect(links).toHaveLength(18)
    expect(links).toEqual(marks)
  })

  test('[HA62] gives each quotation its credit as a footnote, and each footnote to one quotation', () => {
    const { paragraphs, footnotes } = read()
    const hung = paragraphs.flatMap((paragraph) => paragraph.footnotes)
    expect([...hung].sort()).toEqual([...footnotes.keys()].sort())
    const credits = [...footnotes.values()].map(({ text }) => text.replace(/[\u200E\u200F]/g, ''))
    expect(credits.slice(0, 3)).toEqual([
      ' Heron · Window, round 1 · 7 dots · This moves me: 4 · I know this too: one or two · A thread to a note of الموقد, round 1: “Both say: money first”',
      ' Northgate Council · الموقد, round 1 · Also in: قبل القرار لا بعده · 1 dot · Taken along to Window, round 2 · A thread to a note of Window, round 1: “Both say: money first”',
      ' Unsigned · الموقد, round 1',
    ])
  })

  test('[HA63] sets every quotation in its own direction and language, and claims none that nobody gave', () => {
    const quotes = read().paragraphs.filter(({ footnotes }) => footnotes.length)
    expect(quotes.map(({ bidi, languages }) => [bidi, languages])).toEqual([
      [false, ['en']],
      [false, []],
      [false, []],
      [false, []],
      [true, []],
      [false, []],
      [false, []],
      [false, []],
      [true, ['ar']],
      [false, ['es']],
      [true, []],
      [false, []],
      [true, []],
    ])
    const bad = read(briefing({ notes: [note('a-note-00', { lang: 'no tag"' })] })).paragraphs
    expect(bad.flatMap(({ languages }) => languages)).toEqual([])
  })

  test('[HA63] runs from right to left in Arabic, page and text', () => {
    const { files, paragraphs } = read(briefingOf(fullCafe()), 'ar')
    const [section] = find(parseXml(files.get('word/document.xml') ?? ''), 'w:sectPr')
    expect(section && find(section, 'w:bidi')).toHaveLength(1)
    const ours = paragraphs.filter(({ style }) => ['Heading1', 'TOC1', 'TOC2', 'ListBullet'].includes(style))
    expect(ours.filter(({ bidi }) => !bidi)).toEqual([])
    expect(files.get('docProps/core.xml')).toContain('<dc:language>ar</dc:language>')
    expect(files.get('word/styles.xml')).toContain('w:bidi="ar"/></w:rPr></w:rPrDefault>')
  })

  test('[HA64] tells its title, language and day, and of its maker nothing', () => {
    const core = parseXml(read().files.get('docProps/core.xml') ?? '')
    const told = core.children.flatMap((child) => (typeof child === 'string' ? [] : [[child.name, ...child.children]]))
    expect(told).toEqual([
      ['dc:title', 'Allies at one table'],
      ['dc:subject', 'Briefing'],
      ['dcterms:created', '2026-11-21T14:00:00Z'],
      ['dc:language', 'en'],
    ])
  })

  test('[HA64] holds text and its looks: no macro, no picture, no object, nothing from elsewhere', () => {
    const { files } = read()
    expect([...files.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/footer.xml',
      'word/footnotes.xml',
      'word/numbering.xml',
      'word/settings.xml',
      'word/styles.xml',
    ])
    for (const xml of files.values())
      expect(xml).not.toMatch(/TargetMode|oleObject|w:drawing|w:object|attachedTemplate/)
  })

  test('[HA65] is the same bytes for the same briefing', () => {
    expect(write().equals(write())).toBe(true)
  })

  test('[HA31] [HA20] holds no word that was kept back and no name that was not chosen', () => {
    const text = [...read().files.values()].join('\n')
    for (const canary of [KEPT_BACK, ...UNCHOSEN, 'Canary', 'pid-']) expect(text).not.toContain(canary)
  })

  test('[HA66] leaves out what XML cannot hold and keeps all else, whatever people wrote', () => {
    const text = 'a\u0000b\u000Bc\uFFFEd\uFFFF\uD800e\u{1F9F5}\u200D\t\u0085f\n g'
    const { paragraphs } = read(
      briefing({ notes: [note('a-note-00', { text })], roots: { info: info({ title: text }) } }),
    )
    expect(paragraphs.find(({ footnotes }) => footnotes.length)?.text).toBe('abcd\uFFFDe\u{1F9F5}\u200D\tf\n g')
  })
})
