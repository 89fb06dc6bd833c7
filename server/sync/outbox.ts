/** As much of a WebSocket as a connection needs. */
export interface Socket {
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
}

/** Unsent bytes from which on nothing more is put in line for somebody. */
const LAGGING = 512 * 1024
/** Unsent bytes at which they have caught up so far that they are told the rest. */
const DRAINED = 64 * 1024
/** How long somebody may lag, in ms, and with how much unsent at most, before they are to come back instead. */
const MOST_LAG_MS = 30_000
const MOST_UNSENT = 8 * 1024 * 1024

/**
 * What goes out on one socket. Whoever reads slowly is told nothing more until they have read, and then everything that
 * they missed at once: single frames are never left out, since a gap would show as deletions. What is kept for them
 * meanwhile is a position.
 */
export class Outbox {
  #socket: Socket
  #clock: () => number
  #lagging: { position: number; since: number } | null = null
  /** When something was last sent, ms since 1970. */
  sentAt: number

  constructor(socket: Socket, clock: () => number) {
    this.#socket = socket
    this.#clock = clock
    this.sentAt = clock()
  }

  /** Where somebody stopped reading, if they did. */
  get lag(): number | null {
    return this.#lagging?.position ?? null
  }

  /** Sends; or notes the position up to which the reader has everything, and answers `false`. */
  offer(frame: Uint8Array, position: number): boolean {
    const takes = this.takes(position)
    if (takes) this.send(frame)
    return takes
  }

  /** Whether the reader keeps up. From the moment when they do not, they have everything up to `position`. */
  takes(position: number): boolean {
    if (!this.#lagging && this.#socket.bufferedAmount > LAGGING) this.#lagging = { position, since: this.#clock() }
    return !this.#lagging
  }

  /** Sends whatever the state of the reader. */
  send(frame: Uint8Array): void {
    this.sentAt = this.#clock()
    this.#socket.send(frame)
  }

  /** Looks after somebody who lags. `caught-up` is said once, when they can be told what they missed. */
  look(): 'reading' | 'caught-up' | 'lagging' | 'too-slow' {
    if (this.#socket.bufferedAmount > MOST_UNSENT) return 'too-slow'
    if (!this.#lagging) return 'reading'
    if (this.#clock() - this.#lagging.since > MOST_LAG_MS) return 'too-slow'
    if (this.#socket.bufferedAmount > DRAINED) return 'lagging'
    this.#lagging = null
    return 'caught-up'
  }
}
