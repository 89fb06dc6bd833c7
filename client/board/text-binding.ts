import { mergeText, type Step, stepsBetween } from '@tablecloth/shared/merge-text.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import type * as Y from 'yjs'
import { OWN } from '../connection/shared-document.ts'

/** Where a caret stands after a text has changed by these steps: what is written at the caret itself goes after it. */
export function shiftedCaret(caret: number, steps: readonly Step[]): number {
  let at = 0
  let shifted = caret
  for (const step of steps) {
    if ('keep' in step) at += step.keep
    else if ('write' in step) {
      if (at < shifted) shifted += step.write.length
      at += step.write.length
    } else {
      shifted -= Math.max(0, Math.min(step.drop, shifted - at))
    }
  }
  return shifted
}

/** Both changes of one text: what I made of `base` is done again on what they made of it. */
export function bothChanges(base: string, mine: string, theirs: string): string {
  const theirSteps = stepsBetween(base, theirs)
  let result = theirs
  let at = 0
  let drift = 0
  for (const step of stepsBetween(base, mine)) {
    if ('keep' in step) {
      at += step.keep
      continue
    }
    const place = shiftedCaret(at, theirSteps) + drift
    if ('write' in step) {
      result = result.slice(0, place) + step.write + result.slice(place)
      drift += step.write.length
    } else {
      const end = Math.max(place, shiftedCaret(at + step.drop, theirSteps) + drift)
      result = result.slice(0, place) + result.slice(end)
      drift -= end - place
      at += step.drop
    }
  }
  return result
}

/** Cut at a bound, never through a character. */
export function atMost(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

export interface TextField {
  value: string
  selectionStart: number
  selectionEnd: number
  setSelectionRange(start: number, end: number): void
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
}

interface BindingOptions {
  most: number
  /** The shared words; `null` while there is no note yet. */
  text: Y.Text | null
  /** The first words: makes the note and gives its shared words. */
  begin?: (words: string) => Y.Text | null
  /** Words that are too long wait in the field, whole, instead of being cut; told their length, and `null` once they fit. */
  tooLong?: (length: number | null) => void
  /** Told after each change with what stands there now. */
  changed?: (words: string) => void
}

/** Words that were too long when their field went, for when it is there again. */
const left = new WeakMap<Y.Text, string>()

/**
 * Keeps a text field and shared words the same. Only their author writes them, but maybe on two devices: a change from
 * elsewhere leaves the caret with its neighbours, and waits while an input method is composing.
 */
export function bindText(field: TextField, { text, begin, changed, tooLong, most }: BindingOptions): () => void {
  let bound = text
  let composing = false
  let waiting = false
  let synced = bound?.toString() ?? ''

  const read = () => {
    if (composing || waiting || !bound) return
    const words = bound.toString()
    if (field.value !== words) {
      const steps = stepsBetween(field.value, words)
      const [start, end] = [field.selectionStart, field.selectionEnd]
      field.value = words
      field.setSelectionRange(shiftedCaret(start, steps), shiftedCaret(end, steps))
    }
    synced = words
    changed?.(words)
  }

  const write = () => {
    if (composing) return
    const length = withoutFaults(field.value).length
    if (tooLong && length > most) {
      waiting = true
      return tooLong(length)
    }
    if (waiting) tooLong?.(null)
    waiting = false
    const clean = atMost(withoutFaults(field.value), most)
    if (clean !== field.value) {
      const caret = atMost(withoutFaults(field.value.slice(0, field.selectionStart)), most).length
      field.value = clean
      field.setSelectionRange(caret, caret)
    }
    if (!bound) {
      if (clean.trim() === '') return
      bound = begin?.(clean) ?? null
      bound?.observe(observe)
      synced = bound?.toString() ?? ''
    }
    const shared = bound
    if (shared) {
      const words = shared.toString() === synced ? clean : atMost(bothChanges(synced, clean, shared.toString()), most)
      shared.doc?.transact(() => mergeText(shared, words, field.selectionStart), OWN)
      synced = clean
      if (words !== clean) read()
    }
    synced = field.value
    changed?.(field.value)
  }

  const observe = (event: Y.YTextEvent) => {
    // Own typing is already in the field; undo and other devices are not.
    if (event.transaction.origin !== OWN || field.value !== event.target.toString()) read()
  }
  const compositionStart = () => {
    composing = true
  }
  const compositionEnd = () => {
    composing = false
    write()
  }

  if (bound) {
    field.value = left.get(bound) ?? synced
    left.delete(bound)
    bound.observe(observe)
  }
  field.addEventListener('input', write)
  field.addEventListener('compositionstart', compositionStart)
  field.addEventListener('compositionend', compositionEnd)
  if (bound && field.value !== synced) write()
  return () => {
    if (composing) compositionEnd()
    if (waiting && bound) left.set(bound, field.value)
    bound?.unobserve(observe)
    field.removeEventListener('input', write)
    field.removeEventListener('compositionstart', compositionStart)
    field.removeEventListener('compositionend', compositionEnd)
  }
}
