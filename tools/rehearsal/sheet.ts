import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from './wait.ts'
import type { Wire } from './wire.ts'

// Every provider listens for the end of the process, and here live hundreds.
process.setMaxListeners(0)

/** How the connections of all sheets ended, for the figures. */
export interface Closes {
  /** Final ones other than a seat that moved: a write or a reader refused. */
  refused: string[]
  /** With 4409. */
  seatsMoved: number
  /** Those that a provider tries again by itself. */
  again: number
}

const SEAT_MOVED = 4409
const isFinal = (code: number) => code >= 4400 && code < 4500

/** One document of the café, by a stock provider. */
export class Sheet {
  readonly doc = new Y.Doc()
  /** Whether all that was there has arrived, once. */
  isOpen = false
  closedFor: 'seat-moved' | 'refusal' | null = null
  readonly #provider: WebsocketProvider
  readonly #name: string
  readonly #signal: AbortSignal

  /** @param presence whether others see that somebody is there: where nobody writes, it is only a load */
  constructor(wire: Wire, name: string, token: string, closes: Closes, presence = false) {
    this.#name = name
    this.#signal = wire.signal
    const url = `${wire.url.replace(/^http/, 'ws')}/yjs`
    this.#provider = new WebsocketProvider(url, name, this.doc, { params: { token }, disableBc: true })
    if (!presence) this.#provider.awareness.setLocalState(null)
    this.#provider.on('sync', (isSynced: boolean) => {
      this.isOpen ||= isSynced
    })
    this.#provider.on('connection-close', (event) => {
      if (!event) return
      if (event.code === SEAT_MOVED) {
        this.closedFor = 'seat-moved'
        closes.seatsMoved++
      } else if (isFinal(event.code)) {
        this.closedFor = 'refusal'
        closes.refused.push(`${name}: ${event.code} ${event.reason}`)
      } else closes.again++
    })
  }

  async opened(): Promise<this> {
    await until(
      () => this.isOpen || this.closedFor !== null,
      () => `${this.#name} to open`,
      { signal: this.#signal, within: 60_000 },
    )
    return this
  }

  /** A value that the server keeps under a root. */
  value<T>(root: string, key: string): T | undefined {
    return this.doc.getMap<T>(root).get(key)
  }

  end(): void {
    this.#provider.destroy()
    this.doc.destroy()
  }
}
