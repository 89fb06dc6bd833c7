import type { TableId } from '../ids.ts'
import type { ScreenRoots, ScreenTable } from '../protocol/screen.ts'
import { isPresent, isSeatable, nextRound } from './seats.ts'
import type { CafeState } from './state.ts'
import { walkOf } from './walk.ts'

/** Whether a screen hangs on the wall at all. */
export const hasScreen = (state: CafeState): boolean =>
  Object.values(state.kept.participants).some((one) => one.role === 'projector' && isPresent(one))

/** What the wall says. Built from what it may show, not by taking away from what everyone reads. */
export function screenOf(state: CafeState, joinCode: string, themes: ScreenRoots['themes']): ScreenRoots {
  const { cafe } = state
  const { info, rounds } = cafe
  const { phase } = cafe.state
  return {
    info: { title: info.title, purpose: info.purpose, keepUntil: info.keepUntil },
    state: cafe.state,
    rounds,
    tables: signs(state),
    walk: phase === 'gallery' ? { ms: walkOf(state).ms, ...(cafe.walk.over ? { over: true as const } : {}) } : {},
    door: phase === 'lobby' ? { joinCode, here: Object.values(state.kept.participants).filter(isSeatable).length } : {},
    themes: phase === 'harvest' || phase === 'closed' ? themes : {},
  }
}

function signs(state: CafeState): ScreenRoots['tables'] {
  const next = state.cafe.state.phase === 'between' ? state.kept.plan[nextRound(state)] : undefined
  return Object.fromEntries(
    Object.entries(state.cafe.tables).map(([id, { name, order, question }]): [string, ScreenTable] => [
      id,
      {
        name,
        order,
        ...(question ? { question } : {}),
        ...(next ? { awaits: next[id as TableId]?.length ?? 0 } : {}),
      },
    ]),
  )
}
