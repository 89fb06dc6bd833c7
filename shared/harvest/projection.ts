import type { CreditLabel } from '../protocol/fields.ts'
import { authorOf, creditOf, type NoteAuthor } from './credit.ts'
import { type ClothNote, inOrder, isBlank, type NoteDefaults, placeOf } from './note.ts'
import type { Went } from './went.ts'

/** A note as the whole café may read it. Plain values, nothing of its author but the credit they chose. */
export interface GalleryNote {
  text: string
  credit: CreditLabel
  /** From 0. */
  round: number
  /**
   * Place among the notes shown, from 0. Not the time of writing: that is the writer's own clock, whose lead or lag is
   * the same in all their notes and would tie an unsigned one to a signed one, and it could be laid beside the turns.
   */
  order: number
  buildsOn?: string
  lang?: string
  paper?: string
  /** Tables to which travellers took it along. */
  went?: Went[]
}

/**
 * What consent lets the café see of one table's cloth, by note id.
 * @param authors by participant id
 * @param tables by table id
 * @param ways where notes went, by `tableId/noteId`
 */
export function galleryNotes(
  notes: readonly ClothNote[],
  authors: Readonly<Record<string, NoteAuthor>>,
  tables: Readonly<Record<string, { name: string }>>,
  defaults: NoteDefaults,
  ways: ReadonlyMap<string, Went[]> = new Map(),
): Record<string, GalleryNote> {
  const shown = inOrder(notes).filter((note) => !isBlank(note) && (note.consent ?? defaults.consent) !== 'table')
  const places = new Set(shown.map(placeOf))
  return Object.fromEntries(
    shown.map((note, order) => {
      const went = ways.get(placeOf(note))
      return [note.id, { ...galleryNote(note, order, places, authors, tables, defaults), ...(went && { went }) }]
    }),
  )
}

function galleryNote(
  note: ClothNote,
  order: number,
  places: ReadonlySet<string>,
  authors: Readonly<Record<string, NoteAuthor>>,
  tables: Readonly<Record<string, { name: string }>>,
  defaults: NoteDefaults,
): GalleryNote {
  const { tableId, text, round, buildsOn, lang, paper } = note
  return {
    text,
    credit: creditOf(note, authorOf(note, authors), tables[tableId]?.name ?? '', defaults.credit),
    round,
    order,
    ...(buildsOn !== undefined && places.has(placeOf({ tableId, id: buildsOn })) && { buildsOn }),
    ...(lang !== undefined && { lang }),
    ...(paper !== undefined && { paper }),
  }
}
