import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import type * as Y from 'yjs'
import { presenceOf } from '../../unit/sync/a-socket.ts'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { type HandSocket, textOf, updateOf } from '../hand-socket.ts'
import type { World } from '../world.ts'
import { bytes, doubleOf, sends, writes } from './at-table.ts'

/** Somebody else at the table, who has written one note. */
async function victim(world: World): Promise<{ person: Attacker; socket: HandSocket; noteId: string }> {
  const person = await world.attacker('Plover')
  const socket = await person.open()
  const noteId = `plover-${person.participantId.slice(0, 8)}`
  socket.write((doc) => writeNote(doc, noteId, person.participantId, 'Mine'))
  await socket.verdict()
  return { person, socket, noteId }
}

/** The victim writes on under the id that was tried for; @throws when that reaches nobody. */
async function writesOn(world: World, { person, socket, noteId }: Awaited<ReturnType<typeof victim>>): Promise<void> {
  const again = await person.open(person.table, { doc: socket.doc })
  again.write((doc) => textOf(doc, noteId).insert(4, ' still'))
  const answer = await again.verdict()
  const joiner = await world.joiner()
  const found = String(textOf(joiner.doc, noteId))
  joiner.end()
  if (answer !== 'open' || found !== 'Mine still') throw new Error(`the victim's words reach nobody: ${answer}`)
}

const underId = (of: HandSocket, attacker: Attacker) =>
  updateOf(doubleOf(of.doc, of.doc.clientID), (doc) =>
    writeNote(doc, 'under-another', attacker.participantId, 'Under the id of another'),
  )

async function steal(world: World, before: (socket: HandSocket, id: number) => void, offline: boolean) {
  const robbed = await victim(world)
  if (offline) robbed.socket.end()
  const attacker = await world.attacker()
  const socket = await attacker.open()
  before(socket, robbed.socket.doc.clientID)
  socket.sendUpdate(underId(robbed.socket, attacker))
  const answer = await socket.verdict()
  await writesOn(world, robbed)
  return answer
}

export const ids: Attack[] = [
  {
    name: 'writes under the client id of somebody who is there',
    answer: '4403 not_yours',
    run: (world) => steal(world, () => {}, false),
  },
  {
    name: 'writes under the client id of somebody who is offline',
    answer: '4403 not_yours',
    run: (world) => steal(world, () => {}, true),
  },
  {
    name: 'shows presence under the id of another first, then writes under it',
    answer: '4403 not_yours',
    run: (world) => steal(world, (socket, id) => socket.send(presenceOf([[id, 1e6, { here: true }]])), true),
  },
  {
    name: 'takes the presence of another away, then writes under their id',
    answer: '4403 not_yours',
    run: (world) => steal(world, (socket, id) => socket.send(presenceOf([[id, 1e6, null]])), true),
  },
  ...[0, 1, 1023].map((id) => ({
    name: `writes under the server's client id ${id}`,
    answer: '4403 not_allowed',
    run: sends((socket, { participantId }) =>
      updateOf(doubleOf(socket.doc, id), (doc) => writeNote(doc, `as-server-${id}`, participantId, 'As the server')),
    ),
  })),
  {
    name: 'writes under a client id of more than 32 bits',
    answer: '4403 not_allowed',
    run: sends((socket, { participantId }) =>
      updateOf(doubleOf(socket.doc, 2 ** 40), (doc) => writeNote(doc, 'giant-id', participantId, 'x')),
    ),
  },
  {
    name: 'fences others out by showing two thousand ids as its own',
    answer: '4403 not_allowed',
    async run(world) {
      const socket = await (await world.attacker()).open()
      socket.send(presenceOf(Array.from({ length: 2000 }, (_, n) => [5_000_000 + n, 1, { here: true }])))
      return socket.verdict()
    },
  },
  {
    name: 'writes a little under each of a thousand ids',
    answer: '4403 not_allowed',
    async run(world) {
      const socket = await (await world.attacker()).open()
      for (let first = 6_000_000; first < 6_001_024; first += 64) {
        // A deleted nothing of one clock under each.
        const parts = Array.from({ length: 64 }, (_, n) => bytes(1, first + n, 0, 0, 1))
        socket.sendUpdate(bytes(64, ...parts, 0))
      }
      return socket.verdict()
    },
  },
  {
    name: 'claims one fresh id from two people at the same moment',
    // Who comes second is refused, or, when it brings what the first has written by then, has nothing new to say.
    answer: ['4403 not_yours, open', 'open, open'],
    async run(world) {
      const pair = [await world.attacker(), await world.attacker()]
      const sockets = await Promise.all(pair.map((attacker) => attacker.open()))
      const frames = sockets.map(({ doc }, n) => {
        const double = doubleOf(doc, 7_000_001)
        const author = pair[n]?.participantId ?? ''
        return updateFrame(updateOf(double, () => writeNote(double, `race-note-${n}`, author, 'First')))
      })
      for (const [n, socket] of sockets.entries()) socket.send(frames[n] ?? new Uint8Array())
      const answers = await Promise.all(sockets.map((socket) => socket.verdict()))
      const joiner = await world.joiner()
      joiner.end()
      const kept = [0, 1].filter((n) => joiner.doc.getMap('notes').has(`race-note-${n}`))
      if (kept.length !== 1) throw new Error(`${kept.length} of both were kept`)
      return answers.sort().join(', ')
    },
  },
  {
    name: 'writes as somebody who says to be another in the note itself',
    answer: '4403 not_yours',
    run: writes((doc) => {
      const other = [...doc.getMap<Y.Map<unknown>>('notes').values()].map((note) => String(note.get('author')))[0]
      writeNote(doc, 'forged-author', other ?? '', 'She said so')
    }),
  },
]
