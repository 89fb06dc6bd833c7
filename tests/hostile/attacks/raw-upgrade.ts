import type { Socket } from 'node:net'
import type { Attacker } from '../attacker.ts'

const CLOSE = 0x88

/** A WebSocket of which every byte is ours. */
export interface RawUpgrade {
  socket: Socket
  /** The number in the server's close frame, or `cut` when the connection ends without one. */
  closed: Promise<string>
}

/** Asks for the upgrade as a browser would; more headers may be asked along. Resolves when it was answered with 101. */
export async function rawUpgrade(attacker: Attacker, more: readonly string[] = []): Promise<RawUpgrade> {
  const socket = await attacker.tcp()
  const lines = [
    `GET /yjs/${attacker.table}?token=${attacker.token} HTTP/1.1`,
    `Host: ${new URL(attacker.url).host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...more,
  ]
  let said: Buffer = Buffer.alloc(0)
  const { promise: upgraded, resolve: onUpgraded } = Promise.withResolvers<void>()
  const closed = new Promise<string>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      said = Buffer.concat([said, chunk])
      if (said.includes('\r\n\r\n')) onUpgraded()
      const at = closeFrameIn(said)
      if (at >= 0 && said.length >= at + 4) resolve(String(said.readUInt16BE(at + 2)))
    })
    socket.on('close', () => {
      onUpgraded()
      resolve('cut')
    })
  })
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await upgraded
  return { socket, closed }
}

/** Where among the server's frames, after the answer in HTTP, one says that it closes; -1 for nowhere yet. */
function closeFrameIn(said: Buffer): number {
  let at = said.indexOf('\r\n\r\n')
  if (at < 0) return -1
  at += 4
  while (at + 2 <= said.length) {
    if (said[at] === CLOSE) return at
    let length = (said[at + 1] ?? 0) & 0x7f
    let head = 2
    if (length === 126) {
      length = at + 4 <= said.length ? said.readUInt16BE(at + 2) : 0
      head = 4
    } else if (length === 127) {
      length = at + 10 <= said.length ? Number(said.readBigUInt64BE(at + 2)) : 0
      head = 10
    }
    at += head + length
  }
  return -1
}

/** A frame as a client sends it, masked with zeros, which change nothing. */
export function rawFrame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const head =
    length < 126 ? Buffer.from([first, 0x80 | length]) : Buffer.from([first, 0xfe, length >> 8, length & 0xff])
  return Buffer.concat([head, Buffer.alloc(4), payload])
}
