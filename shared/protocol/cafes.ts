import * as z from 'zod/mini'
import type { PerspectiveId } from '../ids.ts'
import {
  admission,
  agreementIn,
  agreementLines,
  consent,
  credit,
  id,
  language,
  languages,
  line,
  lineOrNothing,
  lines,
  linesOrNothing,
  minutes,
  moment,
  promiseFields,
  someRounds,
  webAddress,
} from './fields.ts'
import { LIMITS } from './limits.ts'

const timedQuestion = z.strictObject({ question: line(LIMITS.question), minutes })

const tableWish = z.strictObject({
  name: z.optional(line(LIMITS.name)),
  question: z.optional(lineOrNothing(LIMITS.question)),
  /** Where the table talks, if it talks elsewhere. */
  callUrl: z.optional(webAddress),
})

const perspectiveWish = z.strictObject({
  id: z.optional(id<PerspectiveId>()),
  name: line(LIMITS.perspective),
  /** A sensitive perspective can never be shown on a seat. */
  sensitive: z.optional(z.boolean()),
})

const someTables = `must be a whole number from 1 to ${LIMITS.tables}`

/** `POST /api/cafes` */
export const CreateCafe = z.strictObject({
  title: line(LIMITS.title),
  purpose: z.optional(linesOrNothing(LIMITS.purpose)),
  tables: z.union([
    z.int(someTables).check(z.gte(1, someTables), z.lte(LIMITS.tables, someTables)),
    z
      .array(tableWish)
      .check(
        z.minLength(1, 'must name at least one table'),
        z.maxLength(LIMITS.tables, `must name at most ${LIMITS.tables} tables`),
      ),
  ]),
  rounds: someRounds(timedQuestion),
  checkIn: z.optional(timedQuestion),
  checkOut: z.optional(timedQuestion),
  languages: z.optional(languages),
  perspectives: z.optional(z.array(perspectiveWish).check(z.maxLength(LIMITS.perspectives))),
  agreement: z.optional(agreementLines),
  /** The same lines in languages of the café. */
  agreementIn: z.optional(agreementIn),
  admission: z.optional(admission),
  consentDefault: z.optional(consent),
  creditDefault: z.optional(credit),
  /** The tabs of all who take part say nothing of a café. */
  plainTitle: z.optional(z.boolean()),
  /** How its tables want to be helped, until they agree otherwise. */
  promise: z.optional(z.strictObject(promiseFields)),
  startsAt: z.optional(moment),
  keepUntil: z.optional(moment),
  template: z.optional(line(LIMITS.name)),
  /** The name by which the organiser is shown; a browser sends the person's own choice. */
  hostName: z.optional(line(LIMITS.name)),
})
export type CreateCafe = z.infer<typeof CreateCafe>

/** `POST /api/cafes/import?…`: the body is a JSON export as it was written; what is not said here comes out of it. */
export const ImportOptions = z.strictObject({
  title: z.optional(line(LIMITS.title)),
  startsAt: z.optional(moment),
  keepUntil: z.optional(moment),
  hostName: z.optional(line(LIMITS.name)),
})
export type ImportOptions = z.infer<typeof ImportOptions>

export interface CafeCreated {
  cafeId: string
  joinCode: string
  hostToken: string
  joinUrl: string
  hostUrl: string
  tables: { id: string; name: string }[]
}

/** What a person may say of themselves; all of it but the name can be left out. */
export const profileFields = {
  name: line(LIMITS.name),
  organisation: z.optional(lineOrNothing(LIMITS.organisation)),
  languages: z.optional(z.array(language).check(z.maxLength(LIMITS.languages))),
  perspectives: z.optional(
    z
      .array(z.strictObject({ id: id<PerspectiveId>(), show: z.optional(z.enum(['private', 'count', 'seat'])) }))
      .check(z.maxLength(LIMITS.perspectives)),
  ),
  credit: z.optional(credit),
}

/** `POST /api/cafes/join` */
export const JoinCafe = z.strictObject({ joinCode: lines(40), ...profileFields })
export type JoinCafe = z.infer<typeof JoinCafe>

export interface CafeJoined {
  cafeId: string
  participantId: string
  token: string
  admitted: boolean
}

/** `POST /api/invitations`: what the join page may show before anybody has joined. */
export const LookUpInvitation = z.strictObject({ joinCode: lines(40) })

export interface Invitation {
  cafeId: string
  title: string
  purpose: string
  languages: string[]
  perspectives: { id: string; name: string; sensitive: boolean }[]
  agreement: string[]
  agreementIn: Record<string, string[]>
  admission: 'auto' | 'lobby'
  consentDefault: z.infer<typeof consent>
  creditDefault: z.infer<typeof credit>
  startsAt: number | null
  keepUntil: number
  plainTitle: boolean
  /** Its guests are simulated; see `rehearsal` in the café's info. */
  rehearsal: boolean
  tables: number
  rounds: number
}
