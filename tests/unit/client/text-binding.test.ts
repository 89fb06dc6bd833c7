import { stepsBetween } from '@tablecloth/shared/merge-text.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { atMost, bindText, bothChanges, shiftedCaret, type TextField } from '../../../client/board/text-binding.ts'

/** A text field as far as a binding sees it. */
class Field implements TextField {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  #listeners = new Map<string, Set<(event: Event) => void>>()

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start
    this.selectionEnd = end
  }
  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.set(type, new Set([...(this.#listeners.get(type) ?? []), listener]))
  }
  removeEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.get(type)?.delete(listener)
  }
  emit(type: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(new Event(type))
  }
  type(words: string): void {
    const { value, selectionStart, selectionEnd } = this
    this.value = value.slice(0, selectionStart) + words + value.slice(selectionEnd)
    this.setSelectionRange(selectionStart + words.length, selectionStart + words.length)
    this.emit('input')
  }
}

function bound(words: string, caret = words.length, most = 2000) {
  const text = new Y.Doc().getText('words')
  text.insert(0, words)
  const field = new Field()
  const unbind = bindText(field, { text, most })
  field.setSelectionRange(caret, caret)
  return { text, field, unbind }
}

describe('a field and shared words', () => {
  test('what is typed is shared', () => {
    const { text, field } = bound('Two seats')
    field.type(', not one.')
    expect(text.toString()).toBe('Two seats, not one.')
  })

  test('a change from another device leaves the caret with its neighbours', () => {
    const { text, field } = bound('seats', 2)
    text.insert(0, 'Two ')
    expect(field.value).toBe('Two seats')
    expect(field.selectionStart).toBe(6)
    text.delete(7, 2)
    expect([field.value, field.selectionStart]).toEqual(['Two sea', 6])
  })

  test('[TH33] words that are too long wait whole, are told of, survive their field, and are merged once they fit', () => {
    const text = new Y.Doc().getText('words')
    text.insert(0, 'Money')
    const told: (number | null)[] = []
    const open = () => {
      const field = new Field()
      return { field, unbind: bindText(field, { text, most: 12, tooLong: (length) => told.push(length) }) }
    }
    const { field, unbind } = open()
    field.setSelectionRange(5, 5)
    field.type(', and hours of work')
    text.insert(0, 'Our ')
    expect([field.value, text.toString(), told]).toEqual(['Money, and hours of work', 'Our Money', [24]])
    unbind()
    const again = open()
    expect([again.field.value, text.toString(), told]).toEqual(['Money, and hours of work', 'Our Money', [24, 24]])
    again.field.value = 'Money!'
    again.field.setSelectionRange(6, 6)
    again.field.emit('input')
    expect(told).toEqual([24, 24, null])
    expect(again.field.value).toBe(text.toString())
    expect(text.toString()).toContain('Money!')
  })

  test('while an input method composes, nothing is written and nothing is changed under it', () => {
    const { text, field } = bound('ab', 2)
    field.emit('compositionstart')
    field.type('ん')
    text.insert(0, 'X')
    expect(field.value).toBe('abん')
    expect(text.toString()).toBe('Xab')
    field.emit('compositionend')
    expect(text.toString()).toBe('Xabん')
    expect(field.value).toBe('Xabん')
  })

  test('characters that no note may hold are left out of what is pasted, and the caret stays', () => {
    const { text, field } = bound('')
    field.type('a\u202eb\u0007\r\nc')
    expect(text.toString()).toBe('ab\nc')
    expect(field.value).toBe('ab\nc')
    expect(field.selectionStart).toBe(4)
  })

  test('a note holds no more than its bound, and no half characters', () => {
    const { text, field } = bound('', 0, 5)
    field.type('abcd👍')
    expect(text.toString()).toBe('abcd')
    expect(field.value).toBe('abcd')
  })

  test('a note begins with its first visible character', () => {
    const text = new Y.Doc().getText('words')
    const begun: string[] = []
    const field = new Field()
    bindText(field, {
      text: null,
      most: 2000,
      begin(words) {
        begun.push(words)
        text.insert(0, words)
        return text
      },
    })
    field.type(' ')
    expect(begun).toEqual([])
    field.type('T')
    field.type('wo')
    expect(begun).toEqual([' T'])
    expect(text.toString()).toBe(' Two')
  })

  test('after it is let go the field writes nothing any more', () => {
    const { text, field, unbind } = bound('a')
    unbind()
    field.type('b')
    expect(text.toString()).toBe('a')
  })
})

describe('carets and changes on both sides', () => {
  test('a caret within what was dropped goes to where it was', () => {
    expect(shiftedCaret(4, [{ keep: 2 }, { drop: 5 }])).toBe(2)
  })

  test('a change of one side alone is that change', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (base, other) => {
        expect(bothChanges(base, other, base)).toBe(other)
        expect(bothChanges(base, base, other)).toBe(other)
      }),
    )
  })

  test('what both sides wrote apart from one another is kept', () => {
    expect(bothChanges('one two', 'zero one two', 'one two three')).toBe('zero one two three')
  })

  test('a caret never leaves the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), fc.nat(20), (before, after, place) => {
        const caret = Math.min(place, before.length)
        const shifted = shiftedCaret(caret, stepsBetween(before, after))
        expect(shifted).toBeGreaterThanOrEqual(0)
        expect(shifted).toBeLessThanOrEqual(after.length)
      }),
    )
  })

  test('a cut text has no half characters', () => {
    expect(atMost('a👍', 2)).toBe('a')
    expect(atMost('a👍', 3)).toBe('a👍')
  })
})
