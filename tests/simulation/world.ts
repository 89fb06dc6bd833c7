import { asId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import type { Rng } from '@tablecloth/shared/rng.ts'
import { HOST } from './cafe.ts'
import { socketsOver } from './client-socket.ts'
import { Clock, type Owner } from './clock.ts'
import { Device } from './device.ts'
import { Disk } from './disk.ts'
import { Link } from './link.ts'
import { Network } from './network.ts'
import type { Outside } from './outside.ts'
import { OwnTab } from './own-tab.ts'
import { type Dismissal, type LogLine, Server } from './server.ts'
import { StockTab } from './stock-tab.ts'
import type { Known, Tab } from './tab.ts'
import { Witness } from './witness.ts'

const WARNING = 40
const RETRY_MS = 250
/** Closings that honest people bring upon themselves only where a right has ended. */
const NEVER: ReadonlySet<number> = new Set([4400, 4401, 4404, 4413, 1011])

/** Parts that do what they should not, to see that it is found. */
export interface Sabotage {
  disk?: Disk
  loses?: (frame: Uint8Array) => boolean
}

/** Everything of one simulation: a server that may come and go, a disk that stays, people with their tabs, and a network. */
export class World {
  readonly seed: string
  readonly clock: Clock
  readonly network = new Network()
  readonly disk: Disk
  readonly witness: Witness
  readonly tabs = new Map<string, Tab>()
  /** `null` while it is down. */
  server: Server | null = null
  /** Writes refused where the right to write had ended. */
  refusals = 0
  readonly outside: Outside
  #servers = 0
  #devices = 0

  constructor(seed: string, { disk = new Disk(), loses }: Sabotage = {}) {
    this.seed = seed
    this.clock = new Clock(this.network)
    this.network.clock = this.clock
    if (loses) this.network.loses = loses
    this.disk = disk
    this.witness = new Witness(disk)
    this.outside = {
      clock: this.clock,
      rng: () => (this.clock.owner as Owner & { rng: Rng }).rng,
      globals: { WebSocket: socketsOver(this.#dial), window: this.#window, document: this.#page },
    }
  }

  /** Begins a process; a disk that fails is tried again until it does not. */
  startServer(): void {
    const server = new Server(++this.#servers, this.seed, this.clock, this.disk, {
      log: (line) => this.#logged(line),
      dismissed: (dismissal) => this.#dismissed(dismissal),
      taken: (document, participantId, { write }) => {
        if (typeof write !== 'string') this.witness.fault('taken without a right', `${participantId} at a ${document}`)
      },
      hiding: (_, doc, noteId) => this.witness.hiding(doc, noteId),
    })
    this.clock.background = server
    server.start().then(
      () => {
        this.server = server
      },
      () => {
        server.crash()
        this.#startLater(RETRY_MS)
      },
    )
  }

  /** Ends the process that runs, in good order or not; another begins so much later. */
  endServer(suddenly: boolean, downFor: number): void {
    const { server, clock } = this
    if (!server || server.stopping) return
    const gone = () => {
      this.server = null
      this.#startLater(downFor)
    }
    if (suddenly) {
      server.crash()
      gone()
    } else void clock.as(server, () => server.stop()).then(gone)
  }

  /** `at`: hosts read along where they like, the first table unless it is said. */
  open(name: string, stock: boolean, at?: string): void {
    if (this.tabs.has(name)) return
    const device = new Device(`${name} ${++this.#devices}`, this.seed, this.clock)
    const Kind = stock ? StockTab : OwnTab
    const news = () => (device.reachable ? this.#newsFor(name, at) : null)
    this.tabs.set(
      name,
      this.clock.as(device, () => new Kind(name, device, this.clock, this.witness, news)),
    )
  }

  close(name: string): void {
    const tab = this.tabs.get(name)
    if (!tab) return
    this.tabs.delete(name)
    this.clock.as(tab.device, () => tab.close())
    tab.device.end()
  }

  /** Does something as a tab's person, who sees what is on its screen. */
  act(name: string, act: (tab: Tab) => void): void {
    const tab = this.tabs.get(name)
    if (tab && !tab.device.asleep) this.clock.as(tab.device, () => act(tab))
  }

  #startLater(ms: number): void {
    this.network.after(ms, () => this.startServer())
  }

  #newsFor(tab: string, at: string | undefined): Known | null {
    const { server } = this
    if (!server) return null
    const person = asId<ParticipantId>(tab.split('/')[0] ?? '')
    const { seats, state, tables } = server.state.cafe
    const host = person === HOST
    const first = Object.keys(tables)[0] ?? null
    return {
      tableId: host ? (at ?? first) : (seats[person] ?? null),
      writable: host ? state.phase !== 'closed' : WRITES.table.phases.includes(state.phase),
    }
  }

  #dial = (client: ConstructorParameters<typeof Link>[1], url: URL, protocols: readonly string[]): Link => {
    const device = this.clock.owner
    if (!(device instanceof Device)) throw new Error('a socket that nobody opens')
    const link = new Link(device, client, url, protocols, this.network)
    const arrive = () => {
      const { server } = this
      if (!device.reachable || !server) link.refuse()
      else this.clock.as(server, () => void server.accept(link))
    }
    this.network.after(device.delay(), arrive)
    return link
  }

  #window = {
    location: { protocol: 'http:', host: 'cafe.test' },
    addEventListener: (type: string, listener: EventListener) => this.#acting?.window.addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListener) =>
      this.#acting?.window.removeEventListener(type, listener),
  }

  /** The page is looked at whenever its device is awake. */
  #page = { ...this.#window, visibilityState: 'visible' }

  get #acting(): Device | null {
    const { owner } = this.clock
    return owner instanceof Device ? owner : null
  }

  #logged({ level, msg }: LogLine): void {
    const { failsUntil, failureHeardAt } = this.disk
    const isTheDisk = this.clock.now < failsUntil || this.clock.now === failureHeardAt
    if (level > WARNING && !isTheDisk) this.witness.fault('the server complains', msg)
  }

  #dismissed({ document, participantId, code, reason, rights }: Dismissal): void {
    const who = `${participantId} at ${document}: ${code} ${reason}`
    if (NEVER.has(code)) this.witness.fault('an honest socket is closed', who)
    if (code !== 4403 || !reason.includes('"root"')) return
    this.refusals++
    if (typeof rights.write === 'string') this.witness.fault('an honest edit is refused', who)
  }
}
