import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { faultOf } from '../fault.ts'
import type { Batch, Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { compact } from './compaction.ts'
import { type Change, type Follower, LiveDocument, merged } from './live-document.ts'
import { type Packed, pack } from './packing.ts'

/** Rows of a document's log from which on it is compacted at once. */
const ROWS_TO_COMPACT = 500
/** Visits of the caretaker after which a document that nobody works with is put to sleep. */
const VISITS_TO_SLEEP = 6

/** A document by name: held by whoever retained it and by every socket, in memory while anybody holds it. */
interface Entry {
  name: string
  holds: number
  live: LiveDocument | null
  loading: Promise<LiveDocument> | null
}

export interface DocumentsParts {
  storage: Storage
  turns: Turns
  log: Logger
  /** On this thread, where nobody hands in another. */
  pack?: (stored: readonly Uint8Array[]) => Promise<Packed>
}

/** All documents that are in memory, and the one way to change them: inside a turn's job, told only when durable. */
export class Documents {
  #parts: Required<DocumentsParts>
  #entries = new Map<string, Entry>()
  /** What each turn has changed so far, document by document. */
  #touched = new WeakMap<Batch, Map<LiveDocument, Change[]>>()
  #compactions = new Map<LiveDocument, Promise<void>>()
  #erased = new Set<string>()

  constructor(parts: DocumentsParts) {
    this.#parts = { pack: async (stored) => pack(stored), ...parts }
  }

  /**
   * Loads a document, however many ask for it at once, and keeps it until `release`.
   * @throws for a name that no document can have, for an erased café, and when the storage fails
   */
  async retain(name: string): Promise<LiveDocument> {
    const entry = this.#entries.get(name) ?? { name, holds: 0, live: null, loading: null }
    this.#entries.set(name, entry)
    entry.holds++
    try {
      return entry.live ?? (await this.#loading(entry))
    } catch (error) {
      this.release(name)
      throw error
    }
  }

  release(name: string): void {
    const entry = this.#entries.get(name)
    if (!entry || entry.holds === 0) return
    entry.holds--
    if (entry.holds) return
    // Not before the turn that may still be writing it has ended.
    const leave = () => void this.#leave(entry)
    this.#parts.turns.add(() => ({ done: leave, failed: leave }))
  }

  /** A retained document, to be read inside a turn's job or its aftermath. */
  read(name: string): Y.Doc {
    return this.#require(name).doc
  }

  /** The state of a retained document as it can be handed to a thread, read inside a turn's job; it wakes nothing. */
  state(name: string): { update: Uint8Array; deflated: boolean } {
    return this.#require(name).contents.state()
  }

  /** Whether something of a retained document is lost: what is written to it then is not kept. */
  isDamaged(name: string): boolean {
    return this.#require(name).contents.damaged
  }

  /**
   * Writes as the server, inside a turn's job, into a retained document. Relayed when the turn is durable; if its commit
   * fails, the document is dropped and loaded again, and its sockets are closed to come back.
   * @throws when the document is not in memory (any more); nothing is changed then
   */
  change(batch: Batch, name: string, write: (doc: Y.Doc) => void): void {
    const live = this.#require(name)
    const { doc } = live
    this.#alter(batch, live, null, () => live.capture(() => doc.transact(() => write(doc))))
  }

  /**
   * What this turn takes out of a retained document is to be gone: from what others are told from now on, and soon from
   * every file. That it is still to be done is in the same commit.
   */
  forget(batch: Batch, name: string): void {
    const live = this.#require(name)
    this.#touch(batch, live)
    live.forgetsAt = live.version
    if (!batch.forgetting.includes(name)) batch.forgetting.push(name)
  }

  /** Does what was still to be forgotten when the process last ended. */
  async forgetTheRest(): Promise<void> {
    for (const name of await this.#parts.storage.documentsToForget()) {
      try {
        const live = await this.retain(name)
        live.forgetsAt ??= live.version
        await this.#compactAnew(live)
        this.release(name)
      } catch (error) {
        this.#report(error, 'a document could not forget; it is tried again at the next start')
      }
    }
  }

  /** Applies an update that has been judged, inside a turn's job. `origin` is not told of it. */
  apply(batch: Batch, live: LiveDocument, origin: Follower, update: Uint8Array): void {
    this.#alter(batch, live, origin, () => {
      Y.applyUpdate(live.doc, update)
      return update
    })
  }

  /** Makes a client id the participant's own, for the document's life. */
  bind(batch: Batch, live: LiveDocument, clientId: number, participantId: ParticipantId): void {
    if (live.clients.has(clientId)) return
    this.#touch(batch, live)
    live.clients.set(clientId, participantId)
    // Where nobody writes, an id means nothing beyond the presence of this moment.
    if (live.rules) batch.clients.push({ document: live.name, clientId, participantId })
  }

  /** Closes everything of a café and forgets it, for good. Resolves when nothing of it is under way to the storage. */
  async erase(cafeId: string): Promise<void> {
    this.#erased.add(cafeId)
    for (const entry of [...this.#entries.values()]) {
      if (parseDocumentName(entry.name)?.cafeId !== cafeId) continue
      entry.live?.shut('unknown_cafe')
      this.#entries.delete(entry.name)
    }
    const compactions = [...this.#compactions].filter(([live]) => live.parts.cafeId === cafeId)
    await Promise.all(compactions.map(([, running]) => running))
    await this.#parts.turns.passed()
  }

  /** Called every few seconds: puts to sleep what nobody has worked with for a while. */
  visit(): void {
    for (const live of this.live()) {
      if (live.forgetsAt !== null) void this.#compactAnew(live)
      if (live.contents.visit() >= VISITS_TO_SLEEP && !live.sleep()) void this.#compact(live, { rest: true })
    }
  }

  /** Resolves when no compaction is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#compactions.values())
  }

  /** Forgets everything; called when nobody writes any more. */
  async close(): Promise<void> {
    await this.settled()
    for (const { live } of this.#entries.values()) live?.shut('restarting')
    this.#entries.clear()
  }

  /** The documents in memory. */
  *live(): Generator<LiveDocument> {
    for (const { live } of this.#entries.values()) if (live) yield live
  }

  #require(name: string): LiveDocument {
    const entry = this.#entries.get(name)
    if (!entry?.live || entry.live.broken || entry.holds === 0) throw new Error('a document that nobody has retained')
    return entry.live
  }

  /** @param change what it does to the document, as an update; `null` for nothing */
  #alter(batch: Batch, live: LiveDocument, origin: Follower | null, change: () => Uint8Array | null): void {
    const changes = this.#touch(batch, live)
    try {
      const update = change()
      if (!update) return
      changes.push({ update, origin })
      live.version++
      live.contents.changed()
    } catch (error) {
      // Part of it may be in memory, and none of it is in the batch.
      live.broken = true
      throw error
    }
  }

  #touch(batch: Batch, live: LiveDocument): Change[] {
    const touched = this.#touched.get(batch) ?? this.#follow(batch)
    const changes = touched.get(live) ?? []
    touched.set(live, changes)
    return changes
  }

  /** What becomes of the documents that a turn touches. */
  #follow(batch: Batch): Map<LiveDocument, Change[]> {
    const touched = new Map<LiveDocument, Change[]>()
    /** One update a document and turn: one row, and one thing to tell. */
    const updates = new Map<LiveDocument, Uint8Array>()
    this.#touched.set(batch, touched)
    this.#parts.turns.follow({
      seal() {
        for (const [live, changes] of touched) {
          if (!changes.length) continue
          const update = merged(changes.map((change) => change.update))
          updates.set(live, update)
          // What is missing in it would make gaps of all that follows.
          if (live.contents.damaged) continue
          batch.updates.push({ document: live.name, update })
          live.rows++
        }
      },
      done: () => {
        for (const [live, changes] of touched) {
          const update = updates.get(live)
          if (update) live.relay(update, new Set(changes.map(({ origin }) => origin)))
          if (live.broken) this.#drop(live)
          else if (live.forgetsAt !== null) {
            live.forget()
            void this.#compactAnew(live)
          } else if (live.rows > ROWS_TO_COMPACT) void this.#compact(live, { rest: false })
        }
      },
      failed: () => {
        for (const live of touched.keys()) this.#drop(live)
      },
    })
    return touched
  }

  #drop(live: LiveDocument): void {
    live.shut('storage')
    const entry = this.#entries.get(live.name)
    if (entry?.live !== live) return
    entry.live = null
    if (entry.holds === 0) this.#entries.delete(entry.name)
    else this.#loading(entry).catch((error) => this.#report(error, 'a document could not be loaded again'))
  }

  #loading(entry: Entry): Promise<LiveDocument> {
    entry.loading ??= this.#load(entry).finally(() => {
      entry.loading = null
    })
    return entry.loading
  }

  async #load(entry: Entry): Promise<LiveDocument> {
    const parts = parseDocumentName(entry.name)
    if (!parts) throw new Error('a name that no document can have')
    const stored = await this.#parts.storage.loadDocument(entry.name)
    if (this.#erased.has(parts.cafeId)) throw new Error('a document of an erased café')
    const live = new LiveDocument(entry.name, parts, stored)
    entry.live = live
    if (live.contents.damaged) this.#parts.log.error({ document: parts.kind }, 'a document could not be read whole')
    if (live.rows > ROWS_TO_COMPACT) void this.#compact(live, { rest: false })
    return live
  }

  async #leave(entry: Entry): Promise<void> {
    const { live } = entry
    if (live && !entry.holds && (live.rows > 1 || live.forgetsAt !== null)) await this.#compact(live, { rest: false })
    if (entry.holds || entry.live !== live || this.#entries.get(entry.name) !== entry) return
    live?.shut('restarting')
    this.#entries.delete(entry.name)
  }

  /** One that is under way may have read the log too early. */
  async #compactAnew(live: LiveDocument): Promise<void> {
    await this.#compactions.get(live)
    await this.#compact(live, { rest: false })
  }

  /** Never rejects: a log that stays long is slower, and no worse. */
  async #compact(live: LiveDocument, how: { rest: boolean }): Promise<void> {
    if (live.contents.damaged || live.broken) return
    const running =
      this.#compactions.get(live) ??
      compact(live, how, this.#parts)
        .catch((error) => {
          this.#report(error, 'a document could not be compacted')
          // Not again at every turn.
          live.rows = 1
        })
        .finally(() => this.#compactions.delete(live))
    this.#compactions.set(live, running)
    return running
  }

  #report(error: unknown, what: string): void {
    this.#parts.log.error({ fault: faultOf(error) }, what)
  }
}
