import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { lensItemId, lensMarkKey } from '@tablecloth/shared/harvest/lenses.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { asId, type LensId } from '@tablecloth/shared/ids.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { briefing, info, note } from './a-harvest.ts'
import { HARMFUL, PAYLOADS } from './payloads.ts'
import { readCsv, readQuotes } from './read-back.ts'
import { find, parseXml, readDocx } from './read-docx.ts'

const words = exportWords(['en'])

/** The same words wherever people can write any. */
const everywhere = (text: string): BriefingSource =>
  briefing({
    notes: [note('a-note-00', { text, lang: text }), note('b-note-00', { text, buildsOn: 'a-note-00', createdAt: 1 })],
    authors: { 'pid-heron': { name: text, organisation: text, credit: 'name' } },
    themes: [{ id: 'th1', name: text, description: text, notes: ['t0/a-note-00'] }],
    said: {
      answers: {},
      differences: {
        d1: { themeId: 'th1', answer: 'object', text, credit: { kind: 'name', label: text }, version: '' },
        d2: { themeId: 'th1', answer: 'differ', text, credit: { kind: 'organisation', label: text }, version: '' },
      },
      commitments: { c1: { text, when: text, credit: { kind: 'name', label: text } } },
      present: { people: 2 },
    },
    recommendations: { r1: { text, theme: 'th1' }, r2: { text, theme: 'gone' } },
    lensMarks: { [lensMarkKey('th1', 'l1', lensItemId(text))]: true },
    recaps: [{ tableId: 't0', round: 0, text }],
    roots: {
      info: info({ title: text, purpose: text, checkIn: { question: text, minutes: 5 } }),
      tables: { t0: { name: text, order: 0, doc: '', question: text }, t1: { name: text, order: 1, doc: '' } },
      rounds: { '0': { question: text, minutes: 20 } },
      lenses: { [asId<LensId>('l1')]: { name: text, items: [text], order: 0 } },
      perspectives: {
        a: { name: text, sensitive: false, order: 0 },
        b: { name: text, sensitive: false, order: 1 },
      },
      people: { p: { name: text, languages: [], shown: ['a'] } },
    },
  })

/** Of all quotations, without their insets, and without the credits of those that continue another. */
const quotedLines = (markdown: string) =>
  markdown
    .split('\n')
    .flatMap((line) => /^(?:> ?)+(.*)$/s.exec(line)?.[1] ?? [])
    .filter((line) => !line.startsWith('— **'))

const OWN_TAGS =
  'html|head|meta|title|style|body|main|header|footer|section|div|p|span|bdi|b|h1|h2|h3|h4|ul|ol|li|figure|figcaption|blockquote'
const ATTRIBUTE = ' (?:class="[a-z0-9 -]+"|dir="(?:auto|ltr|rtl)"|lang="[A-Za-z0-9-]+")'
const TAG = new RegExp(`^</?(?:${OWN_TAGS})(?:${ATTRIBUTE})*>$`)

function faultsOfPage(html: string): string[] {
  const [, head = '', body = ''] = /^(.*?<\/style>)(.*)$/s.exec(html) ?? []
  const title = /<title>(.*?)<\/title>/s.exec(head)?.[1] ?? ''
  const tags = body.match(/<[^>]*>?/g) ?? []
  return [
    ...tags.filter((tag) => !TAG.test(tag)),
    // Outside of tags there may be no bracket at all, and no quote that could close an attribute.
    ...(body.replace(/<[^>]*>/g, '').match(/[<>"']/g) ?? []),
    ...(title.match(/[<>]/g) ?? []),
    ...(head.replace(title, '').match(/<(?:script|link|base|img)|url\(|@import|https?:/g) ?? []),
  ]
}

/** Marks that still mean something once the escaped ones are taken away. */
const livingMarks = (line: string) =>
  line
    .replace(/ {2}$/, '')
    .replace(/\\[!-/:-@[-`{-~]/g, 'x')
    .match(/[\\`*_{}[\]#|~$<>]|&(?!lt;|gt;|amp;)#?\w+;|^(?:[-+] |[-=:]|\d{1,9}[.)])|^[ \t]/g) ?? []

/** What a document may hold: elements of ours, fields that are our own, and no way out of the file. */
function faultsOfDocx(bytes: Buffer, harmless: ReadonlyMap<string, number>): string[] {
  const { files } = readDocx(bytes)
  return [...files].flatMap(([name, xml]) => {
    const root = parseXml(xml)
    const fields = find(root, 'w:instrText').map(({ children }) => children.join(''))
    return [
      ...(countElements(root) === harmless.get(name) ? [] : [`${name} has other elements than for harmless words`]),
      ...fields.filter((field) => field !== ' PAGE ' && field !== ' TOC \\o "1-2" \\h \\z \\u '),
      ...find(root, 'Relationship').flatMap(({ attributes: { TargetMode = [], Target = '' } }) => [
        ...TargetMode,
        ...(/^(?:word|docProps)?\/?[a-z]+\.xml$/.test(Target) ? [] : [Target]),
      ]),
    ]
  })
}

/** Leaves aside what only says how words stand: runs, their looks, breaks and tabs. */
const countElements = (root: ReturnType<typeof parseXml>): number =>
  root.children.reduce<number>((sum, child) => {
    if (typeof child === 'string' || child.name === 'w:r') return sum
    return sum + (/^w:(?:bidi|pBdr)$/.test(child.name) ? 0 : 1 + countElements(child))
  }, 0)

const docxOf = (text: string) => FORMATS.docx?.write(everywhere(text), { words }) as Buffer
const HARMLESS = new Map(
  [...readDocx(docxOf('kind words')).files].map(([name, xml]) => [name, countElements(parseXml(xml))]),
)

/** So many are tried in one test. */
const SHARE = 30
const SHARES = Array.from({ length: Math.ceil(HARMFUL.length / SHARE) }, (_, n) => n * SHARE)

describe('words that mean harm', () => {
  test('[HA46] there are five hundred for all five forms', () => {
    expect(new Set(HARMFUL).size).toBeGreaterThanOrEqual(500)
  })

  test.each(SHARES)('[HA46] are inert in all five forms, from the %ith on', (from) => {
    for (const payload of HARMFUL.slice(from, from + SHARE)) {
      const source = everywhere(payload)
      const said = source.notes[0]?.text
      expect(faultsOfPage(htmlOf(source, { words })), payload).toEqual([])
      for (const { lines } of readQuotes(markdownOf(source, { words })))
        expect(lines.flatMap(livingMarks), payload).toEqual([])
      for (const cell of readCsv(csvOf(source, { words }).slice(1)).flat())
        expect(cell).not.toMatch(/^[\s\u200B]*[=+\-@＝＋－＠]|^[\t\r\n]/)
      expect(JSON.parse(jsonOf(source)).notes[0].text).toBe(said)
      expect(faultsOfDocx(docxOf(payload), HARMLESS), payload).toEqual([])
    }
  })

  test('there are enough of them', () => {
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length)
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(60)
  })

  test.each(PAYLOADS)('[HA44] add nothing to the page: %j', (payload) => {
    expect(faultsOfPage(htmlOf(everywhere(payload), { words }))).toEqual([])
  })

  test('[HA44] add nothing to the page, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PAYLOADS)), fc.string({ unit: 'binary' }), (parts, more) => {
        expect(faultsOfPage(htmlOf(everywhere(parts.join('') + more), { words }))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('[HA44] meet a page that lets nothing run or load, and leads nowhere', () => {
    const html = htmlOf(everywhere('https://evil.example mailto:a@evil.example'), { words })
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    )
    expect(html).not.toMatch(/href|src=|url\(|@import|@font-face/)
  })

  test.each(PAYLOADS)('[HA42] make no mark in Markdown: %j', (payload) => {
    const markdown = markdownOf(everywhere(payload), { words })
    const quotes = readQuotes(markdown)
    expect(quotes).toHaveLength(5)
    for (const { lines } of quotes) expect(lines.flatMap(livingMarks)).toEqual([])
    // What tables passed on, and what is recommended, stands in quotations without a credit.
    for (const line of quotedLines(markdown)) expect(livingMarks(line)).toEqual([])
    const headings = markdown.split('\n').filter((line) => /^ {0,3}(?:> ?)*#{1,6}(?: |$)/.test(line))
    expect(headings.map((line) => line.split(' ')[0])).toEqual([
      '#',
      '##',
      '##',
      '##',
      '##',
      '##',
      '###',
      '####',
      '##',
      '##',
      '###',
      '###',
      '##',
      '##',
      '###',
      '##',
      '##',
      '##',
      '##',
    ])
    // Headings, items and credits hold the same words on one line.
    for (const line of headings) expect(livingMarks(line.replace(/^#+ /, ''))).toEqual([])
  })

  test('[HA42] make no mark in Markdown, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PAYLOADS)), fc.string({ unit: 'binary' }), (parts, more) => {
        const quotes = readQuotes(markdownOf(everywhere(`x${parts.join('\n')}${more}`), { words }))
        expect(quotes).toHaveLength(5)
        for (const { lines } of quotes) expect(lines.flatMap(livingMarks)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
