import * as z from 'zod/mini'
import { credit } from '../protocol/fields.ts'
import type { BriefingSource } from './briefing.ts'

const round = z.strictObject({ question: z.string(), minutes: z.number() })
const signature = z.strictObject({ kind: credit, label: z.string() })
const told = z.strictObject({ round: z.int(), text: z.string() })

const themeFields = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  notes: z.array(z.string()),
  standing: z.strictObject({
    confirmed: z.int(),
    objected: z.int(),
    saidDifferently: z.int(),
    earlier: z.int(),
    said: z.array(
      z.strictObject({
        answer: z.enum(['object', 'differ']),
        text: z.string(),
        credit: signature,
        earlier: z.boolean(),
      }),
    ),
  }),
}

/** The JSON export. Rounds count from 0, as everywhere on the wire; themes and build-ons name notes by their ids. */
export const BriefingJson = z.strictObject({
  cafe: z.strictObject({
    id: z.string(),
    title: z.string(),
    purpose: z.string(),
    languages: z.array(z.string()),
    /** Ms since 1970. */
    startsAt: z.nullable(z.int()),
    tables: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        question: z.optional(z.string()),
        recaps: z.optional(z.array(told)),
      }),
    ),
    rounds: z.array(round),
    checkIn: z.optional(round),
    checkOut: z.optional(round),
    people: z.int(),
    voices: z.array(z.string()),
  }),
  themes: z.array(
    z.strictObject({
      ...themeFields,
      /** Themes that were brought into this one; `notes` has theirs, too. */
      parts: z.array(z.strictObject({ ...themeFields, within: z.string() })),
      /** Where it has parts: the notes that it held by itself. */
      own: z.optional(z.array(z.string())),
    }),
  ),
  notes: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      credit: signature,
      tableId: z.string(),
      round: z.int(),
      buildsOn: z.optional(z.string()),
      themes: z.array(z.string()),
      lang: z.optional(z.string()),
    }),
  ),
  missingVoices: z.array(z.strictObject({ name: z.string(), tables: z.array(z.string()) })),
  /** In the tables' own words, unsigned. */
  namedMissing: z.array(z.strictObject({ tableId: z.string(), round: z.int(), text: z.string() })),
  /** Of those who chose to be counted, if they were enough. Some may not have been counted. */
  counted: z.array(z.strictObject({ name: z.string(), share: z.enum(['some', 'about-half', 'most']) })),
  commitments: z.array(z.strictObject({ text: z.string(), when: z.string(), credit: signature })),
  /** How many could answer to the themes. */
  present: z.int(),
  heldBack: z.int(),
  /** Sayings and commitments that hosts have hidden. */
  hiddenWords: z.int(),
})
export type BriefingJson = z.infer<typeof BriefingJson>

/** Everything that may be published, for other programs. */
export function jsonOf({ recaps, cafe, ...told }: BriefingSource): string {
  const tables = cafe.tables.map((table) => {
    const passedOn = recaps.filter(({ tableId }) => tableId === table.id).map(({ round, text }) => ({ round, text }))
    return { ...table, ...(passedOn.length > 0 && { recaps: passedOn }) }
  })
  const briefing: BriefingJson = { cafe: { ...cafe, tables }, ...told }
  return `${JSON.stringify(briefing, null, 2)}\n`
}
