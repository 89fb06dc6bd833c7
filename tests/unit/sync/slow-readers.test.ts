import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench, presenceOf, updateOf, type Wire } from './a-socket.ts'
import { TABLE, writeNote } from './a-table.ts'
import { until } from './until.ts'

const MIB = 1024 * 1024

let bench: Bench
let amal: Wire
let bo: Wire

beforeEach(async () => {
  bench = new Bench()
  amal = await bench.connect(TABLE, 'amal')
  bo = await bench.connect(TABLE, 'bo')
})

/** Bo's own document, whose changes are sent one by one. */
class Typing {
  readonly doc = new Y.Doc()

  async write(...keys: string[]): Promise<void> {
    for (const key of keys) {
      bo.connection.message(updateOf(this.doc, (doc) => writeNote(doc, key, 'bo', 'x'.repeat(1500))))
      await bench.turns.settled()
    }
  }

  get notes(): unknown {
    return this.doc.getMap('notes').toJSON()
  }
}

const keys = (many: number) => Array.from({ length: many }, (_, n) => `note-${String(n).padStart(4, '0')}`)

describe('somebody who reads slowly', () => {
  it('[SY46] is told nothing more until they have read, and then all that they missed in one update', async () => {
    const typing = new Typing()
    await typing.write('note-0000')
    const before = amal.of('update').length
    amal.bufferedAmount = 2 * MIB
    await typing.write('note-0001', 'note-0002')
    bo.connection.message(presenceOf([[5002, 1, { here: true }]]))
    await bench.turns.settled()
    expect([amal.of('update').length, amal.closed]).toEqual([before, null])
    amal.bufferedAmount = 0
    await until('caught up', () => amal.of('update').length > before)
    expect(amal.of('update')).toHaveLength(before + 1)
    expect(amal.doc.getMap('notes').toJSON()).toEqual(typing.notes)
    expect(amal.of('presence').flatMap(({ shown }) => shown)).toMatchObject([{ clientId: 5002 }])
    expect(amal.of('position').at(-1)?.position).toBe(3)
    await typing.write('note-0003')
    expect(amal.doc.getMap('notes').toJSON()).toEqual(typing.notes)
  })

  it('[SY46] gets the whole state where what they missed is not remembered any more', async () => {
    const typing = new Typing()
    amal.bufferedAmount = 2 * MIB
    await typing.write(...keys(250))
    amal.bufferedAmount = 0
    await until('caught up', () => amal.of('step-2').length === 2)
    expect(amal.doc.getMap('notes').toJSON()).toEqual(typing.notes)
  })

  it('[SY46] hears what became durable, and the answer to what they asked, when they have read', async () => {
    amal.bufferedAmount = 2 * MIB
    amal.connection.message(updateOf(new Y.Doc(), (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen')))
    amal.connection.message(Uint8Array.from([0, 0, 1, 0]))
    await bench.turns.settled()
    expect([amal.of('ack').length, amal.of('step-2').length]).toEqual([0, 1])
    amal.bufferedAmount = 0
    await until('answered', () => amal.of('step-2').length === 2)
    expect(amal.of('ack').at(-1)?.counts).toEqual([0, 1])
  })

  it('[SY45] is closed, to come back, when they take nothing for half a minute, or too much waits for them', async () => {
    const typing = new Typing()
    amal.bufferedAmount = 2 * MIB
    await typing.write('note-0001')
    bench.now += 31_000
    await until('closed', () => amal.closed !== null)
    expect(amal.closed).toEqual({ code: 1013, reason: '{"code":"too_slow"}' })
    const chen = await bench.connect(TABLE, 'chen')
    chen.bufferedAmount = 9 * MIB
    await typing.write('note-0002')
    await until('closed', () => chen.closed !== null)
    expect(chen.closed).toMatchObject({ code: 1013 })
  })
})
