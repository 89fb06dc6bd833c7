import type { NoteChange } from '@tablecloth/shared/cafe/events.ts'
import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import type { BroughtCloth } from '@tablecloth/shared/harvest/brought.ts'
import type { ClothNote } from '@tablecloth/shared/harvest/note.ts'
import { asId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import { mergeText } from '@tablecloth/shared/merge-text.ts'
import type { Consent, Credit, CreditLabel } from '@tablecloth/shared/protocol/fields.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as Y from 'yjs'

/**
 * A table's document, read and written. Of its roots the server alone writes `rounds`, the round in which each note was first
 * committed, and `placed`, whose a note's key is that the server itself has written: an author's id, or nothing.
 */

const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')

export function readNote(doc: Y.Doc, noteId: string): KeptNote | null {
  const note = notesOf(doc).get(noteId)
  if (!(note instanceof Y.Map)) return null
  const { signed, ...fields } = note.toJSON() as Record<string, string | number> & { signed?: CreditLabel }
  const { text, author, voice, createdAt, buildsOn, lang, credit, consent } = fields
  return {
    text: String(text ?? ''),
    ...(voice ? { voice: asId<ParticipantId>(String(voice)) } : {}),
    createdAt: Number(createdAt),
    round: roundOf(doc, noteId),
    ...(author ? { author: asId<ParticipantId>(String(author)) } : {}),
    ...(buildsOn ? { buildsOn: String(buildsOn) } : {}),
    ...(lang ? { lang: String(lang) } : {}),
    ...(credit ? { credit: credit as Credit } : {}),
    ...(consent ? { consent: consent as Consent } : {}),
    ...(signed ? { signed } : {}),
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
    const more = { ...(author ? { author } : {}), ...(paper ? { paper } : {}) }
    notes.push({ id, tableId, ...rest, ...more, reactions: hearts.get(id) ?? 0 })
  }
  return notes.sort(byAge)
}

interface Glance {
  count: number
  reach: Record<Consent, number>
  newest: string[]
}

/**
 * How many notes on a cloth say something and how far they may go, and the ids of the newest, oldest of them first; the
 * others are not read further.
 */
export function glanceAt(doc: Y.Doc, most: number, consentDefault: Consent): Glance {
  const written: Dated[] = []
  const reach = { table: 0, cafe: 0, public: 0 }
  for (const [id, note] of notesOf(doc)) {
    if (!String(note.get('text') ?? '').trim()) continue
    written.push({ id, createdAt: Number(note.get('createdAt')) })
    reach[(note.get('consent') ?? consentDefault) as Consent]++
  }
  return {
    count: written.length,
    reach,
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

/** Ids of the notes on a cloth: all, or those of one author. */
export function noteIds(doc: Y.Doc, author?: ParticipantId): string[] {
  const ids: string[] = []
  for (const [id, note] of notesOf(doc)) if (author === undefined || note.get('author') === author) ids.push(id)
  return ids
}

/** Ids of the notes on a cloth that are somebody's: their own, and what the device of the table wrote for them. */
export function ownNoteIds(doc: Y.Doc, owner: ParticipantId): string[] {
  const ids: string[] = []
  for (const [id, note] of notesOf(doc)) if ((note.get('voice') ?? note.get('author')) === owner) ids.push(id)
  return ids
}

export function takeAway(doc: Y.Doc, noteId: string): void {
  notesOf(doc).delete(noteId)
}

/** Takes a note away for good, and what others have hung on it. */
export function withdraw(doc: Y.Doc, noteId: string): void {
  takeAway(doc, noteId)
  doc.getMap('layout').delete(noteId)
  doc.getMap('rounds').delete(noteId)
  const reactions = doc.getMap('reactions')
  for (const key of [...reactions.keys()]) if (key.startsWith(`${noteId}:`)) reactions.delete(key)
}

/** Changes a note in place; words as little as will do, so that an editor that has them open goes on. */
export function changeNote(doc: Y.Doc, noteId: string, { text, ...fields }: NoteChange): void {
  const note = notesOf(doc).get(noteId)
  if (!note) return
  const words = note.get('text')
  if (text !== undefined && words instanceof Y.Text) mergeText(words, text)
  for (const [field, value] of Object.entries(fields)) if (note.get(field) !== value) note.set(field, value)
}

/** The words lie there under the server's own id; the note's owner is its author all the same, or nobody. */
export function putBack(doc: Y.Doc, noteId: string, { text, author, createdAt, ...more }: KeptNote): void {
  const { voice, buildsOn, lang, credit, consent, signed } = more
  const fields = { author, voice, createdAt, buildsOn, lang, credit, consent, signed }
  const note = new Y.Map<unknown>(Object.entries(fields).filter(([, value]) => value !== undefined))
  note.set('text', new Y.Text(text))
  notesOf(doc).set(noteId, note)
}

/** A note that comes by command: like one written at the table, at the end of what lies there. */
export function place(doc: Y.Doc, noteId: string, note: KeptNote): void {
  lay(doc, noteId, note, spotAtEnd(doc))
}

function lay(doc: Y.Doc, noteId: string, note: KeptNote, spot: { x: number; y: number }): void {
  putBack(doc, noteId, note)
  doc.getMap('rounds').set(noteId, note.round)
  doc.getMap('placed').set(noteId, note.author ?? '')
  doc.getMap('layout').set(noteId, spot)
}

/** A cloth as it comes out of an export: its notes beside one another, about as wide as high, and what the table passed on. */
export function laidOut(doc: Y.Doc, { notes, recaps }: BroughtCloth): void {
  const across = Math.ceil(Math.sqrt(notes.length))
  for (const [n, { id, note }] of notes.entries()) {
    const spot = { x: (n % across) * COLUMN, y: Math.floor(n / across) * ROW }
    lay(doc, id, note, spot)
  }
  for (const { round, text } of recaps) doc.getMap('recap').set(String(round), text)
}

const COLUMN = 232
const ROW = 180
const COLUMNS = 4

/** Beside the lowest notes, or in a row of its own below them. */
function spotAtEnd(doc: Y.Doc): { x: number; y: number } {
  const spots = [...doc.getMap<{ x: number; y: number }>('layout').values()]
  if (!spots.length) return { x: 0, y: 0 }
  let lowest = Number.NEGATIVE_INFINITY
  let start = Number.POSITIVE_INFINITY
  for (const { x, y } of spots) {
    lowest = Math.max(lowest, y)
    start = Math.min(start, x)
  }
  const row = spots.filter(({ y }) => y > lowest - ROW)
  const next = Math.max(...row.map(({ x }) => x)) + COLUMN
  const spot = next < start + COLUMN * COLUMNS ? { x: next, y: lowest } : { x: start, y: lowest + ROW }
  return { x: Math.min(spot.x, LIMITS.layout), y: Math.min(spot.y, LIMITS.layout) }
}
