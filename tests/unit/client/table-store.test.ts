import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { historyOf } from '../../../client/board/history.ts'
import { createNote, deleteNote, moveNote, react } from '../../../client/board/note-actions.ts'
import { ownUnsaved, writeAgain } from '../../../client/connection/own-words.ts'
import { touchedKeys } from '../../../client/connection/touched-keys.ts'
import { readPresence, readTable, type TableState } from '../../../client/state/table-store.ts'

type Read = Omit<TableState, 'tableId' | 'arrived' | 'presence'>

/** A table's document with what screens would know of it after every transaction. */
function table() {
  const doc = new Y.Doc()
  for (const root of ['notes', 'layout', 'reactions', 'recap', 'speaking']) doc.getMap(root)
  const now = { read: readTable(doc, null, null) as Read, touched: new Set<string>(), transactions: 0 }
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    now.touched = touchedKeys(transaction)
    if (!now.touched.size) return
    now.transactions += 1
    now.read = { ...now.read, ...readTable(doc, now.read, now.touched) }
  })
  return { doc, now }
}

const lay = (doc: Y.Doc, text: string, at = 1, author = 'me') =>
  createNote(doc, { text, author, at, place: { x: at, y: 0 } })

describe('a table as screens read it', () => {
  test('a note comes with its words, author, time and place in one transaction', () => {
    const { doc, now } = table()
    const id = lay(doc, 'Two seats', 7)
    expect(now.transactions).toBe(1)
    expect([...now.touched].sort()).toEqual([`layout/${id}`, `notes/${id}`])
    expect(now.read.notes[id]).toEqual({ id, text: 'Two seats', author: 'me', createdAt: 7 })
    expect(now.read.layout[id]).toEqual({ x: 7, y: 0 })
    expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
  })

  test('a note keeps its identity until it itself changes', () => {
    const { doc, now } = table()
    const one = lay(doc, 'one', 1)
    const two = lay(doc, 'two', 2)
    const before = now.read
    const text = doc.getMap<Y.Map<unknown>>('notes').get(two)?.get('text') as Y.Text
    text.insert(3, ' more')
    expect(now.read.notes[one]).toBe(before.notes[one])
    expect(now.read.notes[two]?.text).toBe('two more')
    expect(now.read.order).toBe(before.order)
    expect(now.read.layout).toBe(before.layout)
  })

  test('notes stand in the order of their writing', () => {
    const { doc, now } = table()
    const late = lay(doc, 'late', 20)
    const early = lay(doc, 'early', 10)
    expect(now.read.order).toEqual([early, late])
  })

  test('a note that was withdrawn can come back, with its place', () => {
    const { doc, now } = table()
    const id = lay(doc, 'mine')
    deleteNote(doc, id)
    expect(now.read.order).toEqual([])
    historyOf(doc).undo()
    expect(now.read.notes[id]?.text).toBe('mine')
    expect(now.read.layout[id]).toEqual({ x: 1, y: 0 })
  })

  test('moving a note keeps its paper, and lying where it lies writes nothing', () => {
    const { doc, now } = table()
    const id = createNote(doc, { text: 'a', author: 'me', at: 1, place: { x: 0, y: 0, colour: 'sky' } })
    moveNote(doc, id, { x: 10.4, y: 5 })
    expect(now.read.layout[id]).toEqual({ x: 10, y: 5, colour: 'sky' })
    const before = now.transactions
    moveNote(doc, id, { x: 10, y: 5 })
    expect(now.transactions).toBe(before)
  })

  test('the same reaction again takes it back, another takes its place', () => {
    const { doc, now } = table()
    const id = lay(doc, 'a')
    react(doc, id, 'wren', 'heart')
    react(doc, id, 'heron', 'heart')
    expect(now.read.reactions[id]).toEqual({ wren: 'heart', heron: 'heart' })
    react(doc, id, 'wren', 'spark')
    react(doc, id, 'heron', 'heart')
    expect(now.read.reactions[id]).toEqual({ wren: 'spark' })
  })
})

describe('own unsaved words after a refusal', () => {
  test('only own notes with words in them are kept', () => {
    const { doc } = table()
    const mine = lay(doc, 'mine')
    const theirs = lay(doc, 'theirs', 2, 'wren')
    const empty = lay(doc, '  ', 3)
    const unsaved = new Set([mine, theirs, empty].flatMap((id) => [`notes/${id}`, `layout/${id}`]))
    expect(ownUnsaved(doc, 'me', unsaved).map(({ text }) => text)).toEqual(['mine'])
  })

  test('a note that never arrived is laid again as it was', () => {
    const { doc } = table()
    const id = createNote(doc, { text: 'mine', author: 'me', at: 5, place: { x: 3, y: 4 }, buildsOn: 'parent-id' })
    const [words] = ownUnsaved(doc, 'me', new Set([`notes/${id}`]))
    const fresh = table()
    if (words) writeAgain(fresh.doc, 'me', words)
    expect(fresh.now.read.notes[id]).toEqual({ id, text: 'mine', author: 'me', createdAt: 5, buildsOn: 'parent-id' })
    expect(fresh.now.read.layout[id]).toEqual({ x: 3, y: 4 })
  })

  test('an edit that did not arrive is made again in the note that is there', () => {
    const { doc } = table()
    const id = lay(doc, 'before')
    const fresh = table()
    Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(doc))
    const text = doc.getMap<Y.Map<unknown>>('notes').get(id)?.get('text') as Y.Text
    text.insert(6, ' and after')
    const [words] = ownUnsaved(doc, 'me', new Set([`notes/${id}`]))
    if (words) writeAgain(fresh.doc, 'me', words)
    expect(fresh.now.read.notes[id]?.text).toBe('before and after')
  })

  test('what was written from another device meanwhile stays, and what was taken away there is gone', () => {
    const { doc } = table()
    const id = lay(doc, 'one 🌱 two three')
    const fresh = table()
    Y.applyUpdate(fresh.doc, Y.encodeStateAsUpdate(doc))
    const textIn = (where: Y.Doc) => where.getMap<Y.Map<unknown>>('notes').get(id)?.get('text') as Y.Text
    textIn(doc).insert(16, ' four 🌱')
    textIn(doc).delete(0, 7)
    textIn(fresh.doc).insert(10, ' and a half')
    textIn(fresh.doc).delete(21, 6)
    const [words] = ownUnsaved(doc, 'me', new Set([`notes/${id}`]))
    if (words) writeAgain(fresh.doc, 'me', words)
    expect(fresh.now.read.notes[id]?.text).toBe('two and a half four 🌱')
  })
})

describe('who is here', () => {
  test('one person with two tabs appears once, with what either of them writes', () => {
    const states = new Map([
      [1, { participantId: 'me' }],
      [2, { participantId: 'wren', name: 'Wren', writing: 'note-one' }],
      [3, { participantId: 'wren', name: 'Wren', writing: null }],
      [4, { name: 'nobody' }],
    ])
    expect(readPresence(states, 1, 'me')).toEqual([
      { participantId: 'wren', name: 'Wren', writing: 'note-one', carrying: null },
    ])
  })
})
