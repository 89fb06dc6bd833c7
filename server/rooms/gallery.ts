import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { galleryNotes } from '@tablecloth/shared/harvest/projection.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { galleryDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import { readCloth } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { changesBetween, readRoots, writeChanges } from './roots.ts'

/** Writes what consent lets the café see of every cloth into the gallery's own documents; people never write there. */
export function showGallery(state: CafeState, documents: DocumentsPort, batch: Batch): void {
  const { info, tables } = state.cafe
  const defaults = { credit: info.creditDefault, consent: info.consentDefault }
  for (const tableId of Object.keys(tables) as TableId[]) {
    const cloth = readCloth(documents.read(tableDocument(state.id, tableId)), tableId)
    const notes = galleryNotes(cloth, state.kept.participants, tables, defaults)
    const name = galleryDocument(state.id, tableId)
    const changes = changesBetween(readRoots(documents.read(name), ['notes']), {
      notes: notes as unknown as Record<string, unknown>,
    })
    if (changes.length) documents.change(batch, name, (doc) => writeChanges(doc, changes))
  }
}
