import { lensItemId, lensMarkKey, lensMarks } from '@tablecloth/shared/harvest/lenses.ts'
import { readRecommendations, recommendedBy } from '@tablecloth/shared/harvest/recommendations.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setMark } from '../../../client/screens/harvest/lenses/marks.ts'
import {
  recommend,
  recommendationId,
  recommendationText,
  takeAway,
} from '../../../client/screens/harvest/recommendations.ts'

const THEMES = [
  { id: 'theme-aaaa', parts: [{ id: 'theme-part' }] },
  { id: 'theme-bbbb', parts: [] },
]
const ITEMS = ['power', 'strategy', 'security']

describe('marks through a lens', () => {
  test('[LE3] that people make and take back at once are all kept, in whatever order they arrive', () => {
    for (let seed = 0; seed < 60; seed++) {
      const rng = createRng(seed)
      const docs = [new Y.Doc(), new Y.Doc()]
      const last = new Map<string, Set<boolean>>()
      // Each marks another theme, so that every mark is one person's.
      for (const [who, doc] of docs.entries()) {
        const theme = THEMES[who] as (typeof THEMES)[0]
        for (let step = 0; step < 12; step++) {
          const [item, speaks] = [rng.pick(ITEMS), rng.int(2) === 1]
          setMark(doc, theme, 'cycles', item, speaks)
          last.set(`${theme.id} ${item}`, new Set([speaks]))
        }
      }
      const [a, b] = docs as [Y.Doc, Y.Doc]
      Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
      Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
      const marks = a.getMap('lensMarks').toJSON()
      expect(b.getMap('lensMarks').toJSON()).toEqual(marks)
      for (const theme of THEMES) {
        for (const item of ITEMS) {
          const speaks = last.get(`${theme.id} ${item}`)?.has(true) ?? false
          expect(lensMarks(marks, theme, 'cycles', item).length > 0).toBe(speaks)
        }
      }
    }
  })

  test('[LE2] that a part of a theme made are taken back with it', () => {
    const doc = new Y.Doc()
    doc.getMap('lensMarks').set(lensMarkKey('theme-part', 'cycles', 'power'), true)
    setMark(doc, THEMES[0] as (typeof THEMES)[0], 'cycles', 'power', false)
    expect(doc.getMap('lensMarks').size).toBe(0)
  })

  test('[LE5] do not speak of words that have changed', () => {
    const doc = new Y.Doc()
    const theme = THEMES[1] as (typeof THEMES)[0]
    setMark(doc, theme, 'lens-ours', lensItemId('Who pays?'), true)
    const marks = doc.getMap('lensMarks').toJSON()
    expect(lensMarks(marks, theme, 'lens-ours', lensItemId('Who pays?'))).toHaveLength(1)
    expect(lensMarks(marks, theme, 'lens-ours', lensItemId('Who gains?'))).toEqual([])
  })
})

describe('recommendations', () => {
  const steady = { bytes: (length: number) => new Uint8Array(length).fill(7) }
  const read = (doc: Y.Doc) => readRecommendations(doc.getMap('recommendations').toJSON())

  test('[LE7] are shared words under a theme, cut at what they hold, and go only when nothing is left of them', () => {
    const doc = new Y.Doc()
    const id = recommendationId(1000, steady)
    recommend(doc, id, 'theme-part', `  ${'x'.repeat(LIMITS.recommendation + 50)}`)
    expect(read(doc)[0]?.text).toHaveLength(LIMITS.recommendation)
    expect(recommendedBy(read(doc), THEMES[0] as (typeof THEMES)[0])).toHaveLength(1)
    expect(recommendedBy(read(doc), THEMES[1] as (typeof THEMES)[0])).toEqual([])
    expect(takeAway(doc, id)).toBe(false)
    recommendationText(doc, id)?.delete(0, LIMITS.recommendation)
    expect(takeAway(doc, id)).toBe(true)
    expect(read(doc)).toEqual([])
  })
})
