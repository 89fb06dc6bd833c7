import type { KeptRoots } from './kept-state.ts'
import { type Phase, phaseToRoot } from './phase.ts'
import type { CafeRoots, CafeState } from './state.ts'

export const withCafe = (state: CafeState, roots: Partial<CafeRoots>): CafeState => ({
  ...state,
  cafe: { ...state.cafe, ...roots },
})
export const withKept = (state: CafeState, roots: Partial<KeptRoots>): CafeState => ({
  ...state,
  kept: { ...state.kept, ...roots },
})

export function without<Key extends string, T>(record: Record<Key, T>, key: Key): Record<Key, T> {
  if (!Object.hasOwn(record, key)) return record
  const { [key]: _, ...rest } = record
  return rest as Record<Key, T>
}

/** Phase, round and clock are written together: no root of the document says one without the others. */
export const inPhase = (state: CafeState, phase: Phase): CafeState => withCafe(state, { state: phaseToRoot(phase) })
