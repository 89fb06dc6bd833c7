import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import { COMMAND_TYPES } from '@tablecloth/shared/protocol/commands.ts'
import { isForRemoved } from '@tablecloth/shared/protocol/permissions.ts'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import { type Attacker, TABLE } from '../attacker.ts'
import { type HandSocket, OPEN, updateOf } from '../hand-socket.ts'
import type { World } from '../world.ts'
import { doubleOf } from './at-table.ts'

const tableId = asId<TableId>(TABLE)
const text = 'Me, and me, and me'

/** Somebody who is to leave five minutes between notes, and has just laid one. */
async function slowed(world: World): Promise<Attacker> {
  const attacker = await world.attacker()
  await world.host.must({ type: 'slow-person', participantId: asId(attacker.participantId), seconds: 300 })
  const answer = await attacker.command('place-note', { tableId, text })
  if (answer !== 'ok') throw new Error(`the first note is refused: ${answer}`)
  return attacker
}

let number = 0
const aNote = ({ participantId }: Attacker, more: object = {}) => {
  const key = `pushy-note-${number++}`
  return (doc: HandSocket['doc']) => writeNote(doc, key, participantId, text, { ...more })
}

const lays = async (attacker: Attacker, socket: HandSocket): Promise<string> => {
  await socket.write(aNote(attacker))
  return socket.verdict()
}

const asksIn = async (attacker: Attacker, body: object) =>
  attacker.ask('POST', `/api/cafes/${attacker.cafeId}/commands`, body)

const told = (answers: readonly string[]) =>
  [...new Set(answers)]
    .map((answer) => `${answers.filter((one) => one === answer).length} × ${answer}`)
    .sort()
    .join(', ')

const ofSlowed: Attack[] = [
  {
    name: 'lays a note in the document before its time',
    answer: '4403 slowed',
    run: async (world) => {
      const attacker = await slowed(world)
      return lays(attacker, await attacker.open())
    },
  },
  {
    name: 'lays notes before their time in ten tabs at once',
    answer: '10 × 4403 slowed',
    async run(world) {
      const attacker = await slowed(world)
      const tabs = await Promise.all(Array.from({ length: 10 }, () => attacker.open()))
      return told(await Promise.all(tabs.map((tab) => lays(attacker, tab))))
    },
  },
  {
    name: 'lays notes before their time under ten client ids',
    answer: '10 × 4403 slowed',
    async run(world) {
      const attacker = await slowed(world)
      const answers: string[] = []
      for (let id = 0; id < 10; id++) {
        const socket = await attacker.open()
        await socket.sendUpdate(updateOf(doubleOf(socket.doc, 900_000_000 + id), aNote(attacker)))
        answers.push(await socket.verdict())
      }
      return told(answers)
    },
  },
  {
    name: 'lays two notes in one update, when one could be laid',
    answer: '4403 slowed',
    async run(world) {
      const attacker = await world.attacker()
      await world.host.must({ type: 'slow-person', participantId: asId(attacker.participantId), seconds: 15 })
      const socket = await attacker.open()
      const [one, two] = [aNote(attacker), aNote(attacker)]
      await socket.write((doc) => doc.transact(() => [one(doc), two(doc)]))
      return socket.verdict()
    },
  },
  {
    name: 'lays notes by update and command at once, when one could be laid',
    answer: '1 × laid, 19 × not',
    async run(world) {
      const attacker = await world.attacker()
      await world.host.must({ type: 'slow-person', participantId: asId(attacker.participantId), seconds: 300 })
      const tabs = await Promise.all(Array.from({ length: 10 }, () => attacker.open()))
      const voice = attacker.voice()
      const answers = await Promise.all([
        ...tabs.map((tab) => lays(attacker, tab)),
        ...tabs.map((_, n) =>
          attacker.command('place-note', { tableId, text, ...(n % 2 && { unnamed: true }) }, voice),
        ),
      ])
      return told(answers.map((answer) => (answer === OPEN || answer === 'ok' ? 'laid' : 'not')))
    },
  },
  {
    name: 'takes a note away and puts it back, before its time',
    answer: '4403 slowed',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      const key = `pushy-note-${number++}`
      const note = (doc: HandSocket['doc']) => writeNote(doc, key, attacker.participantId, text)
      await socket.write(note)
      await world.host.must({ type: 'slow-person', participantId: asId(attacker.participantId), seconds: 300 })
      await lays(attacker, socket)
      await socket.write((doc) => doc.getMap('notes').delete(key))
      await socket.write(note)
      return socket.verdict()
    },
  },
  {
    name: 'commands notes before their time, with and without a name, by both wires',
    answer: '409 slowed, slowed',
    async run(world) {
      const attacker = await slowed(world)
      const answers = new Set<string>()
      for (const more of [{}, { unnamed: true }, { credit: 'nobody' }, { consent: 'table' }]) {
        answers.add(await attacker.command('place-note', { tableId, text, ...more }))
        answers.add(await asksIn(attacker, { type: 'place-note', tableId, text, ...more }))
      }
      return [...answers].sort().join(', ')
    },
  },
  {
    name: 'lays notes through the device of the table, in its own name, before their time',
    answer: '4403 slowed',
    async run(world) {
      const attacker = await slowed(world)
      const { token, participantId: author } = await world.host.must({ type: 'table-device', tableId })
      const device = await attacker.open(attacker.table, { token: String(token) })
      const { participantId: voice } = attacker
      await device.write((doc) => writeNote(doc, `pushy-note-${number++}`, String(author), text, { voice }))
      return device.verdict()
    },
  },
  {
    name: 'lets itself write at its own pace again',
    answer: 'not_allowed',
    async run(world) {
      const attacker = await slowed(world)
      return attacker.command('slow-person', { participantId: attacker.participantId, seconds: null })
    },
  },
]

/** Whoever comes under a name of theirs would wait at the door, and here they are many. */
const anotherName = () =>
  `Malvolio ${String.fromCharCode(65 + (number++ % 26))}${String.fromCharCode(65 + (number % 26))}`

async function removed(world: World): Promise<Attacker> {
  const attacker = await world.attacker(anotherName())
  await world.remove(attacker)
  return attacker
}

const ofRemoved: Attack[] = [
  {
    name: 'opens every document with the token that was theirs',
    answer: '4401 bad_token',
    async run(world) {
      const attacker = await removed(world)
      const { cafeId } = attacker
      const names = [`cafe/${cafeId}`, attacker.table, `gallery/${cafeId}/t1`, `harvest/${cafeId}`, `desk/${cafeId}`]
      const answers = await Promise.all(names.map((name) => attacker.begin(name).ready()))
      return [...new Set(answers.map((answer) => answer ?? OPEN))].join(', ')
    },
  },
  {
    name: 'opens the control socket with the token that was theirs',
    answer: 'bad_token',
    async run(world) {
      const socket = (await removed(world)).voice()
      return new Promise((resolve) => {
        socket.on('connect', () => resolve(OPEN))
        socket.on('connect_error', ({ message }) => resolve(message))
      })
    },
  },
  {
    name: 'asks over HTTP for all there is with the token that was theirs',
    answer: '401 bad_token',
    async run(world) {
      const attacker = await removed(world)
      const path = `/api/cafes/${attacker.cafeId}`
      const answers = [
        await attacker.ask('GET', path),
        await attacker.ask('DELETE', path),
        await attacker.ask('GET', `${path}/harvest.json`),
        await attacker.ask('POST', '/api/sessions', {}),
      ]
      for (const type of COMMAND_TYPES.filter((type) => !isForRemoved(type)))
        answers.push(await asksIn(attacker, { type }))
      return [...new Set(answers)].join(', ')
    },
  },
  {
    name: 'lets itself back, from outside and as somebody else who came in',
    answer: '401 bad_token, not_allowed',
    async run(world) {
      const attacker = await removed(world)
      const { participantId } = attacker
      const friend = await world.attacker(anotherName())
      const wish = { type: 'let-back', participantId }
      return [await asksIn(attacker, wish), await friend.command(wish.type, { participantId })].join(', ')
    },
  },
  {
    name: 'answers what hosts did to others, from outside',
    answer: '404 unknown',
    async run(world) {
      const attacker = await removed(world)
      await removed(world)
      const answers: string[] = []
      for (let actId = 1; actId <= 300; actId++) {
        const said = await asksIn(attacker, { type: 'answer-act', actId: String(actId), text })
        if (said !== '200') answers.push(said)
      }
      if (answers.length !== 299) throw new Error(`${300 - answers.length} were answered`)
      return [...new Set(answers)].join(', ')
    },
    long: true,
  },
  {
    name: 'says what it has to say fifty times at once',
    answer: '1 × 200, 49 × 409 too_many',
    async run(world) {
      const attacker = await world.attacker(anotherName())
      const socket = attacker.voice()
      const heard = new Promise<string>((resolve) => {
        socket.on('notice', (notice) => notice.type === 'removed' && resolve(String(notice.actId)))
      })
      await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
      await world.remove(attacker)
      const actId = await heard
      const wish = { type: 'answer-act', actId, text }
      return told(await Promise.all(Array.from({ length: 50 }, () => asksIn(attacker, wish))))
    },
  },
  {
    name: 'takes the place of somebody who was let back, by their id in the name of a cookie',
    answer: '403 not_allowed',
    async run(world) {
      const [robbed, attacker] = [await removed(world), await world.attacker(anotherName())]
      await world.host.must({ type: 'let-back', participantId: asId(robbed.participantId) })
      const headers = {
        cookie: `tablecloth_${robbed.participantId}=${attacker.token}`,
        'x-tablecloth-as': robbed.participantId,
        origin: attacker.url,
      }
      // Its own token under another's name makes it nobody but itself.
      const wish = { type: 'let-back', participantId: robbed.participantId }
      return attacker.ask('POST', `/api/cafes/${attacker.cafeId}/commands`, wish, { token: null, headers })
    },
  },
]

export const slowedAndRemoved: Attack[] = [...ofSlowed, ...ofRemoved]
