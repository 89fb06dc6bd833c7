import { useMemo } from 'react'
import type { OfferedPerspective } from '../../profile/profile.ts'
import { useRoot } from '../../state/hooks.ts'

/** The café's perspectives in its own order; none for those still at the door. */
export function useOfferedPerspectives(): OfferedPerspective[] {
  const root = useRoot('perspectives')
  return useMemo(
    () =>
      Object.entries(root ?? {})
        .sort(([, a], [, b]) => a.order - b.order)
        .map(([id, { name, sensitive }]) => ({ id, name, sensitive })),
    [root],
  )
}
