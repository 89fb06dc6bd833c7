import * as z from 'zod/mini'
import {
  admission,
  consent,
  credit,
  ECHOES,
  type Echo,
  kept,
  language,
  languages,
  minutes,
  someRounds,
} from '../protocol/fields.ts'
import { LIMITS } from '../protocol/limits.ts'
import type { BriefingSource } from './briefing.ts'
import { checkReferences } from './json-references.ts'
import { BUILT_IN_LENSES } from './lenses.ts'

/** What a file says of itself. Whatever a reader of this version could not take needs a higher number. */
export const FORMAT = { name: 'tablecloth-harvest', version: 1 } as const

const count = z.int('must be a whole number').check(z.gte(0), z.lte(1_000_000))
const roundNumber = z.int('must be a whole number').check(z.gte(0), z.lte(99))
const many = <S extends z.ZodMiniType>(what: S, most: number) =>
  z.array(what).check(z.maxLength(most, `must have at most ${most} entries`))
/** Ids are the file's own: they name something in it, and nothing elsewhere. */
const name = z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(90, 'must have at most 90 characters'))
const line = (most: number) => kept(most, 1, 'one')

const round = z.strictObject({ question: line(LIMITS.question), minutes })
const signature = z
  .strictObject({ kind: credit, label: kept(LIMITS.organisation, 0, 'one') })
  .check(
    z.refine(({ kind, label }) => (kind === 'nobody') === (label === ''), 'must have a label unless it is nobody’s'),
  )
const told = z.strictObject({ round: roundNumber, text: kept(LIMITS.recap, 1) })
const perspective = line(LIMITS.perspective)

const cafe = z.strictObject({
  id: name,
  title: line(LIMITS.title),
  purpose: kept(LIMITS.purpose),
  languages,
  /** Ms since 1970. */
  startsAt: z.nullable(z.int()),
  agreement: many(line(LIMITS.agreementLine), LIMITS.agreementLines),
  /** The same lines in languages of the café; an empty one was never written. */
  agreementIn: z.optional(z.record(language, many(kept(LIMITS.agreementLine, 0, 'one'), LIMITS.agreementLines))),
  admission,
  consentDefault: consent,
  creditDefault: credit,
  /** Asked of whoever joins: those that can be shown on a seat, and of the others those that `counted` tells of. */
  perspectives: many(z.strictObject({ name: perspective, sensitive: z.boolean() }), LIMITS.perspectives),
  tables: z
    .array(
      z.strictObject({
        id: name,
        name: line(LIMITS.name),
        question: z.optional(line(LIMITS.question)),
        recaps: z.optional(many(told, 100)),
      }),
    )
    .check(
      z.minLength(1, 'must have at least one table'),
      z.maxLength(LIMITS.tables, `must have at most ${LIMITS.tables} tables`),
    ),
  rounds: someRounds(round),
  checkIn: z.optional(round),
  checkOut: z.optional(round),
  people: count,
  /** The café that this one continues; `people` counts those who came there as well, whoever came to both twice. */
  earlier: z.optional(z.strictObject({ people: count, startsAt: z.nullable(z.int()) })),
  voices: many(perspective, LIMITS.perspectives),
})

const themeFields = {
  id: name,
  name: kept(LIMITS.themeName),
  description: kept(LIMITS.themeDescription),
  notes: many(name, LIMITS.notesBrought),
  standing: z.strictObject({
    confirmed: count,
    objected: count,
    saidDifferently: count,
    earlier: count,
    said: many(
      z.strictObject({
        answer: z.enum(['object', 'differ']),
        text: kept(LIMITS.answer, 1),
        credit: signature,
        earlier: z.boolean(),
      }),
      LIMITS.people * 5,
    ),
  }),
}

const theme = z.strictObject({
  ...themeFields,
  /** Themes that were brought into this one, as they stood by themselves; `notes` has theirs, too. */
  parts: z.optional(many(z.strictObject({ ...themeFields, within: name }), LIMITS.themes)),
  /** Where it has parts: the notes that it held by itself. */
  own: z.optional(many(name, LIMITS.notesBrought)),
})

const echoed = z.union([z.literal('few'), z.int('must be a whole number').check(z.gte(3), z.lte(1_000_000))])
type EchoShapes = Record<Echo, z.ZodMiniOptional<typeof echoed>>

const note = z.strictObject({
  id: name,
  text: kept(LIMITS.note, 1),
  credit: signature,
  tableId: name,
  round: roundNumber,
  buildsOn: z.optional(name),
  themes: many(name, LIMITS.themes),
  lang: z.optional(language),
  /** What came together on it in a gallery walk. */
  dots: z.optional(z.int('must be a whole number').check(z.gte(1), z.lte(1_000_000))),
  echoes: z.optional(
    z.strictObject(Object.fromEntries(ECHOES.map((echo) => [echo, z.optional(echoed)])) as EchoShapes),
  ),
  /** Tables to which travellers took it along. */
  went: z.optional(many(z.strictObject({ tableId: name, round: roundNumber }), LIMITS.tables * LIMITS.rounds)),
})

const lens = z.strictObject({
  id: name,
  name: z.optional(line(LIMITS.lensName)),
  items: many(
    z.strictObject({ id: name, text: z.optional(line(LIMITS.lensItem)), themes: many(name, LIMITS.themes) }),
    LIMITS.lensItems,
  ),
})

/** Field by field; what names something may still name what is not there. */
export const BriefingShape = z.strictObject({
  format: z.strictObject({ name: z.literal(FORMAT.name), version: z.literal(FORMAT.version) }),
  /** Nothing in it was said by guests of a café; it cannot be made into one. */
  rehearsal: z.optional(z.literal(true)),
  cafe,
  themes: many(theme, LIMITS.themes),
  notes: many(note, LIMITS.notesBrought),
  /** Between notes of different tables, unsigned. */
  threads: z.optional(many(z.strictObject({ from: name, to: name, words: line(LIMITS.threadWords) }), LIMITS.threads)),
  missingVoices: many(z.strictObject({ name: perspective, tables: many(name, LIMITS.tables) }), LIMITS.perspectives),
  /** In the tables' own words, unsigned. */
  namedMissing: many(
    z.strictObject({ tableId: name, round: roundNumber, text: kept(LIMITS.missing, 1) }),
    LIMITS.tables * LIMITS.missingPerTable,
  ),
  /** Of those who chose to be counted, if they were enough. Some may not have been counted. */
  counted: many(
    z.strictObject({ name: perspective, share: z.enum(['some', 'about-half', 'most']) }),
    LIMITS.perspectives,
  ),
  /** What those who were there recommend; `theme` is the id of the theme that it follows from. */
  recommendations: z.optional(
    many(z.strictObject({ text: kept(LIMITS.recommendation, 1), theme: z.optional(name) }), LIMITS.recommendations),
  ),
  /** The lenses used. A café's own has a name, and its items texts; `themes` are the ids of those that speak to an item. */
  lenses: z.optional(many(lens, LIMITS.lenses + BUILT_IN_LENSES.length)),
  commitments: many(
    z.strictObject({ text: kept(LIMITS.commitment, 1), when: kept(LIMITS.when), credit: signature }),
    LIMITS.people * LIMITS.commitmentsPerPerson,
  ),
  /** How many could answer to the themes. */
  present: count,
  heldBack: count,
  /** Sayings and commitments that hosts have hidden. */
  hiddenWords: z.optional(count),
})

/**
 * The JSON export, as it is written and as it may come back: whole, and whatever it names is in it. Rounds count from 0, as
 * everywhere on the wire; themes and build-ons name notes by their ids.
 */
export const BriefingJson = BriefingShape.check(z.superRefine((file, context) => checkReferences(file, context)))
export type BriefingJson = z.infer<typeof BriefingJson>

/** Everything that may be published, for other programs, and for a café that goes on from here. */
export function jsonOf({ recaps, cafe: { rehearsal, ...cafe }, threads, ...told }: BriefingSource): string {
  const tables = cafe.tables.map((table) => {
    const passedOn = recaps.filter(({ tableId }) => tableId === table.id).map(({ round, text }) => ({ round, text }))
    return { ...table, ...(passedOn.length > 0 && { recaps: passedOn }) }
  })
  const briefing: BriefingJson = {
    format: FORMAT,
    ...(rehearsal && { rehearsal }),
    cafe: { ...cafe, tables },
    ...told,
    ...(threads.length > 0 && { threads }),
  }
  return `${JSON.stringify(briefing, null, 2)}\n`
}
