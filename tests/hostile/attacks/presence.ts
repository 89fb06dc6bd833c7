import { presenceOf } from '../../unit/sync/a-socket.ts'
import type { Attack } from '../attack.ts'
import { ASK_PRESENCE, OPEN } from '../hand-socket.ts'
import type { World } from '../world.ts'
import { atTable, victimIn } from './at-table.ts'

const LAST_CLOCK = Number.MAX_SAFE_INTEGER

/** What somebody who comes now is shown of everybody. */
async function shownToJoiner(world: World) {
  const joiner = await world.joiner()
  joiner.send(ASK_PRESENCE)
  await joiner.verdict()
  joiner.end()
  return new Map(joiner.seen.map(({ clientId, state }) => [clientId, state]))
}

/** What its sender shows of itself under its own id. */
const shows = (state: unknown): Attack['run'] =>
  atTable((socket) => socket.send(presenceOf([[socket.doc.clientID, 1, state]])))

export const presence: Attack[] = [
  {
    name: 'shows another state of somebody else',
    answer: OPEN,
    run: atTable((socket) =>
      socket.send(presenceOf([[victimIn(socket.doc).clientId, 1_000_000, { here: false, name: 'A fool' }]])),
    ),
  },
  {
    name: 'ejects somebody else',
    answer: OPEN,
    run: atTable((socket) => socket.send(presenceOf([[victimIn(socket.doc).clientId, 1_000_000, null]]))),
  },
  {
    name: 'freezes somebody else by the last clock there is',
    answer: OPEN,
    async run(world) {
      const plover = await (await world.attacker('Plover')).open()
      const id = plover.doc.clientID
      plover.send(presenceOf([[id, 1, { mood: 'calm' }]]))
      await plover.verdict()
      const socket = await (await world.attacker()).open()
      socket.send(presenceOf([[id, LAST_CLOCK, { mood: 'frozen' }]]))
      const answer = await socket.verdict()
      plover.send(presenceOf([[id, 2, { mood: 'glad' }]]))
      await plover.verdict()
      const mood = (await shownToJoiner(world)).get(id)?.mood
      if (mood !== 'glad') throw new Error(`a joiner sees ${mood}`)
      return answer
    },
  },
  {
    name: 'shows itself under the name and the id of somebody else',
    answer: OPEN,
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      const [heron] = world.honest
      socket.send(presenceOf([[socket.doc.clientID, 1, { name: heron?.name, participantId: heron?.participantId }]]))
      const answer = await socket.verdict()
      const shown = (await shownToJoiner(world)).get(socket.doc.clientID)
      if (shown?.participantId !== attacker.participantId || shown.name !== 'Mallory') throw new Error('it is believed')
      return answer
    },
  },
  {
    name: 'fills the table with phantoms',
    answer: OPEN,
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      const state = { here: 'x'.repeat(1000) }
      socket.send(presenceOf(Array.from({ length: 900 }, (_, n) => [8_000_000 + n, 1, state])))
      const answer = await socket.verdict()
      const phantoms = [...(await shownToJoiner(world)).values()].filter(
        (one) => one?.participantId === attacker.participantId,
      )
      if (phantoms.length > 100) throw new Error(`whoever joins is shown ${phantoms.length} phantoms`)
      return answer
    },
  },
  { name: 'shows a deep state', answer: '4400 malformed', run: shows({ a: { b: { c: 1 } } }) },
  {
    name: 'shows a state of a hundred thousand lists in one another',
    answer: '4413 too_large',
    run: shows('['.repeat(1e5)),
  },
  {
    name: 'shows a state of two thousand lists in one another',
    answer: '4400 malformed',
    run: shows('['.repeat(2000) + ']'.repeat(2000)),
  },
  { name: 'shows a state of three thousand letters', answer: '4413 too_large', run: shows({ text: 'x'.repeat(3000) }) },
  { name: 'shows a state of half a megabyte', answer: '4413 too_large', run: shows({ text: 'x'.repeat(500_000) }) },
  {
    name: 'shows a state with a key that every object has',
    answer: '4400 malformed',
    run: shows('{"__proto__":{"role":"host"}}'),
  },
  { name: 'shows a state that is no JSON', answer: '4400 malformed', run: shows('{"here":') },
  { name: 'shows a state that is a number', answer: '4400 malformed', run: shows('7') },
  {
    name: 'shows itself under an id of the server',
    answer: '4403 not_allowed',
    run: atTable((socket) => socket.send(presenceOf([[1, 1, { here: true }]]))),
  },
  {
    name: 'shows itself to the whole café',
    answer: OPEN,
    async run(world) {
      const document = `cafe/${world.cafe.cafeId}`
      const socket = await (await world.attacker()).open(document)
      socket.send(presenceOf([[socket.doc.clientID, 1, { here: true }]]))
      const answer = await socket.verdict()
      const other = await (await world.attacker()).open(document)
      other.send(ASK_PRESENCE)
      await other.verdict()
      if (other.seen.length) throw new Error('hundreds would be shown it')
      return answer
    },
  },
  {
    name: 'lets an old socket close to take the presence of the new one away',
    answer: OPEN,
    async run(world) {
      const attacker = await world.attacker()
      const [old, fresh] = [await attacker.open(), await attacker.open()]
      old.send(presenceOf([[9_000_001, 1, { here: true }]]))
      await old.verdict()
      fresh.send(presenceOf([[9_000_001, 1, { here: true }]]))
      await fresh.verdict()
      old.end()
      await old.closed
      const answer = await fresh.verdict()
      if (!(await shownToJoiner(world)).get(9_000_001)) throw new Error('whoever came back is not seen')
      return answer
    },
  },
]
