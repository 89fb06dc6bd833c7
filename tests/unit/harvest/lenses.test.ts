import { FORMATS } from '@tablecloth/server/harvest/formats.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { lensWords, toldLens } from '@tablecloth/shared/harvest/lens-words.ts'
import { BUILT_IN_LENSES, lensesOf, lensItemId, lensMarkKey, speakingTo } from '@tablecloth/shared/harvest/lenses.ts'
import { readExport } from '@tablecloth/shared/harvest/read-export.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { asId, type LensId } from '@tablecloth/shared/ids.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { describe, expect, test } from 'vitest'
import { fullCafe } from './a-full-cafe.ts'
import { type briefing, input, note } from './a-harvest.ts'
import { anExport } from './an-export.ts'
import { readDocx } from './read-docx.ts'

const words = exportWords(['en'])
const FORMS = Object.keys(FORMATS)

const written = (form: string, source: ReturnType<typeof briefing>, lang = 'en') => {
  const file = FORMATS[form]?.write(source, { words: exportWords([lang]) })
  return form === 'docx' ? [...readDocx(file as Buffer).files.values()].join('\n') : String(file)
}

describe('lenses', () => {
  test('[LE1] are the fourteen principles, the eleven strategies and the six cycles, in words of our own in each language, with their source', () => {
    const counts = BUILT_IN_LENSES.map(({ id, groups }) => [id, groups.flatMap(({ items }) => [...items]).length])
    expect(counts).toEqual([
      ['principles', 14],
      ['strategies', 11],
      ['cycles', 6],
    ])
    for (const language of ['en', 'ar']) {
      for (const lens of lensesOf({}).map((one) => toldLens(one, lensWords(language)))) {
        const items = lens.groups.flatMap((group) => group.items)
        const told = [lens.name, ...items.flatMap(({ name, about }) => [name, about])]
        expect(told.filter((text) => text.trim() === '')).toEqual([])
        expect(new Set(items.map(({ name }) => name)).size).toBe(items.length)
        expect(lens.source).toMatchObject({ author: expect.any(String), title: expect.any(String) })
        for (const text of told) expect(/\p{Script=Arabic}/u.test(text)).toBe(language === 'ar')
      }
    }
  })

  test('[LE2] show of each item which themes speak to it, a theme that was brought into another through that one', () => {
    const themes = [
      { id: 'theme-aaaa', parts: [{ id: 'theme-part' }] },
      { id: 'theme-bbbb', parts: [] },
    ]
    const marks = {
      [lensMarkKey('theme-part', 'cycles', 'power')]: true,
      [lensMarkKey('theme-gone', 'cycles', 'power')]: true,
      [lensMarkKey('theme-bbbb', 'cycles', 'security')]: true,
    }
    const speaking = (item: string) => speakingTo(marks, themes, 'cycles', item).map(({ id }) => id)
    expect([speaking('power'), speaking('security'), speaking('strategy')]).toEqual([
      ['theme-aaaa'],
      ['theme-bbbb'],
      [],
    ])
  })

  test('[LE3] a key says theme, lens and item, and the guard lets it through, of our lenses and of a café’s own', () => {
    const { key } = WRITES.harvest.roots.lensMarks as { key: RegExp }
    for (const { id, groups } of lensesOf({
      [asId<LensId>('lens-ours')]: { name: 'Ours', items: ['Who pays?'], order: 0 },
    })) {
      for (const item of groups.flatMap(({ items }) => items)) {
        expect(lensMarkKey('theme-aaaa', id, item.id)).toMatch(key)
      }
    }
    expect(lensItemId('Who pays?')).not.toBe(lensItemId('Who pays'))
  })

  test.each(FORMS)(
    '[LE6] in %s each lens that somebody took up is there whole, with what speaks to it and what nobody speaks to',
    (form) => {
      const text = written(form, briefingOf(fullCafe()))
      const [principles] = lensesOf({}).map((lens) => toldLens(lens, lensWords('en')))
      const items = principles?.groups.flatMap((group) => group.items) ?? []
      if (form === 'json') {
        const { lenses } = JSON.parse(text) as { lenses: { id: string; items: { id: string; themes: string[] }[] }[] }
        expect(lenses.map(({ id }) => id)).toEqual(['principles', 'lens-ours'])
        expect(lenses[0]?.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
        expect(lenses[0]?.items.filter(({ themes }) => themes.length).map(({ id }) => id)).toEqual([
          'trust',
          'access',
          'money',
        ])
      } else {
        for (const { name } of items) expect(text).toContain(name)
        expect(text).toContain('Who decides?')
        expect(text.split(words.nothingYet).length - 1).toBeGreaterThanOrEqual(12)
        // Of the cycles nothing but a theme that went speaks, so nobody has taken them up.
        expect(text).not.toContain(toldLens(lensesOf({})[2] as never, lensWords('en')).name)
      }
      if (form !== 'json')
        expect(written(form, briefingOf(fullCafe()), 'ar')).toContain(lensWords('ar').lenses.principles.name)
    },
  )

  test.each(FORMS)(
    '[LE7] in %s what was recommended stands under its theme, and under none where that theme is gone',
    (form) => {
      const text = written(form, briefingOf(fullCafe()))
      for (const told of [
        'Name one person who pays invoices',
        'أرسلوا الدعوة',
        'Ask each agency',
        'Meet again in spring.',
      ]) {
        expect(text.split(told).length - 1).toBe(1)
      }
      if (form === 'md') {
        const section = text.slice(text.indexOf(words.recommend), text.indexOf(words.takeOn))
        expect(section.indexOf('Ask each agency')).toBeLessThan(section.indexOf('أرسلوا الدعوة'))
        expect(section.indexOf(words.recommendElse)).toBeLessThan(section.indexOf('Meet again'))
      }
    },
  )

  test.each([
    ['is no theme of this file', 'recommendations.0.theme', { recommendations: [{ text: 'One', theme: 'gone' }] }],
    [
      'is no theme of this file',
      'lenses.0.items.0.themes.0',
      { lenses: [{ id: 'l', name: 'Ours', items: [{ id: 'i', text: 'One', themes: ['gone'] }] }] },
    ],
    ['comes with every café', 'lenses.0.id', { lenses: [{ id: 'no-lens', items: [] }] }],
    [
      'is no item of this lens',
      'lenses.0.items.0.id',
      { lenses: [{ id: 'cycles', items: [{ id: 'no-item', themes: [] }] }] },
    ],
    [
      'in an own lens, and in no other',
      'lenses.0.items.0.text',
      { lenses: [{ id: 'cycles', items: [{ id: 'power', text: 'Mine', themes: [] }] }] },
    ],
    [
      'the id of another one',
      'lenses.1.id',
      {
        lenses: [
          { id: 'cycles', items: [] },
          { id: 'cycles', items: [] },
        ],
      },
    ],
  ])('[LE9] a file is refused where a lens or a recommendation %s', (words, field, more) => {
    const read = readExport(JSON.stringify({ ...anExport(), ...more }))
    expect(read.ok ? null : read.error).toMatchObject({
      code: 'invalid',
      field,
      message: expect.stringContaining(words),
    })
  })

  test('[LE8] the method tells of what this café did, and of nothing that it did not do', () => {
    const bare = briefingOf(input({ notes: [note('a-note-00', { text: 'One' })] }))
    const text = written('md', bare)
    for (const part of ['cafe', 'notes', 'consent'] as const) expect(text).toContain(words.methods[part])
    for (const part of ['themes', 'answers', 'lenses', 'recommend', 'takeOn', 'counted', 'cafeOnce'] as const) {
      expect(text).not.toContain(words.methods[part])
    }
    const full = written('md', briefingOf(fullCafe()))
    for (const part of ['themes', 'answers', 'lenses', 'recommend', 'takeOn'] as const)
      expect(full).toContain(words.methods[part])
  })
})
