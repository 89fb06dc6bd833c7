import { mergeText, stepsBetween } from '@tablecloth/shared/merge-text.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const words = fc.string({ unit: 'grapheme', maxLength: 40 })
const fewLetters = fc.string({ unit: fc.constantFrom('a', 'b', '👩🏽', '👨🏽', '‏', 'ن'), maxLength: 20 })

function textWith(value: string): Y.Text {
  const text = new Y.Doc().getText('words')
  text.insert(0, value)
  return text
}

describe('writing only what differs', () => {
  test('a shared text ends as the field reads', () => {
    fc.assert(
      fc.property(fc.oneof(words, fewLetters), fc.oneof(words, fewLetters), (before, after) => {
        const text = textWith(before)
        mergeText(text, after)
        expect(text.toString()).toBe(after)
      }),
    )
  })

  test('no step cuts a character in two', () => {
    fc.assert(
      fc.property(fewLetters, fewLetters, (before, after) => {
        let at = 0
        for (const step of stepsBetween(before, after)) {
          if ('write' in step) expect(step.write.isWellFormed()).toBe(true)
          else {
            const length = 'keep' in step ? step.keep : step.drop
            expect(before.slice(at, at + length).isWellFormed()).toBe(true)
            at += length
          }
        }
        expect(at).toBe(before.length)
      }),
    )
  })

  test('a letter typed among its likes is written where the caret stands', () => {
    expect(stepsBetween('aaa', 'aaaa', 2)).toEqual([{ keep: 1 }, { write: 'a' }, { keep: 2 }])
  })

  test('equal words write nothing', () => {
    const text = textWith('the same')
    let writes = 0
    text.doc?.on('update', () => {
      writes += 1
    })
    mergeText(text, 'the same')
    expect(writes).toBe(0)
  })
})
