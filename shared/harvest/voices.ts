import { isHidden, saidAs } from '../cafe/said.ts'
import type { CafeState } from '../cafe/state.ts'
import type { CommitmentId, ParticipantId, ThemeId } from '../ids.ts'
import type { AnswerCounts, CreditLabel } from '../protocol/fields.ts'
import { sha256 } from '../sha256.ts'
import { withoutFaults } from '../text.ts'
import { ownCreditOf } from './credit.ts'

/**
 * What people say of the themes and what they take on, as the café reads it: roots of the harvest document that the
 * server alone writes. They count answers and name nobody but as they chose; who answered is in no document.
 */
export interface VoiceRoots {
  /** Theme id → version of its words → how many answered those words so. */
  answers: Record<string, Record<string, AnswerCounts>>
  /** By ids that tell neither whose they are nor when they came. */
  differences: Record<string, Difference>
  commitments: Record<string, ShownCommitment>
  /** `people`: how many could have answered; `hidden`: of how many a host has hidden what they said or took on. */
  present: { people?: number; hidden?: number }
}

export interface Difference {
  themeId: string
  answer: 'object' | 'differ'
  text: string
  credit: CreditLabel
  version: string
}

export interface ShownCommitment {
  text: string
  /** By when, as they said it; may be empty. */
  when: string
  credit: CreditLabel
}

export const VOICE_ROOTS = ['answers', 'differences', 'commitments', 'present'] as const satisfies (keyof VoiceRoots)[]

/** Stands for a theme's words: other words, another version. Nobody can make two texts with one. */
export const themeVersion = ({ name, description }: { name: string; description: string }): string =>
  sha256(`${withoutFaults(name).trim()}\0${withoutFaults(description).trim()}`)

/** Everybody who can answer, with those who have gone but answered before, and those who could in the café before this one. */
export function presentIn(state: CafeState): number {
  const { participants, answers, brought } = state.kept
  const here = Object.entries(participants).filter(
    ([id, { role, admitted, gone }]) =>
      role === 'participant' && admitted && (!gone || Object.keys(answers[id as ParticipantId] ?? {}).length > 0),
  ).length
  return (brought.one?.present ?? 0) + here
}

/** How many sayings and commitments hosts have hidden. */
export const hiddenIn = (state: CafeState): number =>
  (state.kept.brought.one?.hiddenWords ?? 0) +
  Object.keys(state.kept.hiddenWords).filter((id) => saidAs(state, id)).length

/** How a theme is answered, by the version of its words. */
export function countsOf({ kept }: CafeState, themeId: ThemeId): Record<string, AnswerCounts> {
  const counts: Record<string, AnswerCounts> = { ...kept.brought.one?.answers[themeId] }
  for (const answers of Object.values(kept.answers)) {
    const said = Object.hasOwn(answers, themeId) ? answers[themeId] : undefined
    if (!said) continue
    const of = counts[said.version] ?? { confirm: 0, object: 0, differ: 0 }
    counts[said.version] = { ...of, [said.answer]: of[said.answer] + 1 }
  }
  return counts
}

/** The words of one answer as the café reads them; `undefined` where it has none. */
export function differenceOf(state: CafeState, id: ParticipantId, themeId: ThemeId): Difference | undefined {
  const { kept } = state
  const said = kept.answers[id]?.[themeId]
  if (!said || said.answer === 'confirm' || said.text === '' || isHidden(state, said.id)) return undefined
  const { answer, text, version, credit } = said
  return { themeId, answer, text, version, credit: ownCreditOf(kept.participants[id], credit) }
}

/** A commitment as the café reads it. */
export function commitmentOf(state: CafeState, id: CommitmentId): ShownCommitment | undefined {
  const { kept } = state
  const taken = isHidden(state, id) ? undefined : kept.commitments[id]
  return taken && { text: taken.text, when: taken.when, credit: ownCreditOf(kept.participants[taken.by], taken.credit) }
}

/** How a theme stands with those who were there. */
export interface Standing {
  /** Answers to the words as they are now. */
  now: AnswerCounts
  /** Answers to words that were changed afterwards; they count for nothing else. */
  earlier: number
  said: (Omit<Difference, 'themeId' | 'version'> & { id: string; earlier: boolean })[]
}

/** In the order of their ids, which tell nothing, not even who spoke first. */
export function standingOf(
  { answers, differences }: Pick<VoiceRoots, 'answers' | 'differences'>,
  theme: { id: string; name: string; description: string },
): Standing {
  const version = themeVersion(theme)
  const counts = Object.hasOwn(answers, theme.id) ? (answers[theme.id] ?? {}) : {}
  const others = Object.entries(counts).filter(([of]) => of !== version)
  return {
    now: counts[version] ?? { confirm: 0, object: 0, differ: 0 },
    earlier: others.reduce((sum, [, { confirm, object, differ }]) => sum + confirm + object + differ, 0),
    said: Object.entries(differences)
      .filter(([, { themeId }]) => themeId === theme.id)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { answer, text, credit, version: of }]) => ({ id, answer, text, credit, earlier: of !== version })),
  }
}
