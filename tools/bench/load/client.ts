import type { Seat } from '../targets/target.ts'
import { Hand } from './hand.ts'
import { isEchoed, RENEW_EVERY_MS, showing } from './presence.ts'
import { ClientSocket } from './socket.ts'
import { type Wire, wireOf } from './wire.ts'

export interface ClientEvents {
  /** Bytes of the document: `first` for the answer to a join. Only valid during the call. */
  heard?(bytes: Uint8Array, from: number, to: number, first: boolean): void
  /** How many of this client's updates are durable by now. */
  acknowledged?(updates: number): void
  closed?(code: number | null): void
}

const LONGEST_WAIT_MS = 30_000

/** Ids of the one run, each of them new, and none of them the server's. */
let nextClient = 500_000_000 + Math.floor(Math.random() * 1_000_000_000)

/** Somebody at a table, on one socket: what a stock provider says, without its document. */
export class Client {
  readonly seat: Seat
  readonly hand: Hand
  /** Resolves when the document has come; rejects when the socket closes before. */
  readonly synced: Promise<this>
  events: ClientEvents
  /** Frames and bytes that carried some of the document. */
  frames = 0
  bytes = 0
  updates = 0
  acknowledged = 0
  #wire: Wire
  #socket: ClientSocket
  /** Stock clients pass over the very first clock of another. */
  #shown = 1
  /** Where each message is acknowledged by one of its own, those that answer the server's question are too. */
  #acks = 0
  #answers = 0
  #renewAt = 0
  #settle: { resolve(client: Client): void; reject(error: Error): void } | null = null
  #tooLong: NodeJS.Timeout

  constructor(seat: Seat, port: number, events: ClientEvents = {}) {
    this.seat = seat
    this.events = events
    this.hand = new Hand(nextClient++, seat.author)
    this.#wire = wireOf(seat.wire, seat.room)
    const synced = new Promise<Client>((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    synced.catch(() => {})
    this.synced = synced as Promise<this>
    this.#tooLong = setTimeout(() => this.#failed('no answer to a join'), LONGEST_WAIT_MS)
    this.#socket = new ClientSocket(
      port,
      seat.path,
      {
        open: () => (this.#wire.knock ? this.#socket.send(this.#wire.knock) : this.#enter()),
        message: (bytes, from, to) => this.#hear(bytes, from, to),
        closed: (code, reason) => {
          this.#failed(`the socket closed: ${code ?? ''} ${reason}`)
          this.events.closed?.(code)
        },
      },
      seat.subprotocol,
    )
  }

  get received(): number {
    return this.#socket.received
  }

  get isClosed(): boolean {
    return this.#socket.isClosed
  }

  send(update: Uint8Array): void {
    this.updates++
    this.#socket.send(this.#wire.update(update))
  }

  /** Bytes as they are, for a relay. */
  sendRaw(bytes: Uint8Array): void {
    this.#socket.send(bytes)
  }

  /** As a provider does every few seconds; does nothing before it is due. */
  renew(now: number): void {
    if (now < this.#renewAt || this.#renewAt === 0 || this.isClosed) return
    this.#renewAt = now + RENEW_EVERY_MS
    this.#show()
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  leave(): void {
    clearTimeout(this.#tooLong)
    this.#socket.destroy()
  }

  #failed(words: string): void {
    clearTimeout(this.#tooLong)
    this.#settle?.reject(new Error(words))
    this.#settle = null
  }

  #arrived(): void {
    clearTimeout(this.#tooLong)
    this.#settle?.resolve(this)
    this.#settle = null
  }

  #enter(): void {
    if (!this.#wire.ask) {
      this.#arrived()
      return
    }
    this.#socket.send(this.#wire.ask)
    if (this.seat.isReader) return
    this.#show()
    // People come in one after another over the whole of a quarter minute, so they renew that way.
    this.#renewAt = performance.now() + Math.random() * RENEW_EVERY_MS
  }

  #show(): void {
    const frame = this.#wire.presence(showing(this.hand.client, this.#shown++, this.seat.author))
    if (frame) this.#socket.send(frame)
  }

  #hear(bytes: Uint8Array, from: number, to: number): void {
    const heard = this.#wire.read(bytes, from, to)
    switch (heard.kind) {
      case 'state':
      case 'update':
        this.frames++
        this.bytes += to - from
        this.events.heard?.(bytes, heard.from, heard.to, heard.kind === 'state')
        if (heard.kind === 'state') this.#arrived()
        break
      case 'ask':
        this.#answers++
        this.#socket.send(this.#wire.nothing)
        break
      case 'admitted':
        this.#enter()
        break
      case 'presence':
        if (isEchoed(bytes, heard.from, heard.to, this.hand.client)) this.#socket.send(bytes.subarray(from, to))
        break
      case 'acknowledged':
        this.acknowledged = heard.since === 'start' ? heard.updates : ++this.#acks - this.#answers
        this.events.acknowledged?.(this.acknowledged)
    }
  }
}
