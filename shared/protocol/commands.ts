import * as z from 'zod/mini'
import type { NoteId, ParticipantId, TableId } from '../ids.ts'
import { profileFields } from './cafes.ts'
import { id, line, lines, linesOrNothing, minutes } from './fields.ts'
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
  'freeze-table': { tableId, frozen: z.boolean() },
  /** Words that reach the hosts and nobody else; `unnamed`: without who sent them. */
  report: {
    text: z.optional(linesOrNothing(LIMITS.report)),
    tableId: z.optional(tableId),
    noteId: z.optional(noteId),
    unnamed: z.optional(z.boolean()),
  },
  'answer-report': { reportId: id<string>(), text: z.optional(linesOrNothing(LIMITS.report)) },
  /** To what a host did about oneself; reaches the hosts alone. */
  'answer-act': { actId: id<string>(), text: lines(LIMITS.report) },
  'start-gallery': {},
  'start-harvest': {},
  close: {},
  'invite-host': { name: z.optional(line(LIMITS.name)) },
  /** A big screen for the room: it reads what the whole room may read, and nothing else. */
  'invite-projector': {},
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
