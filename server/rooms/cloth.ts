import type { HiddenNote } from '@tablecloth/shared/cafe/state.ts'
import type { ClothNote } from '@tablecloth/shared/harvest/note.ts'
import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import * as Y from 'yjs'

/** A table's document, read. `rounds` holds the round in which each note was first committed; the server writes it. */

const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')

export function readNote(doc: Y.Doc, noteId: string): Omit<HiddenNote, 'by' | 'at'> | null {
  const note = notesOf(doc).get(noteId)
  if (!(note instanceof Y.Map)) return null
  const { text, author, voice, createdAt, buildsOn, lang, credit, consent } = note.toJSON() as Record<
    string,
    string | number
  >
  return {
    text: String(text ?? ''),
    author: asId(String(author)),
    ...(voice ? { voice: asId(String(voice)) } : {}),
    createdAt: Number(createdAt),
    round: roundOf(doc, noteId),
    ...(buildsOn ? { buildsOn: String(buildsOn) } : {}),
    ...(lang ? { lang: String(lang) } : {}),
    ...(credit ? { credit: credit as Credit } : {}),
    ...(consent ? { consent: consent as Consent } : {}),
  }
}

const roundOf = (doc: Y.Doc, noteId: string): number => Number(doc.getMap('rounds').get(noteId) ?? 0)

/** All notes on a cloth that say something, oldest first. */
export function readCloth(doc: Y.Doc, tableId: TableId): ClothNote[] {
  const hearts = new Map<string, number>()
  for (const key of doc.getMap('reactions').keys()) {
    const noteId = key.slice(0, key.indexOf(':'))
    hearts.set(noteId, (hearts.get(noteId) ?? 0) + 1)
  }
  const notes: ClothNote[] = []
  for (const id of notesOf(doc).keys()) {
    const note = readNote(doc, id)
    if (!note?.text.trim()) continue
    const paper = paperOf(doc, id)
    // What a table's device wrote for somebody is theirs.
    const { voice, ...rest } = note
    const author = voice ?? note.author
    notes.push({ id, tableId, ...rest, author, reactions: hearts.get(id) ?? 0, ...(paper ? { paper } : {}) })
  }
  return notes.sort(byAge)
}

/** How many notes on a cloth say something, and the ids of the newest, oldest of them first; the others are not read further. */
export function glanceAt(doc: Y.Doc, most: number): { count: number; newest: string[] } {
  const written: Dated[] = []
  for (const [id, note] of notesOf(doc)) {
    if (String(note.get('text') ?? '').trim()) written.push({ id, createdAt: Number(note.get('createdAt')) })
  }
  return {
    count: written.length,
    newest: written
      .sort(byAge)
      .slice(-most)
      .map(({ id }) => id),
  }
}

type Dated = { id: string; createdAt: number }
const byAge = (a: Dated, b: Dated): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

export const paperOf = (doc: Y.Doc, noteId: string): string | undefined =>
  doc.getMap<{ colour?: string }>('layout').get(noteId)?.colour

export function stampRound(doc: Y.Doc, noteIds: readonly string[], round: number): void {
  const rounds = doc.getMap('rounds')
  for (const id of noteIds) if (!rounds.has(id)) rounds.set(id, round)
}

export function takeAway(doc: Y.Doc, noteId: string): void {
  notesOf(doc).delete(noteId)
}

/** The words come back under the server's own id; the note's owner is its author all the same. */
export function putBack(doc: Y.Doc, noteId: string, { by: _, at: __, round: ___, text, ...fields }: HiddenNote): void {
  const note = new Y.Map<unknown>(Object.entries(fields))
  note.set('text', new Y.Text(text))
  notesOf(doc).set(noteId, note)
}
