import { openTables } from '../cafe/seats.ts'
import type { CafeState } from '../cafe/state.ts'
import type { ParticipantId } from '../ids.ts'
import type { CreateCafe } from '../protocol/cafes.ts'
import { LIMITS } from '../protocol/limits.ts'
import { practiceWords } from './words.ts'

const DAY = 86_400_000

/** Says what it is, and is cut at its end where the café's own title leaves no room for that. */
function titleOf({ cafe: { info } }: CafeState): string {
  const whole = [...practiceWords(info.languages).title(info.title)]
  while (whole.join('').length > LIMITS.title) whole.pop()
  return whole.join('')
}

/**
 * The wish for a rehearsal of a café: what was set up, and nothing of anybody who came or wrote. `at` in ms since 1970; it is
 * kept for a day at most, and never longer than the café itself.
 */
export function rehearsalOf(state: CafeState, host: ParticipantId, at: number): CreateCafe {
  const { cafe, kept } = state
  const { info } = cafe
  return {
    title: titleOf(state),
    purpose: info.purpose,
    languages: info.languages,
    agreement: info.agreement,
    ...(info.agreementIn ? { agreementIn: info.agreementIn } : {}),
    admission: info.admission,
    consentDefault: info.consentDefault,
    creditDefault: info.creditDefault,
    ...(info.plainTitle ? { plainTitle: true } : {}),
    ...(info.checkIn ? { checkIn: info.checkIn } : {}),
    ...(info.checkOut ? { checkOut: info.checkOut } : {}),
    ...(info.promise ? { promise: info.promise } : {}),
    keepUntil: Math.min(info.keepUntil, at + DAY),
    // Where the tables really talk nobody is to wait for simulated guests.
    tables: openTables(state).map(([, { name, question }]) => ({ name, ...(question ? { question } : {}) })),
    rounds: Object.entries(cafe.rounds)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, round]) => round),
    perspectives: Object.entries(cafe.perspectives)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id, { name, sensitive }]) => ({ id: id as never, name, sensitive })),
    ...(kept.participants[host] ? { hostName: kept.participants[host].name } : {}),
  }
}
