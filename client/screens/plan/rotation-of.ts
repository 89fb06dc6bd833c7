import type { SavedPlan } from '@tablecloth/shared/seating/plan-file.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'

/** A plan as people read it. Where several stay at a table in every round, the first is its host. */
export function rotationOf({ people, tables, request, rounds }: SavedPlan): Rotation {
  const staying = (request.hosts ?? []).filter((host) => host.rounds === undefined)
  return {
    people,
    tables: tables.map(({ id, name }) => {
      const host = staying.find(({ table }) => table === id)
      return { id, name, ...(host && { hostId: host.person }) }
    }),
    rounds,
  }
}
