import { asId, makeId, type NoteId } from '@tablecloth/shared/ids.ts'
import type { Consent, Credit } from '@tablecloth/shared/protocol/fields.ts'
import type { PAPERS, REACTIONS } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import type { Place } from '../connection/own-words.ts'
import { OWN } from '../connection/shared-document.ts'
import { historyOf } from './history.ts'

export type Paper = (typeof PAPERS)[number]
export type Reaction = (typeof REACTIONS)[number]

/** Works without a secure context too, as in a venue over plain HTTP. */
const entropy = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) }

const notesOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('notes')
const layoutOf = (doc: Y.Doc) => doc.getMap<Place>('layout')

export interface NewNote {
  /** One that it had before it was refused, so that it is never there twice. */
  id?: string | undefined
  text: string
  author: string
  /** The server's time, ms since 1970. */
  at: number
  place: Place
  buildsOn?: string
  voice?: string
  lang?: string
  credit?: Credit
  consent?: Consent
}

export const newNoteId = (): NoteId => makeId<NoteId>(entropy)

/** Lays a note on the cloth, with its words, author, time and place at once. */
export function createNote(doc: Y.Doc, { text, author, at, place, buildsOn, voice, ...more }: NewNote): NoteId {
  const id = more.id === undefined ? newNoteId() : asId<NoteId>(more.id)
  const fields: [string, unknown][] = [
    ['text', text],
    ['author', author],
    ['createdAt', Math.round(at)],
  ]
  if (buildsOn) fields.push(['buildsOn', buildsOn])
  if (voice) fields.push(['voice', voice])
  for (const name of ['lang', 'credit', 'consent'] as const) if (more[name]) fields.push([name, more[name]])
  historyOf(doc).make({ id, fields, place })
  return id
}

/** The shared words of a note, or `null` when it is not there any more. */
export function textOf(doc: Y.Doc, id: string): Y.Text | null {
  const text: unknown = notesOf(doc).get(id)?.get('text')
  return text instanceof Y.Text ? text : null
}

export const deleteNote = (doc: Y.Doc, id: string): void => historyOf(doc).remove(id)

function setField(doc: Y.Doc, id: string, name: string, value: string): void {
  doc.transact(() => notesOf(doc).get(id)?.set(name, value), OWN)
}

export const setCredit = (doc: Y.Doc, id: string, credit: Credit) => setField(doc, id, 'credit', credit)
export const setConsent = (doc: Y.Doc, id: string, consent: Consent) => setField(doc, id, 'consent', consent)
export const setLanguage = (doc: Y.Doc, id: string, lang: string) => setField(doc, id, 'lang', lang)

/** Puts a note elsewhere; its paper stays. */
export function moveNote(doc: Y.Doc, id: string, { x, y }: { x: number; y: number }): void {
  const before = layoutOf(doc).get(id)
  const place = { x: Math.round(x), y: Math.round(y), ...(before?.colour ? { colour: before.colour } : {}) }
  if (before?.x === place.x && before.y === place.y) return
  doc.transact(() => layoutOf(doc).set(id, place), OWN)
}

export function setPaper(doc: Y.Doc, id: string, colour: Paper, otherwise: { x: number; y: number }): void {
  const { x, y } = layoutOf(doc).get(id) ?? otherwise
  doc.transact(() => layoutOf(doc).set(id, { x, y, colour }), OWN)
}

/** One reaction a person and note; the same one again takes it back. */
export function react(doc: Y.Doc, id: string, by: string, reaction: Reaction): void {
  const reactions = doc.getMap<Reaction>('reactions')
  const key = `${id}:${by}`
  // Not one's note's history: taking back a heart is another tap, not an undo.
  doc.transact(() => (reactions.get(key) === reaction ? reactions.delete(key) : reactions.set(key, reaction)))
}

export function setRecap(doc: Y.Doc, round: number, words: string): void {
  doc.transact(() => doc.getMap('recap').set(String(round), words))
}
