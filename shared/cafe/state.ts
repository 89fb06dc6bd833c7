import type { CafeId, LensId, LineId, MissingId, ParticipantId, PerspectiveId, TableId } from '../ids.ts'
import type { Consent, Credit } from '../protocol/fields.ts'
import type { CountedWord } from '../voices/count-me.ts'
import type { TalkPromise } from '../voices/promise.ts'
import type { PulseWord } from '../voices/pulse.ts'
import type { Speaking } from '../voices/turns.ts'
import type { KeptRoots } from './kept-state.ts'
import type { PhaseRoot } from './phase.ts'
import type { Walk } from './walk.ts'

/**
 * A café's state is roots: records of plain values by key. Where a root is kept decides who can read it, so privacy is a
 * matter of place: `cafe` is the café document, which everyone reads; `speaking`, `promise`,
 * `missing`, `balance` and `newcomers` go into each table's document; `kept`
 * stays in the server's storage and is in no document.
 */
export interface CafeState {
  id: CafeId
  cafe: CafeRoots
  speaking: Record<TableId, Speaking>
  promise: Record<TableId, AgreedPromise>
  missing: Record<TableId, TableRoots['missing']>
  balance: Record<TableId, TableRoots['balance']>
  newcomers: Record<TableId, TableRoots['newcomers']>
  kept: KeptRoots
  /**
   * When those who are slowed have last laid a note. In memory alone, and gone with it: beside a note without a name it would
   * say who wrote that.
   */
  laid: Record<ParticipantId, number>
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
  /** Rounds as keys: whether people had room, in a word, once the next part has begun. */
  pulse: Record<string, PulseWord>
  /** What can be said of those who chose to be counted: set once, at the first harvest. */
  counted: Record<PerspectiveId, CountedWord>
  /** Its keys are fields; empty before the first gallery walk. */
  walk: Partial<Walk>
  /** Lenses of the hosts' own, to read the harvest through. */
  lenses: Record<LensId, OwnLens>
  /** Lines that people propose for the agreement; empty once round 1 has begun. */
  proposals: Record<LineId, Proposal>
}

export interface Proposal {
  text: string
  /** Place among the proposals. */
  order: number
  /** How many others would keep it. */
  backed: number
  /** Only where its author wants that said. */
  by?: ParticipantId
}

/** Items are told apart by their words alone, see `lensItemId`. */
export interface OwnLens {
  name: string
  items: string[]
  /** Place among the café's own lenses. */
  order: number
}

/** Its keys are the keys of the root `info`. */
export interface CafeInfo {
  title: string
  purpose: string
  languages: string[]
  agreement: string[]
  /** Languages of the café as keys: the same lines, an empty one where nobody has written it yet. */
  agreementIn?: Record<string, string[]>
  /** From 1; missing before it was first amended. */
  agreementVersion?: number
  admission: 'auto' | 'lobby'
  consentDefault: Consent
  creditDefault: Credit
  /** Tabs and histories of all who take part are to say nothing of a café. */
  plainTitle?: true
  checkIn: Round | null
  checkOut: Round | null
  startsAt: number | null
  keepUntil: number
  template: string | null
  /** Missing in cafés of before there was a choice. */
  promise?: TalkPromise
  /** A copy in which hosts practise with simulated guests; it is kept for a day at most. */
  rehearsal?: true
  /** Of a café that was made from an export. */
  continues?: Continued
}

/** What an export said of the café that it came from. */
export interface Continued {
  people: number
  /** Ms since 1970. */
  startsAt: number | null
  /** That café continued another one itself. */
  earlier?: { people: number; startsAt: number | null }
}

export interface Table {
  name: string
  /** Place in the row of tables, from 0. */
  order: number
  /** Asked here instead of the round's question. */
  question?: string
  hostId?: ParticipantId
  callUrl?: string
  /** Nobody is seated here any more; what was written stays. */
  closed?: true
  /** Nobody but hosts writes here for now. */
  frozen?: true
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
  /** Nobody: a guest of a rehearsal. */
  simulated?: true
  /** Has stepped out for a while; why is told to nobody. */
  away?: true
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

/** Written by the server alone, each as a root of its own in the table's document. */
export interface TableRoots {
  speaking: Speaking
  /** Empty until the table agrees on a promise of its own. */
  promise: AgreedPromise | Record<string, never>
  /** What the table says is missing, in its own words. */
  missing: Record<MissingId, NamedMissing>
  /** Rounds as keys: unnamed shares in per cent. */
  balance: Record<string, number[]>
  /** Who has sat down here while this round was on, and when, ms since 1970. */
  newcomers: Record<ParticipantId, number>
}

export interface AgreedPromise extends TalkPromise {
  /** Who changed it last. */
  by: ParticipantId
}

export interface NamedMissing {
  text: string
  round: number
}
