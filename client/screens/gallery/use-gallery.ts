import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import { galleryDocument } from '@tablecloth/shared/protocol/documents.ts'
import { useEffect, useState } from 'react'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { followRoots } from './follow-roots.ts'

export type GalleryNotes = Readonly<Record<string, GalleryNote>>

export interface HungCloth {
  arrived: boolean
  notes: GalleryNotes
  /** What came together on notes, by their ids; empty while a walk is on. */
  tallies: Readonly<Record<string, Tally>>
  /** What travellers brought to this table. */
  guests: Readonly<Record<string, GuestIdea>>
}

const NOTHING = {}

/**
 * The cloths of these tables as the gallery shows them, by table id. Only they are open; what was read of others before
 * stays known, for their small pictures.
 */
export function useGallery(tableIds: readonly string[]): Readonly<Record<string, HungCloth>> {
  const cafe = useOpenCafe()
  const [cloths, setCloths] = useState<Readonly<Record<string, HungCloth>>>({})
  const wanted = tableIds.join('/')
  useEffect(() => {
    const stops = wanted.split('/').flatMap((tableId) => {
      if (tableId === '') return []
      const { document, release } = cafe.document(galleryDocument(cafe.cafeId, tableId))
      const stop = followRoots(document, ['notes', 'tallies', 'guests'], (roots, { arrived }) => {
        const notes = (roots.notes ?? NOTHING) as GalleryNotes
        const tallies = (roots.tallies ?? NOTHING) as HungCloth['tallies']
        const guests = (roots.guests ?? NOTHING) as HungCloth['guests']
        setCloths((before) => {
          const was = before[tableId]
          // While it is being opened again, what was read before still stands.
          if (!arrived && was?.arrived) return before
          return was?.notes === notes && was.tallies === tallies && was.guests === guests && was.arrived === arrived
            ? before
            : { ...before, [tableId]: { arrived, notes, tallies, guests } }
        })
      })
      return [stop, release]
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [cafe, wanted])
  return cloths
}

/** Ids in the order in which the cloth reads. */
export const readingOrder = (notes: GalleryNotes): string[] =>
  Object.keys(notes).sort((a, b) => (notes[a]?.order ?? 0) - (notes[b]?.order ?? 0))
