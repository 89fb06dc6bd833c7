import * as z from 'zod/mini'

/** What one planning request may hold at most. */
export const SEATING_LIMITS = {
  people: 1000,
  tables: 250,
  rounds: 20,
  idLength: 64,
  labels: 20,
  groups: 1000,
  groupSize: 100,
} as const

// An id is printable text. Names that mean something to JavaScript objects are refused, so that no reader of a plan
// can be caught by them.
const idPattern = /^(?!(?:__\w+__|constructor|prototype)$)\P{C}+$/u
const id = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(SEATING_LIMITS.idLength),
    z.regex(idPattern, 'an id is printable text of up to 64 characters'),
  )
const labels = z.array(id).check(z.maxLength(SEATING_LIMITS.labels))
const roundIndex = z.int().check(z.minimum(0), z.maximum(SEATING_LIMITS.rounds))
const headcount = z.int().check(z.minimum(0), z.maximum(SEATING_LIMITS.people))
const group = z.array(id).check(z.minLength(2), z.maxLength(SEATING_LIMITS.groupSize))
const groups = z.array(group).check(z.maxLength(SEATING_LIMITS.groups))

const person = z.object({
  id,
  affiliations: z.optional(labels),
  languages: z.optional(labels),
  notAlone: z.optional(z.union([z.literal(true), labels])),
})
const table = z.object({ id, capacity: z.optional(headcount), min: z.optional(headcount) })
const host = z.object({
  person: id,
  table: id,
  rounds: z.optional(z.array(roundIndex).check(z.maxLength(SEATING_LIMITS.rounds))),
})
const pin = z.object({ person: id, round: roundIndex, table: id })
const knownRound = z.object({
  round: roundIndex,
  tables: z
    .array(z.array(id).check(z.maxLength(SEATING_LIMITS.people)))
    .check(z.minLength(1), z.maxLength(SEATING_LIMITS.tables)),
})
const pastRound = z.object({
  tables: z
    .array(z.array(id).check(z.maxLength(SEATING_LIMITS.people)))
    .check(z.minLength(1), z.maxLength(SEATING_LIMITS.tables)),
})

/**
 * The body of `POST /api/seating-plans`. An unknown key at the top is refused, because a misspelt `keepApart` that is
 * silently ignored would seat people beside those they must not meet.
 *
 * - `tables`: a number n means the tables "0" … "n-1". `capacity` and `min` bound a table's people in every round.
 * - `rounds`: how many rounds the café has in all, `past` included. Round indices are 0-based over all of them.
 * - `hosts`: stay at their table, in every round they are present for unless `rounds` says which.
 * - `arrivals`: the first round a person is present; `departures`: the first round a person is absent.
 * - `keepApart`: never two of a group at one table. `keepTogether`, `discouraged`: wishes about every pair of a group.
 * - `languages`: none means that the person speaks them all.
 * - `notAlone: true`: somebody else at the table shares at least one of the person's affiliations;
 *   a list: for each affiliation named, somebody else at the table has it.
 * - `past`: tables in the order of `tables`; what stands beyond them sat at tables that are no more, and counts as met.
 * - `pins`, `hosts`, `arrivals` and wishes do not concern past rounds: the past is what it was.
 * - `prefer`: rounds as people know them already, from an earlier plan: whoever is there keeps their table as long as it
 *   costs no repeat and no wish. Past rounds and people and tables that are no more are passed over.
 * - `affiliations: "mix"` (default) spreads people with the same affiliation, after everything else but revisits.
 */
export const seatingRequestSchema = z.strictObject({
  people: z.array(person).check(z.minLength(1), z.maxLength(SEATING_LIMITS.people)),
  tables: z.union([
    z.int().check(z.minimum(1), z.maximum(SEATING_LIMITS.tables)),
    z.array(table).check(z.minLength(1), z.maxLength(SEATING_LIMITS.tables)),
  ]),
  rounds: z.int().check(z.minimum(1), z.maximum(SEATING_LIMITS.rounds)),
  hosts: z.optional(z.array(host).check(z.maxLength(SEATING_LIMITS.people))),
  keepApart: z.optional(groups),
  keepTogether: z.optional(groups),
  discouraged: z.optional(groups),
  arrivals: z.optional(z.record(id, roundIndex)),
  departures: z.optional(z.record(id, roundIndex)),
  pins: z.optional(z.array(pin).check(z.maxLength(SEATING_LIMITS.people * SEATING_LIMITS.rounds))),
  past: z.optional(z.array(pastRound).check(z.maxLength(SEATING_LIMITS.rounds))),
  prefer: z.optional(z.array(knownRound).check(z.maxLength(SEATING_LIMITS.rounds))),
  seed: z.optional(z.union([z.string().check(z.maxLength(200)), z.number()])),
  goal: z.optional(z.enum(['fair', 'most-different'])),
  affiliations: z.optional(z.enum(['mix', 'ignore'])),
})

export type SeatingRequest = z.output<typeof seatingRequestSchema>
export type SeatingPerson = z.output<typeof person>
export type SeatingTable = z.output<typeof table>
export type SeatingGoal = 'fair' | 'most-different'

/** One round of a plan: the ids at each table, tables in the order of the request. */
export type SeatedRound = { tables: string[][] }

/** The tables of a request as a list, a number spelled out. */
export function tablesOf(request: Pick<SeatingRequest, 'tables'>): SeatingTable[] {
  if (typeof request.tables !== 'number') return request.tables
  return Array.from({ length: request.tables }, (_, index) => ({ id: String(index) }))
}
