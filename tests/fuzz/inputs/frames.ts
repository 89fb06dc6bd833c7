import { readFrame } from '@tablecloth/server/sync/frames.ts'
import { fitsPresence, Presence, readPresence, writePresence } from '@tablecloth/server/sync/presence.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import type { Rng } from '@tablecloth/shared/rng.ts'
import * as encoding from 'lib0/encoding'
import { garble } from '../guard/bend.ts'
import { deep, someText, spoil } from './spoil.ts'

interface Read {
  outcome: string
  faults: string[]
}

/** The entries of a presence frame, mostly as y-protocols writes them. */
export function presenceEntries(rng: Rng): Uint8Array {
  const count = rng.int(4)
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, rng.int(12) ? count : rng.pick([0, count + 1, 2001, 2 ** 31]))
    for (let n = 0; n < count; n++) {
      encoding.writeVarUint(encoder, rng.int(10) ? 5000 + rng.int(4) : rng.pick([0, 7, 2 ** 32, 2 ** 53 - 1]))
      encoding.writeVarUint(encoder, rng.int(20) ? rng.int(5) : 2 ** 53 - 1)
      encoding.writeVarString(encoder, stateJson(rng))
    }
  })
}

function stateJson(rng: Rng): string {
  const sample = { cursor: { x: 1, y: 2 }, editing: 'note-0001', user: { name: 'Heron' } }
  if (rng.int(3)) return JSON.stringify(sample)
  const others = [
    'null',
    '[',
    '',
    '7',
    '"x"',
    '{"__proto__":{"admin":true}}',
    '['.repeat(20_000),
    `{"a":"${'x'.repeat(5000)}"}`,
  ]
  if (rng.int(2)) return rng.pick(others)
  try {
    return JSON.stringify(rng.int(2) ? spoil(sample, rng) : { ...sample, more: deep(rng.int(4), false) }) ?? 'null'
  } catch {
    return 'null'
  }
}

function honestFrame(rng: Rng): Uint8Array {
  return encoding.encode((encoder) => {
    const kind = rng.pick([0, 0, 1, 3, 100, 101, 102, rng.int(200)])
    encoding.writeVarUint(encoder, kind)
    if (kind === 0) encoding.writeVarUint(encoder, rng.int(4))
    if (kind === 102) {
      encoding.writeVarString(encoder, someText(rng).slice(0, 40))
      encoding.writeVarUint(encoder, rng.int(1000))
    }
    const payload = kind === 1 ? presenceEntries(rng) : Uint8Array.from({ length: rng.int(40) }, () => rng.int(256))
    encoding.writeVarUint8Array(encoder, payload)
  })
}

/** Bytes as they might come over a socket: frames of every kind, often garbled. */
export const someFrame = (rng: Rng): Uint8Array => (rng.int(3) ? honestFrame(rng) : garble(honestFrame(rng), rng))

function readOneFrame(rng: Rng): Read {
  const bytes = someFrame(rng)
  const frame = readFrame(bytes)
  if (!frame) return { outcome: 'malformed', faults: [] }
  const payload =
    'vector' in frame ? frame.vector : 'update' in frame ? frame.update : 'entries' in frame ? frame.entries : null
  return { outcome: frame.kind, faults: payload && payload.length >= bytes.length ? ['more than was sent'] : [] }
}

/** What is refused shows nobody; what is shown is shown as whose it is, and changes nobody else. */
function showOne(rng: Rng): Read {
  const presence = new Presence()
  const there = [{ clientId: 4999, clock: 1, state: { here: true } }]
  presence.show(there, { participantId: asId('bo'), name: 'Bo' }, {}, 0)
  const everyone = () => writePresence(presence.everyone())
  const before = everyone()
  const entries = rng.int(3) ? presenceEntries(rng) : garble(presenceEntries(rng), rng)
  const shown = readPresence(entries)
  if (typeof shown === 'string') {
    const same = Buffer.compare(before, everyone()) === 0
    return { outcome: shown, faults: same ? [] : ['somebody was shown'] }
  }
  const own = shown.filter(({ clientId }) => clientId !== 4999)
  if (!own.every(({ state }) => fitsPresence(state))) return { outcome: 'too_large', faults: [] }
  const news = presence.show(own, { participantId: asId('amal'), name: 'Amal' }, {}, 1)
  const faults: string[] = []
  for (const told of [writePresence(news), everyone()]) {
    const read = readPresence(told)
    if (typeof read === 'string') faults.push('what is told cannot be read')
    for (const { clientId, state } of Array.isArray(read) ? read : []) {
      const whose = clientId === 4999 ? 'bo' : 'amal'
      if (state && state.participantId !== whose) faults.push('shown as somebody else')
      if (state && !Object.hasOwn(state, 'participantId')) faults.push('a state that inherits')
    }
  }
  return { outcome: news.length ? 'shown' : 'nothing new', faults }
}

const KINDS = { frame: readOneFrame, presence: showOne }

export function readSomeBytes(rng: Rng): Read & { kind: string } {
  const kind = rng.pick(Object.keys(KINDS) as (keyof typeof KINDS)[])
  return { kind, ...KINDS[kind](rng) }
}
