import { stepOneFrame, updateFrame } from '@tablecloth/server/sync/frames.ts'
import { readPresence, type Shown } from '@tablecloth/server/sync/presence.ts'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** Kinds of frames of the y-websocket protocol, and the steps of a sync. */
const SYNC = 0
const PRESENCE = 1
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
export const ASK_PRESENCE = new Uint8Array([3])

export interface SocketOptions {
  headers?: Record<string, string>
  protocols?: string[]
  perMessageDeflate?: boolean
}

/** A Yjs client by hand: it says what it is told to say, and notes what it hears. */
export class HandSocket {
  readonly doc: Y.Doc
  readonly ws: WebSocket
  /** Everything that was shown of others, the last last. */
  readonly seen: Shown[] = []
  /** How it was closed, as `4403 not_yours`. */
  readonly closed: Promise<string>
  #answers: (() => void)[] = []

  constructor(url: string, doc = new Y.Doc(), { headers = {}, protocols = [], ...more }: SocketOptions = {}) {
    this.doc = doc
    this.ws = new WebSocket(url, protocols, { headers, perMessageDeflate: false, ...more })
    this.ws.on('error', () => {})
    this.closed = new Promise((resolve) =>
      this.ws.on('close', (code, reason) => resolve(closing(code, String(reason)))),
    )
    this.ws.on('message', (data, isBinary) => {
      if (isBinary && Buffer.isBuffer(data)) this.#hear(new Uint8Array(data))
    })
  }

  /** Opened and synced, or closed; how it was closed comes back then. */
  async ready(): Promise<string | null> {
    const opened = new Promise<null>((resolve) => this.ws.once('open', () => resolve(null)))
    const closed = await Promise.race([opened, this.closed])
    if (closed !== null) return closed
    const answer = await this.verdict()
    return answer === OPEN ? null : answer
  }

  /** Resolves when it has left this process, or cannot any more. `answered` is called at the answer to a sync step 1. */
  async send(data: Uint8Array, answered = () => {}): Promise<void> {
    if (this.ws.readyState !== WebSocket.OPEN) return
    if (data[0] === SYNC && data[1] === STEP_1) this.#answers.push(answered)
    await new Promise<void>((resolve) => this.ws.send(data, () => resolve()))
  }

  sendUpdate(update: Uint8Array): Promise<void> {
    return this.send(updateFrame(update))
  }

  /** Sends a change of its own document. */
  write(change: (doc: Y.Doc) => void): Promise<void> {
    return this.sendUpdate(updateOf(this.doc, change))
  }

  /** What became of all that was sent: how the socket was closed, or `open` once the server answers what comes after it. */
  async verdict(): Promise<string> {
    if (this.ws.readyState > WebSocket.OPEN) return this.closed
    const answered = new Promise<string>((resolve) => {
      void this.send(stepOneFrame(Y.encodeStateVector(this.doc)), () => resolve(OPEN))
    })
    return Promise.race([answered, this.closed])
  }

  /** Sends all of it with what comes back left unread, and only then reads how it went. */
  async flood(frames: Iterable<Uint8Array>): Promise<void> {
    this.ws.pause()
    let last: Promise<void> = Promise.resolve()
    for (const frame of frames) last = this.send(frame)
    await last
    this.ws.resume()
  }

  end(): void {
    this.ws.terminate()
  }

  #hear(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    const kind = decoding.readVarUint(decoder)
    if (kind === PRESENCE) {
      const shown = readPresence(decoding.readVarUint8Array(decoder))
      if (typeof shown !== 'string') this.seen.push(...shown)
    }
    if (kind !== SYNC) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === STEP_2 || step === UPDATE) Y.applyUpdate(this.doc, payload, this)
    if (step === STEP_2) this.#answers.shift()?.()
  }
}

/** The socket was left open, whatever became of what it said. */
export const OPEN = 'open'

function closing(code: number, reason: string): string {
  try {
    const said: unknown = JSON.parse(reason)
    if (typeof said === 'object' && said !== null && 'code' in said) return `${code} ${said.code}`
  } catch {
    // No reason of ours.
  }
  return String(code)
}

/** What a change of a document comes to, in one update. */
export function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  change(doc)
  doc.off('update', listen)
  return updates.length ? Y.mergeUpdates(updates) : new Uint8Array([0, 0])
}

export const textOf = (doc: Y.Doc, id: string): Y.Text =>
  (doc.getMap('notes').get(id) as Y.Map<unknown> | undefined)?.get('text') as Y.Text
