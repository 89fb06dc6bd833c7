import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeUpdate, modelOf } from '../../fuzz/guard/update-codec.ts'
import { TABLE, Table, writeNote } from './a-table.ts'

import { amal, mallory, refused, refusedBytes, table, varUint } from './an-attack.ts'

describe('client ids', () => {
  it('[SY11] of others are not written under', () => {
    const double = new Y.Doc()
    Y.applyUpdate(double, Y.encodeStateAsUpdate(amal.doc))
    double.clientID = amal.doc.clientID
    const before = Y.encodeStateVector(double)
    writeNote(double, 'note-0003', 'mallory', 'Under her name')
    expect(refusedBytes(Y.encodeStateAsUpdate(double, before))).toMatchObject({ code: 'not_yours' })
  })

  it('[SY11] of the server are not written under', () => {
    for (const id of [0, 1, 1023, 2 ** 40]) {
      mallory.doc.clientID = id
      expect(refused((doc) => writeNote(doc, `note-id-${id}`, 'mallory', 'x'))).toMatchObject({ code: 'not_allowed' })
      mallory.doc = new Y.Doc()
      table.sync(mallory)
    }
  })
})

describe('bytes', () => {
  it('[SY12] that are cut short anywhere change nothing, not even half', () => {
    const update = mallory.update((doc) => {
      writeNote(doc, 'note-0003', 'mallory', 'One')
      writeNote(doc, 'note-0004', 'mallory', 'Two')
      mallory.notes.delete('note-0002')
    })
    for (let length = 0; length < update.length; length++) {
      expect(refusedBytes(update.slice(0, length))).toMatchObject({ code: 'malformed' })
    }
    expect(table.send(mallory, update).ok).toBe(true)
  })

  it('[SY12] with a bit turned over are taken or refused, and nothing else happens', () => {
    const update = mallory.update((doc) => writeNote(doc, 'note-0003', 'mallory', 'One'))
    for (let bit = 0; bit < update.length * 8; bit++) {
      const turned = update.slice()
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const copy = new Table(TABLE, [])
      Y.applyUpdate(copy.live.doc, Y.encodeStateAsUpdate(table.live.doc))
      for (const [id, owner] of table.live.clients) copy.live.clients.set(id, owner)
      copy.send(mallory, turned)
      expect(copy.json.notes).toMatchObject({ 'note-0001': { text: 'Listen first', author: 'amal' } })
      expect(copy.live.doc.store.pendingStructs).toBeNull()
      expect(copy.live.doc.store.pendingDs).toBeNull()
    }
  })

  it('[SY13] with a gap, or that refer to what nobody has, are refused', () => {
    mallory.update((doc) => writeNote(doc, 'note-0003', 'mallory', 'Never sent'))
    expect(refused((doc) => writeNote(doc, 'note-0004', 'mallory', 'After a gap'))).toMatchObject({
      code: 'not_allowed',
    })
  })

  it('[SY13] that delete what nobody has are refused', () => {
    const future = Uint8Array.from([0, 1, ...varUint(mallory.doc.clientID), 1, ...varUint(5000), 1])
    expect(refusedBytes(future)).toMatchObject({ code: 'not_allowed' })
    const stranger = Uint8Array.from([0, 1, ...varUint(77_777), 1, 0, 1])
    expect(refusedBytes(stranger)).toMatchObject({ code: 'not_allowed' })
  })

  it('[SY13] with a second section of the same client, be it empty, leave nothing that waits for ever', () => {
    // Yjs by itself takes the last of the two alone, and keeps for ever what refers to the first.
    const model = modelOf(mallory.update((doc) => writeNote(doc, 'note-0003', 'mallory', 'One')))
    const [section] = model.sections
    model.sections.push({ client: section?.client ?? 0, clock: section?.clock ?? 0, structs: [] })
    expect(table.send(mallory, encodeUpdate(model))).toMatchObject({ ok: true })
    expect(table.json.notes).toMatchObject({ 'note-0003': { text: 'One', author: 'mallory' } })
    expect(table.live.doc.store.pendingStructs).toBeNull()
  })

  it('[SY13] with an enormous clock or length are refused', () => {
    const id = varUint(mallory.doc.clientID)
    const next = varUint(Y.getState(table.live.doc.store, mallory.doc.clientID))
    const gc = Uint8Array.from([1, 1, ...id, ...next, 0, ...varUint(2 ** 50), 0])
    expect(refusedBytes(gc)).toMatchObject({ code: 'too_large' })
    expect(refusedBytes(Uint8Array.from([1, 1, ...id, ...varUint(2 ** 50), 0, 1, 0]))).toMatchObject({
      code: 'not_allowed',
    })
  })

  it('[SY13] of tens of thousands of parts are refused before they are looked at', () => {
    const parts = new Y.Doc()
    parts.clientID = mallory.doc.clientID + 1
    for (let n = 0; n < 6000; n++) parts.getMap('layout').set(`note-${n}000`, { x: n, y: n })
    expect(refusedBytes(Y.encodeStateAsUpdate(parts))).toMatchObject({ code: 'too_large' })
  })
})
