import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { DocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import { type RootRule, WRITES } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import { updateFrame } from './frames.ts'
import { Presence } from './presence.ts'

/** The server writes under one id for ever: there is one server, and its clock goes on from what is stored. */
const SERVER_CLIENT = 1

/** Somebody who follows a document. */
export interface Follower {
  receive(frame: Uint8Array): void
  close(code: ErrorCode): void
}

/** A change that waits for its commit, and the follower who knows it already because it made it. */
export interface Change {
  update: Uint8Array
  origin: Follower | null
}

/** One document in memory: its contents, who is there, whose each client id is, and who follows it. */
export class LiveDocument {
  readonly name: string
  readonly parts: DocumentName
  readonly doc: Y.Doc
  /** What people may write here; `null` where only the server writes. */
  readonly rules: Record<string, RootRule> | null
  readonly presence = new Presence()
  /** A client id belongs to whoever first showed it, for the document's life. */
  readonly clients: Map<number, ParticipantId>
  readonly followers = new Set<Follower>()
  /** Rows in the log since the last snapshot, roughly: when to compact. */
  rows: number
  /** What is in memory is not what is stored, or soon will not be: nothing may be read from it or written to it. */
  broken = false
  #counts = new Map<string, number>()

  constructor(name: string, parts: DocumentName, stored: readonly Uint8Array[], clients: Map<number, ParticipantId>) {
    this.name = name
    this.parts = parts
    this.clients = clients
    this.rows = stored.length
    this.rules = parts.kind === 'table' || parts.kind === 'harvest' ? WRITES[parts.kind].roots : null
    this.doc = new Y.Doc()
    this.doc.transact(() => {
      for (const update of stored) Y.applyUpdate(this.doc, update)
    })
    // Only now: Yjs takes another id for itself when it meets its own in what it applies.
    this.doc.clientID = SERVER_CLIENT
    for (const root of Object.keys(this.rules ?? {})) this.#count(root)
  }

  /** Keys of a root that people may write. */
  count(root: string): number {
    return this.#counts.get(root) ?? 0
  }

  #count(root: string): void {
    const map = this.doc.getMap(root)
    this.#counts.set(root, map.size)
    map.observe((event) => {
      let count = this.count(root)
      for (const { action } of event.changes.keys.values()) {
        if (action === 'add') count++
        else if (action === 'delete') count--
      }
      this.#counts.set(root, count)
    })
  }

  /** Runs a change and hands back what it came to, in our own encoding; `null` when nothing changed. */
  capture(change: () => void): Uint8Array | null {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', listen)
    try {
      change()
    } finally {
      this.doc.off('update', listen)
    }
    return updates.length ? Y.mergeUpdates(updates) : null
  }

  /** Tells every follower what is durable now, in one frame each; whoever wrote all of it themselves is told nothing. */
  relay(changes: readonly Change[]): void {
    if (!changes.length) return
    let all: Uint8Array | null = null
    for (const follower of this.followers) {
      if (changes.every(({ origin }) => origin === follower)) continue
      // One merge for everybody: Yjs passes over what somebody wrote themselves, and a merge for each writer of a busy
      // turn would cost the square of the writers.
      all ??= updateFrame(Y.mergeUpdates(changes.map(({ update }) => update)))
      follower.receive(all)
    }
  }

  /** Tells everyone but one. */
  tell(frame: Uint8Array, except: Follower | null): void {
    for (const follower of this.followers) if (follower !== except) follower.receive(frame)
  }

  closeAll(code: ErrorCode): void {
    for (const follower of [...this.followers]) follower.close(code)
  }
}
