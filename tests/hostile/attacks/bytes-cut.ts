import { stepOneFrame, updateFrame } from '@tablecloth/server/sync/frames.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { writeNote } from '../../unit/sync/a-table.ts'
import type { Attack } from '../attack.ts'
import type { Attacker } from '../attacker.ts'
import { updateOf } from '../hand-socket.ts'
import { atTable, bytes } from './at-table.ts'

/** An update as it should be: two notes of one's own. */
async function honestUpdate(attacker: Attacker): Promise<Uint8Array> {
  const socket = await attacker.open()
  const { participantId } = attacker
  return updateOf(socket.doc, (doc) => {
    writeNote(doc, `cut-${participantId.slice(0, 6)}-1`, participantId, 'One')
    writeNote(doc, `cut-${participantId.slice(0, 6)}-2`, participantId, 'Two')
  })
}

/** Each over a socket of its own; what they were told, without repetitions. */
async function each(attacker: Attacker, frames: readonly Uint8Array[]): Promise<string> {
  const answers = new Set<string>()
  for (const frame of frames) {
    const socket = await attacker.open()
    socket.send(frame)
    answers.add(await socket.verdict())
    socket.end()
  }
  return [...answers].sort().join(', ')
}

const FRAMES: Record<string, Uint8Array> = {
  'sends an empty frame': new Uint8Array(),
  'sends a frame of a kind that there is not': new Uint8Array([9, 9, 9]),
  'sends a step of a sync that there is not': new Uint8Array([0, 7, 1, 0]),
  'promises more bytes than it sends': new Uint8Array([0, 2, 0xff, 0xff, 3, 1, 2, 3]),
  'sends a number without end': new Uint8Array(4096).fill(0xff),
  'sends an update of no bytes': updateFrame(new Uint8Array()),
  'sends a state vector that is cut short': stepOneFrame(new Uint8Array([5, 1])),
  'sends a state vector of a trillion clients': stepOneFrame(bytes(2 ** 40)),
  'sends presence that is cut short': new Uint8Array([1, 3, 1, 5, 1]),
  'says that the server has acknowledged': new Uint8Array([100, 9, 9]),
}

export const bytesCut: Attack[] = [
  {
    name: 'sends an update that is cut short, at every tenth byte',
    answer: '4400 malformed',
    async run(world) {
      const attacker = await world.attacker()
      const update = await honestUpdate(attacker)
      const lengths = Array.from({ length: Math.floor(update.length / 10) }, (_, n) => n * 10)
      return each(
        attacker,
        lengths.map((length) => updateFrame(update.slice(0, length))),
      )
    },
  },
  {
    name: 'turns a bit of an update over, sixty times',
    answer: ['4400 malformed, 4403 not_allowed, 4403 not_yours, open', '4400 malformed, 4403 not_allowed, open'],
    async run(world) {
      const attacker = await world.attacker()
      const update = await honestUpdate(attacker)
      const rng = createRng('turned')
      const frames = Array.from({ length: 60 }, () => {
        const turned = update.slice()
        const bit = rng.int(turned.length * 8)
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return updateFrame(turned)
      })
      return each(attacker, frames)
    },
  },
  ...Object.entries(FRAMES).map(([name, frame]) => ({
    name,
    answer: '4400 malformed',
    run: atTable((socket) => socket.send(frame)),
  })),
  {
    name: 'sends text where bytes belong',
    answer: '4400 malformed',
    run: atTable((socket) => socket.ws.send('{"type":"update"}')),
  },
]
