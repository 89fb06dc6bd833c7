import { putBack, readNote, stampRound, takeAway } from '@tablecloth/server/rooms/cloth.ts'
import { rightsIn } from '@tablecloth/server/rooms/rights.ts'
import type { Batch } from '@tablecloth/server/storage/storage.ts'
import type { Access, Rights } from '@tablecloth/server/sync/access.ts'
import { closingFor, closingWith } from '@tablecloth/server/sync/closing.ts'
import { Documents } from '@tablecloth/server/sync/documents.ts'
import { SyncConnection } from '@tablecloth/server/sync/sync-connection.ts'
import { Turns } from '@tablecloth/server/turns.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { asId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import { OWN_SUBPROTOCOL, parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import pino from 'pino'
import type * as Y from 'yjs'
import { clothOf, factOf, HOST, readState, withHidden } from './cafe.ts'
import type { Clock, Owner } from './clock.ts'
import { type Disk, mount } from './disk.ts'
import type { Link } from './link.ts'

/** A line of the server's log, from warnings on. */
export interface LogLine {
  level: number
  msg: string
}

/** A socket that the server closed, and what its person might do there at that moment. */
export interface Dismissal {
  document: string
  participantId: ParticipantId
  code: number
  reason: string
  rights: Rights
}

export interface ServerHears {
  log(line: LogLine): void
  dismissed(dismissal: Dismissal): void
  /** Somebody's write was taken. */
  taken(document: string, participantId: ParticipantId, rights: Rights): void
  /** A host is taking this record off a cloth. */
  hiding(document: string, doc: Y.Doc, noteId: string): void
}

/** As in `server/sync/sync-server.ts`. */
const BEAT_MS = 5000
const BEATS_A_PING = 6

/**
 * One process of the server, from its start to its end, made of the true parts; only what `server/sync/sync-server.ts`
 * does with real sockets is done here with links. The one place where the server is put together.
 */
export class Server implements Owner {
  readonly name: string
  readonly rng: Rng
  readonly asleep = false
  dead = false
  readonly documents: Documents
  readonly turns: Turns
  state!: CafeState
  #clock: Clock
  #hears: ServerHears
  #connections = new Map<Link, { connection: SyncConnection; silent: boolean }>()
  #closing = false
  #beats = 0
  #access: Access
  #storage: ReturnType<typeof mount>
  #log = pino({ level: 'warn' }, { write: (line: string) => this.#hears.log(JSON.parse(line)) })

  constructor(number: number, seed: string, clock: Clock, disk: Disk, hears: ServerHears) {
    this.name = `server ${number}`
    this.rng = createRng(`${seed} ${this.name}`)
    this.#clock = clock
    this.#hears = hears
    this.#storage = mount(disk, clock, this, this.rng)
    this.turns = new Turns(this.#storage, (error) => hears.log({ level: 50, msg: String(error) }))
    this.documents = new Documents({ storage: this.#storage, turns: this.turns, log: this.#log })
    this.#access = {
      enter: async (token) => ({ ok: true, value: { participantId: asId(token), name: token.toUpperCase() } }),
      rights: (document, id) => rightsIn(this.state, document, id, this.#clock.now),
      written: (document, { by, created }, batch) => {
        hears.taken(document.kind, by, rightsIn(this.state, document, by, this.#clock.now))
        if (document.kind !== 'table' || !created.notes?.length) return
        const { notes } = created
        const { round } = this.state.cafe.state
        this.documents.change(batch, clothOf(document.tableId), (doc) => stampRound(doc, notes, round))
      },
    }
  }

  async start(): Promise<void> {
    this.state = await readState(this.#storage, this.#clock.now)
    this.#clock.after(BEAT_MS, () => this.#beat(), BEAT_MS, this)
  }

  get stopping(): boolean {
    return this.#closing
  }

  get sockets(): number {
    return this.#connections.size
  }

  /** An upgrade that has arrived. */
  async accept(link: Link): Promise<void> {
    const name = decodeURIComponent(link.url.pathname.replace(/^\/yjs\//, ''))
    const participantId = asId<ParticipantId>(
      link.url.searchParams.get('as') ?? link.url.searchParams.get('token') ?? '',
    )
    const document = parseDocumentName(name)
    if (!document) throw new Error(`no document: ${name}`)
    const entered = await this.#access.enter(participantId, document)
    if (!entered.ok) throw new Error(entered.error.message)
    const { read } = this.#access.rights(document, participantId)
    const no = this.#closing ? closingWith('restarting') : read && closingFor(read)
    if (no) return this.#turnAway(link, no.code, no.reason)
    try {
      const live = await this.documents.retain(name)
      if (link.abandoned || this.#closing) {
        this.documents.release(name)
        return this.#turnAway(link, 1012, '')
      }
      this.#converse(link, () => {
        const socket = this.#socket(link, name, participantId)
        return new SyncConnection(live, entered.value, socket, link.protocols.includes(OWN_SUBPROTOCOL), this.#parts)
      })
    } catch {
      const { code, reason } = closingWith('storage')
      this.#turnAway(link, code, reason)
    }
  }

  get #parts() {
    const { documents, turns } = this
    return { documents, turns, access: this.#access, log: this.#log, clock: () => this.#clock.now }
  }

  /** Changes the café, and perhaps a cloth, in one turn; in vain when its commit fails. */
  async change(next: (state: CafeState) => CafeState, write?: (batch: Batch) => void): Promise<void> {
    await this.turns.run((batch) => {
      const before = this.state
      write?.(batch)
      this.state = next(before)
      batch.facts.push(factOf(this.state))
      return {
        value: null,
        done: () => {
          for (const { connection } of this.#connections.values()) connection.recheck()
        },
        failed: () => {
          this.state = before
        },
      }
    })
  }

  /** A host takes a note off a cloth, whose words are kept, or puts it back. */
  async toggleNote(tableId: string, pick: (noteIds: string[]) => string | null, hide: boolean): Promise<string | null> {
    const name = clothOf(tableId)
    await this.documents.retain(name)
    try {
      return await this.turns.run((batch) => this.#toggle(name, tableId, pick, hide, batch))
    } finally {
      this.documents.release(name)
    }
  }

  /** Stops in good order, as `server/app.ts` does. */
  async stop(): Promise<void> {
    this.#closing = true
    await this.turns.settled()
    for (const { connection } of this.#connections.values()) connection.close('restarting')
    await this.turns.settled()
    await this.documents.close()
    this.#end()
  }

  /** kill -9. */
  crash(): void {
    this.#end()
  }

  #end(): void {
    this.dead = true
    for (const link of [...this.#connections.keys()]) link.terminate()
    this.#connections.clear()
  }

  #toggle(name: string, tableId: string, pick: (noteIds: string[]) => string | null, hide: boolean, batch: Batch) {
    const { hidden } = this.state.kept
    const prefix = `${tableId}/`
    const doc = this.documents.read(name)
    const choices = hide
      ? [...doc.getMap('notes').keys()]
      : Object.keys(hidden).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    const noteId = pick(choices.sort())
    if (noteId === null) return { value: null }
    const kept = hidden[prefix + noteId]
    const note = readNote(doc, noteId)
    if (hide ? !note : !kept || note) return { value: null }
    if (hide) this.#hears.hiding(name, doc, noteId)
    this.documents.change(batch, name, (cloth) => {
      if (hide) takeAway(cloth, noteId)
      else if (kept) putBack(cloth, noteId, kept)
    })
    const before = this.state
    const record = hide && note ? { ...note, by: HOST, at: this.#clock.now } : null
    this.state = withHidden(before, prefix + noteId, record)
    batch.facts.push(factOf(this.state))
    return {
      value: noteId,
      failed: () => {
        this.state = before
      },
    }
  }

  #socket(link: Link, document: string, participantId: ParticipantId) {
    return {
      get bufferedAmount() {
        return link.bufferedAmount
      },
      send: (frame: Uint8Array) => {
        if (!this.dead) link.fromServer(frame)
      },
      close: (code: number, reason: string) => {
        if (this.dead) return
        const name = parseDocumentName(document)
        if (name) {
          const rights = this.#access.rights(name, participantId)
          this.#hears.dismissed({ document, participantId, code, reason, rights })
        }
        link.close(code, reason)
      },
    }
  }

  /** The upgrade is completed first: the connection may speak as soon as it is made. */
  #converse(link: Link, connect: () => SyncConnection): void {
    link.answer({
      data: (bytes) => this.#clock.as(this, () => entry.connection.message(bytes)),
      pong: () => {
        entry.silent = false
      },
      closed: () => {
        this.#connections.delete(link)
        if (!this.dead) this.#clock.as(this, () => entry.connection.left())
      },
    })
    const entry = { connection: connect(), silent: false }
    this.#connections.set(link, entry)
  }

  #turnAway(link: Link, code: number, reason: string): void {
    link.answer({ data() {}, pong() {}, closed() {} })
    link.close(code, reason)
  }

  #beat(): void {
    const now = this.#clock.now
    for (const live of this.documents.live()) live.announce(live.presence.forgetOutdated(now), null)
    this.documents.visit()
    for (const { connection } of this.#connections.values()) connection.beat(now)
    if (++this.#beats % BEATS_A_PING) return
    for (const [link, entry] of [...this.#connections]) {
      if (entry.silent) link.terminate()
      entry.silent = true
      link.ping()
    }
  }
}
