import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { scorePlan } from '@tablecloth/shared/seating/score.ts'

export interface Quality {
  /** Meetings with people met before, and returns to a table, over all rounds. */
  repeats: number
  revisits: number
  /** What is proven of it: that no plan has fewer repeats, or that none spreads them over more pairs. */
  proof: 'best' | 'fairest' | null
  /** How many repeats there are at least as long as nobody meets three times, where the plan has more. */
  least: number | null
}

/**
 * What can be said of a rotation in a sentence. A café's plans are to be fair, so what is proven of them is proven of the
 * sum of C(meetings, 2): where nobody meets three times that is the number of repeats.
 */
export function qualityOf(rotation: Rotation, score: SeatingScore | null): Quality {
  if (!score) return { ...counted(rotation), proof: null, least: null }
  const { repeats, revisits, gap, bound, mostMeetings, unmet } = score
  const isProven = gap === 0 && unmet.length === 0
  return {
    repeats,
    revisits,
    proof: isProven ? (repeats === 0 ? 'best' : 'fairest') : null,
    least: gap > 0 && mostMeetings <= 2 ? bound : null,
  }
}

function counted({ people, tables, rounds }: Rotation): { repeats: number; revisits: number } {
  const hosts = tables.flatMap(({ id, hostId }) => (hostId ? [{ person: hostId, table: id }] : []))
  const request = { people: people.map(({ id }) => ({ id })), tables: tables.map(({ id }) => ({ id })), hosts }
  const { repeats, revisits } = scorePlan({ ...request, rounds: rounds.length }, rounds)
  return { repeats, revisits }
}
