import type { CommitmentId, ParticipantId, ThemeId } from '../ids.ts'
import { withKept, without } from './change.ts'
import type { CafeEvent } from './events.ts'
import type { Report } from './kept-state.ts'
import type { CafeState } from './state.ts'

/** One person's answer to one theme, in the place of the one before. */
export function withAnswer(
  state: CafeState,
  { id, themeId, answer, shownAs }: Extract<CafeEvent, { type: 'theme-answered' }>,
): CafeState {
  const { answers, hiddenWords } = state.kept
  const { [themeId]: _, ...others } = answers[id] ?? {}
  const own = answer ? { ...others, [themeId]: answer } : others
  return withKept(state, {
    answers: { ...answers, [id]: own },
    hiddenWords: answer ? hiddenWords : without(hiddenWords, shownAs),
  })
}

export const putDown = (state: CafeState, id: CommitmentId): CafeState =>
  withKept(state, {
    commitments: without(state.kept.commitments, id),
    hiddenWords: without(state.kept.hiddenWords, id),
  })

/** What was said stays where it is shown; whose it was is known to nobody any more, nor who answered for hidden words. */
export const nameless = (state: CafeState): CafeState =>
  withKept(state, {
    answers: {},
    commitments: {},
    hiddenWords: {},
    reports: Object.fromEntries(Object.entries(state.kept.reports).filter(([, report]) => !isOfOwnWords(report))),
  })

/** Answers to a host who hid words of one's own are the only ones to an act that do not say whose they are. */
export const isOfOwnWords = ({ unnamed, actId }: Pick<Report, 'unnamed' | 'actId'>): boolean =>
  unnamed && actId !== undefined

/** Words of a theme, or taken on, by the id under which they are shown. */
export type Said = { by: ParticipantId } & (
  | { kind: 'answer'; themeId: ThemeId }
  | { kind: 'commitment'; id: CommitmentId }
)

export function saidAs({ kept }: CafeState, wordsId: string): Said | null {
  const commitment = Object.hasOwn(kept.commitments, wordsId) ? kept.commitments[wordsId as CommitmentId] : undefined
  if (commitment) return { by: commitment.by, kind: 'commitment', id: wordsId as CommitmentId }
  for (const [by, answers] of Object.entries(kept.answers)) {
    for (const [themeId, { id, text }] of Object.entries(answers)) {
      if (id === wordsId && text !== '') return { by: by as ParticipantId, kind: 'answer', themeId: themeId as ThemeId }
    }
  }
  return null
}

export const isHidden = ({ kept }: CafeState, wordsId: string): boolean => Object.hasOwn(kept.hiddenWords, wordsId)
