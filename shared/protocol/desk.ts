import type { Act } from '../cafe/acts.ts'
import type { Slowed } from '../cafe/slowing.ts'
import type { ParticipantId } from '../ids.ts'
import type { BalanceWord } from '../voices/balance.ts'
import type { Command } from './commands.ts'
import type { Consent } from './fields.ts'
import type { Scope } from './scopes.ts'

/** The root `tables` of the desk document: one entry a table. Times are ms since 1970, spans ms. */
export interface DeskTable {
  people: ParticipantId[]
  notes: number
  /** Of those, how many may go how far, as their authors or the café chose. */
  reach: Record<Consent, number>
  /** The newest notes, oldest of them first, cut to a glimpse. */
  newest: { id: string; text: string; author: string | null; paper: string | null }[]
  lastNoteAt: number | null
  /** When a turn last began or ended there in this round. */
  floorAt: number | null
  turns: number
  totalMs: number
  speaking: ParticipantId[]
  /** How the talk of the last round that has ended was spread, where the table shows that. */
  balance: BalanceWord | null
  /** How many who sit there have not had the floor this round. */
  unheard: number
  /** The table asks for a host. */
  call: { words: string; at: number } | null
}

/** The root `waiting`: who is at the door, by participant id. */
export interface DeskWaiting {
  name: string
  since: number
  /** Who was asked to leave and may be this person: by their browser or by their name. */
  after?: ParticipantId
}

/** The root `hidden`, by `tableId/noteId`. */
export interface DeskHidden {
  text: string
  /** `null` on a note without a name. */
  author: string | null
  /** The host who has hidden it. */
  by: string
  at: number
}

/** The root `hiddenWords`, by the ids under which they were shown: never whose they are. */
export interface DeskHiddenWords {
  text: string
  at: number
}

/** The root `linesAside`: proposals for the agreement that hosts have put aside, never whose they are. */
export interface DeskLineAside {
  text: string
  order: number
}

/** The root `agreements`: the last versions of the agreement by their number, once it was amended. `by` is a participant id. */
export interface DeskAgreement {
  lines: string[]
  in?: Record<string, string[]>
  by: ParticipantId
  at: number
}

/** The root `acts`: what hosts did lately, with the command that takes it back where there is one. */
export interface DeskAct extends Act {
  undo?: Command
}

/** The root `reports`: what somebody tells hosts alone. */
export interface DeskReport {
  text: string
  at: number
  /** Absent where the sender chose not to be named. */
  by?: ParticipantId
  tableId?: string
  noteId?: string
  /** The act of a host that this answers. */
  actId?: string
  /** A host has read it. */
  answer?: { by: ParticipantId; text: string; at: number }
}

/** The root `removed`: who was asked to leave, by participant id. The organiser alone lets a co-host back. */
export interface DeskRemoved {
  name: string
  host?: true
  /** As long as that is remembered. */
  by?: ParticipantId
  at?: number
}

/** All roots of the desk document. `plan` holds rounds → tables → participant ids; `door` has the key `joinCode`. */
export interface DeskRoots {
  tables: Record<string, DeskTable>
  waiting: Record<string, DeskWaiting>
  plan: Record<string, Record<string, ParticipantId[]>>
  /** Rounds that have begun → tables → participant ids. */
  past: Record<string, Record<string, ParticipantId[]>>
  /** `round/participant id` → table id: what a host has chosen in the plan. */
  pins: Record<string, string>
  planning: { undo?: number }
  hidden: Record<string, DeskHidden>
  hiddenWords: Record<string, DeskHiddenWords>
  linesAside: Record<string, DeskLineAside>
  agreements: Record<string, DeskAgreement>
  /** Participant ids → how many seconds are to lie between their notes, and who asked for it when. */
  slowed: Record<string, Slowed>
  /** Tables → rounds → unnamed shares, in per cent, in no order. */
  balance: Record<string, Record<string, number[]>>
  acts: Record<string, DeskAct>
  reports: Record<string, DeskReport>
  door: { joinCode?: string }
  /** Those of the organiser and of co-hosts, by participant id: what they were given to take care of. */
  scopes: Record<string, Scope[]>
  /** Big screens, by participant id. */
  screens: Record<string, { since: number }>
  removed: Record<string, DeskRemoved>
  /** Themes that somebody has taken away, by their ids: the beginning of the name, by whom and when. */
  takenThemes: Record<string, { name: string; by: ParticipantId; at: number }>
  /** Devices of tables, by participant id. */
  devices: Record<string, { since: number; tableId: string }>
}
