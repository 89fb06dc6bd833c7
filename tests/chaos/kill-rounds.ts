import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Voice } from '@tablecloth/rehearsal/voice.ts'
import { askFor, type Wire } from '@tablecloth/rehearsal/wire.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import type * as Y from 'yjs'
import { HandSocket } from '../hostile/hand-socket.ts'
import { makeDataDir, ServerProcess } from '../server-process.ts'
import type { Death } from './dying.ts'
import { isCompaction, MOMENTS, type Moment } from './moments.ts'
import { faultsOf, Writer } from './writer.ts'

const DYING = join(import.meta.dirname, 'dying.ts')
/** Messages over one socket, below what would be too many at once. */
const MOST_SENT = 330
const MOST_UNSAVED = 60
/** A death that has not come by then is brought about from outside. */
const LONGEST_ROUND_MS = 4000
/** Until everybody's words are saved after a start. */
const LONGEST_RETURN_MS = 30_000
/** Kills of one café, before another begins: its table must not grow full. */
const KILLS_A_CAFE = 20
const WRITERS = 3

export interface Figures {
  kills: number
  /** How many times the server died at which moment; a moment that did not come in time became "at any moment". */
  moments: Record<string, number>
  edits: number
  acknowledged: number
  /** Edits that somebody else had received. */
  delivered: number
  /** Of those, how many were gone after a restart. */
  deliveredAndLost: number
  acknowledgedAndLost: number
  /** Edits that were there though nobody had been told: a kill came between commit and answer. */
  keptUntold: number
  /** Everything that was not as it should be, in words. */
  faults: string[]
}

interface Options {
  kills: number
  seed: string
  progress?: (line: string) => void
  /** Ends after the kill that is under way. */
  signal?: AbortSignal
}

/**
 * Kills a server under load, again and again, and looks after each restart for all that was acknowledged or delivered.
 * It ends early where something is missing.
 */
export async function killRounds({ kills, seed, progress = () => {}, signal }: Options): Promise<Figures> {
  const figures: Figures = {
    kills: 0,
    moments: {},
    edits: 0,
    acknowledged: 0,
    delivered: 0,
    deliveredAndLost: 0,
    acknowledgedAndLost: 0,
    keptUntold: 0,
    faults: [],
  }
  const goesOn = () => figures.kills < kills && !figures.faults.length && !signal?.aborted
  while (goesOn()) {
    const rounds = await Rounds.begin(figures, createRng(`${seed} ${figures.kills}`))
    try {
      for (let n = 0; n < KILLS_A_CAFE && goesOn(); n++) {
        const moment = await rounds.kill()
        progress(`${figures.kills} of ${kills}: ${moment}`)
      }
      await rounds.finish()
    } finally {
      await rounds.end()
    }
  }
  return figures
}

type Roots = CafeState['cafe']

class Rounds {
  #figures: Figures
  #rng: Rng
  #server: ServerProcess
  #port: string
  #cafe: CafeCreated
  #people: CafeJoined[]
  #begun: Roots
  /** Those who write now, and those who have closed their page: what they wrote stays on the account. */
  #writers: Writer[] = []
  #gone: Writer[] = []
  /** Note → how many of its edits somebody else has read. */
  #delivered = new Map<string, number>()
  #witness: HandSocket | null = null

  static async begin(figures: Figures, rng: Rng): Promise<Rounds> {
    const server = await ServerProcess.start({ dataDir: makeDataDir() })
    const wire = wireTo(server)
    const body = { title: 'A café', tables: 1, rounds: [{ question: 'What?', minutes: 240 }] }
    const cafe = await askFor<CafeCreated>(wire, '/api/cafes', { method: 'POST', body })
    const people: CafeJoined[] = []
    for (let n = 0; n < WRITERS; n++) {
      const body = { joinCode: cafe.joinCode, name: `Writer ${n}` }
      people.push(await askFor<CafeJoined>(wire, '/api/cafes/join', { method: 'POST', body }))
    }
    const host = await new Voice(wire, cafe.hostToken, 'the host').welcomed()
    await host.must({ type: 'start-round' })
    host.end()
    const begun = await readRoots(server, cafe)
    return new Rounds(figures, rng, { server, cafe, people, begun })
  }

  private constructor(
    figures: Figures,
    rng: Rng,
    parts: { server: ServerProcess; cafe: CafeCreated; people: CafeJoined[]; begun: Roots },
  ) {
    this.#figures = figures
    this.#rng = rng
    this.#server = parts.server
    this.#port = new URL(parts.server.url).port
    this.#cafe = parts.cafe
    this.#people = parts.people
    this.#begun = parts.begun
  }

  get #document(): string {
    return tableDocument(this.#cafe.cafeId, 't1')
  }

  /** One death, and what came before it: a start, a look at everything, and people who write. */
  async kill(): Promise<string> {
    const names = Object.keys(MOMENTS) as Moment[]
    const moment = names[this.#figures.kills % names.length] as Moment
    if (this.#server.lives) await this.#server.kill()
    await this.#start(moment)
    // Where the compaction at its start is to be its end, the next one looks at what this one leaves.
    if (!isCompaction(moment)) {
      await this.#look()
      this.#server.child.kill('SIGUSR2')
    }
    const came = await this.#load(moment).finally(() => this.#witness?.end())
    this.#figures.kills++
    this.#figures.moments[came] = (this.#figures.moments[came] ?? 0) + 1
    return came
  }

  async #start(moment: Moment): Promise<void> {
    const plan = MOMENTS[moment]
    const nth = isCompaction(moment) ? 1 : 1 + this.#rng.int(40)
    const death: Death | null = plan && { ...plan, statements: [...plan.statements], nth, armed: isCompaction(moment) }
    this.#server = await ServerProcess.start({
      dataDir: this.#server.dataDir,
      env: { PORT: this.#port, DIE_AT: JSON.stringify(death) },
      preload: DYING,
    })
  }

  /** Lets everyone write until the server is dead. */
  async #load(moment: Moment): Promise<string> {
    // One of them has closed the page, and opens it anew; the others come back with what they had.
    const leaver = this.#writers.splice(this.#rng.int(WRITERS), 1)
    for (const writer of leaver) writer.end()
    this.#gone.push(...leaver)
    for (const person of this.#people) {
      if (this.#writers.some(({ participantId }) => participantId === person.participantId)) continue
      this.#writers.push(new Writer(this.#server.url, this.#document, person))
    }
    this.#watch()
    const { ended } = this.#server
    const dead = ended.then(() => true as const)
    const writing = new AbortController()
    const wrote = Promise.all(this.#writers.map((writer) => keepWriting(writer, writing.signal)))
    const enough = MOMENTS[moment] === null ? this.#told(this.#rng.int(500)) : pause(LONGEST_ROUND_MS)
    const byItself = await Promise.race([dead, enough.then(() => false as const)])
    if (!byItself) this.#server.child.kill('SIGKILL')
    await ended
    writing.abort()
    await wrote
    return byItself ? moment : 'at any moment'
  }

  /** Resolves in the midst of things: so many edits are acknowledged, and others under way. */
  async #told(edits: number): Promise<void> {
    const last = performance.now() + LONGEST_ROUND_MS
    const count = () => this.#writers.reduce((sum, { sentSince, unsaved }) => sum + Math.max(0, sentSince - unsaved), 0)
    while (count() < edits && performance.now() < last) await pause(1)
    // Not always in the pass of the loop in which the news came.
    const until = performance.now() + this.#rng.int(3000) / 1000
    while (performance.now() < until);
  }

  /** Somebody who only reads: what they have received has been delivered. */
  #watch(): void {
    const witness = new HandSocket(this.#address())
    this.#witness = witness
    witness.doc.getMap('notes').observeDeep((events) => {
      for (const { path, keys } of events) {
        for (const noteId of path.length ? [String(path[0])] : keys.keys()) {
          const edits = [...this.#writers, ...this.#gone].map(({ notes }) => notes.get(noteId)).find(Boolean) ?? []
          const count = countIn(textIn(witness.doc, noteId), edits)
          this.#delivered.set(noteId, Math.max(count, this.#delivered.get(noteId) ?? 0))
        }
      }
    })
    void witness.ready()
  }

  #address(): string {
    return `${this.#server.url.replace('http', 'ws')}/yjs/${this.#document}?token=${this.#cafe.hostToken}`
  }

  /** Is everything there that was acknowledged or delivered, once and unchanged, and the café as it was? */
  async #look(): Promise<void> {
    const reader = new HandSocket(this.#address())
    const closed = await reader.ready()
    if (closed !== null) throw new Error(`the document cannot be opened after a kill: ${closed}`)
    for (const writer of [...this.#writers, ...this.#gone]) {
      const told = faultsOf(writer, reader.doc, (noteId) => writer.acknowledged(noteId))
      const read = faultsOf(writer, reader.doc, (noteId) => this.#delivered.get(noteId) ?? 0)
      this.#figures.acknowledgedAndLost += told.lost
      this.#figures.deliveredAndLost += read.lost
      this.#figures.faults.push(...new Set([...told.faults, ...read.faults]))
      for (const [noteId, edits] of writer.notes) {
        const kept = countIn(textIn(reader.doc, noteId), edits)
        this.#figures.keptUntold += Math.max(
          0,
          kept - Math.max(writer.acknowledged(noteId), this.#delivered.get(noteId) ?? 0),
        )
        // Somebody has read them now.
        this.#delivered.set(noteId, Math.max(kept, this.#delivered.get(noteId) ?? 0))
      }
    }
    reader.end()
    const now = await readRoots(this.#server, this.#cafe)
    for (const part of ['state', 'seats', 'people', 'tables', 'rounds'] as const) {
      if (JSON.stringify(now[part]) !== JSON.stringify(this.#begun[part])) this.#figures.faults.push(`${part} changed`)
    }
    this.#figures.faults.push(...this.#server.complaints)
  }

  /** A last start: those who are still there send what was not acknowledged, and all of it is there once. */
  async finish(): Promise<void> {
    this.#server = await ServerProcess.start({ dataDir: this.#server.dataDir, env: { PORT: this.#port } })
    const saved = Promise.all(this.#writers.map((writer) => writer.saved()))
    await Promise.race([saved, pause(LONGEST_RETURN_MS, null, { ref: false })])
    for (const { unsaved, closes } of this.#writers) {
      if (unsaved)
        this.#figures.faults.push(`${unsaved} edits are not taken after the last start (closed: ${closes.at(-1)})`)
    }
    await this.#look()
    for (const writer of [...this.#writers, ...this.#gone]) {
      this.#figures.edits += writer.edits
      for (const noteId of writer.notes.keys()) {
        this.#figures.acknowledged += writer.acknowledged(noteId)
        this.#figures.delivered += this.#delivered.get(noteId) ?? 0
      }
    }
  }

  async end(): Promise<void> {
    for (const writer of this.#writers) writer.end()
    this.#witness?.end()
    await this.#server.clear()
  }
}

/** A few edits at a time, as fast as they are acknowledged, and never more than one may send. */
async function keepWriting(writer: Writer, signal: AbortSignal): Promise<void> {
  for (let burst = 1; !signal.aborted; burst = (burst % 7) + 1) {
    if (writer.provider.synced && writer.unsaved < MOST_UNSAVED && writer.sentSince < MOST_SENT) {
      for (let n = 0; n < burst; n++) writer.edit()
    }
    await pause(1)
  }
}

/** How many edits a text of this length holds. */
function countIn({ length }: string, edits: readonly string[]): number {
  let reached = 0
  const beyond = edits.findIndex((edit) => {
    reached += edit.length
    return reached > length
  })
  return beyond < 0 ? edits.length : beyond
}

const textIn = (doc: Y.Doc, noteId: string): string =>
  doc.getMap<Y.Map<unknown>>('notes').get(noteId)?.get('text')?.toString() ?? ''

const wireTo = ({ url }: ServerProcess): Wire => ({ url, signal: new AbortController().signal })

const readRoots = (server: ServerProcess, { cafeId, hostToken }: CafeCreated) =>
  askFor<Roots>(wireTo(server), `/api/cafes/${cafeId}`, { token: hostToken })
