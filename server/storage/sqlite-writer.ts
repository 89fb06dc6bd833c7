import type { DatabaseSync } from 'node:sqlite'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import { attempt } from './attempt.ts'
import { prepare, type Statements } from './sqlite-statements.ts'
import type { Batch } from './storage.ts'
import { StorageError } from './storage-error.ts'

/** The lists of a batch, as they cross to another thread. */
export type BatchLists = Omit<Batch, 'isEmpty'>

/** Everything that changes a café database, on the one connection that writes. Each call is durable when it returns. */
export class SqliteWriter {
  #database: DatabaseSync
  #run: Statements
  /** Ids are never used twice, so whatever was still under way for one of these has nowhere to go. */
  #erased = new Set<string>()

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#run = prepare(database)
  }

  /** @throws {StorageError} and then nothing of it is kept */
  commit(batch: BatchLists): void {
    const run = this.#run
    this.#transaction(() => {
      for (const { id, joinCode, createdAt, keepUntil, closed } of batch.cafes.filter((row) => this.#keeps(row.id))) {
        run.putCafe.run(id, joinCode, createdAt, keepUntil, Number(closed))
      }
      for (const id of batch.closed) run.closeCafe.run(id)
      for (const { id, keepUntil } of batch.keeping) run.keepCafe.run(keepUntil, id)
      // Before the new ones, so that one turn can give somebody a new token in place of the old.
      for (const { cafeId, participantId, id, link } of batch.endedSessions) {
        if (id !== undefined) run.endSession.run(cafeId, participantId, id)
        else if (link) run.endLink.run(cafeId, participantId)
        else run.endSessions.run(cafeId, participantId)
      }
      for (const { cafeId, participantId, is } of batch.suspended)
        run.suspendSessions.run(Number(is), cafeId, participantId)
      for (const { tokenHash, cafeId, participantId, role, id, kind } of batch.sessions) {
        if (this.#keeps(cafeId)) run.putSession.run(tokenHash, cafeId, participantId, role, id, kind)
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
      for (const document of batch.forgetting) if (this.#keepsDocument(document)) run.markForgetting.run(document)
      for (const { document, clientId, participantId } of batch.clients) {
        if (this.#keepsDocument(document)) run.bindClient.run(document, clientId, participantId)
      }
    })
  }

  compact(document: string, snapshot: Uint8Array, upTo: number): void {
    if (!this.#keepsDocument(document)) return
    this.#transaction(() => {
      const newest = this.#newestSequence(document)
      if (upTo > newest) throw new StorageError(`a snapshot up to ${upTo} when the newest update is ${newest}`)
      // Somebody has compacted further since this snapshot was made.
      if (upTo < Number(this.#run.findSnapshot.get(document)?.up_to ?? 0)) return
      this.#run.putSnapshot.run(document, snapshot, upTo)
      this.#run.trimUpdates.run(document, upTo)
    })
    if (!attempt(() => this.#run.findForgetting.get(document, upTo))) return
    this.#emptyLog()
    attempt(() => this.#run.forgotten.run(document, upTo))
  }

  eraseCafe(cafeId: string): void {
    this.#erased.add(cafeId)
    this.#transaction(() => {
      for (const document of [`cafe/${cafeId}`, `harvest/${cafeId}`, `desk/${cafeId}`, `screen/${cafeId}`]) {
        this.#eraseDocuments(document, document)
      }
      for (const folder of [`table/${cafeId}`, `gallery/${cafeId}`]) {
        // A range and no pattern: ids may hold `_`, which a pattern would take for any character.
        this.#eraseDocuments(`${folder}/`, `${folder}/\u{10FFFF}`)
      }
      // Its sessions, facts and events go with it.
      this.#run.eraseCafe.run(cafeId)
    })
    this.#emptyLog()
  }

  /** The log of writes still holds what was overwritten; this folds it into the database and empties it. */
  #emptyLog(): void {
    const { busy } = attempt(() => this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()) ?? { busy: 1 }
    if (busy !== 0) throw new StorageError('somebody reads the database, so its log could not be emptied')
  }

  /** @throws {StorageError} when nothing can be written */
  check(): void {
    attempt(() => this.#run.beat.run())
  }

  #eraseDocuments(first: string, last: string): void {
    this.#run.eraseUpdates.run(first, last)
    this.#run.eraseSnapshots.run(first, last)
    this.#run.eraseClients.run(first, last)
    this.#run.eraseForgetting.run(first, last)
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
