import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { Bearer, Rights } from './access.ts'
import { Budget, COSTS } from './budget.ts'
import { bindClients, mayBeOwn } from './client-ids.ts'
import { type Closing, closingFor, closingWith } from './closing.ts'
import {
  ackFrame,
  type Frame,
  HEARTBEAT_FRAME,
  positionFrame,
  presenceFrame,
  readFrame,
  stepTwoFrame,
  updateFrame,
} from './frames.ts'
import type { Follower, LiveDocument } from './live-document.ts'
import { Outbox, type Socket } from './outbox.ts'
import { fitsPresence, readPresence, type Shown, writePresence } from './presence.ts'
import { takeWrite, type WriteParts } from './take-write.ts'

export interface ConnectionParts extends WriteParts {
  turns: Turns
  clock: () => number
}

/** Inside a turn: what to do when it is durable, or why to close. */
type Step = { done(): void } | Closing

/** A provider gives up after 30 s without a frame; the contract promises one every 20 s. */
const SILENCE_MS = 15_000
/** How often somebody who lags is looked after. */
const LOOK_MS = 200

/** One socket on one document: y-protocols sync and awareness, every write in its turn. */
export class SyncConnection implements Follower {
  readonly live: LiveDocument
  readonly bearer: Bearer
  #socket: Socket
  #outbox: Outbox
  #parts: ConnectionParts
  #budget: Budget
  /** Understands frames that a stock provider does not. */
  #own: boolean
  #open = true
  /** Set once the first sync was answered: updates before it would only be gaps. */
  #following = false
  /** Their first sync step 2 has come: what they have beyond us is known. */
  #hasTold = false
  /** A state vector that somebody who lags has asked about. */
  #asked: Uint8Array | null = null
  /** Steps that wait for their turn. */
  #queued = 0
  #looking: NodeJS.Timeout | null = null
  #durable = { 'step-2': 0, update: 0 }
  #ackDue = false

  /** `live` is retained for it, and released when it closes. */
  constructor(live: LiveDocument, bearer: Bearer, socket: Socket, own: boolean, parts: ConnectionParts) {
    this.live = live
    this.bearer = bearer
    this.#socket = socket
    this.#own = own
    this.#parts = parts
    this.#outbox = new Outbox(socket, parts.clock)
    this.#budget = new Budget(parts.clock())
    live.followers.add(this)
    this.#read(() => {
      this.#outbox.send(live.stepOne())
      this.#showEveryone()
    })
  }

  /** A message, as it came. */
  message(data: Uint8Array): void {
    if (!this.#open) return
    // A copy of its own: what is decoded from it may outlive the socket's buffer.
    const frame = data.length > LIMITS.yjsFrame ? 'too_large' : (readFrame(data.slice()) ?? 'malformed')
    if (typeof frame === 'string') this.close(frame)
    else if (!this.#budget.spend(COSTS[frame.kind], this.#parts.clock())) this.close('too_fast')
    else this.#take(frame)
  }

  receive(frame: Uint8Array): void {
    if (this.#following && !this.#outbox.offer(frame, this.live.log.head - 1)) this.#lookLater()
  }

  hear(frame: Uint8Array): void {
    if (!this.#outbox.offer(frame, this.live.log.head)) this.#lookLater()
  }

  close(code: ErrorCode): void {
    this.#end(closingWith(code))
  }

  /** The socket is gone. */
  left(): void {
    if (!this.#open) return
    this.#open = false
    if (this.#looking) clearTimeout(this.#looking)
    this.live.followers.delete(this)
    this.live.announce(this.live.presence.leave(this), this)
    this.#parts.documents.release(this.live.name)
  }

  /** Asks again whether the document may be read, and closes if it may not. */
  recheck(): boolean {
    return this.#open && this.#mayRead(this.#rights())
  }

  /** Called every few seconds: says something when nothing was said for long. */
  beat(now: number): void {
    if (this.#open && Math.abs(now - this.#outbox.sentAt) >= SILENCE_MS) this.hear(HEARTBEAT_FRAME)
  }

  #rights(): Rights {
    return this.#parts.access.rights(this.live.parts, this.bearer.participantId, this.bearer.session)
  }

  #mayRead({ read }: Rights): boolean {
    if (read) this.#end(closingFor(read))
    return !read
  }

  #end({ code, reason }: Closing): void {
    if (!this.#open) return
    this.left()
    this.#socket.close(code, reason)
  }

  #take(frame: Frame): void {
    switch (frame.kind) {
      case 'step-1':
        this.#sync(frame.vector, null)
        break
      case 'resume':
        this.#sync(frame.vector, frame.epoch === this.live.log.epoch ? frame.position : null)
        break
      case 'step-2':
      case 'update':
        this.#write((batch, rights) => this.#takeWrite(frame.kind, frame.update, rights, batch))
        break
      case 'presence':
        // Told to everyone by everyone, so only where people write together: a café's own document has hundreds of readers.
        if (this.live.rules) this.#presence(frame.entries)
        break
      case 'ask-presence':
        this.#read(() => this.#showEveryone())
    }
  }

  /**
   * A stock provider sends what is typed in the moment after it has connected before it has told what it has, in the sync
   * step 2 that will carry all of it. Until that has come, an update with something missing is passed over.
   */
  #takeWrite(kind: 'step-2' | 'update', update: Uint8Array, rights: Rights, batch: Batch): Step {
    const strict = this.#own || this.#hasTold || kind === 'step-2'
    const verdict = takeWrite(this.#parts, this.live, { ...this.bearer, rights, strict }, this, update, batch)
    if (kind === 'step-2') this.#hasTold = true
    if (verdict === 'lacking') return { done() {} }
    return verdict ?? { done: () => this.#acknowledge(kind) }
  }

  /** Queues a step for the next turn. It is left out when the socket has closed by then. */
  #write(step: (batch: Batch, rights: Rights) => Step): void {
    this.#queued++
    this.#parts.turns.add((batch) => {
      this.#queued--
      if (this.live.broken) this.close('storage')
      if (!this.#open) return null
      const rights = this.#rights()
      if (!this.#mayRead(rights)) return null
      const next = step(batch, rights)
      if ('code' in next) {
        this.#end(next)
        return null
      }
      return { done: () => this.#open && next.done(), failed: () => this.close('storage') }
    })
  }

  /** Runs a step on what is committed. */
  #read(step: () => void): void {
    this.#parts.turns.read(() => {
      if (this.live.broken) this.close('storage')
      if (this.recheck()) step()
    })
  }

  /** Answers with what somebody lacks who was told everything up to a position, or who has what a vector says. */
  #sync(vector: Uint8Array, position: number | null): void {
    try {
      Y.decodeStateVector(vector)
    } catch {
      this.close('malformed')
    }
    const step = () => {
      if (this.#outbox.takes(this.live.log.head)) this.#answer(vector, position)
      else this.#answerLater(vector)
    }
    // After what the same socket has sent before it: whoever asks reads their own writes.
    if (this.#queued) this.#write(() => ({ done: step }))
    else this.#read(step)
  }

  #answerLater(vector: Uint8Array): void {
    this.#asked = vector
    this.#lookLater()
  }

  #answer(vector: Uint8Array, position: number | null): void {
    const missed = position === null ? null : this.live.log.since(position)
    if (missed) this.#outbox.send(stepTwoFrame(missed))
    // A vector of nobody: the usual first sync.
    else if (vector.length === 1) this.#sendWhole()
    else this.#outbox.send(stepTwoFrame(Y.encodeStateAsUpdate(this.live.doc, vector)))
    this.#following = true
    this.#sayPosition()
  }

  #sendWhole(): void {
    const frames = this.live.joinFrames()
    // These updates are no steps forward: whoever counts is to wait for the next position.
    if (this.#own && frames.length > 1) this.#outbox.send(positionFrame('', 0))
    for (const frame of frames) this.#outbox.send(frame)
  }

  #sayPosition(): void {
    if (this.#own) this.#outbox.send(positionFrame(this.live.log.epoch, this.live.log.head))
  }

  #lookLater(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = null
      this.#read(() => this.#look())
    }, LOOK_MS)
  }

  /** Tells somebody who lagged what they missed, as soon as they have read the rest. */
  #look(): void {
    const { lag } = this.#outbox
    const found = this.#outbox.look()
    if (found === 'too-slow') this.close('too_slow')
    if (found === 'lagging') this.#lookLater()
    if (found !== 'caught-up' || lag === null) return
    if (this.#asked) this.#answer(this.#asked, null)
    else {
      const missed = this.live.log.since(lag)
      if (missed) this.#outbox.send(updateFrame(missed))
      else this.#sendWhole()
      this.#sayPosition()
    }
    this.#asked = null
    this.#showEveryone()
    this.#tellDurable()
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
    else if (shown.length) this.#write((batch) => this.#show(shown, batch))
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
    return { done: () => live.announce(live.presence.show(own, bearer, this, this.#parts.clock()), this) }
  }

  #showEveryone(): void {
    const everyone = this.live.presence.everyone()
    if (everyone.length) this.hear(presenceFrame(writePresence(everyone)))
  }

  /** One frame a turn, however much of it became durable at once. */
  #acknowledge(kind: 'step-2' | 'update'): void {
    this.#durable[kind]++
    if (!this.#own || this.#ackDue) return
    this.#ackDue = true
    queueMicrotask(() => {
      this.#ackDue = false
      this.#tellDurable()
    })
  }

  #tellDurable(): void {
    if (!this.#own || !this.#open) return
    this.hear(ackFrame(this.#durable['step-2'], this.#durable.update, this.live.log.head))
  }
}
