import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Content, encodeUpdate, type StructModel } from '../../fuzz/guard/update-codec.ts'
import { HARVEST, Person, TABLE, Table, writeNote, writeTheme } from './a-table.ts'

let amal: Person
let bo: Person
let table: Table

beforeEach(() => {
  amal = new Person('amal')
  bo = new Person('bo')
  table = new Table(TABLE, [amal, bo])
})

const undoing = (person: Person) =>
  new Y.UndoManager([person.notes, person.layout, person.doc.getMap('reactions')], { captureTimeout: 0 })

describe('what people write at a table', () => {
  it('[SY1] a note that is made whole is taken, and named to whoever asks what is new', () => {
    const verdict = table.do(amal, (doc) => {
      writeNote(doc, 'note-0001', 'amal', 'Listen first', { credit: 'name', lang: 'en', consent: 'cafe' })
      doc.getMap('layout').set('note-0001', { x: 1.5, y: -20, colour: 'sage' })
    })
    expect(verdict).toMatchObject({ ok: true, empty: false, created: { notes: ['note-0001'] } })
    expect(bo.note('note-0001').toJSON()).toMatchObject({ text: 'Listen first', author: 'amal' })
  })

  it('[SY1] its author goes on writing it, letter by letter', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', ''))
    for (const letter of 'Ça va 😀 نعم') {
      const end = amal.text('note-0001').length
      expect(table.do(amal, () => amal.text('note-0001').insert(end, letter)).ok).toBe(true)
    }
    expect(table.do(amal, () => amal.text('note-0001').delete(0, 3)).ok).toBe(true)
    expect(bo.text('note-0001').toString()).toBe('va 😀 نعم')
  })

  it('[SY2] everyone moves and colours notes, and a reaction is only one’s own', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    expect(table.do(bo, () => bo.layout.set('note-0001', { x: 5, y: 5 })).ok).toBe(true)
    expect(table.do(amal, () => amal.layout.delete('note-0001')).ok).toBe(true)
    expect(table.do(bo, (doc) => doc.getMap('reactions').set('note-0001:bo', 'heart')).ok).toBe(true)
    expect(table.do(bo, (doc) => doc.getMap('reactions').delete('note-0001:bo')).ok).toBe(true)
  })

  it('[SY2] [HO122] the table host and hosts write the recap of a round, to its full length and no further', () => {
    const [tableHost, host] = [new Person('hana', 'table-host'), new Person('avocet', 'host')]
    table.people.push(tableHost, host)
    expect(table.do(tableHost, (doc) => doc.getMap('recap').set('0', 'We spoke of trust')).ok).toBe(true)
    expect(table.do(host, (doc) => doc.getMap('recap').set('1', 'x'.repeat(LIMITS.recap))).ok).toBe(true)
    expect(table.do(tableHost, (doc) => doc.getMap('recap').set('1', 'x'.repeat(LIMITS.recap + 1))).ok).toBe(false)
  })

  it('[SY3] undo and redo of what is one’s own pass, however often', () => {
    const undo = undoing(amal)
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    undo.stopCapturing()
    table.do(amal, () => amal.text('note-0001').insert(6, ' first'))
    undo.stopCapturing()
    table.do(amal, () => amal.notes.delete('note-0001'))
    for (const step of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'undo'] as const) {
      expect(table.do(amal, () => undo[step]())).toMatchObject({ ok: true })
    }
    expect(table.json.notes).toMatchObject({ 'note-0001': { text: 'Listen first', author: 'amal' } })
    expect(bo.notes.toJSON()).toEqual(table.json.notes)
  })

  it('[SY3] a key that comes back with all the values it had, as undo can bring it, reads as the last of them', () => {
    // Yjs puts neighbours that are deleted into one item, and an undo manager brings back the whole.
    const values = [1, 2].map((x) => ({ x, y: 0 }))
    const content: Content = { is: 'any', values }
    const item: StructModel = {
      is: 'item',
      origin: null,
      rightOrigin: null,
      parent: 'layout',
      sub: 'note-0001',
      content,
    }
    const sections = [{ client: amal.doc.clientID, clock: 0, structs: [item] }]
    expect(table.send(amal, encodeUpdate({ sections, deletes: [] }))).toMatchObject({ ok: true })
    expect(table.json.layout).toEqual({ 'note-0001': values[1] })
  })

  it('[SY3] a long time offline comes back in one piece, with what was made and deleted meanwhile', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    amal.online = false
    for (let n = 0; n < 40; n++) {
      writeNote(amal.doc, `offline-${n}`, 'amal', `Thought ${n}`)
      amal.text(`offline-${n}`).insert(0, 'A ')
      amal.layout.set(`offline-${n}`, { x: n, y: n })
      amal.layout.set(`offline-${n}`, { x: n, y: n + 1 })
      if (n % 3 === 0) amal.notes.delete(`offline-${n}`)
    }
    amal.text('note-0001').delete(0, 6)
    expect(table.sync(amal)).toMatchObject({ ok: true })
    expect(bo.notes.toJSON()).toEqual(amal.notes.toJSON())
    expect(bo.notes.size).toBe(1 + 26)
  })

  it('[SY3] who comes back to a note that the server has taken away loses nothing else', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    amal.online = false
    amal.text('note-0001').insert(6, ' to me')
    amal.note('note-0001').set('credit', 'nobody')
    writeNote(amal.doc, 'note-0002', 'amal', 'Another')
    table.write((doc) => doc.getMap('notes').delete('note-0001'))
    expect(table.sync(amal)).toMatchObject({ ok: true, created: { notes: ['note-0002'] } })
    expect(Object.keys(table.json.notes as object)).toEqual(['note-0002'])
  })

  it('[SY3] a note that the server has put back under its own id is still its author’s', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    table.write((doc) => doc.getMap('notes').delete('note-0001'))
    table.write((doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    expect(table.do(bo, () => bo.text('note-0001').insert(0, 'Do not '))).toMatchObject({ ok: false })
    expect(table.do(amal, () => amal.text('note-0001').insert(6, ' well'))).toMatchObject({ ok: true })
    expect(table.do(amal, () => amal.notes.delete('note-0001'))).toMatchObject({ ok: true })
  })

  it('[SY3] one person with two tabs, who deletes a note in both and takes it back in both, is heard', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    const second = new Person('amal')
    table.people.push(second)
    table.sync(second)
    const managers = [amal, second].map((tab) => new Y.UndoManager(tab.notes))
    for (const tab of [amal, second]) {
      tab.online = false
      tab.notes.delete('note-0001')
    }
    for (const manager of managers) manager.undo()
    for (const tab of [amal, second, amal]) expect(table.sync(tab)).toMatchObject({ ok: true })
    expect(amal.doc.getMap('notes').toJSON()).toEqual(second.doc.getMap('notes').toJSON())
    expect(table.json.notes).toMatchObject({ 'note-0001': { text: 'Listen', author: 'amal' } })
  })

  it('[SY3] an author who takes back a deletion while a host puts the note back is heard', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    const undo = new Y.UndoManager(amal.notes)
    amal.online = false
    amal.notes.delete('note-0001')
    table.write((doc) => doc.getMap('notes').delete('note-0001'))
    table.write((doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    undo.undo()
    expect(table.sync(amal)).toMatchObject({ ok: true })
    expect(amal.doc.getMap('notes').toJSON()).toEqual(table.json.notes)
  })

  it('[SY3] whoever continues on another client id, as Yjs makes one do, is still who they are', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    amal.doc.clientID = 123_456
    expect(table.do(amal, () => amal.text('note-0001').insert(6, '!'))).toMatchObject({ ok: true })
  })

  it('[SY3] two devices of one person that both delete a note and both take it back are both heard', () => {
    const phone = new Person('amal')
    table.people.push(phone)
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    const devices = [amal, phone].map((device) => ({ device, undo: undoing(device) }))
    for (const { device, undo } of devices) {
      device.online = false
      device.notes.delete('note-0001')
      undo.undo()
    }
    for (const { device } of [...devices, ...devices]) {
      device.online = true
      expect(table.sync(device)).toMatchObject({ ok: true })
    }
    expect(table.json.notes).toMatchObject({ 'note-0001': { author: 'amal', text: 'Listen' } })
    expect(phone.notes.toJSON()).toEqual(amal.notes.toJSON())
  })

  it('[SY4] an update that says nothing new is taken from anyone, anywhere', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen'))
    table.do(amal, () => amal.text('note-0001').delete(0, 2))
    const everything = Y.encodeStateAsUpdate(bo.doc)
    bo.standing = null
    expect(table.send(bo, everything)).toMatchObject({ ok: true, empty: true })
    expect(table.send(bo, Y.encodeStateAsUpdate(new Y.Doc()))).toMatchObject({ ok: true, empty: true })
  })

  it('[SY2] a text may be exactly as long as allowed, and grow again after it was cut', () => {
    table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'x'.repeat(LIMITS.note)))
    const rewritten = table.do(amal, (doc) =>
      doc.transact(() => {
        amal.text('note-0001').delete(0, 10)
        amal.text('note-0001').insert(0, '0123456789')
      }),
    )
    expect(rewritten).toMatchObject({ ok: true })
  })
})

describe('what people write in the harvest', () => {
  beforeEach(() => {
    table = new Table(HARVEST, [amal, bo])
    table.do(amal, (doc) => writeTheme(doc, 'theme-01', 'Trust'))
  })
  const theme = (person: Person) => person.doc.getMap<Y.Map<unknown>>('themes').get('theme-01') as Y.Map<unknown>

  it('[SY5] a theme belongs to everyone: its name, its notes, its end', () => {
    expect(table.do(bo, () => (theme(bo).get('name') as Y.Text).insert(0, 'Mutual ')).ok).toBe(true)
    expect(table.do(bo, () => (theme(bo).get('notes') as Y.Map<true>).set('t1/note-0001', true)).ok).toBe(true)
    expect(table.do(amal, () => (theme(amal).get('notes') as Y.Map<true>).delete('t1/note-0001')).ok).toBe(true)
    expect(table.json.themes).toEqual({ 'theme-01': { name: 'Mutual Trust', description: '', notes: {} } })
    expect(table.do(bo, (doc) => doc.getMap('themes').delete('theme-01')).ok).toBe(true)
  })

  it('[TH14] anybody brings a theme into another and takes it apart again', () => {
    table.do(amal, (doc) => writeTheme(doc, 'theme-02', 'Money'))
    expect(table.do(bo, () => theme(bo).set('within', 'theme-02')).ok).toBe(true)
    expect(table.json.themes).toMatchObject({ 'theme-01': { within: 'theme-02' } })
    expect(table.do(amal, () => theme(amal).delete('within')).ok).toBe(true)
    expect(table.json.themes).toMatchObject({ 'theme-01': { name: 'Trust' } })
    expect(JSON.stringify(table.json.themes)).not.toContain('within')
  })

  it('[SY5] two people who both delete a theme and both take it back are both heard', () => {
    const managers = [amal, bo].map((person) => new Y.UndoManager(person.doc.getMap('themes')))
    for (const person of [amal, bo]) {
      person.online = false
      person.doc.getMap('themes').delete('theme-01')
    }
    for (const manager of managers) manager.undo()
    for (const person of [amal, bo, amal]) expect(table.sync(person)).toMatchObject({ ok: true })
    expect(amal.doc.getMap('themes').toJSON()).toEqual(bo.doc.getMap('themes').toJSON())
  })
})
