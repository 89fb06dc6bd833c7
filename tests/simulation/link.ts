import type { Device } from './device.ts'
import { Lane } from './lane.ts'
import type { Network } from './network.ts'

export interface CloseEvent {
  code: number
  reason: string
}

type Parcel =
  | { is: 'data'; bytes: Uint8Array }
  | { is: 'opened' }
  | ({ is: 'close' } & CloseEvent)
  | { is: 'ping' }
  | { is: 'pong' }

/** What the client's end hears. */
export interface ClientEnd {
  opened(): void
  data(bytes: Uint8Array): void
  closed(event: CloseEvent): void
}

/** What the server's end hears. */
export interface ServerEnd {
  data(bytes: Uint8Array): void
  pong(): void
  closed(): void
}

/** Who learns of a cut: the others find out by themselves, or never. `late`: what the client sent arrives yet, long after. */
export interface Cut {
  known: 'both' | 'client' | 'server' | 'nobody'
  late: boolean
}

/** As browsers say that a connection broke. */
const BROKEN: CloseEvent = { code: 1006, reason: '' }
const LATE_MS = 8000
/** How long a browser waits for an answer. */
const PATIENCE_MS = 20_000

/** A connection of one device with the server: two lanes, and everything that can happen to a cable. */
export class Link {
  readonly device: Device
  /** As the client asked for it. */
  readonly url: URL
  readonly protocols: readonly string[]
  /** Bytes that seem to wait besides those that do: a slow reader, without the megabytes. */
  swollen = 0
  #network: Network
  #client: ClientEnd | null
  #server: ServerEnd | null = null
  #openedAt: number | null = null
  #closing = false
  #up: Lane<Parcel>
  #down: Lane<Parcel>

  constructor(device: Device, client: ClientEnd, url: URL, protocols: readonly string[], network: Network) {
    this.device = device
    this.url = url
    this.protocols = protocols
    this.#network = network
    this.#client = client
    this.#up = new Lane(network, (parcel) => this.#atServer(parcel))
    this.#down = new Lane(network, (parcel) => this.#atClient(parcel))
    device.links.add(this)
    this.flow()
    network.clock.after(PATIENCE_MS, () => this.#giveUp(), null, device)
  }

  get bufferedAmount(): number {
    const waiting = this.#down.underWay.reduce((sum, one) => sum + (one.is === 'data' ? one.bytes.length : 0), 0)
    return this.#down.blocked && waiting > 0 ? waiting + this.swollen : waiting
  }

  /** Since when both ends have been able to hear one another; `null` when they are not. */
  get openSince(): number | null {
    const whole = this.#client !== null && this.#server !== null && !this.#up.lost && !this.#down.lost
    return whole && !this.#closing && this.device.reachable ? this.#openedAt : null
  }

  /** The client hung up before anyone answered. */
  get abandoned(): boolean {
    return this.#client === null
  }

  /** Blocks or lets go what waits for the device. */
  flow(): void {
    this.#up.block(!this.device.reachable)
    this.#down.block(!this.device.reachable)
  }

  answer(server: ServerEnd): void {
    this.#server = server
    this.#sendDown({ is: 'opened' })
  }

  /** Nobody listens there. */
  refuse(): void {
    this.#network.after(this.device.delay(), () => this.#tellClient(BROKEN))
    this.#end()
  }

  fromClient(bytes: Uint8Array): void {
    this.#network.passes(bytes)
    this.#up.send({ is: 'data', bytes }, this.device.delay())
  }

  /** The client closes, or is gone: it hears no more, and the server learns of it when it can. */
  hangUp(): void {
    if (!this.#client) return
    this.#client = null
    this.#up.send({ is: 'close', code: 1005, reason: '' }, this.device.delay())
  }

  fromServer(bytes: Uint8Array): void {
    this.#network.passes(bytes)
    if (!this.#network.loses(bytes)) this.#sendDown({ is: 'data', bytes })
  }

  ping(): void {
    this.#sendDown({ is: 'ping' })
  }

  close(code: number, reason: string): void {
    this.#closing = true
    this.#sendDown({ is: 'close', code, reason })
  }

  /** The server's end is gone without a word: its process ended, or it lost patience. */
  terminate(): void {
    this.#up.cut()
    this.#down.cut()
    const server = this.#server
    this.#server = null
    server?.closed()
    this.#tellClientSoon()
    this.#end()
  }

  cut({ known, late }: Cut): void {
    this.#down.cut()
    if (late) {
      this.#up.send({ is: 'close', code: 1006, reason: '' }, 0)
      this.#up.delay(LATE_MS)
    } else {
      this.#up.cut()
      if (known === 'both' || known === 'server') this.#tellServerSoon()
    }
    if (known === 'both' || known === 'client') this.#tellClientSoon()
  }

  /** The browser has waited long enough for an answer. */
  #giveUp(): void {
    const client = this.#client
    if (!client || this.#openedAt !== null) return
    this.hangUp()
    client.closed(BROKEN)
  }

  #sendDown(parcel: Parcel): void {
    this.#down.send(parcel, this.device.delay())
  }

  #atServer(parcel: Parcel): void {
    if (parcel.is === 'data') this.#server?.data(parcel.bytes)
    else if (parcel.is === 'pong') this.#server?.pong()
    else if (parcel.is === 'close') {
      const server = this.#server
      this.#server = null
      server?.closed()
      this.#end()
    }
  }

  #atClient(parcel: Parcel): void {
    // The system answers, whatever the page is doing.
    if (parcel.is === 'ping') this.#up.send({ is: 'pong' }, this.device.delay())
    else if (parcel.is === 'close') {
      this.#up.send({ is: 'close', code: parcel.code, reason: parcel.reason }, this.device.delay())
      this.#tellClient(parcel)
    } else {
      if (parcel.is === 'opened') this.#openedAt = this.#network.clock.now
      const client = this.#client
      if (!client || parcel.is === 'pong') return
      this.#network.clock.as(this.device, () => (parcel.is === 'opened' ? client.opened() : client.data(parcel.bytes)))
    }
  }

  #tellClientSoon(): void {
    this.#whenReachable(() => this.#tellClient(BROKEN))
  }

  #tellServerSoon(): void {
    this.#network.after(this.device.delay(), () => this.#atServer({ is: 'close', ...BROKEN }))
  }

  #whenReachable(act: () => void): void {
    const look = () => {
      if (this.device.dead) return
      if (this.device.reachable) act()
      else this.#network.after(500, look)
    }
    this.#network.after(this.device.delay(), look)
  }

  #tellClient(event: CloseEvent): void {
    const client = this.#client
    this.#client = null
    if (client) this.#network.clock.as(this.device, () => client.closed(event))
  }

  #end(): void {
    this.device.links.delete(this)
  }
}
