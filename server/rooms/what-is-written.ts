import type { Context } from '@tablecloth/shared/cafe/decide.ts'
import type { CafeId } from '@tablecloth/shared/ids.ts'
import { harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { noteIds, ownNoteIds, readNote } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { themeIn } from './harvest.ts'

/** What a decision may ask of a café's documents. */
export function whatIsWritten(
  cafeId: CafeId,
  documents: DocumentsPort,
): Pick<Context, 'note' | 'noteIds' | 'ownNoteIds' | 'isDamaged' | 'theme'> {
  const cloth = (tableId: string) => documents.read(tableDocument(cafeId, tableId))
  return {
    note: (tableId, noteId) => readNote(cloth(tableId), noteId),
    noteIds: (tableId, author) => noteIds(cloth(tableId), author),
    ownNoteIds: (tableId, owner) => ownNoteIds(cloth(tableId), owner),
    isDamaged: (tableId) => documents.isDamaged(tableDocument(cafeId, tableId)),
    theme: (themeId) => themeIn(documents.read(harvestDocument(cafeId)), themeId),
  }
}
