import { inflateRawSync } from 'node:zlib'
import { pack } from '@tablecloth/server/sync/packing.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeNote } from './a-table.ts'

function updatesOf(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  change(doc)
  return updates
}

describe('packing', () => {
  it('[SY35] makes one snapshot that says the same, in whatever order its keys were made', () => {
    const updates = updatesOf((doc) => {
      doc.clientID = 9
      writeNote(doc, 'note-0002', 'amal', 'Listen')
      doc.getMap('layout').set('note-0002', { y: 2, x: 1 })
    })
    const first = new Y.Doc()
    for (const update of updates) Y.applyUpdate(first, update)
    first.clientID = 5
    updates.push(...updatesOf((doc) => writeNote(doc, 'note-0001', 'bo', 'Trust'), first))
    const { snapshot, packed } = pack(updates)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, snapshot)
    expect(copy.getMap('notes').toJSON()).toMatchObject({
      'note-0001': { text: 'Trust' },
      'note-0002': { text: 'Listen' },
    })
    expect(new Uint8Array(inflateRawSync(packed))).toEqual(snapshot)
  })

  it('[SY35] keeps no words that were deleted', () => {
    const updates = updatesOf((doc) => {
      writeNote(doc, 'note-0001', 'amal', 'a secret')
      doc.getMap('notes').delete('note-0001')
    })
    expect(Buffer.from(pack(updates).snapshot).includes('a secret')).toBe(false)
  })

  it('[SY35] refuses to make a snapshot of what is not whole', () => {
    const [first, second] = updatesOf((doc) => {
      writeNote(doc, 'note-0001', 'amal', 'Listen')
      writeNote(doc, 'note-0002', 'amal', 'Trust')
    })
    expect(() => pack([second ?? new Uint8Array()])).toThrow('missing')
    expect(() => pack([first ?? new Uint8Array(), new Uint8Array([1, 2, 3])])).toThrow()
  })
})
