import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { Bearer } from './access.ts'
import { Budget, COSTS } from './budget.ts'
import { bindClients, mayBeOwn } from './client-ids.ts'
import { type Closing, closingFor, closingWith } from './closing.ts'
import {
  ackFrame,
  type Frame,
  HEARTBEAT_FRAME,
  presenceFrame,
  readFrame,
  stepOneFrame,
  stepTwoFrame,
} from './frames.ts'
import type { Follower, LiveDocument } from './live-document.ts'
import { fitsPresence, readPresence, type Shown } from './presence.ts'
import { takeWrite, type WriteParts } from './take-write.ts'

/** As much of a WebSocket as a connection needs. */
export interface Socket {
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
}

export interface ConnectionParts extends WriteParts {
  turns: Turns
  clock: () => number
}

/** Inside a turn: what to do when it is durable, or why to close. */
type Step = { done(): void } | Closing

/** Unsent bytes from which on somebody reads too slowly to be kept. */
const MOST_UNSENT = 8 * 1024 * 1024
/** A provider gives up after 30 s without a frame; the contract promises one every 20 s. */
const SILENCE_MS = 15_000

/** One socket on one document: y-protocols sync and awareness, every message in its turn. */
export class SyncConnection implements Follower {
  readonly live: LiveDocument
  readonly bearer: Bearer
  #socket: Socket
  #parts: ConnectionParts
  #budget: Budget
  /** Understands frames that a stock provider does not. */
  #own: boolean
  #open = true
  /** Set once the first sync was answered: updates before it would only be gaps. */
  #following = false
  #durable = { 'step-2': 0, update: 0 }
  #ackDue = false
  #lastSent: number

  /** `live` is retained for it, and released when it closes. */
  constructor(live: LiveDocument, bearer: Bearer, socket: Socket, own: boolean, parts: ConnectionParts) {
    this.live = live
    this.bearer = bearer
    this.#socket = socket
    this.#own = own
    this.#parts = parts
    this.#lastSent = parts.clock()
    this.#budget = new Budget(this.#lastSent)
    live.followers.add(this)
    this.#take(() => ({ done: () => this.#greet() }))
  }

  /** A message, as it came. */
  message(data: Uint8Array): void {
    if (!this.#open) return
    // A copy of its own: what is decoded from it may outlive the socket's buffer.
    const frame = data.length > LIMITS.yjsFrame ? 'too_large' : (readFrame(data.slice()) ?? 'malformed')
    if (typeof frame === 'string') this.close(frame)
    else if (!this.#budget.spend(COSTS[frame.kind], this.#parts.clock())) this.close('too_fast')
    else this.#hear(frame)
  }

  receive(frame: Uint8Array): void {
    if (this.#following) this.#send(frame)
  }

  close(code: ErrorCode): void {
    this.#end(closingWith(code))
  }

  /** The socket is gone. */
  left(): void {
    if (!this.#open) return
    this.#open = false
    this.live.followers.delete(this)
    const gone = this.live.presence.leave(this)
    if (gone) this.live.tell(presenceFrame(gone), this)
    this.#parts.documents.release(this.live.name)
  }

  /** Asks again whether the document may be read, and closes if it may not. */
  recheck(): boolean {
    if (!this.#open) return false
    const { read } = this.#parts.access.rights(this.live.parts, this.bearer.participantId)
    if (read) this.#end(closingFor(read))
    return !read
  }

  /** Called every few seconds: says something when nothing was said for long. */
  beat(now: number): void {
    if (this.#open && Math.abs(now - this.#lastSent) >= SILENCE_MS) this.#send(HEARTBEAT_FRAME)
  }

  #end({ code, reason }: Closing): void {
    if (!this.#open) return
    this.left()
    this.#socket.close(code, reason)
  }

  #hear(frame: Frame): void {
    switch (frame.kind) {
      case 'step-1':
        this.#answer(frame.vector)
        break
      case 'step-2':
      case 'update':
        this.#take((batch) => {
          const { live, bearer } = this
          const closing = takeWrite(this.#parts, live, bearer, this, frame.update, batch)
          return closing ?? { done: () => this.#acknowledge(frame.kind) }
        })
        break
      case 'presence':
        // Told to everyone by everyone, so only where people write together: a café's own document has hundreds of readers.
        if (this.live.rules) this.#presence(frame.entries)
        break
      case 'ask-presence':
        this.#take(() => ({ done: () => this.#showEveryone() }))
    }
  }

  /** Queues a step for the next turn. It is left out when the socket has closed by then. */
  #take(step: (batch: Batch) => Step): void {
    this.#parts.turns.add((batch) => {
      if (this.live.broken) this.close('storage')
      if (!this.recheck()) return null
      const next = step(batch)
      if ('code' in next) {
        this.#end(next)
        return null
      }
      return { done: () => this.#open && next.done(), failed: () => this.close('storage') }
    })
  }

  #greet(): void {
    this.#send(stepOneFrame(Y.encodeStateVector(this.live.doc)))
    this.#showEveryone()
  }

  #answer(vector: Uint8Array): void {
    try {
      Y.decodeStateVector(vector)
    } catch {
      this.close('malformed')
    }
    const done = () => {
      this.#send(stepTwoFrame(Y.encodeStateAsUpdate(this.live.doc, vector)))
      this.#following = true
    }
    this.#take(() => ({ done }))
  }

  #presence(entries: Uint8Array): void {
    const all = readPresence(entries)
    if (typeof all === 'string') {
      this.close(all)
      return
    }
    // Stock providers echo what they hear of others.
    const shown = all.filter(({ clientId }) => mayBeOwn(this.live, clientId, this.bearer))
    if (!shown.every(({ state }) => fitsPresence(state))) this.close('too_large')
    else if (shown.length) this.#take((batch) => this.#show(shown, batch))
  }

  #show(shown: readonly Shown[], batch: Batch): Step {
    const { live, bearer } = this
    // Somebody else may have shown one in the meantime; and who only leaves makes nothing their own.
    const own = shown.filter(
      ({ clientId, state }) => mayBeOwn(live, clientId, bearer) && (state !== null || live.clients.has(clientId)),
    )
    const ids = own.map(({ clientId }) => clientId)
    const unbound = bindClients(this.#parts.documents, live, bearer, ids, batch)
    if (unbound) return closingWith(unbound)
    const done = () => {
      const news = live.presence.show(own, bearer, this, this.#parts.clock())
      if (news) live.tell(presenceFrame(news), this)
    }
    return { done }
  }

  #showEveryone(): void {
    const everyone = this.live.presence.everyone()
    if (everyone) this.#send(presenceFrame(everyone))
  }

  /** One frame a turn, however much of it became durable at once. */
  #acknowledge(kind: 'step-2' | 'update'): void {
    this.#durable[kind]++
    if (!this.#own || this.#ackDue) return
    this.#ackDue = true
    queueMicrotask(() => {
      this.#ackDue = false
      this.#send(ackFrame(this.#durable['step-2'], this.#durable.update))
    })
  }

  #send(frame: Uint8Array): void {
    if (!this.#open) return
    if (this.#socket.bufferedAmount > MOST_UNSENT) {
      this.close('storage')
      return
    }
    this.#lastSent = this.#parts.clock()
    this.#socket.send(frame)
  }
}
