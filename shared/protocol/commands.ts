import * as z from 'zod/mini'

import type {
  CommitmentId,
  LensId,
  LineId,
  MissingId,
  NoteId,
  ParticipantId,
  SessionId,
  TableId,
  ThemeId,
  ThreadId,
} from '../ids.ts'

import { profileFields } from './cafes.ts'
import {
  agreementIn,
  agreementLines,
  answer,
  consent,
  credit,
  dots,
  echo,
  id,
  language,
  languages,
  line,
  lineOrNothing,
  lines,
  linesOrNothing,
  minutes,
  moment,
  ownCredit,
  promiseFields,
  scope,
} from './fields.ts'
import { LIMITS } from './limits.ts'
import { MOMENTS } from './practice.ts'
import { SCOPES } from './scopes.ts'

const tableId = id<TableId>()
const participantId = id<ParticipantId>()
const noteId = id<NoteId>()
const threadId = id<ThreadId>()
const lineId = id<LineId>()
/** Of the agreement, from 1. */
const version = z.int().check(z.minimum(1))
/** Of a note without a name. */
const key = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/, 'must be a key that placing an unnamed note answered'))
/** From 0. */
const round = z.int().check(z.minimum(0), z.maximum(LIMITS.rounds - 1))

/** Without any of them, a co-host reads the desk, comes when a table calls, and writes as everyone does. */
const scopes = z.array(scope).check(z.maxLength(SCOPES.length))

const listed = z.strictObject({
  name: line(LIMITS.name),
  languages: z.optional(languages),
  organisation: z.optional(lineOrNothing(LIMITS.organisation)),
})

/** Every command, by its type: what it carries besides. The permissions table has a row for each. */
const SHAPES = {
  time: {},
  /** `version`: of the words that one has read; others are not promised. */
  'accept-agreement': { version: z.optional(version) },
  /** What was changed has been seen, whether or not one promises it. */
  'read-agreement': { version },
  /** All its lines anew, with what they are in other languages of the café; `version` is that of the words they were made from. */
  'amend-agreement': { lines: agreementLines, in: z.optional(agreementIn), version: z.optional(version) },
  /** For the agreement, before round 1; `named`: everybody may read whose it is. */
  'propose-line': { text: line(LIMITS.agreementLine), named: z.optional(z.boolean()) },
  'take-back-line': { lineId },
  /** "I would keep this": counted, never by whom. */
  'back-line': { lineId, backed: z.boolean() },
  'adopt-line': { lineId, adopted: z.boolean() },
  'put-line-aside': { lineId, aside: z.boolean() },
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
  'open-table': { name: z.optional(line(LIMITS.name)), question: z.optional(lineOrNothing(LIMITS.question)) },
  /** Who sits there while a round is on goes to the smallest tables; the cloth stays. */
  'close-table': { tableId },
  'reopen-table': { tableId },
  'set-table-host': { tableId, participantId: z.nullable(participantId) },
  admit: { participantId },
  'admit-all': {},
  remove: { participantId },
  /** So many simulated guests come to a rehearsal, by the door where there is one. */
  'practise-guests': {
    count: z.int().check(z.gte(1), z.lte(LIMITS.simulated, `must be at most ${LIMITS.simulated}`)),
  },
  /** One of them does what hosts want to have met before it counts. */
  'practise-moment': { moment: z.enum(MOMENTS) },
  /** Whoever was asked to leave is who they were, with all that was theirs, wherever they were signed in. */
  'let-back': { participantId },
  /** Asks somebody to step out for a while. They decide, and their seat stays theirs. */
  'ask-out': { participantId },
  /** For a while: no turn, no question, no place in the queue. Whoever was asked, and whoever needs a break. */
  'step-out': { out: z.boolean() },
  'add-person': { name: line(LIMITS.name), tableId: z.optional(tableId) },
  /** All of them or nobody, without a device; whose name is there already is named. */
  'add-people': { people: z.array(listed).check(z.minLength(1), z.maxLength(LIMITS.peopleAtOnce)) },
  announce: { text: lines(LIMITS.announcement), tableId: z.optional(tableId) },
  /** `tableId`: for a host who speaks where they have stepped in. */
  'start-turn': { participantId: z.optional(participantId), tableId: z.optional(tableId) },
  'end-turn': { participantId: z.optional(participantId) },
  /** The answer to "still speaking?": yes. */
  'still-speaking': { participantId: z.optional(participantId) },
  /** A short reply goes before the next turn; `later` waits for those whose hands are up already. */
  'raise-hand': { kind: z.optional(z.enum(['turn', 'short-reply'])), later: z.optional(z.boolean()) },
  'lower-hand': {},
  'pass-first-word': { participantId: z.optional(participantId) },
  'agree-promise': { tableId, ...promiseFields },
  /** Whether one's own time may be told at a table where everybody says so. */
  'allow-names': { allow: z.boolean() },
  'count-me-in': { counted: z.boolean() },
  'answer-invitation': { answer: z.enum(['speak', 'write', 'pass', 'later']) },
  /** "Did you have room?", of the round that has just ended. */
  'answer-pulse': { round, room: z.enum(['yes', 'some', 'no']) },
  'name-missing': { tableId, text: line(LIMITS.missing) },
  'unname-missing': { tableId, id: id<MissingId>() },
  /** A table asks a host to come; `words` reach the hosts alone. */
  'call-host': { words: z.optional(linesOrNothing(LIMITS.announcement)) },
  'answer-call': { tableId },
  'hide-note': { tableId, noteId },
  'restore-note': { tableId, noteId },
  /** All notes that this host has hidden, at all tables. */
  'restore-notes': { participantId },
  /** One's own notes of all tables; those without a name only where their keys are shown. */
  'my-notes': {
    unnamed: z.optional(z.array(z.strictObject({ tableId, noteId, key })).check(z.maxLength(LIMITS.keys))),
  },
  /** `unnamed`: nothing says who wrote it. The answer carries `key`, and whoever holds it may change the note. */
  'place-note': {
    tableId,
    text: lines(LIMITS.note),
    unnamed: z.optional(z.literal(true)),
    buildsOn: z.optional(noteId),
    lang: z.optional(language),
    credit: z.optional(credit),
    consent: z.optional(consent),
  },
  'edit-note': { tableId, noteId, text: lines(LIMITS.note), key: z.optional(key) },
  'set-note-credit': { tableId, noteId, credit },
  'set-note-consent': { tableId, noteId, consent, key: z.optional(key) },
  'withdraw-note': { tableId, noteId, key: z.optional(key) },
  'freeze-table': { tableId, frozen: z.boolean() },
  /** So many seconds between this person's new notes, until the round is over; `null` lifts it. */
  'slow-person': {
    participantId,
    seconds: z.nullable(z.int().check(z.minimum(LIMITS.slow.least), z.maximum(LIMITS.slow.most))),
  },
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
  /** Words that somebody said of a theme, or took on: out of everybody's sight, and of every export. */
  'hide-words': { wordsId: id<string>() },
  /** All themes that this person has taken away and that are not there again. */
  'restore-themes': { participantId },
  'restore-words': { wordsId: id<string>() },
  /** A walk of so many minutes; each person has so many dots, and may put at most so many on one note. */
  'start-gallery': {
    minutes: z.optional(minutes),
    dots: z.optional(dots),
    dotsOnOne: z.optional(dots),
  },
  'extend-walk': { minutes },
  /** `softly`: a minute is left for the last dots. */
  'end-walk': { softly: z.optional(z.boolean()) },
  /** So many of one's own dots lie on this note from now on; giving it twice changes nothing. */
  'place-dots': { tableId, noteId, dots },
  /** A few words between two notes of different tables, both of them for the whole café to read. */
  'tie-thread': {
    from: z.strictObject({ tableId, noteId }),
    to: z.strictObject({ tableId, noteId }),
    words: line(LIMITS.threadWords),
  },
  'untie-thread': { threadId },
  'hide-thread': { threadId },
  'restore-thread': { threadId },
  /** One note a round, taken along to where one sits next, or sits now; shown there as a guest. */
  'carry-note': { tableId, noteId },
  'carry-nothing': {},
  'echo-note': { tableId, noteId, echo, given: z.boolean() },
  /** A lens of the hosts' own. With `lensId`, that one is made anew; an item whose words stay keeps its marks. */
  'make-lens': {
    lensId: z.optional(id<LensId>()),
    name: line(LIMITS.lensName),
    items: z
      .array(line(LIMITS.lensItem))
      .check(
        z.minLength(1, 'must hold at least one item'),
        z.maxLength(LIMITS.lensItems, `must hold at most ${LIMITS.lensItems} items`),
      ),
  },
  'remove-lens': { lensId: id<LensId>() },
  'start-harvest': {},
  close: {},
  /** The day on which everything of the café is erased. */
  'keep-until': { until: moment },
  /** A device that everybody at a table shares. */
  'table-device': { tableId },
  /** Of a co-host; where no scopes are named, of one who may do all that co-hosts may. */
  'invite-host': { name: z.optional(line(LIMITS.name)), scopes: z.optional(scopes) },
  /** What a co-host takes care of from now on. */
  'set-scopes': { participantId, scopes },
  /** A big screen for the room: it reads what the whole room may read, and nothing else. */
  'invite-projector': {},
  /** Another join code; the old one lets nobody in any more, and whoever is inside stays. */
  'renew-code': {},
  /** Another link for a host, a device or a screen, oneself where nobody is named. What came in by the old one ends. */
  'renew-link': { participantId: z.optional(participantId) },
  /** Where one is signed in. */
  'my-sessions': {},
  /** Where hosts are signed in. */
  'host-sessions': {},
  'end-session': { sessionId: id<SessionId>() },
  /** The café is offered to a co-host; `null` takes the offer back. */
  'offer-cafe': { participantId: z.nullable(participantId) },
  'answer-offer': { take: z.boolean() },
  /** To lead from here, where whoever led is not at the desk any more, or hands it on. */
  'take-desk': {},
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
