import { type Entropy, makeId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import * as Y from 'yjs'
import { OWN } from '../../connection/shared-document.ts'

export const noteRef = (tableId: string, noteId: string) => `${tableId}/${noteId}`

export function splitRef(ref: string): { tableId: string; noteId: string } {
  const at = ref.indexOf('/')
  return { tableId: ref.slice(0, at), noteId: ref.slice(at + 1) }
}

/** An id that sorts by when it was made, so that themes stand in one order on every screen and stay there. */
export const themeId = (now: number, entropy: Entropy): string =>
  `t${now.toString(36).padStart(9, '0')}${makeId(entropy, 8)}`

/** A theme with its name and its first notes, in one transaction. */
export function createTheme(doc: Y.Doc, id: string, name: string, first: readonly string[] = []): void {
  doc.transact(() => {
    const notes = new Y.Map<true>()
    for (const ref of first) notes.set(ref, true)
    const theme = new Y.Map<Y.Text | Y.Map<true>>()
    theme.set('name', new Y.Text(tidyLine(withoutFaults(name)).slice(0, LIMITS.themeName)))
    theme.set('description', new Y.Text())
    theme.set('notes', notes)
    doc.getMap('themes').set(id, theme)
  }, OWN)
}

/** The shared words of a theme; `null` when somebody has taken it away. */
export function themeText(doc: Y.Doc, id: string, field: 'name' | 'description'): Y.Text | null {
  const theme: unknown = doc.getMap('themes').get(id)
  const text: unknown = theme instanceof Y.Map ? theme.get(field) : null
  return text instanceof Y.Text ? text : null
}

function notesOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const theme: unknown = doc.getMap('themes').get(id)
  const notes: unknown = theme instanceof Y.Map ? theme.get('notes') : null
  return notes instanceof Y.Map ? notes : null
}

/** Puts a note into a theme. It stays wherever else it stands. */
export function putInto(doc: Y.Doc, id: string, ref: string): void {
  const notes = notesOf(doc, id)
  if (notes && !notes.has(ref)) doc.transact(() => notes.set(ref, true), OWN)
}

/** Takes a note out of a theme; the note itself is not touched. */
export function takeOut(doc: Y.Doc, id: string, ref: string): void {
  const notes = notesOf(doc, id)
  if (notes?.has(ref)) doc.transact(() => notes.delete(ref), OWN)
}

/** Takes away a theme that holds nothing; answers whether it did. */
export function deleteTheme(doc: Y.Doc, id: string): boolean {
  if (notesOf(doc, id)?.size !== 0) return false
  doc.transact(() => doc.getMap('themes').delete(id), OWN)
  return true
}
