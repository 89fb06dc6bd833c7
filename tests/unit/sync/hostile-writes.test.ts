import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Content, encodeUpdate, type Id, type StructModel, TYPES } from '../../fuzz/guard/update-codec.ts'
import { Person, writeNote } from './a-table.ts'

import {
  amal,
  deleteSetLength,
  fields,
  inTheHarvest,
  mallory,
  raw,
  refused,
  refusedBytes,
  table,
  varUint,
} from './an-attack.ts'

describe('words of others', () => {
  const deeds: Record<string, (doc: Y.Doc) => void> = {
    'written into': () => mallory.text('note-0001').insert(0, 'Do not '),
    'cut short': () => mallory.text('note-0001').delete(0, 3),
    'replaced by another text': () => mallory.note('note-0001').set('text', new Y.Text('!')),
    'given another author': () => mallory.note('note-0001').set('author', 'mallory'),
    'given another credit': () => mallory.note('note-0001').set('credit', 'nobody'),
    'stripped of a field': () => mallory.note('note-0001').delete('credit'),
    deleted: () => mallory.notes.delete('note-0001'),
    overwritten: (doc) => writeNote(doc, 'note-0001', 'mallory', 'Mine now'),
    'deleted and made anew': (doc) =>
      doc.transact(() => {
        mallory.notes.delete('note-0001')
        writeNote(doc, 'note-0001', 'mallory', 'Mine now')
      }),
  }
  for (const [what, deed] of Object.entries(deeds)) {
    it(`[SY10] are not ${what}`, () => {
      expect(refused(deed)).toMatchObject({ code: 'not_yours', root: 'notes', key: 'note-0001' })
    })
    it(`[SY10] are not ${what} by a host either`, () => {
      mallory.standing = 'host'
      expect(refused(deed)).toMatchObject({ code: 'not_yours' })
    })
  }

  it('[SY10] are not succeeded under their key, neither when hidden nor when deleted', () => {
    // Others have linked to it; and a host who puts a hidden note back would find another in its place.
    table.write((doc) => doc.getMap('notes').delete('note-0001'))
    const heir = (doc: Y.Doc) => writeNote(doc, 'note-0001', 'mallory', 'Mine now')
    expect(refused(heir)).toMatchObject({ code: 'not_yours', root: 'notes', key: 'note-0001' })
    mallory.doc = new Y.Doc()
    table.write((doc) => writeNote(doc, 'note-0001', 'amal', 'Listen first'))
    table.do(amal, () => amal.notes.delete('note-0001'))
    table.sync(mallory)
    expect(refused(heir)).toMatchObject({ code: 'not_yours' })
    expect(table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen again'))).toMatchObject({ ok: true })
  })

  it('[SY10] are not deleted by a delete set alone', () => {
    const bytes = Uint8Array.from([0, 1, ...varUint(amal.doc.clientID), 1, 0, 3])
    expect(refusedBytes(bytes)).toMatchObject({ code: 'not_yours' })
  })

  it('[SY10] are not hidden away inside a first sync', () => {
    mallory.text('note-0001').insert(0, 'Do not ')
    mallory.text('note-0002').insert(0, 'All ')
    expect(refusedBytes(Y.encodeStateAsUpdate(mallory.doc))).toMatchObject({ code: 'not_yours' })
  })

  it('[SY10] are not covered by something that is deleted already', () => {
    // A deleted item over a taken key would delete what lies under it, and no delete set would show it.
    const before = Y.encodeStateVector(mallory.doc)
    for (const n of [1, 2]) (mallory.doc.getMap('notes') as Y.Map<unknown>).set('note-0001', n)
    mallory.notes.delete('note-0001')
    const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(mallory.doc, before))
    expect(structs.every((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted)).toBe(true)
    const bytes = Y.encodeStateAsUpdate(mallory.doc, before)
    // Without its delete set, which would give it away.
    const bare = Uint8Array.from([...bytes.slice(0, bytes.length - deleteSetLength(mallory.doc)), 0])
    expect(Y.decodeUpdate(bare).ds.clients.size).toBe(0)
    expect(refusedBytes(bare)).toMatchObject({ code: 'not_yours', root: 'notes', key: 'note-0001' })
  })
})

describe('what does not belong', () => {
  const long = 'x'.repeat(LIMITS.note + 1)
  const deeds: Record<string, (doc: Y.Doc) => void> = {
    'a forged author': (doc) => writeNote(doc, 'note-0003', 'amal', 'She said so'),
    'a note without an author': raw('note-0003', { createdAt: 1, text: new Y.Text('x') }),
    'a note without a text': raw('note-0003', { author: 'mallory', createdAt: 1 }),
    'a note without a time': raw('note-0003', { author: 'mallory', text: new Y.Text('x') }),
    'a time that is none': raw('note-0003', { ...fields(), createdAt: 'now' }),
    'a time that has no end': raw('note-0003', { ...fields(), createdAt: Number.POSITIVE_INFINITY }),
    'a field that nobody knows': raw('note-0003', { ...fields(), role: 'host' }),
    'a field of every object': raw('note-0003', { ...fields(), toString: 'x' }),
    'a credit that is none': raw('note-0003', { ...fields(), credit: 'everyone' }),
    'a language that is none': raw('note-0003', { ...fields(), lang: '<b>' }),
    'a giant note': (doc) => writeNote(doc, 'note-0003', 'mallory', long),
    'control characters': (doc) => writeNote(doc, 'note-0003', 'mallory', 'a\u0000b'),
    'overrides of direction': (doc) => writeNote(doc, 'note-0003', 'mallory', 'a\u202Eb'),
    'a key that is too short': (doc) => writeNote(doc, 'note', 'mallory', 'x'),
    'a key of every object': (doc) => writeNote(doc, 'hasOwnProperty', 'mallory', 'x'),
    'the key __proto__': (doc) => writeNote(doc, '__proto__', 'mallory', 'x'),
    'a plain note': (doc) => doc.getMap('notes').set('note-0003', { ...fields(), text: 'x' }),
    'a note that is a list': (doc) => doc.getMap('notes').set('note-0003', new Y.Array()),
    'a note that is a text': (doc) => doc.getMap('notes').set('note-0003', new Y.Text('x')),
    'an XML element': (doc) => doc.getMap('notes').set('note-0003', new Y.XmlElement('script')),
    'a document in the document': (doc) => doc.getMap('notes').set('note-0003', new Y.Doc()),
    'bytes in the document': (doc) => doc.getMap('layout').set('note-0001', new Uint8Array(8)),
    'a text that is a plain string': raw('note-0003', { ...fields(), text: 'x' }),
    'a text that is XML': raw('note-0003', { ...fields(), text: new Y.XmlText() }),
    'a type in a type': raw('note-0003', { ...fields(), credit: new Y.Map([['deep', new Y.Map()]]) }),
    'letters in bold': (doc) => {
      writeNote(doc, 'note-0003', 'mallory', 'loud')
      mallory.text('note-0003').format(0, 2, { bold: true })
    },
    'a picture in a text': () => mallory.text('note-0002').insertEmbed(0, { src: 'https://example.org' }),
    'a type in a text': () => mallory.text('note-0002').insertEmbed(0, new Y.Map()),
    'an attribute of a text': () => mallory.text('note-0002').setAttribute('dir', 'rtl'),
    'a place without end': (doc) => doc.getMap('layout').set('note-0001', { x: Number.NaN, y: 0 }),
    'a place far away': (doc) => doc.getMap('layout').set('note-0001', { x: LIMITS.layout + 1, y: 0 }),
    'a place with more to it': (doc) => doc.getMap('layout').set('note-0001', { x: 0, y: 0, script: 'x' }),
    'a colour that is none': (doc) => doc.getMap('layout').set('note-0001', { x: 0, y: 0, colour: 'url(x)' }),
    'a place that is a type': (doc) => doc.getMap('layout').set('note-0001', new Y.Map()),
    'a reaction of somebody else': (doc) => doc.getMap('reactions').set('note-0001:amal', 'heart'),
    'a reaction that is none': (doc) => doc.getMap('reactions').set('note-0001:mallory', 'bomb'),
    'a recap by a guest': (doc) => doc.getMap('recap').set('0', 'I say'),
    'the speaking time': (doc) => doc.getMap('speaking').set('turns', 0),
    'the round of a note': (doc) => doc.getMap('rounds').set('note-0001', 2),
    'a root of one’s own': (doc) => doc.getMap('mine').set('key-0001', 1),
    'a root that every object has': (doc) => doc.getMap('constructor').set('key-0001', 1),
    'a list in a root of keys': (doc) => doc.share.get('notes') && pushInto(doc, 'notes'),
  }
  for (const [what, deed] of Object.entries(deeds)) {
    it(`[SY14] ${what} is refused`, () => {
      refused(deed)
    })
  }

  it('[SY14] one’s own author, time and text stay as they were made', () => {
    for (const [field, value] of Object.entries({ author: 'mallory', createdAt: 2, buildsOn: 'note-0001' })) {
      const other = new Person('mallory')
      table.people.push(other)
      table.sync(other)
      expect(refused(() => other.note('note-0002').set(field, value), other)).toMatchObject({ key: 'note-0002' })
    }
    expect(refused(() => mallory.note('note-0002').delete('text'))).toMatchObject({ key: 'note-0002' })
  })

  it('[SY14] a note does not lose its text to one that is deleted as soon as it is there', () => {
    // The second lies before the first, where Yjs deletes it at once; and the first is deleted by name.
    const client = mallory.doc.clientID
    const clock = Y.getState(table.live.doc.store, client)
    const at = (offset: number) => ({ client, clock: clock + offset })
    const item = (parent: Id | string, sub: string, content: Content, rightOrigin: Id | null = null): StructModel => ({
      is: 'item',
      origin: null,
      rightOrigin,
      parent,
      sub,
      content,
    })
    const type = (kind: number): Content => ({ is: 'type', type: kind, name: '' })
    const structs = [
      item('notes', 'note-0003', type(TYPES.map)),
      item(at(0), 'author', { is: 'any', values: ['mallory'] }),
      item(at(0), 'createdAt', { is: 'any', values: [1] }),
      item(at(0), 'text', type(TYPES.text)),
      item(at(0), 'text', type(TYPES.text), at(3)),
    ]
    const deletes = [{ client, ranges: [{ clock: clock + 3, length: 1 }] }]
    const bytes = encodeUpdate({ sections: [{ client, clock, structs }], deletes })
    expect(refusedBytes(bytes)).toMatchObject({ root: 'notes', key: 'note-0003' })
  })

  it('[SY14] a note that grows beyond its length letter by letter stops there', () => {
    expect(table.do(mallory, () => mallory.text('note-0002').insert(0, 'x'.repeat(LIMITS.note - 4))).ok).toBe(true)
    expect(refused(() => mallory.text('note-0002').insert(0, 'x'))).toMatchObject({
      code: 'too_large',
      key: 'note-0002',
    })
  })

  it('[SY14] a place that is gone takes nothing that belongs nowhere: it is passed on to the others as it is', () => {
    const gone = Y.createID(mallory.doc.clientID, 0)
    table.do(mallory, () => mallory.notes.delete('note-0002'))
    const client = mallory.doc.clientID
    const clock = Y.getState(table.live.doc.store, client)
    let deep: unknown = 1
    for (let n = 0; n < 2000; n++) deep = [deep]
    const bytesWith = (content: Content) => {
      const item: StructModel = { is: 'item', origin: null, rightOrigin: null, parent: gone, sub: 'credit', content }
      return encodeUpdate({ sections: [{ client, clock, structs: [item] }], deletes: [] })
    }
    const contents: Content[] = [
      { is: 'any', values: [deep] },
      { is: 'type', type: TYPES.xmlElement, name: 'script' },
      { is: 'binary', bytes: new Uint8Array(1000) },
    ]
    for (const content of contents) expect(refusedBytes(bytesWith(content))).toMatchObject({ code: 'not_allowed' })
    expect(table.send(mallory, bytesWith({ is: 'any', values: ['name'] }))).toMatchObject({ ok: true })
  })

  it('[SY12] of version 2 are not taken for nothing', () => {
    const update = mallory.update((doc) => writeNote(doc, 'note-0003', 'mallory', 'One'))
    expect(refusedBytes(Y.convertUpdateFormatV1ToV2(update))).toMatchObject({ code: 'malformed' })
    expect(refusedBytes(Y.encodeStateAsUpdateV2(mallory.doc))).toMatchObject({ code: 'malformed' })
  })

  it('[SY12] nothing but what was judged is passed on, whatever else the bytes carry', () => {
    const update = mallory.update((doc) => writeNote(doc, 'note-0003', 'mallory', 'One'))
    const padded = Uint8Array.from([...update, ...new Uint8Array(5000)])
    const verdict = table.send(mallory, padded)
    expect(verdict).toMatchObject({ ok: true })
    expect(verdict.ok && verdict.update.length).toBe(update.length)
  })

  it('[SY14] there is an end to how many notes a table holds', () => {
    table.write((doc) => {
      for (let n = 2; n < LIMITS.notesPerTable; n++) doc.getMap('notes').set(`filler-${n}`, new Y.Map())
    })
    expect(table.live.contents.count('notes')).toBe(LIMITS.notesPerTable)
    expect(refused((doc) => writeNote(doc, 'note-9999', 'mallory', 'One more'))).toMatchObject({ code: 'too_large' })
  })
})

/** Makes the document hold a list where it holds keys, as nothing but a hand-made update can. */
function pushInto(doc: Y.Doc, root: string): void {
  const other = new Y.Doc()
  other.clientID = doc.clientID + 1
  other.getArray(root).push([1])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
}

describe('where one may not write', () => {
  it('[SY15] nothing that is new is taken', () => {
    mallory.standing = null
    expect(refused((doc) => writeNote(doc, 'note-0003', 'mallory', 'x'))).toMatchObject({ code: 'not_allowed' })
    mallory.doc = new Y.Doc()
    table.sync(mallory)
    expect(refused(() => mallory.notes.delete('note-0002'))).toMatchObject({ code: 'not_allowed' })
  })

  it('[TH14] where a theme lies is an id and nothing else', () => {
    inTheHarvest()
    const theme = () => mallory.doc.getMap('themes').get('theme-01') as Y.Map<unknown>
    for (const value of ['short', 'no id at all', 'x'.repeat(41), 5, true, null, { id: 'theme-01' }]) {
      expect(refused(() => theme().set('within', value))).toMatchObject({ code: 'not_allowed' })
    }
    expect(table.json.themes).toEqual({ 'theme-01': { name: 'Trust', description: '', notes: {} } })
  })

  it('[SY15] nobody brings into a theme what does not belong there', () => {
    inTheHarvest()
    const notes = () => (mallory.doc.getMap('themes').get('theme-01') as Y.Map<unknown>).get('notes') as Y.Map<unknown>
    for (const [key, value] of [
      ['t1/note-0001', 'the words of a note'],
      ['note-0001', true],
      ['__proto__/note-0001', new Y.Map()],
    ] as const) {
      expect(refused(() => notes().set(key, value))).toMatchObject({ root: 'themes', key: 'theme-01' })
      mallory.doc = new Y.Doc()
      table.sync(mallory)
    }
  })
})
