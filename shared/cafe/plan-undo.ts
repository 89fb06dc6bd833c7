import { withKept, without } from './change.ts'
import type { KeptRoots, RoundPlan } from './kept-state.ts'
import { readPinKey } from './pins.ts'
import type { CafeState } from './state.ts'

/** Changes of the plan that a host can go back through. */
const MOST_UNDO = 20

/** What a host may go back to, from the plan as it is now. */
export function withUndo({ plan, pins, undo }: KeptRoots): KeptRoots['undo'] {
  const steps = Object.entries(undo).sort(([a], [b]) => Number(a) - Number(b))
  const next = Number(steps.at(-1)?.[0] ?? 0) + 1
  return Object.fromEntries([...steps.slice(1 - MOST_UNDO), [next, { plan, pins }]])
}

/** A plan that people come and go has changed cannot be gone back from: the people in it were others. */
export function planned(state: CafeState, plan: RoundPlan, undoable: boolean): CafeState {
  const { kept } = state
  const pins = Object.fromEntries(
    Object.entries(kept.pins).filter(([key, table]) => {
      const { round, person } = readPinKey(key)
      return plan[round]?.[table]?.includes(person)
    }),
  )
  return withKept(state, { plan, pins, undo: undoable ? withUndo(kept) : {} })
}

export function planUndone(state: CafeState): CafeState {
  const last = Object.keys(state.kept.undo).sort((a, b) => Number(b) - Number(a))[0]
  const step = last === undefined ? undefined : state.kept.undo[last]
  if (last === undefined || !step) return state
  return withKept(state, { plan: step.plan, pins: step.pins, undo: without(state.kept.undo, last) })
}
