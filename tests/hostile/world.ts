import { Voice } from '@tablecloth/rehearsal/voice.ts'
import { ask, askFor, type Wire } from '@tablecloth/rehearsal/wire.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { asId, type ParticipantId } from '@tablecloth/shared/ids.ts'
import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { ServerProcess } from '../server-process.ts'
import { Attacker, TABLE } from './attacker.ts'
import { HandSocket } from './hand-socket.ts'
import { HonestCompany } from './honest-company.ts'
import { faultsOfWords, type HonestPeople, type HonestSeat } from './honest-people.ts'

type Roots = CafeState['cafe']

/** Roots that a table's document may have: those that people write, and the server's. */
const ROOTS = [...Object.keys(WRITES.table.roots), 'speaking', 'rounds', 'placed']
const MINUTES = 240

/** A server process with a café in mid-round: two honest people at one table, and a host. */
export class World {
  server: ServerProcess
  readonly cafe: CafeCreated
  /** Another café on the same server. */
  readonly elsewhere: CafeCreated
  readonly host: Voice
  readonly honest: readonly HonestSeat[]
  company: HonestCompany
  #begun: Roots
  #attackers: Attacker[] = []
  #over = new AbortController()

  static async open(): Promise<World> {
    const server = await ServerProcess.start()
    const wire = { url: server.url, signal: new AbortController().signal }
    const [cafe, elsewhere] = await Promise.all(['A café', 'Another café'].map((title) => make(wire, title)))
    if (!cafe || !elsewhere) throw new Error('two cafés were asked for')
    const honest: HonestSeat[] = []
    for (const name of ['Heron', 'Wren']) honest.push({ name, ...(await join(wire, cafe, name)) })
    const host = await new Voice(wire, cafe.hostToken, 'the host').welcomed()
    await host.must({ type: 'start-round' })
    for (const { participantId } of honest) await seat(host, participantId)
    const document = tableDocument(cafe.cafeId, TABLE)
    const company = await HonestCompany.arrive({ url: server.url, document, seats: honest })
    await company.rest()
    return new World({ server, cafe, elsewhere, host, honest, company }, await readRoots(wire, cafe))
  }

  private constructor(
    parts: Pick<World, 'server' | 'cafe' | 'elsewhere' | 'host' | 'honest' | 'company'>,
    begun: Roots,
  ) {
    this.server = parts.server
    this.cafe = parts.cafe
    this.elsewhere = parts.elsewhere
    this.host = parts.host
    this.honest = parts.honest
    this.company = parts.company
    this.#begun = begun
  }

  get wire(): Wire {
    return { url: this.server.url, signal: this.#over.signal }
  }

  get table(): string {
    return tableDocument(this.cafe.cafeId, TABLE)
  }

  /** Somebody new at the honest people's table. */
  async attacker(name = 'Mallory'): Promise<Attacker> {
    const attacker = this.#add(await join(this.wire, this.cafe, name))
    await this.seat(attacker, TABLE)
    return attacker
  }

  /** A host moves somebody to a table. */
  seat({ participantId }: Attacker, tableId: string): Promise<unknown> {
    return seat(this.host, participantId, tableId)
  }

  hide(noteId: string): Promise<unknown> {
    return this.host.must({ type: 'hide-note', tableId: asId(TABLE), noteId: asId(noteId) })
  }

  async remove({ participantId }: Attacker): Promise<void> {
    await this.host.must({ type: 'remove', participantId: asId(participantId) })
  }

  /** A café that an attacker has made, who is its organiser, and may do there as they please. */
  async ownCafe(wish: object = {}): Promise<{ cafe: CafeCreated; organiser: Attacker }> {
    const cafe = await make(this.wire, 'A café of bad intent', wish)
    const { cafeId, participantId, hostToken: token } = cafe
    return { cafe, organiser: this.#add({ cafeId, token, participantId }) }
  }

  /** One who may do all that co-hosts may, or takes care of these alone. */
  async coHost(organiser: Attacker, scopes?: string[]): Promise<Attacker> {
    const inviting = { type: 'invite-host', ...(scopes && { scopes }) }
    const invited = await organiser.voice().timeout(10_000).emitWithAck('command', inviting)
    const { participantId, token } = invited
    return this.#add({ cafeId: organiser.cafeId, participantId, token })
  }

  /** Somebody who has joined, wherever they sit. */
  async guest(cafe: CafeCreated): Promise<Attacker> {
    return this.#add(await join(this.wire, cafe, 'Mallory'))
  }

  #add(who: { cafeId: string; participantId: string; token: string }): Attacker {
    const attacker = new Attacker(this.server.url, who)
    this.#attackers.push(attacker)
    return attacker
  }

  /** Lets go of all that attackers have opened. */
  dismiss(): void {
    for (const attacker of this.#attackers.splice(0)) attacker.end()
  }

  /** The table as somebody finds it who opens it for the first time. */
  async joiner(): Promise<HandSocket> {
    const url = `${this.server.url.replace('http', 'ws')}/yjs/${this.table}?token=${this.cafe.hostToken}`
    const socket = new HandSocket(url)
    const closed = await socket.ready()
    if (closed !== null) throw new Error(`nobody can join any more: ${closed}`)
    return socket
  }

  /** What is not as honest people left it. */
  async harm(): Promise<string[]> {
    if (!this.server.lives) return ['the server process has ended']
    const faults: string[] = []
    const joiner = await this.joiner()
    const { doc } = joiner
    const written = await this.company.written()
    faults.push(...faultsOfWords(doc, written, 'a fresh joiner'))
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs || pendingDs) faults.push('a fresh joiner inherits what can never be put in')
    const strange = [...doc.share.keys()].filter((root) => !ROOTS.includes(root))
    if (strange.length) faults.push(`the document has roots that nobody knows: ${strange.slice(0, 3).join(', ')}`)
    joiner.end()
    faults.push(...this.#changed(await readRoots(this.wire, this.cafe)))
    return faults
  }

  /** What differs in the café from how it began, whoever else came. */
  #changed(now: Roots): string[] {
    const then = this.#begun
    const parts: [string, (roots: Roots) => unknown][] = [
      ['the phase', ({ state }) => state],
      ['the rounds', ({ rounds }) => rounds],
      ['the tables', ({ tables }) => tables],
      ['the hosts', ({ hosts }) => hosts],
      ...this.honest.flatMap(({ name, participantId }): [string, (roots: Roots) => unknown][] => [
        [`the seat of ${name}`, ({ seats }) => seats[asId<ParticipantId>(participantId)]],
        [`what all know of ${name}`, ({ people }) => people[asId<ParticipantId>(participantId)]],
      ]),
    ]
    return parts
      .filter(([, part]) => JSON.stringify(part(now)) !== JSON.stringify(part(then)))
      .map(([what]) => `${what} changed`)
  }

  /** Kills the process and starts it again in the same folder; then looks once more, and into the export. */
  async harmAfterRestart(): Promise<string[]> {
    const written = await this.company.written()
    await this.company.end()
    await this.server.kill()
    this.server = await ServerProcess.start({ dataDir: this.server.dataDir })
    const { url } = this.server
    this.company = await HonestCompany.arrive({ url, document: this.table, seats: this.honest })
    const roots = await readRoots(this.wire, this.cafe)
    const joiner = await this.joiner()
    const faults = [...faultsOfWords(joiner.doc, written, 'who comes after the restart'), ...this.#changed(roots)]
    joiner.end()
    faults.push(...faultsOfExport(await this.#export(), written))
    return faults
  }

  /** What of the scripts that somebody wrote would run where an export is opened. */
  async faultsOfExports(): Promise<string[]> {
    const { cafeId, hostToken } = this.cafe
    const read = (form: string) => ask(this.wire, `/api/cafes/${cafeId}/harvest.${form}`, { token: hostToken })
    const [html, csv] = await Promise.all(['html', 'csv'].map(read))
    const faults: string[] = []
    if (/<script|<img/i.test(html ?? '')) faults.push('words became elements of the page')
    if (/(^|[,\n])"?[=+@-]/.test(csv ?? '')) faults.push('a cell begins as a formula')
    return faults
  }

  async #export(): Promise<Exported> {
    return askFor(this.wire, `/api/cafes/${this.cafe.cafeId}/harvest.json`, { token: this.cafe.hostToken })
  }

  /** What only some may know. */
  secrets(): string[] {
    const { cafe, elsewhere, honest } = this
    return [cafe, elsewhere]
      .flatMap(({ hostToken, joinCode }) => [hostToken, joinCode])
      .concat(honest.flatMap(({ token, name }) => [token, name]))
  }

  async close(): Promise<void> {
    this.#over.abort()
    this.host.end()
    await this.company.end()
    await this.server.clear()
  }
}

interface Exported {
  notes: { id: string; text: string }[]
}

function faultsOfExport({ notes }: Exported, written: HonestPeople['written']): string[] {
  const found = new Map(notes.map(({ id, text }) => [id, text]))
  return Object.entries(written)
    .filter(([id, { text }]) => found.get(id) !== text)
    .map(([id]) => `${id} is not in the export as it was written`)
}

const make = (wire: Wire, title: string, wish: object = {}) =>
  askFor<CafeCreated & { participantId: string }>(wire, '/api/cafes', {
    method: 'POST',
    body: { title, tables: 2, rounds: [{ question: 'What?', minutes: MINUTES }], ...wish },
  })

const join = (wire: Wire, { joinCode }: CafeCreated, name: string) =>
  askFor<CafeJoined>(wire, '/api/cafes/join', { method: 'POST', body: { joinCode, name } })

const seat = (host: Voice, participantId: string, tableId = TABLE) =>
  host.must({ type: 'move', participantId: asId(participantId), tableId: asId(tableId) })

const readRoots = (wire: Wire, { cafeId, hostToken }: CafeCreated) =>
  askFor<Roots>(wire, `/api/cafes/${cafeId}`, { token: hostToken })
