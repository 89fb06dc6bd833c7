import { LIMITS } from '../protocol/limits.ts'

const DAY = 86_400_000

interface Days {
  /** Now, ms since 1970. */
  at: number
  /** The café's own day, if it has one. */
  startsAt: number | null | undefined
}

/** The last moment until which a café may be kept. */
export const keptAtMost = ({ at, startsAt }: Days): number => Math.max(at, startsAt ?? at) + LIMITS.keepDays * DAY

/** The moment of its erasure if nobody chooses one. */
export const keptUsually = ({ at, startsAt }: Days, retentionDays: number): number =>
  Math.max(at, startsAt ?? at) + retentionDays * DAY

/** Why a café cannot be kept until then, or `null`. */
export function keepFault(until: number, days: Days): string | null {
  if (until <= days.at) return 'must be in the future'
  if (until > keptAtMost(days)) return `must be at most ${LIMITS.keepDays} days from now, or from the café's own day`
  return null
}
