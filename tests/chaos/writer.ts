import { ACK_FRAME, OWN_SUBPROTOCOL, POSITION_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Ledger } from '../../client/connection/ledger.ts'
import { writeNote } from '../unit/sync/a-table.ts'

const SYNC = 0
const STEP_2 = 1
const UPDATE = 2
/** Edits of one note before the next is begun. */
const EDITS_A_NOTE = 20

/** Somebody who writes in small edits, and keeps account of what the server has acknowledged. */
export class Writer {
  readonly participantId: string
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** What was written, note by note and edit by edit. */
  readonly notes = new Map<string, string[]>()
  /** Codes with which its sockets were closed. */
  readonly closes: number[] = []
  /** Updates and first syncs that went out over the socket of now. */
  sentSince = 0
  #ledger: Ledger
  #changed: (() => void)[] = []

  constructor(url: string, document: string, { participantId, token }: { participantId: string; token: string }) {
    this.participantId = participantId
    const ledger = new Ledger(() => {
      for (const look of this.#changed.splice(0)) look()
    })
    this.#ledger = ledger
    const sent = () => this.sentSince++
    class CountedSocket extends WebSocket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        const kind = data instanceof Uint8Array && data[0] === SYNC ? data[1] : undefined
        if (kind === UPDATE && !ledger.mayUpdate) return
        if (kind === STEP_2) ledger.sent('step2')
        if (kind === UPDATE) ledger.sent('update')
        sent()
        super.send(data)
      }
    }
    this.provider = new WebsocketProvider(`${url.replace('http', 'ws')}/yjs`, document, this.doc, {
      params: { token },
      protocols: [OWN_SUBPROTOCOL],
      disableBc: true,
      maxBackoffTime: 100,
      WebSocketPolyfill: CountedSocket,
    })
    this.provider.messageHandlers[ACK_FRAME] = (_encoder, decoder) => {
      const step2 = decoding.readVarUint(decoder)
      ledger.acknowledged(step2, decoding.readVarUint(decoder))
    }
    // Where this writer is means nothing to it: it never comes back by position.
    this.provider.messageHandlers[POSITION_FRAME] = () => {}
    this.provider.on('connection-close', (event) => {
      ledger.socketChanged()
      this.sentSince = 0
      if (event) this.closes.push(event.code)
    })
  }

  /** Edits that nobody has said are durable. */
  get unsaved(): number {
    return this.#ledger.unsaved.size
  }

  get edits(): number {
    let count = 0
    for (const edits of this.notes.values()) count += edits.length
    return count
  }

  /** Of a note's edits, how many were acknowledged: they are in order, so these are the first. */
  acknowledged(noteId: string): number {
    const edits = this.notes.get(noteId) ?? []
    const unsaved = this.#ledger.unsaved
    const first = edits.findIndex((_, n) => unsaved.has(`${noteId} ${n}`))
    return first < 0 ? edits.length : first
  }

  /** One small edit in one update: a few letters, or a new note. */
  edit(): void {
    let [noteId, edits] = [...this.notes].at(-1) ?? ['', []]
    if (!noteId || edits.length === EDITS_A_NOTE) {
      noteId = `n${this.notes.size}-${this.doc.clientID}-${this.participantId.slice(0, 6)}`
      edits = []
      this.notes.set(noteId, edits)
    }
    const words = `${edits.length} by ${this.doc.clientID}; `
    this.#ledger.wrote([`${noteId} ${edits.length}`])
    edits.push(words)
    if (edits.length === 1) writeNote(this.doc, noteId, this.participantId, words)
    else {
      const note = this.doc.getMap<Y.Map<unknown>>('notes').get(noteId)
      const text = note?.get('text')
      if (text instanceof Y.Text) text.insert(text.length, words)
    }
  }

  /** Resolves when all that was written is durable. */
  async saved(): Promise<void> {
    while (this.unsaved) await this.changed()
  }

  /** Resolves with the next news of what is durable. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve))
  }

  end(): void {
    this.provider.destroy()
  }
}

/** What is not as the writer wrote it in a document that was read later: lost, twice, changed or cut. */
export function faultsOf(
  writer: Writer,
  doc: Y.Doc,
  least: (noteId: string) => number,
): { lost: number; faults: string[] } {
  let lost = 0
  const faults: string[] = []
  const notes = doc.getMap<Y.Map<unknown>>('notes')
  for (const [noteId, edits] of writer.notes) {
    const found = notes.get(noteId)?.get('text')?.toString() ?? ''
    const kept = edits.findIndex((_, n) => edits.slice(0, n).join('') === found)
    const count = kept >= 0 ? kept : edits.join('') === found ? edits.length : null
    if (count === null) faults.push(`${noteId} reads as nobody wrote it: ${found.slice(0, 80)}`)
    else if (count < least(noteId)) {
      lost += least(noteId) - count
      faults.push(`of ${noteId} ${count} edits are there, not ${least(noteId)}`)
    }
  }
  return { lost, faults }
}
