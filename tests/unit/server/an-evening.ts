import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { seededEntropy } from '../cafe/a-cafe.ts'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

export const PERSPECTIVES = [
  { id: 'markfunder', name: 'Funder' },
  { id: 'markcarer', name: 'Carer' },
  { id: 'marklived', name: 'Lived experience', sensitive: true },
]

export interface Declared {
  id: string
  show: 'private' | 'count' | 'seat'
}

const MINUTE = 60_000
const SYNC = 0
const STEP_1 = 0
const STEP_2 = 1
const THE_END = 'That was the evening'

interface Wire {
  /** Every frame of Socket.IO that brought them an event, as it came. */
  frames: string[]
  voice: Voice
}

/**
 * An evening by chance on a true server, heard over both of its wires by everybody but the one person who declares something.
 * The same deeds for the same seed, a clock that stands still until it is turned, and no chance but the seed's.
 */
export async function anEvening(seed: string, declares: { atTheDoor?: Declared[]; later?: Declared[] }, steps = 14) {
  let now = 1_800_000_000_000
  const rng = createRng(seed)
  const server = await aServer({ clock: () => now, entropy: seededEntropy(seed) })
  const cafe = await makeCafe(server, { tables: 1 + rng.int(2), perspectives: PERSPECTIVES })
  const join = (name: string, perspectives: Declared[] = []) => joinCafe(server, cafe, name, { perspectives })
  const others = []
  for (let guest = 0; guest < 3; guest++) others.push(await join(`Guest ${guest}`, some(rng)))
  const target = await join('Somebody', declares.atTheDoor)
  const tokens = [cafe.hostToken, ...others.map(({ token }) => token)]
  const wires = tokens.map((token) => wireOf(server, token))
  const one = new Voice(server, target.token)
  await until(() => [...wires.map(({ voice }) => voice), one].every((voice) => voice.me()))
  const [host] = wires as [Wire, ...Wire[]]
  await host.voice.must({ type: 'start-round' })
  const documents = [`cafe/${cafe.cafeId}`, ...cafe.tables.map(({ id }) => `table/${cafe.cafeId}/${id}`)]
  const readers = documents.map((name) => new Reader(server, name, cafe.hostToken))
  const desk = new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken)
  for (const reader of [...readers, desk]) await reader.synced()

  const seen: string[] = []
  /** All that was on its way has come: on each wire an answer is behind it. */
  const look = async () => {
    for (const { voice } of wires) await voice.must({ type: 'time' })
    for (const reader of readers) await answered(reader)
    // Of the café's own document the words: whether its clock or a command comes first may change the order of writing.
    const [shared, ...tables] = readers as [Reader, ...Reader[]]
    seen.push(JSON.stringify(shared.doc.toJSON()), ...tables.map(({ doc }) => bytesOf(doc)))
  }
  const people = [...wires.slice(1).map(({ voice }) => voice), one]
  for (let step = 0; step < steps; step++) {
    const who = rng.pick(people)
    const table = rng.pick(cafe.tables).id
    const somebody = rng.pick([...others, target]).participantId
    const yes = rng.int(3) > 0
    const minutes = rng.pick([1, 3, 6])
    const deed = rng.pick([
      () => who.give({ type: 'start-turn' }),
      () => who.give({ type: 'start-turn' }),
      () => who.give({ type: 'end-turn' }),
      () => who.give({ type: 'raise-hand', kind: yes ? 'turn' : 'short-reply', later: !yes }),
      () => who.give({ type: 'allow-names', allow: yes }),
      () => who.give({ type: 'count-me-in', counted: yes }),
      () => who.give({ type: 'answer-invitation', answer: yes ? 'later' : 'speak' }),
      () => who.give({ type: 'name-missing', tableId: table, text: 'Somebody who is not here' }),
      () => host.voice.give({ type: 'agree-promise', tableId: table, shows: yes ? 'names' : 'balance' }),
      () => host.voice.give({ type: 'move', participantId: somebody, tableId: table }),
      () => {
        now += minutes * MINUTE
        return host.voice.give({ type: 'announce', text: `It is ${minutes} minutes later` })
      },
    ])
    await deed()
    if (step === steps - 4) {
      await one.must({ type: 'update-me', name: 'Somebody', perspectives: declares.later ?? declares.atTheDoor ?? [] })
    }
    await look()
  }
  await host.voice.give({ type: 'end-round' })
  await host.voice.must({ type: 'announce', text: THE_END })
  await look()
  // The desk is written once a second at most, and whole.
  await wires[1]?.voice.give({ type: 'report', text: THE_END, unnamed: true })
  await until(() => JSON.stringify(desk.root('reports')).includes(THE_END))
  seen.push(JSON.stringify(desk.doc.toJSON()), ...wires.flatMap(({ frames }) => frames))
  for (const token of tokens) {
    seen.push(JSON.stringify(await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, token)))
  }
  for (const { provider } of [...readers, desk]) provider.destroy()
  for (const voice of [...wires.map((wire) => wire.voice), one]) voice.socket.disconnect()
  await server.stop()
  return seen
}

const some = (rng: Rng): Declared[] =>
  PERSPECTIVES.flatMap(({ id, sensitive }) => {
    const show = rng.pick(['private', 'count', 'seat', 'nothing'] as const)
    return show === 'nothing' || (sensitive && show === 'seat') ? [] : { id, show }
  })

function wireOf(server: AServer, token: string): Wire {
  const voice = new Voice(server, token)
  const frames: string[] = []
  // `2` is an event of Socket.IO; what comes before is its greeting, with an address by chance.
  voice.socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
    if (type === 'message' && typeof data === 'string' && data.startsWith('2')) frames.push(data)
  })
  return { voice, frames }
}

const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')

/** Asks for what is missing, and waits for the answer, which comes behind all that was under way. */
async function answered({ doc, provider }: Reader): Promise<void> {
  const socket = provider.ws
  if (!socket) throw new Error('A reader has lost its line')
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, STEP_1)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
  await new Promise<void>((resolve) => {
    const hear = ({ data }: { data: ArrayBuffer }) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== SYNC || decoding.readVarUint(decoder) !== STEP_2) return
      socket.removeEventListener('message', hear as never)
      resolve()
    }
    socket.addEventListener('message', hear as never)
    socket.send(encoding.toUint8Array(encoder))
  })
}

export const expectSame = (seed: string, silent: readonly string[], declared: readonly string[]): void => {
  const differs = silent.findIndex((one, n) => one !== declared[n])
  if (differs >= 0) expect.fail(`${seed}, ${differs} of ${silent.length}: ${silent[differs]}\n${declared[differs]}`)
  expect(declared.length, seed).toBe(silent.length)
}
