import { mergeText } from '@tablecloth/shared/merge-text.ts'
import * as Y from 'yjs'
import { runsOf, type TextRuns, writeRuns } from './text-runs.ts'

export interface Place {
  x: number
  y: number
  colour?: string
}

/** What somebody wrote that the server has not saved, lifted out of a document that will take no more. */
export interface OwnWords {
  noteId: string
  text: string
  createdAt: number
  /** Set once in a note's life or chosen by its author; kept as they were. */
  fields: Record<string, string>
  place?: Place
  /** The same words with their ids, so that only what is new in them is written again. */
  runs?: TextRuns
}

const KEPT_FIELDS = ['voice', 'buildsOn', 'lang', 'credit', 'consent'] as const

function wordsOf(doc: Y.Doc, author: string, noteId: string): OwnWords | null {
  const note: unknown = doc.getMap('notes').get(noteId)
  if (!(note instanceof Y.Map) || note.get('author') !== author) return null
  const text: unknown = note.get('text')
  if (!(text instanceof Y.Text)) return null
  const createdAt: unknown = note.get('createdAt')
  const fields: Record<string, string> = {}
  for (const name of KEPT_FIELDS) {
    const value: unknown = note.get(name)
    if (typeof value === 'string') fields[name] = value
  }
  const place = doc.getMap<Place>('layout').get(noteId)
  const runs = runsOf(text)
  return {
    noteId,
    text: text.toString(),
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    fields,
    ...(place ? { place } : {}),
    ...(runs ? { runs } : {}),
  }
}

/** One's own notes among the unsaved keys. */
export function ownUnsaved(doc: Y.Doc, author: string, unsaved: ReadonlySet<string>): OwnWords[] {
  return [...unsaved]
    .filter((key) => key.startsWith('notes/'))
    .map((key) => wordsOf(doc, author, key.slice('notes/'.length)))
    .filter((words) => words !== null && words.text.trim() !== '') as OwnWords[]
}

/**
 * Writes words again into a fresh document: into the note itself where it still is, beside what its author has written
 * there from elsewhere, or else as the note it was.
 */
export function writeAgain(doc: Y.Doc, author: string, words: OwnWords): void {
  const notes = doc.getMap<Y.Map<unknown>>('notes')
  const there = notes.get(words.noteId)
  if (there) {
    const text: unknown = there.get('text')
    if (there.get('author') !== author || !(text instanceof Y.Text)) return
    if (!words.runs || !writeRuns(text, words.runs)) mergeText(text, words.text)
    return
  }
  const note = new Y.Map<unknown>([
    ['text', new Y.Text(words.text)],
    ['author', author],
    ['createdAt', words.createdAt],
    ...Object.entries(words.fields),
  ])
  notes.set(words.noteId, note)
  if (words.place) doc.getMap('layout').set(words.noteId, words.place)
}
