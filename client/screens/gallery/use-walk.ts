import { USUAL_WALK, type Walk } from '@tablecloth/shared/cafe/walk.ts'
import { useMemo } from 'react'
import { useMe, usePhase, useRoot } from '../../state/hooks.ts'

export interface WalkNow extends Pick<Walk, 'dots' | 'onOne'> {
  /** Its time is over, or another part of the café has begun. */
  over: boolean
  /** Whether one can place dots and answer now. */
  mayMark: boolean
  /** Of one's own dots. */
  left: number
}

/** The walk as it is now for whoever reads. */
export function useWalk(): WalkNow {
  const walk = useRoot('walk')
  const phase = usePhase()
  const me = useMe()
  return useMemo(() => {
    const { dots, onOne } = { ...USUAL_WALK, ...walk }
    const over = phase !== 'gallery' || walk?.over === true
    const placed = Object.values(me?.dots ?? {}).reduce((sum, n) => sum + n, 0)
    return { dots, onOne, over, mayMark: !over && me?.role === 'participant', left: Math.max(0, dots - placed) }
  }, [walk, phase, me])
}
