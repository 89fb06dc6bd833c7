import { Batch } from '@tablecloth/server/storage/storage.ts'
import { updateFrame } from '@tablecloth/server/sync/frames.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench, type Wire } from './a-socket.ts'
import { TABLE, writeNote } from './a-table.ts'

let bench: Bench
let amal: Wire
let bo: Wire

beforeEach(async () => {
  bench = new Bench()
  amal = await bench.connect(TABLE, 'amal')
  bo = await bench.connect(TABLE, 'bo')
})

const note = (key: string, author: string, doc = new Y.Doc()) => {
  const before = Y.encodeStateVector(doc)
  writeNote(doc, key, author, 'Listen')
  return updateFrame(Y.encodeStateAsUpdate(doc, before))
}
const notes = (doc: Y.Doc) => Object.keys(doc.getMap('notes').toJSON())

describe('durable, then told', () => {
  it('[SY30] nobody hears of a write, and it is not acknowledged, before its commit', async () => {
    let open = () => {}
    bench.storage.gate = new Promise((resolve) => {
      open = resolve
    })
    amal.connection.message(note('note-0001', 'amal'))
    for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
    expect([bo.of('update').length, amal.of('ack').length, bench.storage.commits]).toEqual([0, 0, 0])
    open()
    await bench.turns.settled()
    expect(notes(bo.doc)).toEqual(['note-0001'])
    expect(amal.of('ack').at(-1)?.counts).toEqual([0, 1])
  })

  it('[SY30] what arrives together is one commit, one frame to each other, one acknowledgement', async () => {
    const doc = new Y.Doc()
    const bos = new Y.Doc()
    for (const key of ['note-0001', 'note-0002', 'note-0003']) amal.connection.message(note(key, 'amal', doc))
    bo.connection.message(note('note-0004', 'bo', bos))
    const chen = await bench.connect(TABLE, 'chen')
    await bench.turns.settled()
    expect(bench.storage.commits).toBe(1)
    expect(amal.of('ack').map(({ counts }) => counts)).toEqual([[0, 3]])
    expect([amal.of('update').length, bo.of('update').length]).toEqual([1, 1])
    // One frame serves everybody; what somebody wrote themselves changes nothing on their side.
    expect(notes(bo.doc)).toHaveLength(4)
    expect(notes(amal.doc)).toHaveLength(4)
    expect(notes(chen.doc)).toHaveLength(4)
  })

  it('[SY31] a stock socket is sent no frame that a stock provider does not know', async () => {
    const stock = await bench.connect(TABLE, 'stock', { own: false })
    stock.connection.message(note('note-0001', 'stock'))
    await bench.turns.settled()
    expect(stock.of('ack')).toEqual([])
    expect(notes(bo.doc)).toEqual(['note-0001'])
  })

  it('[SY31] acknowledgements count first syncs and updates apart, those that change nothing too', async () => {
    amal.connection.message(Uint8Array.from([0, 1, 2, 0, 0]))
    await bench.turns.settled()
    amal.connection.message(Uint8Array.from([0, 2, 2, 0, 0]))
    await bench.turns.settled()
    expect(amal.of('ack').map(({ counts }) => counts)).toEqual([
      [1, 0],
      [1, 1],
    ])
    expect(bench.storage.commits).toBe(0)
  })

  it('[SY32] when a commit fails nobody is told, nothing is acknowledged, and the document is as it was', async () => {
    amal.connection.message(note('note-0001', 'amal'))
    await bench.turns.settled()
    await bench.documents.retain(TABLE)
    bench.storage.failure = new Error('the disk is full')
    bo.connection.message(note('note-0002', 'bo'))
    await bench.turns.settled()
    expect([amal.closed, bo.closed]).toEqual([
      { code: 1013, reason: '{"code":"storage"}' },
      { code: 1013, reason: '{"code":"storage"}' },
    ])
    expect([amal.of('update').length, bo.of('ack').length]).toEqual([0, 0])
    bench.storage.failure = null
    const back = await bench.connect(TABLE, 'bo')
    expect(notes(back.doc)).toEqual(['note-0001'])
    expect(notes(bench.documents.read(TABLE))).toEqual(['note-0001'])
    // And what could not be kept can be sent again.
    back.connection.message(note('note-0002', 'bo'))
    await bench.turns.settled()
    expect(back.of('ack').at(-1)?.counts).toEqual([0, 1])
  })

  it('[SY32] the server’s own change is undone with a commit that fails, and can be made again', async () => {
    await bench.documents.retain('cafe/cafe-one')
    bench.storage.failure = new Error('the disk is full')
    const change = () =>
      bench.turns.run((batch) => {
        bench.documents.change(batch, 'cafe/cafe-one', (doc) => doc.getMap('state').set('phase', 'round'))
        return { value: null }
      })
    await expect(change()).rejects.toThrow('the disk is full')
    bench.storage.failure = null
    await bench.documents.retain('cafe/cafe-one')
    expect(bench.documents.read('cafe/cafe-one').getMap('state').toJSON()).toEqual({})
    await change()
    const reader = await bench.connect('cafe/cafe-one', 'amal')
    expect(reader.doc.getMap('state').get('phase')).toBe('round')
  })

  it('[SY33] several changes of one turn are one frame, and keep the server’s one client id', async () => {
    await bench.turns.run((batch) => {
      for (const n of [1, 2, 3]) bench.documents.change(batch, TABLE, (doc) => doc.getMap('speaking').set('turns', n))
      return { value: null }
    })
    expect(amal.of('update')).toHaveLength(1)
    expect(amal.doc.getMap('speaking').get('turns')).toBe(3)
    expect([...amal.doc.store.clients.keys()]).toEqual([1])
  })

  it('[SY33] a change that goes wrong half-way leaves nothing behind, in memory or elsewhere', async () => {
    const going = bench.turns.run((batch) => {
      bench.documents.change(batch, TABLE, (doc) => {
        doc.getMap('speaking').set('turns', 1)
        throw new Error('a bug')
      })
      return { value: null }
    })
    await expect(going).rejects.toThrow('a bug')
    expect(amal.closed).toMatchObject({ code: 1013 })
    const back = await bench.connect(TABLE, 'amal')
    expect(back.doc.getMap('speaking').toJSON()).toEqual({})
  })

  it('[SY33] a document that nobody has retained cannot be changed', async () => {
    const change = bench.turns.run((batch) => {
      bench.documents.change(batch, 'desk/cafe-one', () => {})
      return { value: null }
    })
    await expect(change).rejects.toThrow()
  })
})

describe('documents in memory', () => {
  it('[SY34] are loaded once however many ask, and forgotten when the last has gone', async () => {
    const loads = bench.storage.loads
    await Promise.all(Array.from({ length: 20 }, () => bench.documents.retain('harvest/cafe-one')))
    expect(bench.storage.loads).toBe(loads + 1)
    for (let n = 0; n < 20; n++) bench.documents.release('harvest/cafe-one')
    await bench.turns.settled()
    expect([...bench.documents.live()].map(({ name }) => name)).toEqual([TABLE])
  })

  it('[SY34] are not forgotten while a write is under way', async () => {
    let open = () => {}
    bench.storage.gate = new Promise((resolve) => {
      open = resolve
    })
    amal.connection.message(note('note-0001', 'amal'))
    await new Promise((resolve) => setImmediate(resolve))
    amal.connection.left()
    bo.connection.left()
    expect([...bench.documents.live()]).toHaveLength(1)
    const coming = bench.connect(TABLE, 'chen')
    open()
    expect(notes((await coming).doc)).toEqual(['note-0001'])
  })

  it('[SY35] a long log becomes a snapshot that says the same, when nobody is there any more', async () => {
    const doc = new Y.Doc()
    for (let n = 0; n < 30; n++) {
      amal.connection.message(note(`note-00${n + 10}`, 'amal', doc))
      await bench.turns.settled()
    }
    doc.getMap('notes').delete('note-0012')
    amal.connection.message(updateFrame(Y.encodeStateAsUpdate(doc)))
    await bench.turns.settled()
    const before = bo.doc.getMap('notes').toJSON()
    amal.connection.left()
    bo.connection.left()
    await bench.turns.settled()
    await bench.documents.close()
    const kept = bench.storage.documents.get(TABLE)
    expect([kept?.rows.length, kept?.snapshot !== null]).toEqual([0, true])
    const back = await bench.connect(TABLE, 'amal')
    expect(back.doc.getMap('notes').toJSON()).toEqual(before)
    expect(Object.keys(before)).toHaveLength(29)
  })

  it('[SY35] a log that is long when it is loaded is compacted while people write', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    doc.clientID = 5000
    writeNote(doc, 'note-0001', 'amal', '')
    const text = doc.getMap<Y.Map<Y.Text>>('notes').get('note-0001')?.get('text')
    for (let n = 0; n < 600; n++) text?.insert(0, 'x')
    const name = 'table/cafe-one/t2'
    const batch = new Batch()
    batch.updates.push(...updates.map((update) => ({ document: name, update })))
    await bench.storage.commit(batch)
    const writer = await bench.connect(name, 'bo')
    writer.connection.message(note('note-0002', 'bo'))
    await bench.turns.settled()
    await bench.documents.close()
    const kept = bench.storage.documents.get(name)
    expect(kept?.rows.length).toBeLessThan(3)
    const stored = new Y.Doc()
    for (const update of (await bench.storage.loadDocument(name)).updates) Y.applyUpdate(stored, update)
    expect(notes(stored).sort()).toEqual(['note-0001', 'note-0002'])
  })

  it('[SY36] erasing a café waits for what is under way, and nothing of it is written afterwards', async () => {
    amal.connection.message(note('note-0001', 'amal'))
    await bench.documents.erase('cafe-one')
    const commits = bench.storage.commits
    expect([amal.closed, bo.closed]).toEqual([
      { code: 4404, reason: '{"code":"unknown_cafe"}' },
      { code: 4404, reason: '{"code":"unknown_cafe"}' },
    ])
    amal.connection.message(note('note-0002', 'amal'))
    await bench.turns.settled()
    expect(bench.storage.commits).toBe(commits)
  })
})
