import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { DocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import { type RootRule, WRITES } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import { Contents, type Stored } from './contents.ts'
import { presenceFrame, stepOneFrame, updateFrame } from './frames.ts'
import { JoinState } from './join-state.ts'
import { Presence, type Shown, writePresence } from './presence.ts'
import { RelayLog } from './relay-log.ts'

/** Somebody who follows a document. */
export interface Follower {
  /** What the others at the table did. */
  receive(frame: Uint8Array): void
  /** Presence, or another frame that may be left out when somebody reads slowly. */
  hear(frame: Uint8Array): void
  close(code: ErrorCode): void
}

/** A change that waits for its commit, and the follower who knows it already because it made it. */
export interface Change {
  update: Uint8Array
  origin: Follower | null
}

/** Several updates in one; a single one as it is. */
export const merged = (updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates])

/** One document in memory: its contents, who is there, whose each client id is, and who follows it. */
export class LiveDocument {
  readonly name: string
  readonly parts: DocumentName
  /** What people may write here; `null` where only the server writes. */
  readonly rules: Record<string, RootRule> | null
  readonly contents: Contents
  readonly presence = new Presence()
  /** A client id belongs to whoever first showed it, for the document's life. */
  readonly clients: Map<number, ParticipantId>
  readonly followers = new Set<Follower>()
  readonly log = new RelayLog()
  /** Rows in storage, roughly: when to compact. */
  rows: number
  /** Counts changes: whether somebody has written since. */
  version = 0
  /** What is in memory is not what is stored, or soon will not be: nothing may be read from it or written to it. */
  broken = false
  /** The version in which words were last withdrawn, until no file holds them any more. */
  forgetsAt: number | null = null
  #joinState = new JoinState()
  /** Presence that nobody was told of yet, by client id. */
  #news = new Map<number, Shown & { by: Follower | null }>()

  constructor(name: string, parts: DocumentName, stored: Stored) {
    this.name = name
    this.parts = parts
    this.clients = new Map(stored.clients)
    this.rows = stored.updates.length
    this.rules = parts.kind === 'table' || parts.kind === 'harvest' ? WRITES[parts.kind].roots : null
    this.contents = new Contents(stored, this.rules)
  }

  get doc(): Y.Doc {
    return this.contents.doc
  }

  /** Runs a change and hands back what it came to, in our own encoding; `null` when nothing changed. */
  capture(change: () => void): Uint8Array | null {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array) => updates.push(update)
    const { doc } = this
    doc.on('update', listen)
    try {
      change()
    } finally {
      doc.off('update', listen)
    }
    return updates.length ? merged(updates) : null
  }

  /** What somebody who has nothing is sent: updates, then a sync step 2. */
  joinFrames(): readonly Uint8Array[] {
    return this.#joinState.frames(() => this.doc, this.log)
  }

  stepOne(): Uint8Array {
    return stepOneFrame(this.contents.vector)
  }

  /** Tells every follower what is durable now, in one frame; whoever wrote all of it themselves is told nothing. */
  relay(update: Uint8Array, writers: ReadonlySet<Follower | null>): void {
    this.log.append(update)
    const frame = updateFrame(update)
    // Where several wrote, one frame is for everybody: Yjs passes over what somebody wrote themselves, and a merge for each
    // writer of a busy moment would cost the square of the writers.
    const [alone] = writers.size === 1 ? writers : []
    for (const follower of this.followers) if (follower !== alone) follower.receive(frame)
  }

  /**
   * Tells everyone what is shown anew, in one frame for all of a turn: when a room comes in at once, everybody tells everybody.
   * @param by who shows it, and need not be told
   */
  announce(news: readonly Shown[], by: Follower | null): void {
    if (!news.length) return
    if (!this.#news.size) queueMicrotask(() => this.#tellNews())
    for (const one of news) this.#news.set(one.clientId, { ...one, by })
  }

  closeAll(code: ErrorCode): void {
    for (const follower of [...this.followers]) follower.close(code)
  }

  /** @param packed the very state that the document has now, if it has changed since it last slept */
  sleep(packed?: Uint8Array): boolean {
    if (packed) this.contents.sleep(packed)
    else if (!this.contents.sleepAgain()) return false
    this.forget()
    return true
  }

  /** Nobody who comes is told again what was: the state as it is now is all that is left. */
  forget(): void {
    this.#joinState.clear()
    this.log.clear()
  }

  /** For good. */
  shut(code: ErrorCode): void {
    this.broken = true
    this.closeAll(code)
    this.contents.destroy()
  }

  #tellNews(): void {
    const news = [...this.#news.values()]
    this.#news.clear()
    const frame = presenceFrame(writePresence(news))
    const by = new Set(news.map((one) => one.by))
    const [alone] = by.size === 1 ? by : []
    for (const follower of this.followers) if (follower !== alone) follower.hear(frame)
  }
}
