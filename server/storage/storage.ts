import type { Remembered } from '@tablecloth/shared/cafe/remembered.ts'
import type { CafeId, ParticipantId } from '@tablecloth/shared/ids.ts'
import type { Role } from '@tablecloth/shared/protocol/permissions.ts'

export interface CafeRow {
  id: CafeId
  /** Without hyphens. */
  joinCode: string
  createdAt: number
  keepUntil: number
  closed: boolean
}

/** `link`: a token that is handed on; `by-link`: a browser that one was opened in; `own`: one in which somebody joined. */
export type SessionKind = 'link' | 'by-link' | 'own'

/** A bearer of a token. Only a hash of the token is kept. */
export interface Session {
  tokenHash: string
  /** Under which the café's state has it; empty for one of before these were kept. */
  id: string
  kind: SessionKind
  cafeId: CafeId
  participantId: ParticipantId
  /** As it was when the token was made; the café's state says what it is. */
  role: Role
  /** Whose it is was asked to leave: it opens nothing until they are let back. */
  suspended: boolean
}

export interface Fact {
  cafeId: CafeId
  root: string
  key: string
  /** JSON value; `undefined` takes the fact away. */
  value: unknown
}

export interface EventRow {
  cafeId: CafeId
  at: number
  by: ParticipantId | null
  event: Remembered
}

/** All that one turn of the server makes durable, or none of it. */
export class Batch {
  readonly updates: { document: string; update: Uint8Array }[] = []
  /** Client ids that become somebody's own in a document. */
  readonly clients: { document: string; clientId: number; participantId: ParticipantId }[] = []
  readonly facts: Fact[] = []
  readonly events: EventRow[] = []
  /** Documents of which words are withdrawn: until they are compacted next, that they are to be is kept too. */
  readonly forgetting: string[] = []
  readonly cafes: CafeRow[] = []
  readonly sessions: Omit<Session, 'suspended'>[] = []
  /** People whose tokens end: all of them, or the one with an `id`, or the `link` alone. */
  readonly endedSessions: { cafeId: CafeId; participantId: ParticipantId; id?: string; link?: true }[] = []
  /** People whose tokens open nothing from now on, or open again. */
  readonly suspended: { cafeId: CafeId; participantId: ParticipantId; is: boolean }[] = []
  /** Cafés that are over; they are kept until their deletion date. */
  readonly closed: CafeId[] = []
  /** Cafés whose day of erasure is another now. */
  readonly keeping: { id: CafeId; keepUntil: number }[] = []

  get isEmpty(): boolean {
    const { updates, clients, facts, events, forgetting, cafes, closed, keeping } = this
    const { sessions, endedSessions, suspended } = this
    const ofPeople = [sessions, endedSessions, suspended]
    const lists = [updates, clients, facts, events, forgetting, cafes, closed, keeping, ...ofPeople]
    return lists.every((list) => list.length === 0)
  }
}

/** What is stored of a document. */
export interface StoredDocument {
  /** The snapshot, if there is one, and the updates since, oldest first. */
  updates: Uint8Array[]
  /** Sequence of the newest of them, 0 for none. */
  newest: number
  /** Whose each client id is. */
  clients: Map<number, ParticipantId>
  /** The disk did not give back all of it; the rest is what could be read. */
  damaged: boolean
}

/** Where a café is kept. Implementations: `sqlite.ts`; a PostgreSQL one comes with the cluster. */
export interface Storage {
  /** Durable when the promise resolves; nothing of it was kept when it rejects. */
  commit(batch: Batch): Promise<void>
  loadDocument(document: string): Promise<StoredDocument>
  /**
   * Puts one snapshot in the place of all updates up to the newest that `loadDocument` has seen. Where words of them are to
   * be forgotten, no file holds them when the promise resolves.
   */
  compact(document: string, snapshot: Uint8Array, upTo: number): Promise<void>
  /** Names of the documents that still hold words to be forgotten. */
  documentsToForget(): Promise<string[]>
  loadFacts(cafeId: CafeId): Promise<Fact[]>
  findCafe(cafeId: CafeId): Promise<CafeRow | null>
  findCafeByCode(joinCode: string): Promise<CafeRow | null>
  /** Those that may have a clock running. */
  openCafes(): Promise<CafeRow[]>
  /** Those past their deletion date. */
  expiredCafes(now: number): Promise<CafeRow[]>
  findSession(tokenHash: string): Promise<Session | null>
  /** Everything of a café, from every table and the pages under it. */
  eraseCafe(cafeId: CafeId): Promise<void>
  /** Throws when nothing could be written at the moment. */
  check(): Promise<void>
  close(): Promise<void>
}
