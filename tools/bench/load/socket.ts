import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface SocketEvents {
  open(): void
  /** A whole message lies in `bytes[from, to)`, and only during the call. */
  message(bytes: Buffer, from: number, to: number): void
  /** `code` of the server's close frame; `null` where none came. */
  closed(code: number | null, reason: string): void
}

const HOST = '127.0.0.1'
/** Any mask will do. It is there for proxies, and there are none. */
const MASK = [0x5a, 0x3c, 0x77, 0x11] as const
const PONG = 10
const PING = 9
const CLOSE = 8
const BINARY = 2
const FINAL = 0x80

/** All sockets read into it in turn, so what arrives is handled at once or copied. */
const arriving = Buffer.allocUnsafe(256 * 1024)

/**
 * A WebSocket client that does as little as it can: binary messages, no extensions, no fragments. The load generator has to
 * cost less than the servers, or it would be what is measured.
 */
export class ClientSocket {
  /** Bytes that came in, frames and all. */
  received = 0
  #events: SocketEvents
  #socket: Socket
  #greeting: string | null = ''
  /** The beginning of a frame whose header is not all there. */
  #rest: Buffer | null = null
  /** A frame whose header is read, and how much of its body is there. */
  #partial: { opcode: number; body: Buffer; has: number } | null = null
  #closing: { code: number; reason: string } | null = null
  #isClosed = false

  constructor(port: number, path: string, events: SocketEvents, subprotocol?: string) {
    this.#events = events
    this.#socket = connect({
      port,
      host: HOST,
      noDelay: true,
      onread: {
        buffer: arriving,
        callback: (length: number, buffer: Uint8Array) => {
          this.received += length
          this.#read(buffer as Buffer, 0, length)
          return true
        },
      },
    })
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(port, path, subprotocol)))
    this.#socket.on('error', (error) => this.#end(error.message))
    this.#socket.on('close', () => this.#end('no close frame'))
  }

  send(payload: Uint8Array): void {
    this.#write(BINARY, payload)
  }

  /** Leaves what comes in to the system, until `resume`. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  /** Goes without a word, as a phone does that is switched off. */
  destroy(): void {
    this.#isClosed = true
    this.#socket.destroy()
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  #end(otherwise: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket.destroy()
    this.#events.closed(this.#closing?.code ?? null, this.#closing?.reason ?? otherwise)
  }

  #read(bytes: Buffer, from: number, to: number): void {
    if (this.#greeting !== null) {
      this.#greet(bytes, from, to)
      return
    }
    let at = from
    let end = to
    let source = bytes
    if (this.#rest) {
      source = Buffer.concat([this.#rest, bytes.subarray(from, to)])
      this.#rest = null
      at = 0
      end = source.length
    }
    while (at < end && !this.#isClosed) {
      if (this.#partial) {
        at = this.#fill(source, at, end)
        continue
      }
      const header = readHeader(source, at, end)
      if (!header) {
        this.#rest = Buffer.from(source.subarray(at, end))
        return
      }
      const { opcode, body, length } = header
      if (body + length <= end) {
        this.#frame(opcode, source, body, body + length)
      } else {
        const buffer = Buffer.allocUnsafe(length)
        this.#partial = { opcode, body: buffer, has: source.copy(buffer, 0, body, end) }
      }
      at = Math.min(end, body + length)
    }
  }

  /** Takes what belongs to the frame that is under way. Returns where the next begins. */
  #fill(bytes: Buffer, from: number, to: number): number {
    const partial = this.#partial
    if (!partial) return from
    const end = Math.min(to, from + partial.body.length - partial.has)
    partial.has += bytes.copy(partial.body, partial.has, from, end)
    if (partial.has === partial.body.length) {
      this.#partial = null
      this.#frame(partial.opcode, partial.body, 0, partial.body.length)
    }
    return end
  }

  #greet(bytes: Buffer, from: number, to: number): void {
    this.#greeting += bytes.toString('latin1', from, to)
    const greeting = this.#greeting ?? ''
    const end = greeting.indexOf('\r\n\r\n')
    if (end < 0) return
    if (!greeting.startsWith('HTTP/1.1 101')) {
      this.#end(greeting.slice(0, greeting.indexOf('\r\n')))
      return
    }
    this.#greeting = null
    this.#events.open()
    const rest = Buffer.from(greeting.slice(end + 4), 'latin1')
    if (rest.length) this.#read(rest, 0, rest.length)
  }

  #frame(opcode: number, bytes: Buffer, from: number, to: number): void {
    if (opcode === BINARY) {
      this.#events.message(bytes, from, to)
    } else if (opcode === PING) {
      this.#write(PONG, bytes.subarray(from, to))
    } else if (opcode === CLOSE) {
      const code = to - from >= 2 ? bytes.readUInt16BE(from) : 1005
      this.#closing = { code, reason: bytes.toString('utf8', Math.min(to, from + 2), to) }
      this.#end('')
    }
  }

  #write(opcode: number, payload: Uint8Array): void {
    if (this.#isClosed) return
    const { length } = payload
    const body = length < 126 ? 6 : length < 65_536 ? 8 : 14
    const frame = Buffer.allocUnsafe(body + length)
    frame[0] = FINAL | opcode
    if (body === 6) {
      frame[1] = 0x80 | length
    } else if (body === 8) {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    } else {
      frame[1] = 0x80 | 127
      frame.writeBigUInt64BE(BigInt(length), 2)
    }
    for (let i = 0; i < 4; i++) frame[body - 4 + i] = MASK[i] as number
    for (let i = 0; i < length; i++) frame[body + i] = (payload[i] as number) ^ (MASK[i & 3] as number)
    this.#socket.write(frame)
  }
}

function upgradeRequest(port: number, path: string, subprotocol: string | undefined): string {
  const headers = [
    `GET ${path} HTTP/1.1`,
    `Host: ${HOST}:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...(subprotocol ? [`Sec-WebSocket-Protocol: ${subprotocol}`] : []),
  ]
  return `${headers.join('\r\n')}\r\n\r\n`
}

interface Header {
  opcode: number
  /** Where the body begins. */
  body: number
  length: number
}

/** `null` while the header is not all there. */
function readHeader(bytes: Buffer, at: number, end: number): Header | null {
  if (end - at < 2) return null
  const opcode = (bytes[at] as number) & 15
  const length = (bytes[at + 1] as number) & 127
  if (length < 126) return { opcode, body: at + 2, length }
  if (length === 126) return end - at < 4 ? null : { opcode, body: at + 4, length: bytes.readUInt16BE(at + 2) }
  return end - at < 10 ? null : { opcode, body: at + 10, length: Number(bytes.readBigUInt64BE(at + 2)) }
}
