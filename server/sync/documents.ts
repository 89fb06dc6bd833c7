import type { CafeId, ParticipantId } from '@tablecloth/shared/ids.ts'
import { type DocumentName, parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { faultOf } from '../fault.ts'
import type { Batch, Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import { compact } from './compaction.ts'
import { type Change, type Follower, LiveDocument } from './live-document.ts'

/** Rows of a document's log from which on it is compacted: at once, or when nobody holds it any more. */
const ROWS_TO_COMPACT = 500
const ROWS_TO_COMPACT_AT_REST = 20

/** Facts that say whose a client id is: `<document>#<client id>` → participant. */
const CLIENTS = 'clients'

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
}

/** All documents that are in memory, and the one way to change them: inside a turn's job, told only when durable. */
export class Documents {
  #parts: DocumentsParts
  #entries = new Map<string, Entry>()
  /** What each turn has changed so far, document by document. */
  #touched = new WeakMap<Batch, Map<LiveDocument, Change[]>>()
  #compactions = new Map<LiveDocument, Promise<void>>()
  #erased = new Set<string>()

  constructor(parts: DocumentsParts) {
    this.#parts = parts
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

  /**
   * Writes as the server, inside a turn's job, into a retained document. Relayed when the turn is durable; if its commit
   * fails, the document is dropped and loaded again, and its sockets are closed to come back.
   * @throws when the document is not in memory (any more); nothing is changed then
   */
  change(batch: Batch, name: string, write: (doc: Y.Doc) => void): void {
    const live = this.#require(name)
    this.alter(batch, live, null, () => live.doc.transact(() => write(live.doc)))
  }

  /** Applies what has been judged already. `origin` is not told of it. */
  alter(batch: Batch, live: LiveDocument, origin: Follower | null, change: () => void): void {
    const changes = this.#touch(batch, live)
    try {
      const update = live.capture(change)
      if (!update) return
      changes.push({ update, origin })
      batch.updates.push({ document: live.name, update })
      live.rows++
    } catch (error) {
      // Part of it may be in memory, and none of it is in the batch.
      live.broken = true
      throw error
    }
  }

  /** Makes a client id the participant's own, for the document's life. */
  bind(batch: Batch, live: LiveDocument, clientId: number, participantId: ParticipantId): void {
    if (live.clients.has(clientId)) return
    this.#touch(batch, live)
    live.clients.set(clientId, participantId)
    // Where nobody writes, an id means nothing beyond the presence of this moment.
    if (!live.rules) return
    const key = `${live.name}#${clientId}`
    batch.facts.push({ cafeId: live.parts.cafeId, root: CLIENTS, key, value: participantId })
  }

  /** Closes everything of a café and forgets it, for good. Resolves when nothing of it is under way to the storage. */
  async erase(cafeId: string): Promise<void> {
    this.#erased.add(cafeId)
    for (const entry of [...this.#entries.values()]) {
      if (parseDocumentName(entry.name)?.cafeId !== cafeId) continue
      if (entry.live) this.#shut(entry.live, 'unknown_cafe')
      this.#entries.delete(entry.name)
    }
    const compactions = [...this.#compactions].filter(([live]) => live.parts.cafeId === cafeId)
    await Promise.all(compactions.map(([, running]) => running))
    await this.#parts.turns.run(() => ({ value: null })).catch(() => {})
  }

  /** Forgets everything; called when nobody writes any more. */
  async close(): Promise<void> {
    await Promise.all(this.#compactions.values())
    for (const { live } of this.#entries.values()) if (live) this.#shut(live, 'restarting')
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

  #touch(batch: Batch, live: LiveDocument): Change[] {
    let touched = this.#touched.get(batch)
    if (!touched) {
      touched = new Map()
      this.#touched.set(batch, touched)
      const all = touched
      this.#parts.turns.follow({
        done: () => {
          for (const [one, changes] of all) this.#settle(one, changes)
        },
        failed: () => {
          for (const one of all.keys()) this.#drop(one)
        },
      })
    }
    const changes = touched.get(live) ?? []
    touched.set(live, changes)
    return changes
  }

  #settle(live: LiveDocument, changes: readonly Change[]): void {
    live.relay(changes)
    if (live.broken) this.#drop(live)
  }

  #drop(live: LiveDocument): void {
    this.#shut(live, 'storage')
    const entry = this.#entries.get(live.name)
    if (entry?.live !== live) return
    entry.live = null
    if (entry.holds === 0) this.#entries.delete(entry.name)
    else this.#loading(entry).catch((error) => this.#report(error, 'a document could not be loaded again'))
  }

  #shut(live: LiveDocument, code: ErrorCode): void {
    live.broken = true
    live.closeAll(code)
    live.doc.destroy()
  }

  #loading(entry: Entry): Promise<LiveDocument> {
    entry.loading ??= this.#load(entry).finally(() => {
      entry.loading = null
    })
    return entry.loading
  }

  async #load(entry: Entry): Promise<LiveDocument> {
    const { storage } = this.#parts
    const parts = parseDocumentName(entry.name)
    if (!parts) throw new Error('a name that no document can have')
    const [stored, clients] = await Promise.all([storage.loadDocument(entry.name), this.#clients(entry.name, parts)])
    if (this.#erased.has(parts.cafeId)) throw new Error('a document of an erased café')
    const live = new LiveDocument(entry.name, parts, stored, clients)
    entry.live = live
    if (live.rows > ROWS_TO_COMPACT) void this.#compact(live)
    return live
  }

  async #clients(name: string, { kind, cafeId }: DocumentName): Promise<Map<number, ParticipantId>> {
    const clients = new Map<number, ParticipantId>()
    if (kind !== 'table' && kind !== 'harvest') return clients
    for (const { root, key, value } of await this.#parts.storage.loadFacts(cafeId as CafeId)) {
      const at = key.lastIndexOf('#')
      if (root === CLIENTS && key.slice(0, at) === name) clients.set(Number(key.slice(at + 1)), value as ParticipantId)
    }
    return clients
  }

  async #leave(entry: Entry): Promise<void> {
    const { live } = entry
    if (live && !entry.holds && live.rows > ROWS_TO_COMPACT_AT_REST) await this.#compact(live)
    if (entry.holds || entry.live !== live || this.#entries.get(entry.name) !== entry) return
    if (live) this.#shut(live, 'restarting')
    this.#entries.delete(entry.name)
  }

  /** Never rejects: a log that stays long is slower, and no worse. */
  #compact(live: LiveDocument): Promise<void> {
    const running =
      this.#compactions.get(live) ??
      compact(live, this.#parts.storage, this.#parts.turns)
        .catch((error) => this.#report(error, 'a document could not be compacted'))
        .finally(() => this.#compactions.delete(live))
    this.#compactions.set(live, running)
    return running
  }

  #report(error: unknown, what: string): void {
    this.#parts.log.error({ fault: faultOf(error) }, what)
  }
}
