import { stepOneFrame, updateFrame } from '@tablecloth/server/sync/frames.ts'
import * as Y from 'yjs'
import { presenceOf } from '../../unit/sync/a-socket.ts'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { ASK_PRESENCE, type HandSocket, textOf, updateOf } from '../hand-socket.ts'
import { atTable, bytes } from './at-table.ts'

function* times(n: number, frame: (n: number) => Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < n; at++) yield frame(at)
}

const EMPTY_UPDATE = updateFrame(new Uint8Array([0, 0]))

/** A struct's first byte: its content is letters, and it lies in a type. */
const WORDS_IN_A_TYPE = 4
const MOST_WORDS = 900_000

/** A text in one's own note that is deleted in the same update, a megabyte at a time. */
async function deletedWords(socket: HandSocket, { participantId }: Attacker, times: number): Promise<void> {
  const noteId = `blank-${participantId.slice(0, 8)}`
  void socket.write((doc) => writeNote(doc, noteId, participantId, 'Mine'))
  const { clientID } = socket.doc
  const text = textOf(socket.doc, noteId)._item?.id
  const words = bytes(MOST_WORDS, new Uint8Array(MOST_WORDS).fill(120))
  for (let n = 0, clock = Y.getState(socket.doc.store, clientID); n < times; n++, clock += MOST_WORDS) {
    const item = bytes(WORDS_IN_A_TYPE, 0, text?.client ?? 0, text?.clock ?? 0, words)
    await socket.sendUpdate(bytes(1, 1, clientID, clock, item, 1, clientID, 1, clock, MOST_WORDS))
  }
}

export const floods: Attack[] = [
  {
    name: 'asks five thousand times for the whole document and reads no answer',
    answer: '4529 too_fast',
    run: atTable((socket) => socket.flood(times(5000, () => stepOneFrame(new Uint8Array([0]))))),
  },
  {
    name: 'asks twenty thousand times who is there and reads no answer',
    answer: '4529 too_fast',
    run: atTable((socket) => socket.flood(times(20_000, () => ASK_PRESENCE))),
  },
  {
    name: 'sends fifty thousand updates that say nothing',
    answer: '4529 too_fast',
    run: atTable((socket) => socket.flood(times(50_000, () => EMPTY_UPDATE))),
  },
  {
    name: 'sets one key ten thousand times, each time in a frame of its own',
    answer: '4529 too_fast',
    run: atTable((socket) => {
      const set = (n: number) =>
        updateFrame(updateOf(socket.doc, (doc) => doc.getMap('layout').set('one-key-flood', { x: n, y: n })))
      return socket.flood([...times(10_000, set)])
    }),
  },
  {
    name: 'moves its cursor forty thousand times',
    answer: '4529 too_fast',
    run: atTable((socket) => socket.flood(times(40_000, (n) => presenceOf([[socket.doc.clientID, n, { x: n }]])))),
  },
  {
    name: 'shows itself in sixty frames of most of a megabyte',
    answer: '4529 too_fast',
    run: atTable((socket) => {
      const shown = (clock: number): [number, number, unknown][] =>
        Array.from({ length: 450 }, (_, n) => [10_000_000 + n, clock, { text: 'x'.repeat(1900) }])
      return socket.flood(times(60, (n) => presenceOf(shown(n + 1))))
    }),
  },
  {
    name: 'writes a hundred megabytes that are deleted at once',
    answer: '4529 too_fast',
    async run(world) {
      const attacker = await world.attacker()
      const socket = await attacker.open()
      await deletedWords(socket, attacker, 110)
      return socket.verdict()
    },
  },
]
