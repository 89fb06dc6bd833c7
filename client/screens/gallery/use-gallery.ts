import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import { galleryDocument } from '@tablecloth/shared/protocol/documents.ts'
import { useEffect, useState } from 'react'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { followRoots } from './follow-roots.ts'

export type GalleryNotes = Readonly<Record<string, GalleryNote>>

export interface HungCloth {
  arrived: boolean
  notes: GalleryNotes
}

const NO_NOTES: GalleryNotes = {}

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
      const stop = followRoots(document, ['notes'], (roots, { arrived }) => {
        const notes = (roots.notes ?? NO_NOTES) as GalleryNotes
        setCloths((before) => {
          const was = before[tableId]
          // While it is being opened again, what was read before still stands.
          if (!arrived && was?.arrived) return before
          return was?.notes === notes && was.arrived === arrived ? before : { ...before, [tableId]: { arrived, notes } }
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
