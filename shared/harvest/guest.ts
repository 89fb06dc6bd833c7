import type { KeptNote } from '../cafe/kept-state.ts'
import type { CafeState } from '../cafe/state.ts'
import type { TableId } from '../ids.ts'
import type { CreditLabel } from '../protocol/fields.ts'
import { authorOf, creditOf } from './credit.ts'
import { isBlank } from './note.ts'

/** A note of another table, as it is read at a table to which somebody carried it. Nothing says who did. */
export interface GuestIdea {
  text: string
  credit: CreditLabel
  /** Where it was written, and the id it has there. */
  from: TableId
  noteId: string
  /** At whose beginning, or in which, it came; from 0. */
  round: number
  lang?: string
  paper?: string
}

type WrittenNote = KeptNote & { id: string; tableId: TableId; paper?: string }

/** `null` for a note that is for its table alone, or says nothing. */
export function guestIdea({ cafe, kept }: CafeState, note: WrittenNote, round: number): GuestIdea | null {
  const { info, tables } = cafe
  if (isBlank(note) || (note.consent ?? info.consentDefault) === 'table') return null
  const { author: writer, voice, ...rest } = note
  // What a table's device wrote for somebody is theirs.
  const author = voice ?? writer
  const signed = { ...rest, ...(author ? { author } : {}) }
  const credit = creditOf(
    signed,
    authorOf(signed, kept.participants),
    tables[note.tableId]?.name ?? '',
    info.creditDefault,
  )
  const { text, lang, paper, tableId: from, id: noteId } = note
  return { text, credit, from, noteId, round, ...(lang ? { lang } : {}), ...(paper ? { paper } : {}) }
}
