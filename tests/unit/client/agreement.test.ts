import { describe, expect, test } from 'vitest'
import { draftOf, filled, rewritten, translated, wordsOf, writtenIn } from '../../../client/agreement/line-drafts.ts'
import { changesOf, type ReadLine, readLines } from '../../../client/agreement/reading.ts'

const LINES = ['Speak for yourself.', 'Nobody owes a story.']
const IN = { en: LINES, ar: ['تحدثوا عن أنفسكم.', ''] }
const line = (text: string): ReadLine => ({ key: `0 ${text}`, text })
const plain = (...texts: string[]): ReadLine[] => texts.map(line)

describe('an agreement as somebody reads it', () => {
  test('[HO119] is each line in the first of their languages in which it is written, with its language, else as it was written', () => {
    expect(readLines({ lines: LINES, in: IN }, ['ar', 'en'])).toEqual([
      { key: expect.any(String), text: 'تحدثوا عن أنفسكم.', lang: 'ar', original: 'Speak for yourself.' },
      { key: expect.any(String), text: 'Nobody owes a story.', lang: 'en' },
    ])
    expect(readLines({ lines: LINES, in: IN }, ['ar-EG'])[0]).toMatchObject({ lang: 'ar' })
    expect(readLines({ lines: LINES, in: IN }, ['en', 'ar']).map(({ lang }) => lang)).toEqual(['en', 'en'])
    expect(readLines({ lines: LINES, in: IN }, ['fr'])).toEqual(plain(...LINES))
    expect(readLines({ lines: LINES }, ['en'])).toEqual(plain(...LINES))
  })

  test('[HO115] tells lines apart that say the same', () => {
    const keys = readLines({ lines: ['Twice.', 'Once.', 'Twice.'] }, ['en']).map(({ key }) => key)
    expect(new Set(keys).size).toBe(3)
  })

  test('[HO119] names the base of a language only where nothing fits better', () => {
    const words = { lines: ['a'], in: { pt: ['b'], 'pt-BR': ['c'] } }
    expect(readLines(words, ['pt-BR'])[0]?.text).toBe('c')
    expect(readLines(words, ['pt-PT'])[0]?.text).toBe('b')
  })

  test('[HO115] is told as what is new, gone and changed, in the order of what stands, and a line that moved is the same', () => {
    expect(changesOf(plain('a', 'b', 'c'), plain('c', 'a', 'b'))).toEqual([])
    expect(changesOf(plain('a', 'b', 'c'), plain('new', 'a', 'other', 'c', 'last'))).toEqual([
      { kind: 'added', now: line('new') },
      { kind: 'changed', before: line('b'), now: line('other') },
      { kind: 'added', now: line('last') },
    ])
    expect(changesOf(plain('a', 'b'), plain('b'))).toEqual([{ kind: 'removed', before: line('a') }])
    expect(changesOf(plain('a'), [])).toEqual([{ kind: 'removed', before: line('a') }])
    expect(changesOf([], plain('a'))).toEqual([{ kind: 'added', now: line('a') }])
    expect(changesOf(plain('a', 'b'), plain('x', 'y', 'z')).map(({ kind }) => kind)).toEqual([
      'changed',
      'changed',
      'added',
    ])
  })
})

describe('an agreement that is edited', () => {
  test('[HO118] comes back as it went in, with its own language found', () => {
    expect(wordsOf(draftOf({ lines: LINES, in: IN }), 'en', ['en', 'ar'])).toEqual({ lines: LINES, in: IN })
    expect(writtenIn({ lines: LINES, in: IN })).toBe('en')
    expect(writtenIn({ lines: [...LINES, 'سطر جديد'], in: { en: [...LINES, ''] } })).toBe('en')
    expect(writtenIn({ lines: LINES })).toBeUndefined()
  })

  test('[HO118] says the own language of its lines only beside others', () => {
    const lines = draftOf({ lines: LINES })
    expect(wordsOf(lines, 'en', ['en'])).toEqual({ lines: LINES, in: {} })
    expect(wordsOf(lines, 'en', ['en', 'ar'])).toEqual({ lines: LINES, in: { en: LINES } })
    expect(wordsOf(lines, undefined, ['fr', 'ar'])).toEqual({ lines: LINES, in: {} })
  })

  test('[HO118] loses what a template gave in other languages with the words it gave it for, and nothing that somebody wrote', () => {
    const line = { key: 'k', text: 'Given', from: 'x', in: { ar: 'معطى', fr: 'donné' }, given: ['ar', 'fr'] }
    const own = translated(line, 'fr', 'à moi')
    expect(rewritten(own, 'Mine', 'en')).toEqual({ key: 'k', text: 'Mine', in: { fr: 'à moi', en: 'Mine' } })
  })

  test('[HO118] sends no line that is empty in every language, and keeps one that only a translation has', () => {
    const lines = [
      { key: 'a', text: ' ' },
      { key: 'b', text: '', in: { ar: 'سطر' } },
    ]
    expect(filled(lines).map(({ key }) => key)).toEqual(['b'])
  })
})
