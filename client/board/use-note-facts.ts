import type { Place } from '../connection/own-words.ts'
import type { Reaction, TableNote } from '../state/table-store.ts'
import { useTableState } from '../state/use-table.ts'

const NO_REACTIONS: Readonly<Record<string, Reaction>> = {}

interface NoteFacts {
  note: TableNote | undefined
  place: Place | undefined
  reactions: Readonly<Record<string, Reaction>>
}

/** Everything that the table knows of one note. */
export function useNoteFacts(noteId: string | null): NoteFacts {
  const note = useTableState((state) => (noteId ? state.notes[noteId] : undefined))
  const place = useTableState((state) => (noteId ? state.layout[noteId] : undefined))
  const reactions = useTableState((state) => (noteId ? (state.reactions[noteId] ?? NO_REACTIONS) : NO_REACTIONS))
  return { note, place, reactions }
}
