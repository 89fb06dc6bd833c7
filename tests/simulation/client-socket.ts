import type { ClientEnd, CloseEvent, Link } from './link.ts'

/** Connects the device that is acting. */
export type Dial = (client: ClientEnd, url: URL, protocols: readonly string[]) => Link

type Hear<Event> = ((event: Event) => void) | null

/** A `WebSocket` class for pages: as much of it as providers use. */
export function socketsOver(dial: Dial): new (url: string, protocols?: string | string[]) => ClientEnd {
  return class SimulatedSocket implements ClientEnd {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    binaryType = 'blob'
    readyState = 0
    bufferedAmount = 0
    onopen: Hear<object> = null
    onmessage: Hear<{ data: Uint8Array }> = null
    onerror: Hear<object> = null
    onclose: Hear<CloseEvent> = null
    #link: Link

    constructor(url: string, protocols: string | string[] = []) {
      this.#link = dial(this, new URL(url), [protocols].flat())
    }

    send(data: Uint8Array): void {
      if (this.readyState === 0) throw new Error('a socket that is still connecting')
      if (this.readyState === 1) this.#link.fromClient(data.slice())
    }

    close(): void {
      if (this.readyState > 1) return
      this.readyState = 2
      this.#link.hangUp()
    }

    opened(): void {
      this.readyState = 1
      this.onopen?.({})
    }

    data(bytes: Uint8Array): void {
      this.onmessage?.({ data: bytes })
    }

    closed(event: CloseEvent): void {
      this.readyState = 3
      if (event.code === 1006) this.onerror?.({})
      this.onclose?.(event)
    }
  }
}
