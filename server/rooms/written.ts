import { ownerOf } from '@tablecloth/shared/cafe/kept-notes.ts'
import { noteLaid } from '@tablecloth/shared/cafe/slowing.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import { readNote } from './cloth.ts'
import { isWalk } from './consequences.ts'
import type { DocumentsPort } from './documents-port.ts'
import { showGallery } from './gallery.ts'
import { showGuests } from './guests.ts'
import { showThreads } from './threads.ts'

/** What is written at a table is shown wherever else it is read: where its ideas were carried, and where the cloth hangs. */
export function showWritten(state: CafeState, documents: DocumentsPort, batch: Batch, tableId: TableId): void {
  const left = Object.values(state.kept.carried).filter(({ from }) => from === tableId)
  if (left.length) showGuests(state, documents, batch, new Set(left.flatMap(({ to }) => to ?? [])))
  if (isWalk(state)) {
    showGallery(state, documents, batch, [tableId])
    showThreads(state, documents, batch)
  }
}

/** The state after these new notes: the wait of whoever is to take their time, and wrote one, counts from `at`, ms since 1970. */
export function afterNotes(
  state: CafeState,
  documents: DocumentsPort,
  tableId: TableId,
  noteIds: readonly string[],
  at: number,
): CafeState {
  if (!Object.keys(state.kept.slowed).length) return state
  const doc = documents.read(tableDocument(state.id, tableId))
  return noteIds.reduce((after, noteId) => {
    const note = readNote(doc, noteId)
    const owner = note && ownerOf(note)
    return owner ? noteLaid(after, owner, at) : after
  }, state)
}
