import { lazy, Suspense } from 'react'
import { useCafe } from '../../state/hooks.ts'

// With the table's own part: whoever has such words has been at a table, and others need not load it.
const LeftOvers = lazy(async () => ({ default: (await import('../table/LeftOvers.tsx')).LeftOvers }))

/** One's own words that no table took any more, wherever one is by now; nothing when there are none. */
export function UnsentWords() {
  const some = useCafe((state) => state.leftOvers.length > 0)
  if (!some) return null
  return (
    <Suspense fallback={null}>
      <LeftOvers />
    </Suspense>
  )
}
