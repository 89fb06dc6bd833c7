import { inflateRawSync } from 'node:zlib'
import { RESUME_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench, updateOf, type Wire } from './a-socket.ts'
import { TABLE, writeNote } from './a-table.ts'

let bench: Bench
let amal: Wire
const doc = () => new Y.Doc()
const notes = (wire: Wire) => wire.doc.getMap('notes').toJSON()

beforeEach(async () => {
  bench = new Bench()
  amal = await bench.connect(TABLE, 'amal')
})

async function write(amals: Y.Doc, key: string, text = 'Listen'): Promise<void> {
  amal.connection.message(updateOf(amals, (one) => writeNote(one, key, 'amal', text)))
  await bench.turns.settled()
}

const resume = (epoch: string, position: number, vector = new Uint8Array([0])) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, RESUME_FRAME)
    encoding.writeVarString(encoder, epoch)
    encoding.writeVarUint(encoder, position)
    encoding.writeVarUint8Array(encoder, vector)
  })

describe('whoever joins', () => {
  it('[SY47] gets one sync step 2, and what was written since the state was last encoded with it', async () => {
    const amals = doc()
    await write(amals, 'note-0001')
    const bo = await bench.connect(TABLE, 'bo')
    await write(amals, 'note-0002')
    await write(amals, 'note-0003')
    const chen = await bench.connect(TABLE, 'chen')
    expect(notes(bo)).toEqual(amals.getMap('notes').toJSON())
    expect(notes(chen)).toEqual(amals.getMap('notes').toJSON())
    expect([bo.of('step-2').length, chen.of('step-2').length]).toEqual([1, 1])
    expect(chen.heard.findLast(({ is }) => is === 'update' || is === 'step-2')?.is).toBe('step-2')
  })

  it('[SY47] gets a large cloth in frames of a bounded size, each of which can be applied as it comes', async () => {
    const amals = doc()
    const people = [amals, doc(), doc()]
    for (let n = 0; n < 450; n++) {
      const from = people[n % 3] as Y.Doc
      const update = updateOf(from, (one) => writeNote(one, `note-${1000 + n}`, 'amal', 'ü'.repeat(900)))
      amal.connection.message(update)
      bench.now += 1000
    }
    amal.connection.message(updateOf(amals, (one) => one.getMap('notes').delete('note-1000')))
    await bench.turns.settled()
    const bo = await bench.connect(TABLE, 'bo')
    const frames = [...bo.of('update'), ...bo.of('step-2')]
    expect(frames.length).toBeGreaterThan(3)
    const copy = doc()
    for (const { bytes } of frames) {
      expect(bytes.length).toBeLessThan(300_000)
      Y.applyUpdate(copy, bytes)
      expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
    }
    expect(copy.getMap('notes').size).toBe(449)
    expect(copy.getMap('notes').toJSON()).toEqual(bench.documents.read(TABLE).getMap('notes').toJSON())
  })
})

describe('whoever comes back', () => {
  it('[SY48] with an epoch and a position gets what came after it, and nothing else', async () => {
    const amals = doc()
    await write(amals, 'note-0001', 'x'.repeat(1000))
    const bo = await bench.connect(TABLE, 'bo')
    const { epoch, position } = bo.of('position').at(-1) ?? { epoch: '', position: -1 }
    bo.connection.left()
    await write(amals, 'note-0002')
    const back = await bench.connect(TABLE, 'bo', { first: resume(epoch, position) })
    const [answer] = back.of('step-2')
    expect(answer?.bytes.length).toBeLessThan(200)
    const copy = bo.doc
    Y.applyUpdate(copy, answer?.bytes ?? new Uint8Array())
    expect(copy.getMap('notes').toJSON()).toEqual(amals.getMap('notes').toJSON())
  })

  it('[SY48] with an epoch or a position that means nothing gets what their state vector lacks', async () => {
    const amals = doc()
    await write(amals, 'note-0001')
    for (const frame of [resume('another', 0), resume('', 99), resume(amal.of('position')[0]?.epoch ?? '', 99)]) {
      const back = await bench.connect(TABLE, 'bo', { first: frame })
      expect(notes(back)).toEqual(amals.getMap('notes').toJSON())
    }
  })

  it('[SY48] is told the position again with every acknowledgement', async () => {
    const amals = doc()
    const before = amal.of('position').at(-1)?.position ?? -1
    await write(amals, 'note-0001')
    const bo = await bench.connect(TABLE, 'bo')
    bo.connection.message(updateOf(doc(), (one) => writeNote(one, 'note-0002', 'bo', 'Trust')))
    await bench.turns.settled()
    expect([before, bo.of('ack').at(-1)?.position]).toEqual([0, 2])
  })
})

describe('a document that nobody works with', () => {
  const rest = async () => {
    for (let visit = 0; visit < 8; visit++) bench.documents.visit()
    await bench.documents.settled()
  }
  const live = () => [...bench.documents.live()][0]

  it('[SY49] is put to sleep, with its log compacted, and wakes as it was for whoever asks', async () => {
    const amals = doc()
    for (const key of ['note-0001', 'note-0002', 'note-0003']) await write(amals, key)
    await rest()
    expect(live()?.contents.isAwake).toBe(false)
    expect(bench.storage.documents.get(TABLE)?.rows).toEqual([])
    const bo = await bench.connect(TABLE, 'bo')
    expect(live()?.contents.isAwake).toBe(true)
    expect(notes(bo)).toEqual(amals.getMap('notes').toJSON())
    await write(amals, 'note-0004')
    expect(notes(bo)).toEqual(amals.getMap('notes').toJSON())
    expect(live()?.contents.count('notes')).toBe(4)
  })

  it('[SY49] that woke only to be read goes to sleep again as it is', async () => {
    await write(doc(), 'note-0001')
    await rest()
    const { loads } = bench.storage
    const bo = await bench.connect(TABLE, 'bo')
    expect(live()?.contents.isAwake).toBe(true)
    await rest()
    expect([live()?.contents.isAwake, bench.storage.loads]).toEqual([false, loads])
    const chen = await bench.connect(TABLE, 'chen')
    expect(notes(chen)).toEqual(notes(bo))
  })

  it('[HA83] is handed to a thread without being woken, and is the same there as awake', async () => {
    const amals = doc()
    await write(amals, 'note-0001')
    const read = (state: ReturnType<typeof bench.documents.state>) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, state.deflated ? inflateRawSync(state.update) : state.update)
      return copy.getMap('notes').toJSON()
    }
    const awake = bench.documents.state(TABLE)
    expect([awake.deflated, read(awake)]).toEqual([false, amals.getMap('notes').toJSON()])
    await rest()
    const asleep = bench.documents.state(TABLE)
    expect([asleep.deflated, live()?.contents.isAwake]).toEqual([true, false])
    expect(read(asleep)).toEqual(read(awake))
    await write(amals, 'note-0002')
    expect(read(bench.documents.state(TABLE))).toEqual(amals.getMap('notes').toJSON())
  })

  it('[SY49] stays awake when somebody writes while it is being packed', async () => {
    const amals = doc()
    await write(amals, 'note-0001')
    for (let visit = 0; visit < 8; visit++) bench.documents.visit()
    await write(amals, 'note-0002')
    await bench.documents.settled()
    expect(live()?.contents.isAwake).toBe(true)
    const bo = await bench.connect(TABLE, 'bo')
    expect(notes(bo)).toEqual(amals.getMap('notes').toJSON())
  })

  it('[SY49] sleeps on through presence, and answers who comes back with its position', async () => {
    const amals = doc()
    await write(amals, 'note-0001')
    const { epoch, position } = amal.of('ack').at(-1)
      ? { ...amal.of('position')[0], position: 1 }
      : { epoch: '', position: 0 }
    await rest()
    const back = await bench.connect(TABLE, 'bo', { first: resume(epoch ?? '', position) })
    expect(back.of('step-2')[0]?.bytes).toEqual(new Uint8Array([0, 0]))
    expect(live()?.contents.isAwake).toBe(false)
  })
})
