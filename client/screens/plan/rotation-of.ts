import type { SavedPlan } from '@tablecloth/shared/seating/plan-file.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'

/** A plan as people read it. Where several stay at a table, the first is its host. */
export function rotationOf({ people, tables, request, rounds }: SavedPlan): Rotation {
  const hosts = new Map(
    (request.hosts ?? []).map(({ person, table }) => [table, person]).reverse() as [string, string][],
  )
  return {
    people,
    tables: tables.map(({ id, name }) => {
      const hostId = hosts.get(id)
      return { id, name, ...(hostId !== undefined && { hostId }) }
    }),
    rounds,
  }
}
