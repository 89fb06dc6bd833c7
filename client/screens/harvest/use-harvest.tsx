import { type Recommendation, readRecommendations } from '@tablecloth/shared/harvest/recommendations.ts'
import { readThemes, type Theme } from '@tablecloth/shared/harvest/themes.ts'
import { VOICE_ROOTS, type VoiceRoots } from '@tablecloth/shared/harvest/voices.ts'
import { harvestDocument } from '@tablecloth/shared/protocol/documents.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { usePhase } from '../../state/hooks.ts'
import { followRoots } from '../gallery/follow-roots.ts'

export interface Harvest {
  doc: Y.Doc
  themes: readonly Theme[]
  /** What people say of the themes and take on; the server writes it. */
  said: VoiceRoots
  /** What speaks to which item of a lens, by `lensMarkKey`. */
  lensMarks: Readonly<Record<string, unknown>>
  recommendations: readonly Recommendation[]
  arrived: boolean
  /** Something written here is not known to be saved. */
  unsaved: boolean
  mayWrite: boolean
}

/** The themes of the café, live; `null` until the document is being opened. */
export function useOpenedHarvest(): Harvest | null {
  const cafe = useOpenCafe()
  const phase = usePhase()
  const [open, setOpen] = useState<Omit<Harvest, 'mayWrite'> | null>(null)
  useEffect(() => {
    const { document, release } = cafe.document(harvestDocument(cafe.cafeId))
    let root: unknown
    let themes: readonly Theme[] = []
    const stop = followRoots(
      document,
      ['themes', 'lensMarks', 'recommendations', ...VOICE_ROOTS],
      (roots, { doc, arrived, unsaved }) => {
        if (roots.themes !== root) themes = readThemes(roots.themes ?? {})
        root = roots.themes
        setOpen({
          doc,
          themes,
          said: roots as unknown as VoiceRoots,
          lensMarks: roots.lensMarks ?? {},
          recommendations: readRecommendations(roots.recommendations ?? {}),
          arrived,
          unsaved: unsaved.size > 0,
        })
      },
    )
    return () => {
      stop()
      release()
      setOpen(null)
    }
  }, [cafe])
  return open && { ...open, mayWrite: phase === 'harvest' }
}

export const HarvestContext = createContext<Harvest | null>(null)

export function useHarvest(): Harvest {
  const harvest = useContext(HarvestContext)
  if (!harvest) throw new Error('There is no harvest around this part')
  return harvest
}
