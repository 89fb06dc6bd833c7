import type { OwnWords } from '../../client/connection/own-words.ts'
import { type OpenTable, openTable } from '../../client/state/table-store.ts'
import { CAFE, clothOf } from './cafe.ts'
import type { Clock } from './clock.ts'
import type { Device } from './device.ts'
import type { Known, Shown, Tab } from './tab.ts'
import type { Witness } from './witness.ts'

/** How often a page hears where it is to be, in ms. */
const NEWS_MS = 2000
/** As in `client/state/open-cafe.ts`: a screen that follows another takes over what it had open. */
const LINGER_MS = 2000

/** Our own client, without a screen. */
export class OwnTab implements Tab {
  readonly name: string
  readonly person: string
  readonly device: Device
  readonly stock = false
  readonly leftOver: OwnWords[] = []
  #clock: Clock
  #witness: Witness
  #news: () => Known | null
  #known: Known = { tableId: null, writable: false }
  #table: OpenTable | null = null
  #open = new Set<OpenTable>()

  constructor(name: string, device: Device, clock: Clock, witness: Witness, news: () => Known | null) {
    this.name = name
    this.person = name.split('/')[0] ?? ''
    this.device = device
    this.#clock = clock
    this.#witness = witness
    this.#news = news
    clock.after(device.delay(), () => this.#hear(), NEWS_MS, device)
  }

  get shown(): Shown | null {
    if (!this.#table) return null
    const { doc, provider, arrived, ended } = this.#table.document.state.getState()
    return arrived && !ended ? { name: this.#table.document.name, doc, provider } : null
  }

  get cloth(): Shown | null {
    return this.#known.writable ? this.shown : null
  }

  show(writing: string | null): void {
    this.#table?.show({ writing })
  }

  unrest(): string | null {
    const now = this.#news()
    if (now?.tableId !== this.#known.tableId || !this.#table) return 'is not where it should be'
    const { status, unsaved, ended } = this.#table.document.state.getState()
    if (ended) return `has ended: ${ended.code}`
    if (status !== 'synced') return `is ${status}`
    if (unsaved.size) return `has unsaved ${[...unsaved].join(', ')}`
    return this.#open.size > 1 ? 'lingers at an old table' : null
  }

  close(): void {
    for (const table of [...this.#open]) this.#shut(table)
    this.#table = null
  }

  #hear(): void {
    const news = this.#news()
    if (!news) return
    const before = this.#known.tableId
    this.#known = news
    // A page that was told that nothing more will come is opened again.
    const stuck = this.#table?.document.state.getState().ended && before === news.tableId
    if (before === news.tableId && !stuck) return
    const old = this.#table
    if (old && stuck) this.#shut(old)
    else if (old) this.#clock.after(LINGER_MS, () => this.#shut(old), null, this.device)
    this.#table = news.tableId === null ? null : this.#openAt(news.tableId)
  }

  #openAt(tableId: string): OpenTable {
    const name = clothOf(tableId)
    const table = openTable({
      cafeId: CAFE,
      tableId,
      participantId: this.person,
      leftOver: (words) => {
        this.leftOver.push(...words)
        for (const { text } of words) this.#witness.returned(text)
      },
    })
    this.#open.add(table)
    const { state } = table.document
    this.#witness.watch(state.getState().doc, name, this.person)
    state.subscribe((now, before) => {
      this.#witness.watch(now.doc, name, this.person)
      if (now.doc !== before.doc || now.status === 'ended' || now.unsaved === before.unsaved) return
      const saved = [...before.unsaved].filter((key) => !now.unsaved.has(key))
      if (saved.length) this.#witness.saved(this.name, name, now.doc, saved)
    })
    return table
  }

  #shut(table: OpenTable): void {
    if (!this.#open.delete(table)) return
    table.close()
  }
}
