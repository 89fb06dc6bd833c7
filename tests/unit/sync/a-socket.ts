import type { Access, Rights } from '@tablecloth/server/sync/access.ts'
import { Documents } from '@tablecloth/server/sync/documents.ts'
import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import type { Socket } from '@tablecloth/server/sync/outbox.ts'
import { SyncConnection } from '@tablecloth/server/sync/sync-connection.ts'
import { Turns } from '@tablecloth/server/turns.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { ACK_FRAME, POSITION_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import pino from 'pino'
import * as Y from 'yjs'
import { MemoryStorage } from './memory-storage.ts'

/** What a client hears, frame by frame. */
export type Heard =
  | { is: 'step-1'; bytes: Uint8Array }
  | { is: 'step-2'; bytes: Uint8Array }
  | { is: 'update'; bytes: Uint8Array }
  | { is: 'presence'; shown: { clientId: number; clock: number; state: Record<string, unknown> | null }[] }
  | { is: 'ack'; counts: [number, number]; position: number }
  | { is: 'position'; epoch: string; position: number }

function hear(frame: Uint8Array): Heard {
  const decoder = decoding.createDecoder(frame)
  const kind = decoding.readVarUint(decoder)
  if (kind === ACK_FRAME) {
    const counts: [number, number] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    return { is: 'ack', counts, position: decoding.readVarUint(decoder) }
  }
  if (kind === POSITION_FRAME) {
    return { is: 'position', epoch: decoding.readVarString(decoder), position: decoding.readVarUint(decoder) }
  }
  if (kind === 1) {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const shown = Array.from({ length: decoding.readVarUint(inner) }, () => ({
      clientId: decoding.readVarUint(inner),
      clock: decoding.readVarUint(inner),
      state: JSON.parse(decoding.readVarString(inner)),
    }))
    return { is: 'presence', shown }
  }
  const is = (['step-1', 'step-2', 'update'] as const)[decoding.readVarUint(decoder)]
  if (!is) throw new Error('a frame that no provider knows')
  return { is, bytes: decoding.readVarUint8Array(decoder) }
}

export function presenceOf(shown: [clientId: number, clock: number, state: unknown][]): Uint8Array {
  const entries = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, shown.length)
    for (const [clientId, clock, state] of shown) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state))
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, entries)
  })
}

/** The frame of what a change does to somebody's own document. */
export function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const deletes: Uint8Array[] = []
  const listen = (update: Uint8Array) => deletes.push(update)
  doc.on('update', listen)
  change(doc)
  doc.off('update', listen)
  return updateFrame(deletes.length ? Y.mergeUpdates(deletes) : Y.encodeStateAsUpdate(doc, before))
}

/** A socket by hand, its connection, and everything that came over it. */
export class Wire implements Socket {
  readonly heard: Heard[] = []
  closed: { code: number; reason: string } | null = null
  bufferedAmount = 0
  connection!: SyncConnection

  send(frame: Uint8Array): void {
    this.heard.push(hear(frame))
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason }
  }

  of<Is extends Heard['is']>(is: Is): Extract<Heard, { is: Is }>[] {
    return this.heard.filter((one): one is Extract<Heard, { is: Is }> => one.is === is)
  }

  /** Everything that was heard of the document, put together. */
  get doc(): Y.Doc {
    const doc = new Y.Doc()
    for (const one of this.heard) if (one.is === 'step-2' || one.is === 'update') Y.applyUpdate(doc, one.bytes)
    return doc
  }
}

/** Documents and connections without a network, and a clock that stands still until it is moved. */
export class Bench {
  readonly storage = new MemoryStorage()
  readonly errors: unknown[] = []
  readonly turns = new Turns(this.storage, (error) => this.errors.push(error))
  readonly documents = new Documents({ storage: this.storage, turns: this.turns, log: pino({ level: 'silent' }) })
  now = 1_700_000_000_000
  rights: Rights = { read: null, write: 'participant' }
  written: Access['written'] = () => {}

  /** @param first what the client begins with: that it has nothing, unless it says otherwise */
  async connect(name: string, who: string, { own = true, first = Uint8Array.from([0, 0, 1, 0]) } = {}): Promise<Wire> {
    const wire = new Wire()
    const live = await this.documents.retain(name)
    const { documents, turns } = this
    wire.connection = new SyncConnection(live, { participantId: asId(who), name: who.toUpperCase() }, wire, own, {
      documents,
      turns,
      log: pino({ level: 'silent' }),
      clock: () => this.now,
      access: {
        enter: async () => refuse('bad_token'),
        rights: () => this.rights,
        written: (...all) => this.written(...all),
      },
    })
    wire.connection.message(first)
    await this.turns.settled()
    return wire
  }
}
