import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import type { LaidTable } from '../gallery/tables.ts'
import { type HungCloth, readingOrder } from '../gallery/use-gallery.ts'
import { noteRef } from './themes.ts'

export interface PiledNote {
  ref: string
  note: GalleryNote
  table: LaidTable
  /** What came together on it in the gallery walk. */
  tally?: Tally | undefined
}

/** Every note that hangs on these cloths, table by table in reading order. */
export function hungNotes(
  tables: readonly LaidTable[],
  cloths: Readonly<Record<string, HungCloth>>,
): Map<string, PiledNote> {
  const all = new Map<string, PiledNote>()
  for (const table of tables) {
    const notes = cloths[table.id]?.notes ?? {}
    for (const id of readingOrder(notes)) {
      const note = notes[id]
      const ref = noteRef(table.id, id)
      if (note) all.set(ref, { ref, note, table, tally: cloths[table.id]?.tallies[id] })
    }
  }
  return all
}

/** References that stand in some theme. */
export const gatheredIn = (themes: readonly Theme[]): ReadonlySet<string> =>
  new Set(themes.flatMap(({ notes }) => notes))

/** Those of a theme that hang here, table by table in reading order. */
export function notesIn(theme: Theme, hung: ReadonlyMap<string, PiledNote>): PiledNote[] {
  const refs = new Set(theme.notes)
  return [...hung.values()].filter(({ ref }) => refs.has(ref))
}
