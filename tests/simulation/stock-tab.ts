import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { OwnWords } from '../../client/connection/own-words.ts'
import { clothOf } from './cafe.ts'
import type { Clock } from './clock.ts'
import type { Device } from './device.ts'
import type { Known, Shown, Tab } from './tab.ts'
import type { Witness } from './witness.ts'

const NEWS_MS = 2000

/** A stock provider, used as docs/protocol.md asks: a fresh document after a refusal, and a new one at a new table. */
export class StockTab implements Tab {
  readonly name: string
  readonly person: string
  readonly device: Device
  readonly stock = true
  readonly leftOver: OwnWords[] = []
  #witness: Witness
  #news: () => Known | null
  #known: Known = { tableId: null, writable: false }
  #line: { name: string; doc: Y.Doc; provider: WebsocketProvider; ended: boolean; arrived: boolean } | null = null

  constructor(name: string, device: Device, clock: Clock, witness: Witness, news: () => Known | null) {
    this.name = name
    this.person = name.split('/')[0] ?? ''
    this.device = device
    this.#witness = witness
    this.#news = news
    clock.after(device.delay(), () => this.#hear(), NEWS_MS, device)
  }

  get shown(): Shown | null {
    const line = this.#line
    return line?.arrived && !line.ended ? line : null
  }

  /**
   * None between the opening of a connection and its first sync: a stock provider sends what is written then at once, and
   * what was written before it later.
   */
  get cloth(): Shown | null {
    const { shown } = this
    const between = shown?.provider.wsconnected && !shown.provider.synced
    return this.#known.writable && !between ? shown : null
  }

  show(writing: string | null): void {
    this.#line?.provider.awareness.setLocalStateField('writing', writing)
  }

  unrest(): string | null {
    const now = this.#news()
    if (now?.tableId !== this.#known.tableId || !this.#line) return 'is not where it should be'
    if (this.#line.ended) return 'has ended'
    return this.#line.provider.synced ? null : 'is not synced'
  }

  close(): void {
    const line = this.#line
    if (!line) return
    this.#line = null
    this.#witness.abandoned(line.name, line.doc)
    line.provider.destroy()
    line.doc.destroy()
  }

  #hear(): void {
    const news = this.#news()
    if (!news) return
    const before = this.#known.tableId
    this.#known = news
    if (before === news.tableId && !this.#line?.ended) return
    this.close()
    if (news.tableId !== null) this.#openAt(clothOf(news.tableId))
  }

  #openAt(name: string): void {
    const doc = new Y.Doc()
    this.#witness.watch(doc, name, this.person)
    const provider = new WebsocketProvider('ws://cafe.test/yjs', name, doc, {
      params: { token: this.person },
      disableBc: true,
    })
    const line = { name, doc, provider, ended: false, arrived: false }
    this.#line = line
    provider.on('sync', (synced) => {
      if (synced) line.arrived = true
    })
    provider.on('closed', () => {
      line.ended = true
      this.#witness.abandoned(name, doc)
    })
  }
}
