import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'

/** Person id → the place of their table in each round, `null` where they have no seat: a rotation read by person. */
export function waysOf({ people, rounds }: Pick<Rotation, 'people' | 'rounds'>): Map<string, (number | null)[]> {
  const ways = new Map(people.map(({ id }) => [id, rounds.map((): number | null => null)]))
  for (const [round, { tables }] of rounds.entries()) {
    for (const [table, ids] of tables.entries()) {
      for (const id of ids) {
        const way = ways.get(id)
        if (way) way[round] = table
      }
    }
  }
  return ways
}

/** The rounds, from 0, that a rotation is told for: all that seat anybody, since a café's past may not be known. */
export const seatedRounds = ({ rounds }: Pick<Rotation, 'rounds'>): number[] =>
  rounds.flatMap(({ tables }, round) => (tables.some((ids) => ids.length > 0) ? [round] : []))

/** Whether somebody keeps a table of the rotation. */
export const hosts = ({ tables }: Pick<Rotation, 'tables'>, personId: string): boolean =>
  tables.some(({ hostId }) => hostId === personId)
