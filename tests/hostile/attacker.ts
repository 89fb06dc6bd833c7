import { connect, type Socket as TcpSocket } from 'node:net'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { io, type Socket } from 'socket.io-client'
import * as Y from 'yjs'
import { HandSocket, type SocketOptions } from './hand-socket.ts'

/** The table where honest people sit. */
export const TABLE = 't1'

interface Call {
  token?: string | null
  headers?: Record<string, string>
}

/** Somebody who joined like everyone else, sits at the honest people's table, and means harm. */
export class Attacker {
  readonly url: string
  readonly cafeId: string
  readonly participantId: string
  readonly token: string
  readonly table: string
  #ends: (() => void)[] = []

  constructor(url: string, { cafeId, participantId, token }: { cafeId: string; participantId: string; token: string }) {
    this.url = url
    this.cafeId = cafeId
    this.participantId = participantId
    this.token = token
    this.table = tableDocument(cafeId, TABLE)
  }

  /** A Yjs socket that has only been begun. */
  begin(document = this.table, { token = this.token, doc = new Y.Doc(), ...more }: Opening = {}): HandSocket {
    const query = token === null ? '' : `?token=${encodeURIComponent(token)}`
    const socket = new HandSocket(`${this.url.replace('http', 'ws')}/yjs/${document}${query}`, doc, more)
    this.#ends.push(() => socket.end())
    return socket
  }

  /** A Yjs socket that has read the document. @throws {Error} when it is not let in */
  async open(document = this.table, opening: Opening = {}): Promise<HandSocket> {
    const socket = this.begin(document, opening)
    const closed = await socket.ready()
    if (closed !== null) throw new Error(`an attacker was not even let in: ${closed}`)
    return socket
  }

  /** Bytes over TCP, to where the server listens. */
  async tcp(first = ''): Promise<TcpSocket> {
    const { hostname, port } = new URL(this.url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    this.#ends.push(() => socket.destroy())
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    if (first) socket.write(first)
    return socket
  }

  /** A stock Socket.IO client. */
  voice({
    auth = { token: this.token },
    namespace = '',
    transports = ['websocket'],
    headers = {},
  }: Voicing = {}): Socket {
    const socket = io(this.url + namespace, {
      auth,
      transports,
      forceNew: true,
      reconnection: false,
      extraHeaders: headers,
    })
    this.#ends.push(() => void socket.disconnect())
    return socket
  }

  /** What a command is answered with: `ok`, or the code of the refusal. */
  async command(type: string, fields: object = {}, socket = this.voice()): Promise<string> {
    const ack = await socket.timeout(10_000).emitWithAck('command', { type, ...fields })
    return ack.ok ? 'ok' : String(ack.error.code)
  }

  /** Status and code of an answer, as `404 unknown`. */
  async ask(method: string, path: string, body?: unknown, { token = this.token, headers = {} }: Call = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const [, code] = /"code":"([a-z_]+)"/.exec(text) ?? []
    return code ? `${response.status} ${code}` : String(response.status)
  }

  /** Lets go of everything that it opened. */
  end(): void {
    for (const end of this.#ends.splice(0)) end()
  }
}

interface Opening extends SocketOptions {
  token?: string | null
  doc?: Y.Doc
}

interface Voicing {
  auth?: Record<string, unknown>
  namespace?: string
  transports?: string[]
  headers?: Record<string, string>
}
