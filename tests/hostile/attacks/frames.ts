import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Attack } from '../attack.ts'
import { OPEN } from '../hand-socket.ts'
import { atTable } from './at-table.ts'
import { rawFrame, rawUpgrade } from './raw-upgrade.ts'

const MB = 1024 * 1024
const TEXT = 0x81
const BINARY = 0x82
const BINARY_WITHOUT_END = 0x02
const MORE_WITHOUT_END = 0x00
const PING = 0x89

/** Frames as WebSocket does not have them, on a connection of its own. */
const raw =
  (...frames: readonly Buffer[]): Attack['run'] =>
  async (world) => {
    const { socket, closed } = await rawUpgrade(await world.attacker())
    for (const frame of frames) socket.write(frame)
    return closed
  }

/** Whether the server still answers a new connection of the same person. */
const answersAnew: Attack['run'] = atTable(() => {})

export const frames: Attack[] = [
  {
    name: 'sends a frame of 64 MB',
    answer: ['4413 too_large', '1006'],
    run: atTable((socket) => void socket.send(new Uint8Array(64 * MB))),
  },
  {
    name: 'sends a megabyte and one byte',
    answer: '4413 too_large',
    run: atTable((socket) => void socket.send(new Uint8Array(MB + 1))),
  },
  {
    name: 'promises a frame of nine petabytes',
    answer: ['1009', '4413'],
    run: raw(
      Buffer.concat([Buffer.from([BINARY, 0xff, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), Buffer.alloc(64)]),
    ),
  },
  {
    name: 'sends a message in fragments that never end',
    answer: '4413',
    async run(world) {
      const { socket, closed } = await rawUpgrade(await world.attacker())
      socket.write(rawFrame(BINARY_WITHOUT_END, randomBytes(60_000)))
      for (let n = 0; n < 100; n++) socket.write(rawFrame(MORE_WITHOUT_END, randomBytes(60_000)))
      return closed
    },
  },
  {
    name: 'sends a message in two hundred thousand fragments of nothing',
    answer: ['1008', '4413'],
    async run(world) {
      const { socket, closed } = await rawUpgrade(await world.attacker())
      socket.write(rawFrame(BINARY_WITHOUT_END, new Uint8Array(1)))
      const nothing = rawFrame(MORE_WITHOUT_END, new Uint8Array())
      socket.write(Buffer.concat(Array.from({ length: 200_000 }, () => nothing)))
      return closed
    },
  },
  {
    name: 'sends a frame that is packed, though nobody agreed to that',
    answer: '1002',
    // The bit that says "packed", and a kilobyte that would unpack to a megabyte.
    run: raw(rawFrame(0xc2, deflateRawSync(Buffer.alloc(MB)))),
  },
  {
    name: 'offers to pack its frames and sends a bomb',
    answer: '1002',
    async run(world) {
      const offer = ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits']
      const { socket, closed } = await rawUpgrade(await world.attacker(), offer)
      const bomb = deflateRawSync(Buffer.alloc(60 * MB))
      socket.write(rawFrame(0xc2, bomb.subarray(0, 60_000)))
      return closed
    },
  },
  { name: 'sends a frame without a mask', answer: '1002', run: raw(Buffer.from([BINARY, 2, 0, 0])) },
  { name: 'sends a frame of a reserved kind', answer: '1002', run: raw(rawFrame(0x83, new Uint8Array(2))) },
  { name: 'sends a fragment of nothing that began', answer: '1002', run: raw(rawFrame(0x80, new Uint8Array(2))) },
  { name: 'sends text that is no UTF-8', answer: '1007', run: raw(rawFrame(TEXT, new Uint8Array([0xff, 0xfe]))) },
  { name: 'sends a ping of two hundred bytes', answer: '1002', run: raw(rawFrame(PING, new Uint8Array(200))) },
  { name: 'closes with a number that is none', answer: '1002', run: raw(rawFrame(0x88, new Uint8Array([0, 1]))) },
  {
    name: 'hangs up in the middle of a frame',
    answer: OPEN,
    async run(world) {
      const { socket } = await rawUpgrade(await world.attacker())
      socket.write(rawFrame(BINARY, randomBytes(50_000)).subarray(0, 20_000))
      await new Promise<void>((resolve) => socket.end(() => resolve()))
      socket.destroy()
      return answersAnew(world)
    },
  },
  {
    name: 'pings a million times and reads no answer',
    answer: ['4529', 'cut', 'still connected'],
    async run(world) {
      const { socket, closed } = await rawUpgrade(await world.attacker())
      socket.pause()
      const pings = Buffer.concat(Array.from({ length: 10_000 }, () => rawFrame(PING, new Uint8Array(120))))
      for (let n = 0; n < 100 && !socket.destroyed; n++) {
        if (!socket.write(pings))
          await new Promise((resolve) => void socket.once('drain', resolve).once('close', resolve))
      }
      socket.resume()
      return Promise.race([closed, answersAnew(world).then(() => 'still connected')])
    },
  },
]
