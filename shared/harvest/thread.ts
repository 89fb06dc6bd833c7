import type { NoteId, TableId } from '../ids.ts'

/** A thread between two tables as everybody reads it; nothing says who tied it. */
export interface ShownThread {
  from: ThreadEnd
  to: ThreadEnd
  words: string
}

export interface ThreadEnd {
  tableId: TableId
  noteId: NoteId
  /** The beginning of its words, so that the end can be read without opening its cloth. */
  text: string
}

/** Longer words are cut where they are only an end. */
export const GLIMPSE_OF_END = 140
