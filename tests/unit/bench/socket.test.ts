import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { ClientSocket } from '@tablecloth/bench/load/socket.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { until } from '../sync/until.ts'

/** Of every way in which a frame says how long it is. */
const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

interface Heard {
  opened: number
  messages: Buffer[]
  closes: { code: number | null; reason: string }[]
}

function listen(port: number, subprotocol?: string): { socket: ClientSocket; heard: Heard } {
  const heard: Heard = { opened: 0, messages: [], closes: [] }
  const socket = new ClientSocket(
    port,
    '/room?token=a',
    {
      open: () => heard.opened++,
      message: (bytes, from, to) => heard.messages.push(Buffer.from(bytes.subarray(from, to))),
      closed: (code, reason) => heard.closes.push({ code, reason }),
    },
    subprotocol,
  )
  onTestFinished(() => socket.destroy())
  return { socket, heard }
}

async function aServer(): Promise<{ wss: WebSocketServer; port: number }> {
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => {
    for (const client of wss.clients) client.terminate()
    wss.close()
  })
  await until('the server', () => wss.address() !== null)
  return { wss, port: (wss.address() as AddressInfo).port }
}

/** Hands on to another port what comes, and what comes back in pieces of a few bytes. */
async function inPieces(port: number, size: () => number): Promise<number> {
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    sockets.push(near, far)
    near.setNoDelay(true)
    near.pipe(far)
    far.on('data', async (bytes: Buffer) => {
      far.pause()
      for (let at = 0; at < bytes.length; ) {
        const end = at + size()
        near.write(bytes.subarray(at, end))
        at = end
        await new Promise((resolve) => setImmediate(resolve))
      }
      far.resume()
    })
    for (const one of [near, far]) one.on('error', () => {})
    near.on('close', () => far.destroy())
    far.on('close', () => near.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const patternOf = (length: number) => Buffer.from(Array.from({ length }, (_, n) => (n * 7 + length) % 251))

test('[BE4] messages of any length arrive whole and in order, and so do those it sends', async () => {
  const { wss, port } = await aServer()
  const received: Buffer[] = []
  wss.on('connection', (ws) => {
    ws.on('message', (data) => received.push(data as Buffer))
    for (const length of LENGTHS) ws.send(patternOf(length))
  })
  const { socket, heard } = listen(port)
  await until('all messages', () => heard.messages.length === LENGTHS.length)
  expect(heard.messages.map((message) => message.equals(patternOf(message.length)))).toEqual(LENGTHS.map(() => true))
  expect(heard.messages.map(({ length }) => length)).toEqual(LENGTHS)
  for (const length of LENGTHS) socket.send(patternOf(length))
  await until('all that was sent', () => received.length === LENGTHS.length)
  for (const [n, message] of received.entries()) expect(message.equals(patternOf(LENGTHS[n] as number))).toBe(true)
})

test('[BE4] it makes no difference where the network cuts them', async () => {
  const rng = createRng('pieces')
  const { wss, port } = await aServer()
  const lengths = [0, 1, 3, 125, 126, 300, 65_536, 2]
  wss.on('connection', (ws) => {
    for (const length of lengths) ws.send(patternOf(length))
  })
  let sent = 0
  // Byte by byte through the headers of the small ones, then in larger pieces.
  const { heard } = listen(await inPieces(port, () => (sent++ < 900 ? 1 + rng.int(3) : 1 + rng.int(5000))))
  await until('all messages', () => heard.messages.length === lengths.length)
  expect(heard.messages.map(({ length }) => length)).toEqual(lengths)
  for (const message of heard.messages) expect(message.equals(patternOf(message.length))).toBe(true)
})

test('[BE4] pings are answered, a subprotocol is offered, and the code of a close is told', async () => {
  const { wss, port } = await aServer()
  let ponged = ''
  wss.on('connection', (ws) => {
    ws.on('pong', (data) => {
      ponged = String(data)
      ws.close(4403, '{"code":"not_allowed"}')
    })
    ws.ping('are you there')
    expect(ws.protocol).toBe('tablecloth.1')
  })
  const { socket, heard } = listen(port, 'tablecloth.1')
  await until('a close', () => heard.closes.length > 0)
  expect(ponged).toBe('are you there')
  expect(heard).toMatchObject({ opened: 1, closes: [{ code: 4403, reason: '{"code":"not_allowed"}' }] })
  expect(socket.isClosed).toBe(true)
})

test('[BE4] an upgrade that is refused, and a server that is not there, are closes without a code', async () => {
  const { wss, port } = await aServer()
  wss.options.verifyClient = (_info, done) => done(false, 401)
  const refused = listen(port)
  await until('a close', () => refused.heard.closes.length > 0)
  expect(refused.heard).toMatchObject({ opened: 0, closes: [{ code: null, reason: 'HTTP/1.1 401 Unauthorized' }] })
  await new Promise((resolve) => wss.close(resolve))
  const nobody = listen(port)
  await until('a close', () => nobody.heard.closes.length > 0)
  expect(nobody.heard.closes).toMatchObject([{ code: null }])
})
