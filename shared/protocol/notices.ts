import type { ActName } from '../cafe/acts.ts'
import type { Answer, Consent, Credit, Echo, OwnCredit } from './fields.ts'
import type { Held, Role } from './permissions.ts'

/** A person's own facts. They reach nobody else; hosts see names and seats in the documents like everyone. */
export interface Me {
  participantId: string
  role: Role
  name: string
  admitted: boolean
  /** To the agreement as it stands. */
  agreed: boolean
  /** `promised`: one has promised what stands or stood earlier. `changed`: what it was when one last looked, and who changed it since, by name; `null`: one knows how it stands. */
  agreement: {
    version: number
    promised: boolean
    changed: { lines: string[]; in?: Record<string, string[]>; by: string; at: number } | null
  }
  /** What one has proposed for the agreement, by id, and what has become of it; and the ids of others' lines that one would keep. */
  lines: { own: Record<string, { text: string; as: 'open' | 'aside' | 'adopted' }>; backed: string[] }
  /** One has stepped out for a while. */
  away: boolean
  organisation: string
  languages: string[]
  perspectives: { id: string; show: 'private' | 'count' | 'seat' }[]
  credit: Credit
  /** Table of the round that runs or just ended; `null` before round 1 and for hosts. A device's is its own. */
  tableId: string | null
  /** Where to go next, once a round has ended and a plan says so. */
  next: NextSeat | null
  /** With whom one wants to sit and not; `unmet`: rounds from 0, planned so far, without somebody one asked for. */
  wishes: { apart: string[]; together: string[]; unmet: number[] }
  /** By theme: how one has answered, and to which version of its words. Gone when the café is closed. */
  answers: Record<string, OwnAnswer>
  /** What one has taken on, by id. */
  commitments: Record<string, { text: string; when: string; credit: OwnCredit; hidden: boolean }>
  /** `tableId/noteId` → how many of one's own dots lie there, and what one has answered in the walk. Gone when the café is closed. */
  dots: Record<string, number>
  echoes: Record<string, Echo[]>
  /** The threads one has tied oneself, by id. Gone when the café is closed. */
  threads: Record<string, 'shown' | 'hidden'>
  /** The note one takes along to the next table, or has brought to this one; `to` once it is there. Rounds and in between alone. */
  carrying: { tableId: string; noteId: string; round: number; to: string | null } | null
  /** What hosts did lately that concerns one, the newest first; `by` is a name. `seconds` comes with `slow-person`; `null` lifted it. */
  told: {
    id: string
    what: ActName
    by: string
    at: number
    tableId: string | null
    answered: boolean
    seconds?: number | null
  }[]
  /** One is asked for so many seconds between one's notes, by a host of that name; when the next can be laid, where that is known. */
  slowed: { seconds: number; by: string; nextAt: number | null } | null
  /** What one has told the hosts alone, the newest first, with their answers; `from` is a name. */
  reports: { id: string; text: string; at: number; answer: { text: string; from: string; at: number } | null }[]
  /** Own share of the talk so far, in all rounds and in each (from 0, as keys): turns and milliseconds. */
  spoken: Spell & { rounds: Record<string, Spell> }
  /** Whether one's talk is counted, and whether it may be told by name where all at the table agree. */
  counted: boolean
  allowsNames: boolean
  /** What the server would like to hear from oneself now, and nobody else is told. */
  asked: Asked | null
  /** Whether one has said whether one had room in the round that has just ended. */
  pulseAnswered: boolean
  /** What only hosts are told; `null` for everyone else. */
  desk: HostsDesk | null
  /** `tableId/id` of the missing voices that one has named oneself, and can take back. */
  named: string[]
}

export interface OwnAnswer {
  answer: Answer
  text: string
  credit: OwnCredit
  version: string
  /** A host has hidden the words; the answer counts. */
  hidden: boolean
}

/** Who leads from the desk, and to whom the café is offered: participant ids; and what one takes care of oneself. */
export interface HostsDesk {
  organiser: string
  leads: string
  /** Since when whoever leads has not been connected, ms since 1970; said after 20 s, when somebody else could lead. */
  unattendedSince: number | null
  offered: string | null
  /** The café that this is a rehearsal of. */
  rehearses: string | null
  held: Held
}

/** A browser in which somebody is signed in, in the answers of `my-sessions` and `host-sessions`. */
export interface SignedIn {
  id: string
  participantId: string
  /** Ms since 1970. */
  since: number
  device: 'phone' | 'tablet' | 'computer' | 'other'
  /** It is connected at this moment. */
  here: boolean
  /** It is the one that asks. */
  current: boolean
}

interface Spell {
  turns: number
  ms: number
}

/** Times are ms since 1970. */
export type Asked =
  /** The turn ends at `endsAt` unless somebody says that it is still on: oneself, or the device of the table. */
  | { type: 'still-speaking'; participantId: string; since: number; endsAt: number }
  /** One has had the floor for `ms`. */
  | { type: 'long-turn'; ms: number }
  /** One has not been heard for long: speak, write, pass, or come back later. */
  | { type: 'invitation' }

export interface NextSeat {
  round: number
  tableId: string
  /** Display names of those who will sit there too. */
  with: string[]
  /** Round by round, where one has sat and will sit; `null` for a round one was not there. */
  way: (string | null)[]
}

/** What `my-notes` answers, under `notes`: a note of one's own, wherever it lies. */
export interface OwnNote {
  tableId: string
  noteId: string
  text: string
  createdAt: number
  /** From 0. */
  round: number
  /** Signed by nobody, for good. */
  unnamed: boolean
  /** The device of the table wrote it, for them. */
  atDevice?: boolean
  /** A host has taken it off the cloth. */
  hidden: boolean
  buildsOn?: string
  lang?: string
  credit?: Credit
  consent?: Consent
}

/** What the server pushes to one person, or to some, that is not in a document. Every connection begins with a `welcome`. */
export type Notice =
  | { type: 'welcome'; me: Me; now: number; cafe: Welcome }
  | { type: 'me'; me: Me }
  | { type: 'announcement'; text: string; tableId: string | null; from: string; at: number }
  | { type: 'host-coming'; tableId: string }
  | { type: 'note-hidden'; tableId: string; noteId: string; text: string }
  | { type: 'note-restored'; tableId: string; noteId: string }
  /** `actId`: under which they can answer it, once. */
  | { type: 'removed'; by: string; actId: string | null }
  /** This sign-in is over: somebody ended it, or renewed the link that it came by. */
  | { type: 'ended'; why: 'ended' | 'renewed' }
  | { type: 'erased' }

/** What somebody still waiting at the door may know. */
export interface Welcome {
  cafeId: string
  title: string
  purpose: string
  agreement: string[]
  agreementIn: Record<string, string[]>
  startsAt: number | null
  keepUntil: number
  plainTitle: boolean
  rehearsal: boolean
  tables: number
  rounds: number
}

export interface ServerToClient {
  notice: (notice: Notice) => void
}
