import { DatabaseSync } from 'node:sqlite'
import { asId, type CafeId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { Role } from '@tablecloth/shared/protocol/permissions.ts'
import { migrate } from './schema.ts'
import { prepare, type Statements } from './sqlite-statements.ts'
import type { Batch, CafeRow, Fact, Session, Storage, StoredDocument } from './storage.ts'
import { StorageError } from './storage-error.ts'

interface SqliteOptions {
  /** How long to wait for somebody outside who reads or copies the database, in ms. */
  patience?: number
  /** How large the file may become, in pages of 4 KiB; as large as the disk, unless this is less. */
  mostPages?: number
}

/**
 * A café's storage in one SQLite file. Everything runs synchronously on one connection, the only writer (the folder's
 * lock sees to that), so no statement ever waits for another of ours.
 * @throws {SettingsError} for a database of a newer version
 * @throws {StorageError} for a file that cannot be opened, or is no database
 */
export function openSqlite(file: string, { patience = 5000, mostPages }: SqliteOptions = {}): Storage {
  const database = attempt(() => new DatabaseSync(file, { timeout: patience, enableForeignKeyConstraints: true }))
  try {
    attempt(() => configure(database))
    attempt(() => migrate(database))
    if (mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${mostPages}`)
    return new SqliteStorage(database)
  } catch (error) {
    database.close()
    throw error
  }
}

/** A promise of durability rests on these, so they are read back rather than trusted. */
const PRAGMAS = [
  { name: 'journal_mode', value: 'WAL', reads: 'wal' },
  { name: 'synchronous', value: 'FULL', reads: 2 },
  // On macOS only this reaches the disk itself; elsewhere it means nothing.
  { name: 'fullfsync', value: 'ON', reads: 1 },
  { name: 'checkpoint_fullfsync', value: 'ON', reads: 1 },
  { name: 'foreign_keys', value: 'ON', reads: 1 },
  // What is erased is overwritten in its page.
  { name: 'secure_delete', value: 'ON', reads: 1 },
  // No words of anybody in temporary files.
  { name: 'temp_store', value: 'MEMORY', reads: 2 },
] as const

function configure(database: DatabaseSync): void {
  for (const { name, value, reads } of PRAGMAS) {
    database.exec(`PRAGMA ${name} = ${value}`)
    const found = Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    if (found !== reads) throw new StorageError(`the database does not keep ${name} = ${value}`)
  }
}

class SqliteStorage implements Storage {
  #database: DatabaseSync
  #run: Statements
  /** Ids are never used twice, so whatever was still under way for one of these has nowhere to go. */
  #erased = new Set<string>()

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#run = prepare(database)
  }

  async commit(batch: Batch): Promise<void> {
    const run = this.#run
    this.#transaction(() => {
      for (const { id, joinCode, createdAt, keepUntil, closed } of batch.cafes.filter((row) => this.#keeps(row.id))) {
        run.putCafe.run(id, joinCode, createdAt, keepUntil, Number(closed))
      }
      // Before the new ones, so that one turn can give somebody a new token in place of the old.
      for (const { cafeId, participantId } of batch.endedSessions) run.endSessions.run(cafeId, participantId)
      for (const { tokenHash, cafeId, participantId, role } of batch.sessions) {
        if (this.#keeps(cafeId)) run.putSession.run(tokenHash, cafeId, participantId, role)
      }
      for (const { cafeId, root, key, value } of batch.facts) {
        if (value === undefined) run.dropFact.run(cafeId, root, key)
        else if (this.#keeps(cafeId)) run.putFact.run(cafeId, root, key, JSON.stringify(value))
      }
      for (const { cafeId, at, by, event } of batch.events) {
        if (this.#keeps(cafeId)) run.addEvent.run(cafeId, at, by, JSON.stringify(event))
      }
      for (const { document, update } of batch.updates) {
        if (this.#keepsDocument(document)) run.addUpdate.run(document, update)
      }
      for (const { document, clientId, participantId } of batch.clients) {
        if (this.#keepsDocument(document)) run.bindClient.run(document, clientId, participantId)
      }
    })
  }

  async loadDocument(document: string): Promise<StoredDocument> {
    return attempt(() => {
      const snapshot = this.#run.findSnapshot.get(document)
      const upTo = Number(snapshot?.up_to ?? 0)
      const rows = this.#run.updatesAfter.all(document, upTo)
      const clients = this.#run.clientsOf.all(document)
      return {
        updates: [...(snapshot ? [bytes(snapshot.snapshot)] : []), ...rows.map((row) => bytes(row.update))],
        newest: Number(rows.at(-1)?.id ?? upTo),
        clients: new Map(
          clients.map((row) => [Number(row.client_id), asId<ParticipantId>(String(row.participant_id))]),
        ),
      }
    })
  }

  async compact(document: string, snapshot: Uint8Array, upTo: number): Promise<void> {
    if (!this.#keepsDocument(document)) return
    this.#transaction(() => {
      const newest = this.#newestSequence(document)
      if (upTo > newest) throw new StorageError(`a snapshot up to ${upTo} when the newest update is ${newest}`)
      // Somebody has compacted further since this snapshot was made.
      if (upTo < Number(this.#run.findSnapshot.get(document)?.up_to ?? 0)) return
      this.#run.putSnapshot.run(document, snapshot, upTo)
      this.#run.trimUpdates.run(document, upTo)
    })
  }

  async loadFacts(cafeId: CafeId): Promise<Fact[]> {
    return attempt(() =>
      this.#run.factsOf.all(cafeId).map((row) => {
        const value: unknown = JSON.parse(String(row.value))
        return { cafeId, root: String(row.root), key: String(row.key), value }
      }),
    )
  }

  async findCafe(cafeId: CafeId): Promise<CafeRow | null> {
    return attempt(() => cafeOf(this.#run.findCafe.get(cafeId)))
  }

  async findCafeByCode(joinCode: string): Promise<CafeRow | null> {
    return attempt(() => cafeOf(this.#run.findCafeByCode.get(joinCode)))
  }

  async openCafes(): Promise<CafeRow[]> {
    return attempt(() => this.#run.openCafes.all().flatMap((row) => cafeOf(row) ?? []))
  }

  async expiredCafes(now: number): Promise<CafeRow[]> {
    return attempt(() => this.#run.expiredCafes.all(now).flatMap((row) => cafeOf(row) ?? []))
  }

  async findSession(tokenHash: string): Promise<Session | null> {
    return attempt(() => {
      const row = this.#run.findSession.get(tokenHash)
      if (!row) return null
      const { cafe_id: cafeId, participant_id: participantId, role } = row
      return { tokenHash, cafeId: asId(String(cafeId)), participantId: asId(String(participantId)), role: role as Role }
    })
  }

  async eraseCafe(cafeId: CafeId): Promise<void> {
    this.#erased.add(cafeId)
    this.#transaction(() => {
      for (const document of [`cafe/${cafeId}`, `harvest/${cafeId}`, `desk/${cafeId}`]) {
        this.#eraseDocuments(document, document)
      }
      for (const folder of [`table/${cafeId}`, `gallery/${cafeId}`]) {
        // A range and no pattern: ids may hold `_`, which a pattern would take for any character.
        this.#eraseDocuments(`${folder}/`, `${folder}/\u{10FFFF}`)
      }
      // Its sessions, facts and events go with it.
      this.#run.eraseCafe.run(cafeId)
    })
    // The log of writes still holds the erased words; this folds it into the database and empties it.
    const { busy } = attempt(() => this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()) ?? { busy: 1 }
    if (busy !== 0) throw new StorageError('somebody reads the database, so its log could not be emptied')
  }

  async check(): Promise<void> {
    attempt(() => this.#run.beat.run())
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) attempt(() => this.#database.close())
  }

  #eraseDocuments(first: string, last: string): void {
    this.#run.eraseUpdates.run(first, last)
    this.#run.eraseSnapshots.run(first, last)
    this.#run.eraseClients.run(first, last)
  }

  #newestSequence(document: string): number {
    const newest = this.#run.newestUpdate.get(document)?.id ?? this.#run.findSnapshot.get(document)?.up_to ?? 0
    return Number(newest)
  }

  #keeps(cafeId: string | undefined): boolean {
    return cafeId === undefined || !this.#erased.has(cafeId)
  }

  #keepsDocument(document: string): boolean {
    return this.#keeps(parseDocumentName(document)?.cafeId)
  }

  #transaction(work: () => void): void {
    attempt(() => {
      // A rollback that failed once, on a disk that was gone, is made good here.
      if (this.#database.isTransaction) this.#run.rollback.run()
      this.#run.begin.run()
      try {
        work()
        this.#run.commit.run()
      } catch (error) {
        // Of some errors SQLite has rolled back by itself.
        if (this.#database.isTransaction) this.#run.rollback.run()
        throw error
      }
    })
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') throw error
    throw new StorageError(error.message, { cause: error })
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
