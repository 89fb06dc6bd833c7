import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { EXPORT_LANGUAGES, type ExportWords, exportWords } from '@tablecloth/shared/harvest/words.ts'
import { describe, expect, test } from 'vitest'
import { briefing, note } from './a-harvest.ts'

const en = exportWords(['en'])
const ar = exportWords(['ar'])

/** Every sentence of a language, the counted ones for many numbers. */
function sentences(words: ExportWords): string[] {
  const numbers = [0, 1, 2, 3, 10, 11, 25, 99, 100, 101, 102, 103, 1000]
  return [
    ...Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' && key !== 'lang' && key !== 'dir' ? [value] : [],
    ),
    ...Object.values(words.columns),
    ...Object.values(words.kinds),
    ...words.reading,
    ...numbers.flatMap((n) => [
      words.round(n),
      words.minutes(n),
      words.whoMet(n, n, n),
      words.notesHere(n, n),
      words.heldBackCount(n),
      words.place('T', n),
      words.stands(n, n),
      words.objected(n),
      words.saidDifferently(n),
      words.earlier(n),
    ]),
    words.voicesShown('T'),
    words.notAt('T'),
    words.byWhen('T'),
    words.alsoIn('T'),
    words.continuesSigned('T', 'T'),
    words.continuesUnsigned('T'),
  ]
}

describe('languages of the exports', () => {
  test('[HA50] are English and Arabic, the first that is asked for and known', () => {
    expect(EXPORT_LANGUAGES).toEqual(['en', 'ar'])
    expect(exportWords(['ur', 'ar-EG', 'en']).lang).toBe('ar')
    expect(exportWords(['EN-gb', 'ar']).lang).toBe('en')
    expect(exportWords(['toString', '__proto__', '']).lang).toBe('en')
    expect(exportWords([]).lang).toBe('en')
  })

  test.each([en, ar])('[HA50] $lang has every sentence, and no mark of Markdown or HTML in any', (words) => {
    for (const sentence of sentences(words)) {
      expect(sentence).not.toMatch(/^\s*$/)
      expect(sentence).not.toMatch(/[<>&"'*_[\]`|\\#~]|undefined|NaN/)
    }
  })

  test('[HA50] count as each language counts', () => {
    expect(en.minutes(1)).toBe('1 minute')
    expect(en.minutes(20)).toBe('20 minutes')
    expect([1, 2, 5, 20, 100].map(ar.minutes)).toEqual(['دقيقة واحدة', 'دقيقتان', '٥ دقائق', '٢٠ دقيقة', '١٠٠ دقيقة'])
    expect(en.heldBackCount(1)).toMatch(/^1 note is not in here/)
    expect(ar.whoMet(25, 5, 2)).toContain('٢٥ شخصًا حول ٥ طاولات، في جولتين')
  })

  test('[HA50] leave no English in an Arabic sentence, and the other way about', () => {
    for (const sentence of sentences(ar)) expect(sentence.replaceAll('T', '')).not.toMatch(/[A-Z]|[a-z]{3}|[0-9]/)
    for (const sentence of sentences(en)) expect(sentence).not.toMatch(/\p{Script=Arabic}/u)
  })

  test('[HA45] the page says its language and direction, and lets every text find its own', () => {
    const source = briefing({
      notes: [note('a-note-00', { text: 'نُدعى بعد القرار.', lang: 'ar' }), note('b-note-00', { lang: 'no tag"' })],
    })
    expect(htmlOf(source, { words: ar })).toContain('<html lang="ar" dir="rtl">')
    const html = htmlOf(source, { words: en })
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('dir="auto" lang="ar">نُدعى بعد القرار.</blockquote>')
    expect(html).toContain('dir="auto">words of b-note-00</blockquote>')
    expect(html).toContain('<bdi>Heron</bdi>')
  })

  test('[HA43] names of the other direction are isolated in Markdown, others left as they are', () => {
    const source = briefing({
      notes: [note('a-note-00'), note('b-note-00', { author: 'pid-rumman', createdAt: 1 })],
      authors: {
        'pid-heron': { name: 'Heron', organisation: '', credit: 'name' },
        'pid-rumman': { name: 'زهرة الرمان', organisation: '', credit: 'name' },
      },
    })
    const markdown = markdownOf(source, { words: en })
    expect(markdown).toContain('— **Heron** · North, round 1')
    expect(markdown).toContain('— **\u2068زهرة الرمان\u2069** · North, round 1')
    expect(markdownOf(source, { words: ar })).toContain('— **\u2068Heron\u2069** · \u2068North\u2069، الجولة ١')
  })
})
