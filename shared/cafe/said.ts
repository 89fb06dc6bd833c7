import { withKept } from './change.ts'
import type { CafeEvent } from './events.ts'
import type { CafeState } from './state.ts'

/** One person's answer to one theme, in the place of the one before. */
export function withAnswer(
  state: CafeState,
  { id, themeId, answer }: Extract<CafeEvent, { type: 'theme-answered' }>,
): CafeState {
  const { answers } = state.kept
  const { [themeId]: _, ...others } = answers[id] ?? {}
  const own = answer ? { ...others, [themeId]: answer } : others
  return withKept(state, { answers: { ...answers, [id]: own } })
}

/** What was said stays where it is shown; whose it was is known to nobody any more. */
export const nameless = (state: CafeState): CafeState => withKept(state, { answers: {}, commitments: {} })
