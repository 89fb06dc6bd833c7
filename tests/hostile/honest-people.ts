import { setTimeout as pause } from 'node:timers/promises'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { writeNote } from '../unit/sync/a-table.ts'
import { textOf } from './hand-socket.ts'

export interface HonestSeat {
  name: string
  participantId: string
  token: string
}

/** What went through while they wrote. */
export interface Pulse {
  /** Edits that the other has seen. */
  edits: number
  /** The longest that an edit took from one to the other, in ms. */
  longest: number
  faults: string[]
}

const LONGEST_WAIT_MS = 30_000
const BETWEEN_EDITS_MS = 5
/** Letters of a note from which on they begin another. */
const LONG_NOTE = 300

interface Member extends HonestSeat {
  doc: Y.Doc
  provider: WebsocketProvider
  noteId: string
}

/** Two people at one table with stock providers, who write by turns and wait until the other has read it. */
export class HonestPeople {
  /** What they wrote: note → words. */
  readonly written: Record<string, { author: string; text: string }> = {}
  #members: Member[]
  #counter = 0
  #resting = true
  #writing: Promise<Pulse> | null = null

  constructor(url: string, document: string, seats: readonly HonestSeat[]) {
    this.#members = seats.map((seat) => {
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/yjs`, document, doc, {
        params: { token: seat.token },
        disableBc: true,
        maxBackoffTime: 200,
      })
      provider.awareness.setLocalState({ here: true })
      return { ...seat, doc, provider, noteId: '' }
    })
  }

  /** They have the document, and see each other. */
  async arrived(): Promise<void> {
    for (const { provider } of this.#members) {
      if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
      while (provider.awareness.getStates().size < this.#members.length)
        await new Promise<void>((resolve) => provider.awareness.once('change', () => resolve()))
    }
  }

  /** Begins to write, until they are told to rest. */
  begin(): void {
    this.#resting = false
    this.#writing = this.#write()
  }

  /** One more edit at least, then what came of all. */
  async rest(): Promise<Pulse> {
    this.#resting = true
    const pulse = await (this.#writing ?? this.#write())
    return { ...pulse, faults: [...pulse.faults, ...this.#faults()] }
  }

  end(): void {
    for (const { provider } of this.#members) provider.destroy()
  }

  async #write(): Promise<Pulse> {
    const pulse: Pulse = { edits: 0, longest: 0, faults: [] }
    for (let last = false; !last; ) {
      last = this.#resting
      const since = performance.now()
      // At the end a new note, which needs more than room for a few letters.
      if (!(await this.#edit(last))) {
        pulse.faults.push(`an honest edit did not arrive in ${LONGEST_WAIT_MS / 1000} s`)
        return pulse
      }
      pulse.edits++
      pulse.longest = Math.max(pulse.longest, performance.now() - since)
      if (!last) await pause(BETWEEN_EDITS_MS)
    }
    return pulse
  }

  /** Writes a few letters or a note, and waits for them at the other's place. */
  async #edit(anew: boolean): Promise<boolean> {
    const n = this.#counter++
    const [writer, reader] = n % 2 ? this.#members.toReversed() : this.#members
    if (!writer || !reader) throw new Error('two people make a pulse')
    const known = this.written[writer.noteId]
    if (known && !anew && known.text.length < LONG_NOTE) {
      textOf(writer.doc, writer.noteId).insert(known.text.length, ` and ${n}`)
      known.text += ` and ${n}`
    } else {
      writer.noteId = `honest-${n}`
      this.written[writer.noteId] = { author: writer.participantId, text: `Words ${n}` }
      writer.doc.transact(() => {
        writeNote(writer.doc, writer.noteId, writer.participantId, `Words ${n}`)
        writer.doc.getMap('layout').set(writer.noteId, { x: n, y: n })
      })
    }
    return this.#seen(reader, writer.noteId)
  }

  #seen({ doc }: Member, noteId: string): Promise<boolean> {
    const isThere = () => textOf(doc, noteId)?.toString() === this.written[noteId]?.text
    if (isThere()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const end = (seen: boolean) => {
        clearTimeout(tooLong)
        doc.off('update', look)
        resolve(seen)
      }
      const look = () => isThere() && end(true)
      const tooLong = setTimeout(() => end(false), LONGEST_WAIT_MS)
      doc.on('update', look)
    })
  }

  #faults(): string[] {
    return this.#members.flatMap((member) => {
      const { doc, name, provider } = member
      const others = this.#members.filter((other) => other !== member)
      const states = provider.awareness.getStates()
      return [
        ...faultsOfWords(doc, this.written, name),
        ...others
          .filter((other) => states.get(other.doc.clientID)?.name !== other.name)
          .map((other) => `${name} does not see that ${other.name} is there`),
      ]
    })
  }
}

/** What of their words is not as they wrote it in somebody's copy. */
export function faultsOfWords(doc: Y.Doc, written: HonestPeople['written'], whose: string): string[] {
  const notes = doc.getMap<Y.Map<unknown>>('notes')
  const faults = Object.entries(written).flatMap(([id, { author, text }]) => {
    const note = notes.get(id)
    if (!(note instanceof Y.Map)) return [`${whose} has no note ${id}`]
    const found = note.toJSON()
    if (found.author !== author) return [`${id} has another author for ${whose}`]
    return found.text === text ? [] : [`${id} has other words for ${whose}`]
  })
  const authors = new Set(Object.values(written).map(({ author }) => author))
  for (const [id, note] of notes) {
    if (authors.has(String(note.get('author'))) && !Object.hasOwn(written, id))
      faults.push(`${id} was put into a mouth`)
  }
  return faults
}
