import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Access, Rights, Written } from '@tablecloth/server/sync/access.ts'
import { Documents } from '@tablecloth/server/sync/documents.ts'
import { createSyncServer, type SyncServer } from '@tablecloth/server/sync/sync-server.ts'
import { Turns } from '@tablecloth/server/turns.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import pino from 'pino'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MemoryStorage } from './memory-storage.ts'

export const readOnly: Rights = { read: null, write: refuse('not_allowed').error }

/** A sync server with a café service that says whatever the test wants; every token is its bearer's id. */
export class House {
  readonly storage: MemoryStorage
  readonly errors: unknown[] = []
  readonly written: Written[] = []
  rights: Record<string, Rights> = {}
  /** Called inside the turn in which somebody's write was applied. */
  onWritten: Access['written'] = () => {}
  documents!: Documents
  turns!: Turns
  sync!: SyncServer
  #http = createServer()
  #providers: WebsocketProvider[] = []

  constructor(storage = new MemoryStorage()) {
    this.storage = storage
  }

  async open(publicUrl: string | null = null): Promise<this> {
    const log = pino({ level: 'silent' })
    this.turns = new Turns(this.storage, (error) => this.errors.push(error))
    this.documents = new Documents({ storage: this.storage, turns: this.turns, log })
    const access: Access = {
      enter: async (token) =>
        token.startsWith('stranger')
          ? refuse('bad_token')
          : { ok: true, value: { participantId: asId(token), name: token } },
      rights: (document, id) => {
        if (document.cafeId === 'no-such')
          return { read: refuse('unknown_cafe').error, write: refuse('unknown_cafe').error }
        if (this.rights[id]) return this.rights[id]
        return document.kind === 'table' || document.kind === 'harvest'
          ? { read: null, write: 'participant' }
          : readOnly
      },
      written: (document, change, batch) => {
        this.written.push(change)
        this.onWritten(document, change, batch)
      },
    }
    this.sync = createSyncServer({
      documents: this.documents,
      access,
      turns: this.turns,
      log,
      clock: Date.now,
      publicUrl,
    })
    this.#http.on('upgrade', (request, socket, head) => this.sync.upgrade(request, socket, head))
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve))
    return this
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/yjs`
  }

  /** A stock provider. */
  join(name: string, token: string, doc = new Y.Doc()): WebsocketProvider {
    const provider = new WebsocketProvider(this.address, name, doc, { params: { token }, disableBc: true })
    this.#providers.push(provider)
    return provider
  }

  async close(): Promise<void> {
    for (const provider of this.#providers.splice(0)) provider.destroy()
    await this.turns.settled()
    await this.sync.shut()
    await this.documents.close()
    this.#http.closeAllConnections()
    await new Promise((resolve) => this.#http.close(resolve))
  }
}

/** How a provider was told to stay away. */
export function closingOf(provider: WebsocketProvider): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => {
    provider.on('connection-close', (event) => event && resolve({ code: event.code, reason: event.reason }))
  })
}
