import type { CafeId, CommitmentId, ParticipantId, PerspectiveId, TableId, ThemeId } from '../ids.ts'
import type { Consent, Credit, OwnCredit } from '../protocol/fields.ts'
import type { OwnAnswer } from '../protocol/notices.ts'
import type { Role } from '../protocol/permissions.ts'
import type { PhaseRoot } from './phase.ts'

/**
 * A café's state is roots: records of plain values by key. Where a root is kept decides who can read it, so privacy is a
 * matter of place: `cafe` is the café document, which everyone reads; `speaking` goes into each table's document; `kept`
 * stays in the server's storage and is in no document.
 */
export interface CafeState {
  id: CafeId
  cafe: CafeRoots
  speaking: Record<TableId, Speaking>
  kept: KeptRoots
}

export interface CafeRoots {
  info: CafeInfo
  state: PhaseRoot
  tables: Record<TableId, Table>
  rounds: Record<string, Round>
  perspectives: Record<PerspectiveId, Perspective>
  people: Record<ParticipantId, Person>
  hosts: Record<ParticipantId, { name: string }>
  seats: Record<ParticipantId, TableId>
  prompts: Record<string, Prompt>
}

/** Its keys are the keys of the root `info`. */
export interface CafeInfo {
  title: string
  purpose: string
  languages: string[]
  agreement: string[]
  admission: 'auto' | 'lobby'
  consentDefault: Consent
  creditDefault: Credit
  checkIn: Round | null
  checkOut: Round | null
  startsAt: number | null
  keepUntil: number
  template: string | null
}

export interface Table {
  name: string
  /** Place in the row of tables, from 0. */
  order: number
  /** Asked here instead of the round's question. */
  question?: string
  hostId?: ParticipantId
  callUrl?: string
  /** Name of the table's Yjs document. */
  doc: string
}

export interface Round {
  question: string
  minutes: number
}

export interface Perspective {
  name: string
  sensitive: boolean
  order: number
}

/** What everyone in the café may know of a person. */
export interface Person {
  name: string
  languages: string[]
  shown: PerspectiveId[]
  /** Has no device of their own; the table speaks for them. */
  withoutDevice?: true
  /** Left or was asked to leave; the name stays with their notes. */
  gone?: true
}

/** Where a prompt about missing voices comes from; there is no fourth source. */
export type PromptSource = 'shown' | 'unheard' | 'deck'

export interface Prompt {
  tableId: TableId | null
  source: PromptSource
  key: string
  params: Record<string, string | number>
}

/** The root `speaking` of a table's document, written by the server alone. Times are ms. */
export interface Speaking {
  current: { participantId: ParticipantId; since: number }[]
  /** Who wants the floor, in the order in which they get it: least heard first, then longest waiting. */
  queue: ParticipantId[]
  turns: number
  totalMs: number
}

export interface KeptRoots {
  participants: Record<ParticipantId, Participant>
  /** Rounds as keys: who sat where, last seat of the round. */
  history: Record<string, Record<ParticipantId, TableId>>
  /** Participant ids as keys: every table at which they have ever sat. */
  been: Record<ParticipantId, TableId[]>
  /** Rounds as keys: the seats planned for rounds that have not begun. */
  plan: RoundPlan
  /** `pinKey`s: seats of the plan that a host has chosen, and every later plan keeps. */
  pins: Record<string, TableId>
  /** Numbers as keys, the highest the last: the plan as it was before each change of a host's. */
  undo: Record<string, PlanBefore>
  /** Participant ids as keys. No document holds them, and nobody but the person is told of them. */
  wishes: Record<ParticipantId, SeatingWishes>
  /** Participant ids as keys: own share of the talk. */
  voices: Record<ParticipantId, Voice>
  calls: Record<TableId, Call>
  /** `tableId/noteId` as keys. */
  hidden: Record<string, HiddenNote>
  /** Participant ids as keys. Who answered is in no document and no row of the log, and goes when the café is closed. */
  answers: Record<ParticipantId, Record<ThemeId, ThemeAnswer>>
  /** Whose they are goes when the café is closed, like the answers. */
  commitments: Record<CommitmentId, Commitment>
  /** A single key, `one`. */
  house: { one: House }
}

export interface Participant {
  role: Role
  name: string
  admitted: boolean
  agreed: boolean
  organisation: string
  languages: string[]
  perspectives: { id: PerspectiveId; show: 'private' | 'count' | 'seat' }[]
  credit: Credit
  joinedAt: number
  withoutDevice?: true
  gone?: 'left' | 'removed'
}

/** Rounds as keys. */
export type RoundPlan = Record<string, Record<TableId, ParticipantId[]>>

export interface PlanBefore {
  plan: RoundPlan
  pins: Record<string, TableId>
}

/** With whom somebody never wants to share a table, and with whom they need to. Why is not asked. */
export interface SeatingWishes {
  apart: ParticipantId[]
  together: ParticipantId[]
}

export interface Voice {
  turns: number
  ms: number
  /** The last round, from 0, in which they had the floor. */
  lastRound: number
}

export interface Call {
  by: ParticipantId
  words: string
  at: number
}

export interface HiddenNote {
  text: string
  author: ParticipantId
  createdAt: number
  buildsOn?: string
  lang?: string
  credit?: Credit
  consent?: Consent
  round: number
  by: ParticipantId
  at: number
}

/** `id` stands for the answer where its words are shown. */
export type ThemeAnswer = OwnAnswer & { id: string }

export interface Commitment {
  by: ParticipantId
  text: string
  /** By when, as they said it; may be empty. */
  when: string
  credit: OwnCredit
}

export interface House {
  organiser: ParticipantId
  seed: string
  /** Keys of the deck of questions, in this café's own order, fixed when it was made. */
  deck: string[]
  createdAt: number
  /** When round 1 began; `null` before. */
  startedAt: number | null
  /** Length of the round that is on, with what was added to it, in ms. */
  roundMs: number
}
