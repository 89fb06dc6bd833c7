import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'

/** Round → table id → participant ids. */
export type Plan = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** How often people meet again within these rounds: each meeting of a pair after its first counts one. */
export function repeatsIn(plan: Plan): number {
  const met = new Set<string>()
  let repeats = 0
  for (const people of Object.values(plan).flatMap((round) => Object.values(round))) {
    const ids = [...people].sort()
    for (const [index, one] of ids.entries()) {
      for (const other of ids.slice(index + 1)) {
        const pair = `${one}/${other}`
        if (met.has(pair)) repeats += 1
        met.add(pair)
      }
    }
  }
  return repeats
}

/** What can be said of a plan in a sentence; the proven least only where it counts the same thing. */
export function qualityOf(
  plan: Plan,
  score: SeatingScore | null,
): { repeats: number; best: boolean; least: number | null } {
  if (!score) return { repeats: repeatsIn(plan), best: false, least: null }
  const { repeats, gap, bound, mostMeetings } = score
  return { repeats, best: gap === 0, least: gap > 0 && mostMeetings <= 2 ? bound : null }
}
