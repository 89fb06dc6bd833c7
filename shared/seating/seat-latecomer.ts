/** Who sits where now, and the choice to be made. `met(a, b)` tells how often two people have met. */
export type LateArrival<Person extends string, Table extends string> = {
  seated: ReadonlyMap<Table, readonly Person[]>
  tables: readonly { id: Table; capacity?: number | undefined }[]
  met: (a: Person, b: Person) => number
  person: Person
}

/**
 * The table for somebody who comes while a round runs: the smallest with a free seat; of those the one where they have
 * met the fewest; of those the first. When every table is full the smallest is given all the same, because nobody who
 * was let in is left standing. Their own present seat, if any, does not count. Throws if there are no tables.
 */
export function chooseTable<Person extends string, Table extends string>(arrival: LateArrival<Person, Table>): Table {
  const { seated, tables, met, person } = arrival
  const choices = tables.map(({ id, capacity }, order) => {
    const there = (seated.get(id) ?? []).filter((other) => other !== person)
    return {
      id,
      full: capacity !== undefined && there.length >= capacity ? 1 : 0,
      size: there.length,
      there,
      order,
    }
  })
  choices.sort((a, b) => a.full - b.full || a.size - b.size || a.order - b.order)
  const [least] = choices
  const alike = choices.filter(({ full, size }) => full === least?.full && size === least.size)
  const faces = alike.map(({ there }) => there.filter((other) => met(person, other) > 0).length)
  const best = alike[faces.indexOf(Math.min(...faces))]
  if (best === undefined) throw new Error('chooseTable: a café has at least one table')
  return best.id
}
