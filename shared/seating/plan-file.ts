import * as z from 'zod/mini'
import { parse } from '../protocol/parse.ts'
import { textFault } from '../text.ts'
import { type BrokenRule, checkPlan } from './check.ts'
import { type Contradiction, findContradictions } from './contradictions.ts'
import { type SeatingScore, weighPlan } from './plan.ts'
import { SEATING_LIMITS, type SeatedRound, type SeatingRequest, seatingRequestSchema, tablesOf } from './request.ts'

/** Raised when an older reader could not make sense of a file. */
const VERSION = 1
const FORMAT = 'tablecloth-plan'
/** In UTF-16 units: a thousand people with every wish the limits allow need less. */
export const PLAN_FILE_LENGTH = 8_000_000
const NAME_LENGTH = 200

/** A rotation that was planned without a café: who and where by name, what was asked for, and the seats. */
export interface SavedPlan {
  /** What it is for, or nothing. */
  title: string
  /** In the order of `request.people`. */
  people: { id: string; name: string }[]
  /** In the order of the request's tables. */
  tables: { id: string; name: string }[]
  /** Its `seed` has this very plan made again. */
  request: SeatingRequest
  rounds: SeatedRound[]
  /** How the seats were found. */
  method: string
  /** What people wished was left out of `request`, which therefore cannot be planned anew. */
  withoutWishes: boolean
}

const line = (least: number) =>
  z.string().check(
    z.minLength(least),
    z.maxLength(NAME_LENGTH),
    z.refine((text) => textFault(text, 'one') === null, 'must be one line of plain text'),
  )
const named = (most: number) => z.array(z.strictObject({ id: z.string(), name: line(1) })).check(z.maxLength(most))
const seats = z.array(z.string()).check(z.maxLength(SEATING_LIMITS.people))

const planFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  title: line(0),
  people: named(SEATING_LIMITS.people),
  tables: named(SEATING_LIMITS.tables),
  request: seatingRequestSchema,
  rounds: z
    .array(z.strictObject({ tables: z.array(seats).check(z.maxLength(SEATING_LIMITS.tables)) }))
    .check(z.maxLength(SEATING_LIMITS.rounds)),
  method: line(1),
  withoutWishes: z.boolean(),
})

/** The text of a file that `readPlanFile` opens again. */
export function writePlanFile(plan: SavedPlan): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...plan }, null, 2)}\n`
}

/**
 * The same plan without what people asked for or told of themselves: apart, together, languages, organisations.
 * Who stays, comes later or leaves earlier can be seen in the seats anyway and is kept, so that they can be checked.
 */
export function withoutWishes(plan: SavedPlan): SavedPlan {
  const { tables, rounds, hosts, arrivals, departures, past, seed, goal } = plan.request
  const request: SeatingRequest = {
    people: plan.request.people.map(({ id }) => ({ id })),
    tables,
    rounds,
    ...(hosts && { hosts }),
    ...(arrivals && { arrivals }),
    ...(departures && { departures }),
    ...(past && { past }),
    ...(seed !== undefined && { seed }),
    ...(goal && { goal }),
  }
  return { ...plan, request, withoutWishes: true }
}

/** Whether `withoutWishes` would take anything away. */
export function hasWishes({ request }: SavedPlan): boolean {
  const { keepApart = [], keepTogether = [], discouraged = [], pins = [], prefer = [] } = request
  const told = request.people.some(({ affiliations, languages, notAlone }) => affiliations ?? languages ?? notAlone)
  return told || [keepApart, keepTogether, discouraged, pins, prefer].some((wishes) => wishes.length > 0)
}

/** Why a file is not opened. `field` is a path such as `request.people.3.id`. */
export type PlanFileFault =
  | { code: 'too-long' | 'not-json' | 'not-a-plan' }
  | { code: 'version'; version: number }
  | { code: 'invalid'; field: string }
  /** The names and the request do not speak of the same people or tables. */
  | { code: 'names'; field: 'people' | 'tables' }
  | { code: 'contradiction'; contradiction: Contradiction; names: SavedPlan['people'] }
  | { code: 'broken'; broken: BrokenRule; names: SavedPlan['people'] }

export type OpenedPlan =
  | { ok: true; plan: SavedPlan; score: SeatingScore; optimal: boolean }
  | { ok: false; fault: PlanFileFault }

/**
 * Opens what `writePlanFile` wrote, or somebody changed since. Nothing in it is taken on trust: the request is held to
 * its schema and searched for contradictions, the seats are checked against it, and how good they are is worked out anew.
 */
export function readPlanFile(text: string): OpenedPlan {
  if (text.length > PLAN_FILE_LENGTH) return refuse({ code: 'too-long' })
  const input = fromJson(text)
  if (input === undefined) return refuse({ code: 'not-json' })
  if (!isPlan(input)) return refuse({ code: 'not-a-plan' })
  if (typeof input.version === 'number' && input.version > VERSION) {
    return refuse({ code: 'version', version: input.version })
  }
  const read = parse(planFileSchema, input)
  if (!read.ok) return refuse({ code: 'invalid', field: read.error.field ?? '' })
  const { format: _format, version: _version, ...plan } = read.value
  const { people: names, request, rounds } = plan

  if (!areSame(names, request.people)) return refuse({ code: 'names', field: 'people' })
  if (!areSame(plan.tables, tablesOf(request))) return refuse({ code: 'names', field: 'tables' })
  const [contradiction] = findContradictions(request)
  if (contradiction) return refuse({ code: 'contradiction', contradiction, names })
  const [broken] = checkPlan(request, rounds)
  if (broken) return refuse({ code: 'broken', broken, names })
  return { ok: true, plan, ...weighPlan(request, rounds) }
}

const refuse = (fault: PlanFileFault): OpenedPlan => ({ ok: false, fault })

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isPlan(input: unknown): input is { format: typeof FORMAT; version?: unknown } {
  return typeof input === 'object' && input !== null && 'format' in input && input.format === FORMAT
}

function areSame(names: readonly { id: string }[], asked: readonly { id: string }[]): boolean {
  return names.length === asked.length && names.every(({ id }, at) => id === asked[at]?.id)
}
