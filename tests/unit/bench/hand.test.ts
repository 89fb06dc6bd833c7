import { Hand } from '@tablecloth/bench/load/hand.ts'
import { encodeUpdate } from '@tablecloth/bench/load/update.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Person, TABLE, Table } from '../sync/a-table.ts'

const CLIENT = 600_000_000
const AT = 1_700_000_000_000

/** What somebody reads who has received these. */
function read(...updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
  const notes = doc.getMap('notes').toJSON() as Record<string, { text: string; author: string; createdAt: number }>
  return {
    doc,
    notes: Object.values(notes),
    places: Object.values(doc.getMap('layout').toJSON()),
    keys: Object.keys(notes),
  }
}

describe('a hand', () => {
  test('[BE1] lays a note with words, author, time and place', () => {
    const { notes, places, doc, keys } = read(new Hand(CLIENT, 'amal').note('Listen', AT, { x: 5, y: -7 }).take())
    expect(notes).toEqual([{ text: 'Listen', author: 'amal', createdAt: AT }])
    expect(places).toEqual([{ x: 5, y: -7 }])
    expect(doc.getMap('layout').has(keys[0] as string)).toBe(true)
  })

  test('[BE1] goes on writing it, moves it, and writes it anew', () => {
    const hand = new Hand(CLIENT, 'amal')
    const updates = [hand.note('Listen', AT, { x: 1, y: 1 }).take(), hand.write(' first').write(', then').take()]
    expect(read(...updates).notes).toMatchObject([{ text: 'Listen first, then' }])
    updates.push(hand.move({ x: 2, y: 3 }).take(), hand.rewrite(' speak').take())
    expect(read(...updates)).toMatchObject({ notes: [{ text: 'Listen first speak' }], places: [{ x: 2, y: 3 }] })
    updates.push(hand.rewrite('').take())
    expect(read(...updates).notes).toMatchObject([{ text: 'Listen first' }])
  })

  test('[BE1] writes what Yjs would write itself: one item of text, however often it went on', () => {
    const hand = new Hand(CLIENT, 'amal')
    const updates = [
      hand.note('a', AT, { x: 0, y: 0 }).take(),
      ...[...'bcdef'].map((letter) => hand.write(letter).take()),
    ]
    const { doc } = read(...updates)
    expect(doc.store.clients.get(CLIENT)?.filter((struct) => struct.length > 1)).toMatchObject([{ length: 5 }])
  })

  test('[BE1] many hands in one update are read as if each had come by itself', () => {
    const hands = [new Hand(CLIENT, 'amal'), new Hand(CLIENT + 1, 'bo')]
    const runs = hands.map((hand) => hand.note('Hello', AT, { x: 0, y: 0 }).write('!').takeRun())
    expect(
      read(encodeUpdate(runs))
        .notes.map(({ author, text }) => author + text)
        .sort(),
    ).toEqual(['amalHello!', 'boHello!'])
  })

  test('[BE2] what it writes is taken at a table of ours, on and on: a full note is followed by another', () => {
    const amal = new Person('amal')
    const table = new Table(TABLE, [amal, new Person('bo')])
    const hand = new Hand(CLIENT, 'amal')
    const words = 'Listen first. '.repeat(20)
    for (let n = 0; n < 12; n++) {
      const update = n % 3 === 2 ? hand.rewrite(words).move({ x: n, y: n }).take() : hand.write(words).take()
      expect(table.send(amal, update)).toMatchObject({ ok: true, empty: false })
    }
    const { notes } = read(Y.encodeStateAsUpdate(table.live.doc))
    expect(notes.length).toBeGreaterThan(1)
    for (const { text } of notes) expect(text.length).toBeLessThanOrEqual(LIMITS.note)
    expect(notes.map(({ text }) => text.length).reduce((sum, length) => sum + length)).toBe(8 * words.length)
  })
})
