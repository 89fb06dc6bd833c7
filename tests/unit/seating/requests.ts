import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'

/** People "p0" … with nothing known about them. */
export function people(count: number): { id: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: `p${index}` }))
}

/** One host for each table, "p0" at table "0" and so on. */
export function hostEveryTable(tables: number): { person: string; table: string }[] {
  return Array.from({ length: tables }, (_, index) => ({ person: `p${index}`, table: String(index) }))
}

/** Work worth a few ms: what properties of hundreds of plans can afford. */
export const QUICK = 1

/** How many requests a property looks at: `SEATING_RUNS=10000 npm run test:unit -- seating` looks at that many. */
export const manyRuns = (ordinary: number): number => Number(process.env.SEATING_RUNS ?? ordinary)

const affiliations = ['agency', 'ministry', 'charity']
const languages = ['en', 'ar', 'fa']

// Rare, because one bearer alone is a contradiction and would leave little to plan.
const notAlone: fc.Arbitrary<true | string[]> = fc.oneof(
  { arbitrary: fc.constant<string[]>([]), weight: 30 },
  { arbitrary: fc.constant(true as const), weight: 1 },
  { arbitrary: fc.constantFrom(...affiliations).map((one) => [one]), weight: 1 },
)

/** For properties that look at as many as they are told to, ms. */
export const PATIENCE = { timeout: process.env.SEATING_RUNS ? 3_600_000 : 20_000 }

/** Small requests with wishes of every kind, and a past at tables of which some are no more. Many can be planned, some contradict themselves; every name is known. */
export const anyRequest: fc.Arbitrary<SeatingRequest> = fc
  .record({
    count: fc.integer({ min: 1, max: 24 }),
    tableCount: fc.integer({ min: 1, max: 6 }),
    rounds: fc.integer({ min: 1, max: 5 }),
    pastRounds: fc.integer({ min: 0, max: 2 }),
    closed: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ count, tableCount, rounds, pastRounds, closed }) => {
    const id = fc.integer({ min: 0, max: count - 1 }).map((index) => `p${index}`)
    const table = fc.integer({ min: 0, max: tableCount - 1 }).map(String)
    const round = fc.integer({ min: 0, max: rounds - 1 })
    const groups = (most: number) =>
      count < 2
        ? fc.constant<string[][]>([])
        : fc.array(fc.uniqueArray(id, { minLength: 2, maxLength: 3 }), { maxLength: most })
    const people: fc.Arbitrary<SeatingRequest['people']> = fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record(
          {
            id: fc.constant(`p${index}`),
            affiliations: fc.uniqueArray(fc.constantFrom(...affiliations), { maxLength: 2 }),
            languages: fc.uniqueArray(fc.constantFrom(...languages), { maxLength: 2 }),
            notAlone,
          },
          { requiredKeys: ['id'] },
        ),
      ),
    )
    const spacious = fc.option(fc.integer({ min: Math.ceil(count / tableCount), max: count }), { nil: undefined })
    const tables: fc.Arbitrary<SeatingRequest['tables']> = fc.oneof(
      fc.constant(tableCount),
      fc.tuple(
        ...Array.from({ length: tableCount }, (_, index) =>
          spacious.map((capacity) => ({ id: String(index), capacity })),
        ),
      ),
    )
    return fc.record<SeatingRequest, 'people' | 'tables' | 'rounds' | 'seed'>(
      {
        people,
        tables,
        rounds: fc.constant(rounds),
        hosts: fc.uniqueArray(fc.record({ person: id, table }), {
          maxLength: tableCount,
          selector: (host) => host.table,
        }),
        keepApart: groups(3),
        keepTogether: groups(2),
        discouraged: groups(2),
        arrivals: fc.dictionary(id, round, { maxKeys: 2 }),
        departures: fc.dictionary(id, fc.constant(rounds), { maxKeys: 2 }),
        pins: fc.array(fc.record({ person: id, round, table }), { maxLength: 2 }),
        past: fc.array(pastRound(count, tableCount + closed), { maxLength: Math.min(pastRounds, rounds) }),
        prefer: fc.array(
          fc.tuple(round, pastRound(count, tableCount)).map(([known, seated]) => ({ round: known, ...seated })),
          { maxLength: 3 },
        ),
        seed: fc.integer(),
        goal: fc.constantFrom('fair', 'most-different'),
        affiliations: fc.constantFrom('mix', 'ignore'),
      },
      { requiredKeys: ['people', 'tables', 'rounds', 'seed'] },
    )
  })

function pastRound(count: number, tables: number) {
  const seat = fc.integer({ min: -1, max: tables - 1 })
  return fc.array(seat, { minLength: count, maxLength: count }).map((seats) => ({
    tables: Array.from({ length: tables }, (_, table) =>
      seats.flatMap((seated, person) => (seated === table ? [`p${person}`] : [])),
    ),
  }))
}
