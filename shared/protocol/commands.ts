import * as z from 'zod/mini'
import type { CommitmentId, NoteId, ParticipantId, TableId, ThemeId } from '../ids.ts'
import { profileFields } from './cafes.ts'
import { answer, id, line, lineOrNothing, lines, linesOrNothing, minutes, ownCredit } from './fields.ts'
import { LIMITS } from './limits.ts'

const tableId = id<TableId>()
const participantId = id<ParticipantId>()
const noteId = id<NoteId>()
/** From 0. */
const round = z.int().check(z.minimum(0), z.maximum(LIMITS.rounds - 1))

/** Every command, by its type: what it carries besides. The permissions table has a row for each. */
const SHAPES = {
  time: {},
  'accept-agreement': {},
  'update-me': profileFields,
  leave: {},
  'plan-seating': { seed: z.optional(z.union([z.int(), line(40)])) },
  /** Another table in a round to come; `exchangeFor` goes to where the person was. The seat is pinned. */
  'change-plan': { round, participantId, tableId, exchangeFor: z.optional(participantId) },
  'pin-seat': { round, participantId, pinned: z.boolean() },
  'undo-plan': {},
  'wish-seats': {
    apart: z.array(participantId).check(z.maxLength(LIMITS.apart)),
    together: z.array(participantId).check(z.maxLength(LIMITS.together)),
  },
  'start-round': {},
  'pause-round': {},
  'resume-round': {},
  'extend-round': { minutes },
  /** `softly`: a minute is left to finish the sentence, instead of none. */
  'end-round': { softly: z.optional(z.boolean()) },
  move: { participantId, tableId },
  'set-table-host': { tableId, participantId: z.nullable(participantId) },
  admit: { participantId },
  'admit-all': {},
  remove: { participantId },
  'add-person': { name: line(LIMITS.name), tableId: z.optional(tableId) },
  announce: { text: lines(LIMITS.announcement), tableId: z.optional(tableId) },
  'start-turn': { participantId: z.optional(participantId) },
  'end-turn': { participantId: z.optional(participantId) },
  'raise-hand': {},
  'lower-hand': {},
  /** A table asks a host to come; `words` reach the hosts alone. */
  'call-host': { words: z.optional(linesOrNothing(LIMITS.announcement)) },
  'answer-call': { tableId },
  'hide-note': { tableId, noteId },
  'restore-note': { tableId, noteId },
  /** `null` takes the answer back. `version` is that of the words one has read; other words are not answered. */
  'answer-theme': {
    themeId: id<ThemeId>(),
    answer: z.nullable(answer),
    text: z.optional(linesOrNothing(LIMITS.answer)),
    credit: z.optional(ownCredit),
    version: z.optional(line(64)),
  },
  /** With `commitmentId`, one's own is said anew. */
  'take-on': {
    commitmentId: z.optional(id<CommitmentId>()),
    text: lines(LIMITS.commitment),
    when: z.optional(lineOrNothing(LIMITS.when)),
    credit: z.optional(ownCredit),
  },
  'put-down': { commitmentId: id<CommitmentId>() },
  'start-gallery': {},
  'start-harvest': {},
  close: {},
  'invite-host': { name: z.optional(line(LIMITS.name)) },
} as const satisfies Record<string, Record<string, z.ZodMiniType>>

export type CommandType = keyof typeof SHAPES
export const COMMAND_TYPES = Object.keys(SHAPES) as CommandType[]

type Carried<Shape extends Record<string, z.ZodMiniType>> = keyof Shape extends never
  ? unknown
  : z.infer<z.ZodMiniObject<Shape>>
type CommandOf<Type extends CommandType> = { type: Type } & Carried<(typeof SHAPES)[Type]>
/** A wish. What comes of it is events, or a refusal. */
export type Command = { [Type in CommandType]: CommandOf<Type> }[CommandType]

const [first, ...others] = COMMAND_TYPES.map((type) => z.strictObject({ type: z.literal(type), ...SHAPES[type] }))
if (!first) throw new Error('there are no commands')

export const CommandSchema = z.discriminatedUnion('type', [first, ...others], {
  error: 'must name a command',
}) as unknown as z.ZodMiniType<Command>

export type Ack =
  | { ok: true; [field: string]: unknown }
  | { ok: false; error: { code: string; message: string; field?: string } }
