import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'

export type Step = Extract<CommandType, 'start-round' | 'resume-round' | 'start-gallery' | 'start-harvest' | 'close'>

export interface Whereabouts {
  phase: PhaseName
  /** From 0. */
  round: number
  rounds: number
  paused: boolean
  /** It was made from an export, so there is something to walk along before any round. */
  continues: boolean
}

/** What comes next in a café, and what a host may choose instead. While a round runs nothing has to come next. */
export function nextSteps({ phase, round, rounds, paused, continues }: Whereabouts): {
  main: Step | null
  others: Step[]
} {
  const more = round + 1 < rounds
  switch (phase) {
    case 'lobby':
      return { main: 'start-round', others: continues ? ['start-gallery', 'start-harvest', 'close'] : ['close'] }
    case 'round':
      return { main: paused ? 'resume-round' : null, others: ['close'] }
    case 'between':
      return more
        ? { main: 'start-round', others: ['start-gallery', 'start-harvest', 'close'] }
        : { main: 'start-gallery', others: ['start-harvest', 'close'] }
    case 'gallery':
      return { main: 'start-harvest', others: [...(more ? (['start-round'] as const) : []), 'close'] }
    case 'harvest':
      return { main: 'close', others: ['start-gallery'] }
    case 'closed':
      return { main: null, others: [] }
  }
}

/** The round whose seats come next, from 0; `null` after the last. */
export function comingRound({ phase, round, rounds }: Omit<Whereabouts, 'paused' | 'continues'>): number | null {
  const next = phase === 'lobby' ? 0 : round + 1
  return next < rounds ? next : null
}
