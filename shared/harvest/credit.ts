import type { Credit, CreditLabel, OwnCredit } from '../protocol/fields.ts'
import type { ClothNote } from './note.ts'

/** What is known of a note's author where credit is given. */
export interface NoteAuthor {
  name: string
  /** Empty when none was given. */
  organisation: string
  credit?: Credit
}

export const authorOf = (
  { author }: Pick<ClothNote, 'author'>,
  authors: Readonly<Record<string, NoteAuthor>>,
): NoteAuthor | undefined => (author !== undefined && Object.hasOwn(authors, author) ? authors[author] : undefined)

/**
 * Who is named under a note: as the note says, else its author, else the café. What cannot be kept to falls to the table,
 * never to a person's name; `nobody` stays nobody, and so does a note without an author. What was signed where it came from stays as
 * it was signed there.
 */
export function creditOf(
  note: Pick<ClothNote, 'author' | 'credit' | 'signed'>,
  author: NoteAuthor | undefined,
  tableName: string,
  cafeDefault: Credit,
): CreditLabel {
  if (note.signed) return note.signed
  const chosen = note.credit ?? author?.credit ?? cafeDefault
  if (chosen === 'nobody' || note.author === undefined) return { kind: 'nobody', label: '' }
  const label = chosen === 'name' ? author?.name : chosen === 'organisation' ? author?.organisation : undefined
  return label?.trim() ? { kind: chosen, label } : { kind: 'table', label: tableName }
}

/** Words that belong to no table: what cannot be kept to stays unsigned. */
export function ownCreditOf(author: NoteAuthor | undefined, chosen: OwnCredit): CreditLabel {
  const label = chosen === 'nobody' ? '' : (author?.[chosen] ?? '').trim()
  return label ? { kind: chosen, label } : { kind: 'nobody', label: '' }
}
