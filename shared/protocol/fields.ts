import * as z from 'zod/mini'
import { isId } from '../ids.ts'
import { textFault, tidyLine, tidyLines, withPlainBreaks } from '../text.ts'
import { LIMITS } from './limits.ts'
import { SCOPES } from './scopes.ts'

// zod probes `new Function` otherwise, which a strict content security policy reports.
z.config({ jitless: true })

const FAULTS = {
  control: 'holds control characters',
  override: 'holds characters that override the direction of writing',
  'line-break': 'must be a single line',
  surrogate: 'holds half a character',
} as const

function text(lines: 'one' | 'many', most: number, least: number) {
  const tidy = lines === 'one' ? tidyLine : tidyLines
  return z.pipe(
    z.string().check(
      // A hundred thousand characters of white space are refused before they are folded.
      z.maxLength(most * 4, `must have at most ${most} characters`),
      z.superRefine((value, context) => {
        const fault = textFault(lines === 'one' ? value.trim() : withPlainBreaks(value), lines)
        if (fault) context.addIssue({ code: 'custom', message: FAULTS[fault] })
      }),
    ),
    z.pipe(
      z.transform(tidy),
      z
        .string()
        .check(
          z.minLength(least, least ? 'must not be empty' : undefined),
          z.maxLength(most, `must have at most ${most} characters`),
        ),
    ),
  )
}

export const line = (most: number) => text('one', most, 1)
export const lines = (most: number) => text('many', most, 1)
export const lineOrNothing = (most: number) => text('one', most, 0)
export const linesOrNothing = (most: number) => text('many', most, 0)

/** Words that were kept already: looked at, and left exactly as they are. */
export const kept = (most: number, least = 0, lines: 'one' | 'many' = 'many') =>
  z.string().check(
    z.maxLength(most, `must have at most ${most} characters`),
    z.superRefine((value, context) => {
      const fault = textFault(value, lines)
      if (fault) context.addIssue({ code: 'custom', message: FAULTS[fault] })
      else if (value.trim().length < least) context.addIssue({ code: 'custom', message: 'must not be empty' })
    }),
  )

const KEYS_OF_OBJECTS = new Set(Object.getOwnPropertyNames(Object.getPrototypeOf({})))
export const id = <Id extends string>() =>
  z.pipe(
    z
      .string()
      .check(
        z.refine(
          (value) => isId(value) && !KEYS_OF_OBJECTS.has(value),
          'must be an id of 1 to 40 letters, digits, _ or -',
        ),
      ),
    z.transform((value) => value as Id),
  )

/** BCP 47, loosely: `en`, `ar`, `pt-BR`, `zh-Hant`. */
export const language = z
  .string()
  .check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/, 'must be a language tag such as "en"'))
export const languages = z.array(language).check(z.maxLength(LIMITS.languages))

export const agreementLines = z
  .array(line(LIMITS.agreementLine))
  .check(z.maxLength(LIMITS.agreementLines, `must have at most ${LIMITS.agreementLines} lines`))
/** Language → the lines of the agreement in it; an empty one is not written yet. */
export const agreementIn = z
  .record(
    language,
    z
      .array(lineOrNothing(LIMITS.agreementLine))
      .check(z.maxLength(LIMITS.agreementLines, `must have at most ${LIMITS.agreementLines} lines`)),
  )
  .check(z.refine((lines) => Object.keys(lines).length <= LIMITS.languages, 'names too many languages'))

/** The rounds of a café, by the schema of one. */
export const someRounds = <Round extends z.ZodMiniType>(round: Round) =>
  z
    .array(round)
    .check(
      z.minLength(1, 'must have at least one round'),
      z.maxLength(LIMITS.rounds, `must have at most ${LIMITS.rounds} rounds`),
    )

export const minutes = z
  .number()
  .check(
    z.gte(LIMITS.minutes.least, `must be at least ${LIMITS.minutes.least} minutes`),
    z.lte(LIMITS.minutes.most, `must be at most ${LIMITS.minutes.most} minutes`),
  )

/** Milliseconds since 1970, or an ISO 8601 date and time. */
export const moment = z.union([
  z.int().check(z.gte(0), z.lte(8.64e15)),
  z.pipe(
    z.string().check(z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be a date and time (ISO 8601)')),
    z.transform((value) => Date.parse(value)),
  ),
])

export const webAddress = z
  .string()
  .check(
    z.maxLength(LIMITS.url),
    z.regex(/^https?:\/\/[^\s"'<>`]+$/i, 'must be an address that begins with http:// or https://'),
  )

export const credit = z.enum(['name', 'organisation', 'table', 'nobody'])
export type Credit = z.infer<typeof credit>

/** Who is named under words. */
export interface CreditLabel {
  kind: Credit
  /** A name, an organisation or a table's name; empty for `nobody`. */
  label: string
}

/** Of words that are not written at a table: there is no table to sign for them. */
export const ownCredit = z.enum(['name', 'organisation', 'nobody'])
export type OwnCredit = z.infer<typeof ownCredit>

export const answer = z.enum(['confirm', 'object', 'differ'])
export type Answer = z.infer<typeof answer>
export type AnswerCounts = Record<Answer, number>

/** How a table wants to be helped; see `voices/promise.ts`. What is left out stays as it is. */
export const promiseFields = {
  shows: z.optional(z.enum(['nothing', 'balance', 'names'])),
  invite: z.optional(z.enum(['off', 'gentle'])),
  queue: z.optional(z.boolean()),
  crossTalk: z.optional(z.boolean()),
}

/** Whether hosts let people in, or everybody who has the code comes in. */
export const admission = z.enum(['auto', 'lobby'])

export const consent = z.enum(['table', 'cafe', 'public'])
export type Consent = z.infer<typeof consent>

/** What one can answer to a note in the gallery walk, without a name: this moves me, I want to hear more, I know this too. */
export const ECHOES = ['moves-me', 'tell-more', 'know-this'] as const
export const echo = z.enum(ECHOES)
export type Echo = z.infer<typeof echo>

export const scope = z.enum(SCOPES)

export const dots = z
  .int()
  .check(z.gte(0, 'must not be negative'), z.lte(LIMITS.dots, `must be at most ${LIMITS.dots}`))
