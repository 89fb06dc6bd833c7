import * as Y from 'yjs'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import { OPEN, textOf, updateOf } from '../hand-socket.ts'
import { bytes, doubleOf, sends } from './at-table.ts'

/** A deleted nothing of this length: the smallest struct there is. */
const gone = (length: number) => bytes(0, length)
const SKIP = 10

const own = (make: (id: number) => Uint8Array): Attack['run'] => sends(({ doc }) => make(doc.clientID))

export const clocks: Attack[] = [
  {
    name: 'jumps to an enormous clock in one struct',
    answer: '4403 too_large',
    run: own((id) => bytes(1, 1, id, 0, gone(2 ** 50), 0)),
  },
  {
    name: 'begins at an enormous clock',
    answer: '4403 not_allowed',
    run: own((id) => bytes(1, 1, id, 2 ** 50, gone(1), 0)),
  },
  {
    name: 'writes a number with more digits than numbers have',
    answer: '4400 malformed',
    run: own((id) => bytes(1, 1, id, new Uint8Array(12).fill(0xff), gone(1), 0)),
  },
  {
    name: 'leaves a gap before what it writes',
    answer: '4403 not_allowed',
    run: sends(({ doc }, { participantId }) => {
      updateOf(doc, () => writeNote(doc, 'never-sent', participantId, 'Never sent'))
      return updateOf(doc, () => writeNote(doc, 'after-gap', participantId, 'After a gap'))
    }),
  },
  {
    name: 'skips clocks in the middle',
    answer: '4403 not_allowed',
    run: own((id) => bytes(1, 3, id, 0, gone(1), SKIP, 5, gone(1), 0)),
  },
  {
    name: 'refers to what nobody has',
    answer: '4403 not_allowed',
    run: sends(({ doc }, { participantId }) => {
      const double = doubleOf(doc, doc.clientID + 1)
      writeNote(double, 'unheard-of', participantId, 'Never sent')
      const other = doubleOf(double, doc.clientID + 2)
      return updateOf(other, () => textOf(other, 'unheard-of').insert(0, 'Into nothing'))
    }),
  },
  {
    name: 'deletes of its own what is not written yet',
    answer: '4403 not_allowed',
    run: own((id) => bytes(0, 1, id, 1, 5000, 1)),
  },
  {
    name: 'deletes what a client wrote that nobody has seen',
    answer: '4403 not_allowed',
    run: own(() => bytes(0, 1, 77_777_777, 1, 0, 2 ** 40)),
  },
  {
    name: 'deletes in a hundred thousand ranges',
    answer: '4403 not_allowed',
    run: own((id) => bytes(0, 1, id, 100_000, ...Array.from({ length: 100_000 }, (_, n) => bytes(n * 2, 1)))),
  },
  {
    name: 'deletes the same again and again in overlapping ranges',
    answer: '4400 malformed',
    run: sends(({ doc }) => {
      const [client = 0, known = []] = [...doc.store.clients][0] ?? []
      const end = known.reduce((sum, { length }) => sum + length, 0)
      return bytes(0, 1, client, 50_000, ...Array.from({ length: 50_000 }, () => bytes(0, end)))
    }),
  },
  {
    name: 'says that it deletes more ranges than it has',
    answer: '4400 malformed',
    run: own((id) => bytes(0, 1, id, 2 ** 40, 0, 1)),
  },
  {
    name: 'says that it brings more structs than it has',
    answer: '4400 malformed',
    run: own((id) => bytes(1, 2 ** 40, id, 0, gone(1), 0)),
  },
  {
    name: 'writes a struct without length',
    answer: '4400 malformed',
    run: own((id) => bytes(1, 1, id, 0, gone(0), 0)),
  },
  {
    name: 'brings two sections of one client',
    // Judged together, and passed on as one.
    answer: OPEN,
    run: own((id) => bytes(3, 1, id, 0, gone(1), 1, id + 1, 0, gone(1), 1, id, 1, gone(1), 0)),
  },
  {
    name: 'brings structs of a hundred clients at once',
    answer: '4403 too_large',
    run: own((id) => bytes(100, ...Array.from({ length: 100 }, (_, n) => bytes(1, id + n, 0, gone(1))), 0)),
  },
  {
    name: 'brings what refers to itself',
    answer: ['4403 not_allowed', '4400 malformed'],
    // A text item whose left neighbour is itself.
    run: own((id) => bytes(1, 1, id, 0, new Uint8Array([0x84]), id, 0, new Uint8Array([1, 120]), 0)),
  },
  {
    name: 'sends an update of the second version of the format',
    answer: '4400 malformed',
    run: sends(({ doc }, { participantId }) => {
      const double = doubleOf(doc, doc.clientID)
      const before = Y.encodeStateVector(double)
      writeNote(double, 'of-version-two', participantId, 'x')
      return Y.encodeStateAsUpdateV2(double, before)
    }),
  },
]
