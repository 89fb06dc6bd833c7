import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { scorePlan } from '@tablecloth/shared/seating/score.ts'

export interface Quality {
  /** Meetings with people met before, and returns to a table, over all rounds. */
  repeats: number
  revisits: number
  /** Nobody can do better: proven. */
  best: boolean
  /** The proven least of repeats, where one is known and the plan is above it. */
  least: number | null
}

/** What can be said of a rotation in a sentence; the proven least only where it counts the same thing. */
export function qualityOf(rotation: Rotation, score: SeatingScore | null): Quality {
  if (!score) return { ...counted(rotation), best: false, least: null }
  const { repeats, revisits, gap, bound, mostMeetings } = score
  return { repeats, revisits, best: gap === 0, least: gap > 0 && mostMeetings <= 2 ? bound : null }
}

function counted({ people, tables, rounds }: Rotation): { repeats: number; revisits: number } {
  const hosts = tables.flatMap(({ id, hostId }) => (hostId ? [{ person: hostId, table: id }] : []))
  const request = { people: people.map(({ id }) => ({ id })), tables: tables.map(({ id }) => ({ id })), hosts }
  const { repeats, revisits } = scorePlan({ ...request, rounds: rounds.length }, rounds)
  return { repeats, revisits }
}
