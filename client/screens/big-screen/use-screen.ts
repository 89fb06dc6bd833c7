import type { PhaseRoot } from '@tablecloth/shared/cafe/phase.ts'
import { screenDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { ScreenRoots } from '@tablecloth/shared/protocol/screen.ts'
import { useEffect, useState } from 'react'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { followRoots } from '../gallery/follow-roots.ts'

/** All of them: one that is not followed would be missing where the wall reads it. */
const FOLLOWED: Record<keyof ScreenRoots, true> = {
  info: true,
  state: true,
  rounds: true,
  tables: true,
  walk: true,
  door: true,
  themes: true,
}
const ROOTS = Object.keys(FOLLOWED)

export type Said = Omit<ScreenRoots, 'state'> & { state: PhaseRoot }

/** What the wall has to say; `null` until it has arrived. */
export function useScreen(): Said | null {
  const cafe = useOpenCafe()
  const [said, setSaid] = useState<Said | null>(null)
  useEffect(() => {
    const { document, release } = cafe.document(screenDocument(cafe.cafeId))
    const stop = followRoots(document, ROOTS, (roots) => {
      const next = roots as unknown as Said
      // An empty document says nothing; what was read before a break still stands.
      if (next.state.phase) setSaid({ ...next })
    })
    return () => {
      stop()
      release()
    }
  }, [cafe])
  return said
}
