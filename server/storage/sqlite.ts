import type { DatabaseSync } from 'node:sqlite'
import { asId, type CafeId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import type { Role } from '@tablecloth/shared/protocol/permissions.ts'
import { attempt } from './attempt.ts'
import { openConnection, type SqliteOptions } from './connection.ts'
import { migrate } from './schema.ts'
import { prepare, type Statements } from './sqlite-statements.ts'
import { SqliteWriter } from './sqlite-writer.ts'
import type { Batch, CafeRow, Fact, Session, Storage, StoredDocument } from './storage.ts'
import { StorageError } from './storage-error.ts'
import { type Writing, writeHere, writeOnThread } from './writing.ts'

/**
 * A café's storage in one SQLite file. One connection writes, the only one that does (the folder's lock sees to that), and
 * another reads, so that no statement ever waits for another of ours.
 * @param options.thread writes on a thread of its own: a disk that takes its time over a commit holds up nobody
 * @throws {SettingsError} for a database of a newer version
 * @throws {StorageError} for a file that cannot be opened, or is no database
 */
export function openSqlite(
  file: string,
  { thread = false, ...options }: SqliteOptions & { thread?: boolean } = {},
): Storage {
  const database = openConnection(file, options)
  try {
    attempt(() => migrate(database))
    const writing = thread ? writeOnThread(file, options) : writeHere(new SqliteWriter(database))
    return new SqliteStorage(database, writing)
  } catch (error) {
    database.close()
    throw error
  }
}

class SqliteStorage implements Storage {
  #database: DatabaseSync
  #read: Statements
  #writing: Writing

  /** @param database where it is read; `writing` has a connection of its own, or the same */
  constructor(database: DatabaseSync, writing: Writing) {
    this.#database = database
    this.#read = prepare(database)
    this.#writing = writing
  }

  commit(batch: Batch): Promise<void> {
    return this.#writing.commit(batch)
  }

  async loadDocument(document: string): Promise<StoredDocument> {
    const stored: StoredDocument = { updates: [], newest: 0, clients: new Map(), damaged: false }
    try {
      attempt(() => this.#readInto(stored, document))
    } catch (error) {
      if (!(error instanceof StorageError && error.isCorrupt)) throw error
      stored.damaged = true
      // The statement that met it would meet it again.
      this.#read = prepare(this.#database)
    }
    return stored
  }

  /** Row by row, so that what stands before a page that cannot be read is there. */
  #readInto(stored: StoredDocument, document: string): void {
    for (const row of this.#read.clientsOf.iterate(document)) {
      stored.clients.set(Number(row.client_id), asId<ParticipantId>(String(row.participant_id)))
    }
    const snapshot = this.#read.findSnapshot.get(document)
    if (snapshot) {
      stored.updates.push(bytes(snapshot.snapshot))
      stored.newest = Number(snapshot.up_to)
    }
    for (const row of this.#read.updatesAfter.iterate(document, stored.newest)) {
      stored.updates.push(bytes(row.update))
      stored.newest = Number(row.id)
    }
  }

  compact(document: string, snapshot: Uint8Array, upTo: number): Promise<void> {
    return this.#writing.compact(document, snapshot, upTo)
  }

  async documentsToForget(): Promise<string[]> {
    return attempt(() => this.#read.allForgetting.all().map((row) => String(row.document)))
  }

  async loadFacts(cafeId: CafeId): Promise<Fact[]> {
    return attempt(() =>
      this.#read.factsOf.all(cafeId).map((row) => {
        const value: unknown = JSON.parse(String(row.value))
        return { cafeId, root: String(row.root), key: String(row.key), value }
      }),
    )
  }

  async findCafe(cafeId: CafeId): Promise<CafeRow | null> {
    return attempt(() => cafeOf(this.#read.findCafe.get(cafeId)))
  }

  async findCafeByCode(joinCode: string): Promise<CafeRow | null> {
    return attempt(() => cafeOf(this.#read.findCafeByCode.get(joinCode)))
  }

  async openCafes(): Promise<CafeRow[]> {
    return attempt(() => this.#read.openCafes.all().flatMap((row) => cafeOf(row) ?? []))
  }

  async expiredCafes(now: number): Promise<CafeRow[]> {
    return attempt(() => this.#read.expiredCafes.all(now).flatMap((row) => cafeOf(row) ?? []))
  }

  async findSession(tokenHash: string): Promise<Session | null> {
    return attempt(() => {
      const row = this.#read.findSession.get(tokenHash)
      if (!row) return null
      return {
        tokenHash,
        id: String(row.id),
        kind: row.kind as Session['kind'],
        cafeId: asId(String(row.cafe_id)),
        participantId: asId(String(row.participant_id)),
        role: row.role as Role,
        suspended: row.suspended === 1,
      }
    })
  }

  eraseCafe(cafeId: CafeId): Promise<void> {
    return this.#writing.eraseCafe(cafeId)
  }

  check(): Promise<void> {
    return this.#writing.check()
  }

  async close(): Promise<void> {
    await this.#writing.close()
    if (this.#database.isOpen) attempt(() => this.#database.close())
  }
}

type Row = Record<string, unknown>

const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

function cafeOf(row: Row | undefined): CafeRow | null {
  if (!row) return null
  return {
    id: asId(String(row.id)),
    joinCode: String(row.join_code),
    createdAt: Number(row.created_at),
    keepUntil: Number(row.keep_until),
    closed: row.closed === 1,
  }
}
