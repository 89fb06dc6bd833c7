import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'

/** The cards of the run sheet, in the order of a café. Their words are `desk:cues.<id>`. */
export const CUES = [
  'welcome',
  'check-in',
  'start',
  'settle',
  'minute',
  'move',
  'gallery',
  'harvest',
  'check-out',
  'goodbye',
] as const

export type Cue = (typeof CUES)[number]

/** With this much of a round left, the next thing to say is its end. */
const END_IN_SIGHT_MS = 3 * 60_000

interface Moment {
  phase: PhaseName
  /** Of the round, in ms; `null` when none is on. */
  leftMs: number | null
  moreRounds: boolean
  hasCheckOut: boolean
}

/** The card that lies on top now. */
export function cueNow({ phase, leftMs, moreRounds, hasCheckOut }: Moment): Cue {
  switch (phase) {
    case 'lobby':
      return 'welcome'
    case 'round':
      return leftMs !== null && leftMs <= END_IN_SIGHT_MS ? 'minute' : 'settle'
    case 'between':
      return moreRounds ? 'move' : 'gallery'
    case 'gallery':
      return 'harvest'
    case 'harvest':
      return hasCheckOut ? 'check-out' : 'goodbye'
    case 'closed':
      return 'goodbye'
  }
}

/** The cards of a café: one without a check-in has no card for it. */
export const cuesOf = (has: { checkIn: boolean; checkOut: boolean }): Cue[] =>
  CUES.filter((cue) => (cue !== 'check-in' || has.checkIn) && (cue !== 'check-out' || has.checkOut))
