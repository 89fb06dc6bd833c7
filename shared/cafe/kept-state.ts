import type { Tally } from '../harvest/tally.ts'
import type {
  CafeId,
  CarriedId,
  CommitmentId,
  LineId,
  ParticipantId,
  PerspectiveId,
  SessionId,
  TableId,
  ThemeId,
  ThreadId,
} from '../ids.ts'
import type { AnswerCounts, Consent, Credit, CreditLabel, Echo, OwnCredit } from '../protocol/fields.ts'
import type { OwnAnswer } from '../protocol/notices.ts'
import type { Role } from '../protocol/permissions.ts'
import type { Scope } from '../protocol/scopes.ts'
import type { FirstWord } from '../voices/first-word.ts'
import type { Hands } from '../voices/hands.ts'
import type { Pulse } from '../voices/pulse.ts'
import type { Voice } from '../voices/turns.ts'
import type { Act } from './acts.ts'
import type { AgreementVersion } from './agreement.ts'
import type { Carried } from './carried.ts'
import type { ProposedLine } from './proposed-lines.ts'
import type { Slowed } from './slowing.ts'
import type { TakenTheme } from './taken-themes.ts'
import type { Thread } from './threads.ts'

/** What stays in the server's storage and is in no document. */
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
  /** Participant ids as keys: who has been asked to take their time between notes. Hosts and the person alone know. */
  slowed: Record<ParticipantId, Slowed>
  /** Participant ids as keys. No document holds them, and nobody but the person is told of them. */
  wishes: Record<ParticipantId, SeatingWishes>
  /** Participant ids as keys: own share of the talk. Like the roots below it, gone when the café closes. */
  voices: Record<ParticipantId, Voice>
  hands: Record<TableId, Hands>
  firstWords: Record<ParticipantId, FirstWord>
  uncounted: Record<ParticipantId, true>
  allowsNames: Record<ParticipantId, true>
  /** What each was asked and has not answered. */
  asked: Record<ParticipantId, PrivateQuestion>
  /** When somebody last said that they still speak. */
  stillSpeaking: Record<ParticipantId, number>
  /** How often each was asked, so that nobody is asked too often. */
  askedBefore: Record<ParticipantId, AskedBefore>
  /** Participant ids as keys: since when somebody who sits has been silent, in ms of the round. */
  quietFrom: Record<ParticipantId, number>
  /** When a turn last began or ended at a table in this round, ms since 1970. */
  floorAt: Record<TableId, number>
  /** A single key, `one`: the answers to the round that has just ended. */
  pulse: { one?: Pulse }
  /** Who has answered it; gone as soon as the café hears of it. */
  pulseAnswered: Record<ParticipantId, true>
  /** `tableId/id` of the voices that a table named: who wrote them, so that they can take them back. */
  missingBy: Record<string, ParticipantId>
  calls: Record<TableId, Call>
  /** Versions of the agreement as keys, from 1: the last of them, as soon as it was amended. */
  agreements: Record<string, AgreementVersion>
  /** Lines that people propose for the agreement, with whose they are; gone when round 1 begins. */
  proposed: Record<LineId, ProposedLine>
  /** Participant ids as keys: the proposals that one would keep. */
  backs: Record<ParticipantId, LineId[]>
  /** `tableId/noteId` as keys. */
  hidden: Record<string, HiddenNote>
  /** `tableId/noteId` as keys: notes without a name, and what proves that somebody wrote one. */
  unnamed: Record<string, UnnamedNote>
  /** Numbers as keys, the highest the last: what hosts did. */
  acts: Record<string, Act>
  /** What people told the hosts alone. */
  reports: Record<string, Report>
  /** Participant ids as keys. Who answered is in no document and no row of the log, and goes when the café is closed. */
  answers: Record<ParticipantId, Record<ThemeId, ThemeAnswer>>
  /** Whose they are goes when the café is closed, like the answers. */
  commitments: Record<CommitmentId, Commitment>
  /** By the ids under which words of themes and commitments are shown: those that a host has hidden. */
  hiddenWords: Record<string, { by: ParticipantId; at: number }>
  /** Themes that somebody has taken away, as they were. Who took which goes when the café is closed, and the themes with it. */
  takenThemes: Record<ThemeId, TakenTheme>
  /** Where people are signed in: no document holds it, and whoever is not a host sees their own alone. */
  sessions: Record<SessionId, KeptSession>
  /** Participant ids as keys, then `tableId/noteId`: the dots one has placed. Like the next root, gone when the café closes. */
  dots: Record<ParticipantId, Record<string, number>>
  /** Participant ids as keys, then `tableId/noteId`: what one has answered to a note in the walk. */
  echoes: Record<ParticipantId, Record<string, Echo[]>>
  threads: Record<ThreadId, Thread>
  /** Notes that travellers took along, round by round. */
  carried: Record<CarriedId, Carried>
  /** `tableId/noteId` as keys: what came together on a note, kept when nobody knows any more from whom. */
  tallies: Record<string, Tally>
  /** A single key, `one`: what a café made from an export knows of those who were there, in numbers alone. */
  brought: { one?: Brought }
  /** A single key, `one`. */
  house: { one: House }
}

export interface Participant {
  role: Role
  name: string
  admitted: boolean
  agreed: boolean
  /** To which version of the agreement; missing: to the first. */
  agreedTo?: number
  /** The last version of the agreement that they have seen; missing: the first, or the one they agreed to. */
  looked?: number
  organisation: string
  languages: string[]
  perspectives: { id: PerspectiveId; show: 'private' | 'count' | 'seat' }[]
  credit: Credit
  joinedAt: number
  /** Of co-hosts alone: what they take care of. Absent for all of it. */
  scopes?: Scope[]
  /** Whose device it is; of devices alone. */
  tableId?: TableId
  withoutDevice?: true
  /** Nobody: the server acts for this guest of a rehearsal. */
  simulated?: true
  /** Has stepped out for a while. */
  away?: true
  /** Who was asked to leave and may be this person. */
  after?: ParticipantId
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

/** `at`, and what it is about, in ms since 1970. */
export type PrivateQuestion =
  | { type: 'still-speaking'; at: number; since: number }
  | { type: 'long-turn'; at: number; ms: number }
  | { type: 'invitation'; at: number }

export interface AskedBefore {
  round: number
  times: number
  at: number
}

export interface Call {
  by: ParticipantId
  words: string
  at: number
}

export interface Report {
  /** Kept so that an answer finds its way; hosts are not told it where `unnamed`. */
  by: ParticipantId
  unnamed: boolean
  text: string
  at: number
  tableId?: TableId
  noteId?: string
  /** The act of a host that it answers. */
  actId?: string
  /** A host has read it; the words, if any, are for the sender alone. */
  answer?: { by: ParticipantId; text: string; at: number }
}

/** A note as it is kept in plain values. */
export interface KeptNote {
  text: string
  /** Nobody's, on a note without a name. */
  author?: ParticipantId
  /** For whom the device of the table wrote it. */
  voice?: ParticipantId
  createdAt: number
  buildsOn?: string
  lang?: string
  credit?: Credit
  consent?: Consent
  /** How a note out of an export was signed there. It has no author here. */
  signed?: CreditLabel
  /** From 0. */
  round: number
}

export interface HiddenNote extends KeptNote {
  by: ParticipantId
  at: number
}

/** All that is kept of whoever wrote it: a hash of a random key, which says nothing of them. */
export interface UnnamedNote {
  keyHash: string
  round: number
}

/** `id` stands for the answer where its words are shown. */
export type ThemeAnswer = Omit<OwnAnswer, 'hidden'> & { id: string }

export interface Commitment {
  by: ParticipantId
  text: string
  /** By when, as they said it; may be empty. */
  when: string
  credit: OwnCredit
}

/** Coarse enough to say nothing of whose it is. */
export type DeviceKind = 'phone' | 'tablet' | 'computer' | 'other'

/** A browser in which somebody is signed in. Its address is kept nowhere. */
export interface KeptSession {
  by: ParticipantId
  since: number
  device: DeviceKind
  /** It came in by somebody's link, and ends when that is renewed. */
  byLink?: true
}

export interface Brought {
  /** Shown on some seat. */
  voices: PerspectiveId[]
  /** Shown by somebody who sat there. */
  heard: Record<TableId, PerspectiveId[]>
  /** Theme id → version of its words → how many answered those words so. */
  answers: Record<ThemeId, Record<string, AnswerCounts>>
  /** How many could answer. */
  present: number
  /** Notes that stayed behind. */
  heldBack: number
  /** Words of themes and commitments that hosts had hidden there. */
  hiddenWords?: number
}

export interface House {
  organiser: ParticipantId
  /** The café that this is the rehearsal of. */
  rehearses?: CafeId
  /** The rehearsal that hosts made of this café last. */
  rehearsal?: CafeId
  /** A co-host to whom the café is offered and who has not answered. */
  offered?: ParticipantId
  /** Who leads from the desk, where that is not the organiser. */
  leads?: ParticipantId
  /** Since when whoever leads has not been connected; said once it matters. */
  unattendedSince?: number
  seed: string
  /** Keys of the deck of questions, in this café's own order, fixed when it was made. */
  deck: string[]
  createdAt: number
  /** When round 1 began; `null` before. */
  startedAt: number | null
  /** Length of the round that is on, with what was added to it, in ms. */
  roundMs: number
  /** Rounds as keys: when each began. Cafés of before this was kept have none. */
  began?: Record<string, number>
  /** What those say who chose to be counted has been set, once and for all. */
  countedSet?: true
}
