import type { NoteToCompare } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { readThemes } from '@tablecloth/shared/harvest/themes.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { galleryDocument, harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import type * as Y from 'yjs'
import type { ToCompare } from '../harvest/suggesting.ts'
import type { Turns } from '../turns.ts'
import type { DocumentsPort } from './documents-port.ts'
import { inSlices } from './in-slices.ts'
import type { Room } from './room.ts'

interface Parts {
  documents: DocumentsPort
  turns: Turns
  /** The café may be erased while it is read. */
  isOpen(): boolean
}

/** The words that hang in the gallery, which the whole café may read, and where they are gathered; `null` when the café is no more. */
export async function suggestionInput(room: Room, { documents, turns, isOpen }: Parts): Promise<ToCompare | null> {
  const notes: NoteToCompare[] = []
  return inSlices(
    {
      turns,
      isOpen,
      items: Object.keys(room.state.cafe.tables) as TableId[],
      read: (tableId) => void notes.push(...hungAt(documents.read(galleryDocument(room.id, tableId)), tableId)),
    },
    () => ({
      notes,
      themes: readThemes(documents.read(harvestDocument(room.id)).getMap('themes').toJSON()).map(({ id, notes }) => ({
        id,
        notes,
      })),
    }),
  )
}

const hungAt = (doc: Y.Doc, tableId: TableId): NoteToCompare[] =>
  [...doc.getMap<{ text: string }>('notes')].map(([id, { text }]) => ({ place: `${tableId}/${id}`, text }))
