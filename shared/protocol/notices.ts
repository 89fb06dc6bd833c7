import type { Answer, Credit, OwnCredit } from './fields.ts'
import type { Role } from './permissions.ts'

/** A person's own facts. They reach nobody else; hosts see names and seats in the documents like everyone. */
export interface Me {
  participantId: string
  role: Role
  name: string
  admitted: boolean
  agreed: boolean
  organisation: string
  languages: string[]
  perspectives: { id: string; show: 'private' | 'count' | 'seat' }[]
  credit: Credit
  /** Table of the round that runs or just ended; `null` before round 1 and for hosts. */
  tableId: string | null
  /** Where to go next, once a round has ended and a plan says so. */
  next: NextSeat | null
  /** With whom one wants to sit and not; `unmet`: rounds from 0, planned so far, without somebody one asked for. */
  wishes: { apart: string[]; together: string[]; unmet: number[] }
  /** By theme: how one has answered, and to which version of its words. Gone when the café is closed. */
  answers: Record<string, OwnAnswer>
  /** What one has taken on, by id. */
  commitments: Record<string, { text: string; when: string; credit: OwnCredit }>
  /** Own share of the talk so far, all rounds: turns and milliseconds. */
  spoken: { turns: number; ms: number }
}

export interface OwnAnswer {
  answer: Answer
  text: string
  credit: OwnCredit
  version: string
}

export interface NextSeat {
  round: number
  tableId: string
  /** Display names of those who will sit there too. */
  with: string[]
  /** Round by round, where one has sat and will sit; `null` for a round one was not there. */
  way: (string | null)[]
}

/** What the server pushes to one person, or to some, that is not in a document. Every connection begins with a `welcome`. */
export type Notice =
  | { type: 'welcome'; me: Me; now: number; cafe: Welcome }
  | { type: 'me'; me: Me }
  | { type: 'announcement'; text: string; tableId: string | null; from: string; at: number }
  | { type: 'host-coming'; tableId: string }
  | { type: 'note-hidden'; tableId: string; noteId: string; text: string }
  | { type: 'note-restored'; tableId: string; noteId: string }
  | { type: 'removed'; by: string }
  | { type: 'erased' }

/** What somebody still waiting at the door may know. */
export interface Welcome {
  cafeId: string
  title: string
  purpose: string
  agreement: string[]
  startsAt: number | null
  keepUntil: number
  tables: number
  rounds: number
}

export interface ServerToClient {
  notice: (notice: Notice) => void
}
