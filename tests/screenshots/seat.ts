import type { CafeCreated, CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { io, type Socket } from 'socket.io-client'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

export const makeCafe = (url: string, wish: object) => post<CafeCreated>(`${url}/api/cafes`, wish)

/** Somebody in the café who is not on a screen: a person of words and turns. */
export class Seat {
  readonly id: string
  readonly token: string
  #url: string
  #socket: Socket
  #providers: WebsocketProvider[] = []

  constructor(url: string, id: string, token: string) {
    this.#url = url
    this.id = id
    this.token = token
    this.#socket = io(url, { auth: { token }, transports: ['websocket'] })
  }

  static async join(url: string, cafe: CafeCreated, profile: object): Promise<Seat> {
    const joined = await post<CafeJoined>(`${url}/api/cafes/join`, { joinCode: cafe.joinCode, ...profile })
    return new Seat(url, joined.participantId, joined.token)
  }

  async give(type: string, more: object = {}): Promise<Record<string, unknown>> {
    const ack = await this.#socket.timeout(10_000).emitWithAck('command', { type, ...more })
    if (!ack.ok) throw new Error(`${type}: ${JSON.stringify(ack.error)}`)
    return ack
  }

  async open(name: string): Promise<Y.Doc> {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${this.#url.replace('http', 'ws')}/yjs`, name, doc, {
      params: { token: this.token },
      disableBc: true,
    })
    this.#providers.push(provider)
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
    return doc
  }

  write(
    doc: Y.Doc,
    id: string,
    text: string,
    more: { x: number; y: number; colour: string; [field: string]: unknown },
  ): void {
    const { x, y, colour, ...fields } = more
    doc.transact(() => {
      const note = new Y.Map<unknown>(Object.entries({ author: this.id, createdAt: Date.now(), ...fields }))
      note.set('text', new Y.Text(text))
      doc.getMap('notes').set(id, note)
      doc.getMap('layout').set(id, { x, y, colour })
    })
  }

  heart(doc: Y.Doc, noteId: string): void {
    doc.getMap('reactions').set(`${noteId}:${this.id}`, 'heart')
  }

  leave(): void {
    for (const provider of this.#providers) {
      provider.destroy()
      // Its presence keeps time for as long as there is a document.
      provider.doc.destroy()
    }
    this.#socket.disconnect()
  }
}
