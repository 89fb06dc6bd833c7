import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { presenceOf } from '../../unit/sync/a-socket.ts'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { ASK_PRESENCE, type HandSocket, updateOf } from '../hand-socket.ts'
import type { World } from '../world.ts'

const scribble = (socket: HandSocket, { participantId }: Attacker, n: number) =>
  socket.write((doc) => writeNote(doc, `race-${participantId.slice(0, 8)}-${n}`, participantId, `Words ${n}`))

/** Whether whoever comes now finds this note on the table. */
async function isThere(world: World, noteId: string): Promise<boolean> {
  const joiner = await world.joiner()
  joiner.end()
  return joiner.doc.getMap('notes').has(noteId)
}

export const races: Attack[] = [
  {
    name: 'writes on while its seat is moved to another table, twenty times',
    answer: '4409 seat_moved',
    async run(world) {
      const attacker = await world.attacker()
      const told = new Set<string>()
      for (let n = 0; n < 20; n++) {
        const [here, there] = n % 2 ? ['t2', 't1'] : ['t1', 't2']
        const socket = await attacker.open(tableDocument(attacker.cafeId, here as string))
        for (let m = 0; m < 5; m++) void scribble(socket, attacker, n * 100 + m)
        const moved = world.seat(attacker, there as string)
        for (let m = 5; m < 10; m++) void scribble(socket, attacker, n * 100 + m)
        await moved
        void scribble(socket, attacker, n * 100 + 99)
        told.add(await socket.closed)
        if (here === 't1' && (await isThere(world, `race-${attacker.participantId.slice(0, 8)}-${n * 100 + 99}`)))
          throw new Error('what was written after the move is there')
      }
      return [...told].join(', ')
    },
  },
  {
    name: 'comes back to the table that it had to leave, with words from there',
    answer: '4409 seat_moved',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      await world.seat(attacker, 't2')
      await socket.closed
      updateOf(socket.doc, (doc) => writeNote(doc, 'from-elsewhere', attacker.participantId, 'x'))
      const answer = await attacker.begin(attacker.table, { doc: socket.doc }).ready()
      if (await isThere(world, 'from-elsewhere')) throw new Error('they were taken')
      return answer ?? 'open'
    },
  },
  {
    name: 'writes, commands and shows itself after having been removed',
    answer: '4403 not_allowed, disconnected',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      const voice = attacker.voice()
      await attacker.command('time', {}, voice)
      const gone = new Promise<void>((resolve) => voice.on('disconnect', () => resolve()))
      const noteId = `removed-${attacker.participantId.slice(0, 8)}`
      await world.remove(attacker)
      void socket.write((doc) => writeNote(doc, noteId, attacker.participantId, 'Still here'))
      void socket.send(presenceOf([[socket.doc.clientID, 1, { here: true }]]))
      voice.emit('command', { type: 'raise-hand' })
      const closed = await socket.closed
      await gone
      const joiner = await world.joiner()
      void joiner.send(ASK_PRESENCE)
      await joiner.verdict()
      joiner.end()
      if (joiner.doc.getMap('notes').has(noteId)) throw new Error('the words were taken')
      if (joiner.seen.some(({ state }) => state?.participantId === attacker.participantId))
        throw new Error('somebody who was removed is still seen')
      return `${closed}, disconnected`
    },
  },
  {
    name: 'writes into its note while a host takes it off the cloth',
    answer: ['open', '4403 not_allowed'],
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      const noteId = `hidden-${attacker.participantId.slice(0, 8)}`
      void socket.write((doc) => writeNote(doc, noteId, attacker.participantId, 'Foul words'))
      await socket.verdict()
      const note = () => socket.doc.getMap('notes').get(noteId)
      const hidden = world.hide(noteId)
      for (let n = 0; n < 20 && note(); n++)
        void socket.write((doc) => doc.getMap('layout').set(noteId, { x: n, y: n }))
      await hidden
      const answer = await socket.verdict()
      if (await isThere(world, noteId)) throw new Error('it is back on the cloth')
      return answer
    },
  },
  {
    name: 'joins a hundred times in the same moment',
    answer: '201',
    async run(world) {
      const attacker = await world.attacker()
      const body = { joinCode: world.cafe.joinCode, name: 'Mallory' }
      const told = await Promise.all(
        Array.from({ length: 100 }, () => attacker.ask('POST', '/api/cafes/join', body, { token: null })),
      )
      return [...new Set(told)].join(', ')
    },
  },
]
