import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { NotePlace } from '@tablecloth/shared/cafe/threads.ts'
import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import { GLIMPSE_OF_END, type ShownThread, type ThreadEnd } from '@tablecloth/shared/harvest/thread.ts'
import { galleryDocument, harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import type { DocumentsPort } from './documents-port.ts'
import { changesBetween, readRoots, writeChanges } from './roots.ts'

/**
 * Writes into the harvest's document the threads whose ends both hang in the gallery now, and takes the others out of it.
 * Called after the galleries are up to date.
 */
export function showThreads(state: CafeState, documents: DocumentsPort, batch: Batch): void {
  const endOf = ({ tableId, noteId }: NotePlace): ThreadEnd | null => {
    const note = documents.read(galleryDocument(state.id, tableId)).getMap<GalleryNote>('notes').get(noteId)
    return note ? { tableId, noteId, text: [...note.text].slice(0, GLIMPSE_OF_END).join('') } : null
  }
  const shown: Record<string, ShownThread> = {}
  for (const [id, { from, to, words, hidden }] of Object.entries(state.kept.threads)) {
    const ends = hidden ? [] : [endOf(from), endOf(to)]
    const [one, other] = ends
    if (one && other) shown[id] = { from: one, to: other, words }
  }
  const name = harvestDocument(state.id)
  const before = readRoots(documents.read(name), ['threads'])
  const changes = changesBetween(before, { threads: shown as unknown as Record<string, unknown> })
  if (!changes.length) return
  documents.change(batch, name, (doc) => writeChanges(doc, changes))
  if (changes.some(({ key }) => before.threads && Object.hasOwn(before.threads, key))) documents.forget(batch, name)
}
