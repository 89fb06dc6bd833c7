import type { ParticipantId } from '../ids.ts'
import type { CafeEvent } from './events.ts'
import type { KeptNote, KeptRoots } from './kept-state.ts'

/** Whose a note is: what the device of a table wrote for somebody is theirs. Nobody's, where it has no name. */
export const ownerOf = ({ voice, author }: Pick<KeptNote, 'voice' | 'author'>): ParticipantId | undefined =>
  voice ?? author

export type NoteEvent = Extract<CafeEvent, { noteId: string }>

/** What is kept beside the cloths of notes that are hidden, or have no name; notes themselves lie in the documents. */
export function notesAfter(
  { hidden, unnamed }: KeptRoots,
  event: NoteEvent,
): Partial<Pick<KeptRoots, 'hidden' | 'unnamed'>> {
  const place = `${event.tableId}/${event.noteId}`
  switch (event.type) {
    case 'note-hidden':
      return { hidden: { ...hidden, [place]: event.note } }
    case 'note-restored':
      return { hidden: without(hidden, place) }
    case 'note-placed': {
      const { keyHash, note } = event
      return keyHash === undefined ? {} : { unnamed: { ...unnamed, [place]: { keyHash, round: note.round } } }
    }
    case 'note-changed': {
      const note = hidden[place]
      return note ? { hidden: { ...hidden, [place]: { ...note, ...event.change } } } : {}
    }
    case 'note-withdrawn':
      return { hidden: without(hidden, place), unnamed: without(unnamed, place) }
  }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}
