import { Batch } from '@tablecloth/server/storage/storage.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bench, updateOf } from './a-socket.ts'
import { TABLE, writeNote } from './a-table.ts'

let bench: Bench

/** Three notes in three rows of the log; `spoil` does something to a row. */
async function store(spoil: (rows: { update: Uint8Array }[]) => void): Promise<void> {
  const doc = new Y.Doc()
  const batch = new Batch()
  doc.on('update', (update) => batch.updates.push({ document: TABLE, update }))
  for (const key of ['note-0001', 'note-0002', 'note-0003']) writeNote(doc, key, 'amal', 'Listen')
  await bench.storage.commit(batch)
  spoil(bench.storage.documents.get(TABLE)?.rows ?? [])
}

const rows = () => structuredClone(bench.storage.documents.get(TABLE)?.rows)

beforeEach(() => {
  bench = new Bench()
})

describe('a document of which something cannot be read', () => {
  const spoilt: [string, number, (rows: { update: Uint8Array }[]) => void][] = [
    ['a row that is garbled', 2, (all) => all.at(-1)?.update.fill(255)],
    [
      'a row that is cut short',
      2,
      (all) => all.splice(2, 1, { ...all[2], update: all[2]?.update.slice(0, 20) ?? new Uint8Array() }),
    ],
    ['a row that is gone', 1, (all) => all.splice(1, 1)],
  ]
  for (const [what, left, spoil] of spoilt) {
    it(`[SY37] is shown as far as it can be, takes no writes, and keeps what is stored: ${what}`, async () => {
      await store(spoil)
      const before = rows()
      const amal = await bench.connect(TABLE, 'amal')
      expect(amal.doc.getMap('notes').size).toBe(left)
      expect([amal.doc.store.pendingStructs, amal.doc.store.pendingDs]).toEqual([null, null])
      amal.connection.message(updateOf(new Y.Doc(), (doc) => writeNote(doc, 'note-0009', 'amal', 'Trust')))
      await bench.turns.settled()
      expect(amal.closed).toEqual({ code: 4403, reason: '{"code":"damaged","root":null,"key":null}' })
      for (let visit = 0; visit < 8; visit++) bench.documents.visit()
      await bench.documents.close()
      expect(rows()).toEqual(before)
    })
  }

  it('[SY37] shows what the server writes while it lives, and stores nothing of it', async () => {
    await store((all) => all.splice(1, 1))
    const before = rows()
    const amal = await bench.connect(TABLE, 'amal')
    await bench.turns.run((batch) => {
      bench.documents.change(batch, TABLE, (doc) => doc.getMap('speaking').set('turns', 1))
      return { value: null }
    })
    expect(amal.doc.getMap('speaking').toJSON()).toEqual({ turns: 1 })
    expect(rows()).toEqual(before)
  })
})
