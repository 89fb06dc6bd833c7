import { readThemes } from '@tablecloth/shared/harvest/themes.ts'
import { type Entropy, makeId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import * as Y from 'yjs'
import { atMost } from '../../board/text-binding.ts'
import { gatherHistoryOf } from './gather-history.ts'

export const noteRef = (tableId: string, noteId: string) => `${tableId}/${noteId}`

export function splitRef(ref: string): { tableId: string; noteId: string } {
  const at = ref.indexOf('/')
  return { tableId: ref.slice(0, at), noteId: ref.slice(at + 1) }
}

/** An id that sorts by when it was made, so that themes stand in one order on every screen and stay there. */
export const themeId = (now: number, entropy: Entropy): string =>
  `t${now.toString(36).padStart(9, '0')}${makeId(entropy, 8)}`

/** A theme with its name and its first notes. The seam for whatever makes themes of several notes. */
export function createTheme(doc: Y.Doc, id: string, name: string, refs: readonly string[] = []): void {
  gatherHistoryOf(doc).take('made', (hand) => hand.make(id, { name: nameFrom(name), description: '', notes: refs }))
}

const nameFrom = (name: string): string => atMost(tidyLine(withoutFaults(name)), LIMITS.themeName)

/** The shared words of a theme; `null` when somebody has taken it away. */
export function themeText(doc: Y.Doc, id: string, field: 'name' | 'description'): Y.Text | null {
  const theme: unknown = doc.getMap('themes').get(id)
  const text: unknown = theme instanceof Y.Map ? theme.get(field) : null
  return text instanceof Y.Text ? text : null
}

/** The records that are read as this theme: itself, and what was brought into it. */
function members(doc: Y.Doc, id: string): string[] {
  const theme = readThemes(doc.getMap('themes').toJSON()).find((one) => one.id === id)
  return theme ? [id, ...theme.parts.map((part) => part.id)] : []
}

/** Puts notes into a theme. They stay wherever else they stand. */
export function putInto(doc: Y.Doc, id: string, refs: readonly string[]): void {
  const there = new Set(readThemes(doc.getMap('themes').toJSON()).find((one) => one.id === id)?.notes)
  gatherHistoryOf(doc).take('put', (hand) => {
    for (const ref of refs) if (!there.has(ref)) hand.put(id, ref)
  })
}

/** Takes a note out of a theme, and of what was brought into it; the note itself is not touched. */
export function takeOut(doc: Y.Doc, id: string, ref: string): void {
  const all = members(doc, id)
  gatherHistoryOf(doc).take('out', (hand) => {
    for (const member of all) hand.takeOut(member, ref)
  })
}

/** Takes away a theme that holds nothing; answers whether it did. */
export function deleteTheme(doc: Y.Doc, id: string): boolean {
  const theme = readThemes(doc.getMap('themes').toJSON()).find((one) => one.id === id)
  if (!theme || theme.notes.length > 0 || theme.parts.length > 0) return false
  gatherHistoryOf(doc).take('removed', (hand) => hand.remove(id))
  return true
}

/** Brings a theme into another, whose name and words stand for both. Nothing of either is deleted. */
export function bringInto(doc: Y.Doc, id: string, into: string): void {
  if (id === into) return
  gatherHistoryOf(doc).take('merged', (hand) => hand.place(id, into))
}

/** A theme that was brought into another stands by itself again, with what lay within it before. */
export function takeApart(doc: Y.Doc, head: string, part: string): void {
  gatherHistoryOf(doc).take('apart', (hand) => {
    hand.place(part, undefined)
    // Where two were brought into each other, the other way is read as soon as the one is gone.
    hand.place(head, undefined)
  })
}

/** A new theme of some notes of another, which stay there too, or do not. */
export function splitOff(
  doc: Y.Doc,
  { from, id, name, refs, move }: { from: string; id: string; name: string; refs: readonly string[]; move: boolean },
): void {
  const all = move ? members(doc, from) : []
  gatherHistoryOf(doc).take('split', (hand) => {
    hand.make(id, { name: nameFrom(name), description: '', notes: refs })
    for (const member of all) for (const ref of refs) hand.takeOut(member, ref)
  })
}

/** How many themes the café holds, those within others too. */
export const themesHeld = (doc: Y.Doc): number => doc.getMap('themes').size
