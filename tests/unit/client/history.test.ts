import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { historyOf } from '../../../client/board/history.ts'
import { createNote, deleteNote, moveNote, textOf } from '../../../client/board/note-actions.ts'
import { OWN } from '../../../client/connection/shared-document.ts'

const lay = (doc: Y.Doc, text: string) => createNote(doc, { text, author: 'me', at: 1, place: { x: 1, y: 2 } })
const words = (doc: Y.Doc, id: string) => textOf(doc, id)?.toString() ?? null

function type(doc: Y.Doc, id: string, at: number, text: string): void {
  historyOf(doc).startStep()
  doc.transact(() => textOf(doc, id)?.insert(at, text), OWN)
}

describe('what somebody did at a table', () => {
  test('is taken back step by step, notes and words in the order in which they came, and done again', () => {
    const doc = new Y.Doc()
    const id = lay(doc, 'trust')
    type(doc, id, 5, ' grows')
    moveNote(doc, id, { x: 9, y: 9 })
    const other = lay(doc, 'listen')
    deleteNote(doc, id)
    const history = historyOf(doc)
    const seen = () => [words(doc, id), words(doc, other), doc.getMap('layout').get(id)]
    const states = [seen()]
    for (let step = 0; step < 3; step++) {
      history.undo()
      states.push(seen())
    }
    expect(states).toEqual([
      [null, 'listen', undefined],
      ['trust grows', 'listen', { x: 9, y: 9 }],
      ['trust grows', null, { x: 9, y: 9 }],
      // The words of a note that came back are new words: what was typed into the old ones stays.
      [null, null, undefined],
    ])
    for (let step = 0; step < 3; step++) {
      history.redo()
      expect(seen()).toEqual(states[2 - step])
    }
  })

  test('cannot be done again once something else was done', () => {
    const doc = new Y.Doc()
    const id = lay(doc, 'trust')
    const other = lay(doc, 'listen')
    historyOf(doc).undo()
    type(doc, id, 0, 'We ')
    historyOf(doc).redo()
    expect([words(doc, id), words(doc, other)]).toEqual(['We trust', null])
  })

  test('is passed over where others have been quicker', () => {
    const doc = new Y.Doc()
    const first = lay(doc, 'trust')
    const second = lay(doc, 'listen')
    doc.getMap('notes').delete(second)
    historyOf(doc).undo()
    expect(words(doc, first)).toBeNull()
    historyOf(doc).undo()
    historyOf(doc).redo()
    expect(words(doc, first)).toBe('trust')
  })

  test('leaves what others did as it is', () => {
    const doc = new Y.Doc()
    const id = lay(doc, 'trust')
    doc.getMap('layout').set(id, { x: 50, y: 50 })
    historyOf(doc).undo()
    historyOf(doc).redo()
    expect(doc.getMap('layout').get(id)).toEqual({ x: 50, y: 50 })
  })

  test('reads the same for whoever follows it and for whoever comes later, in 400 seeded histories', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const doc = new Y.Doc()
      const follower = new Y.Doc()
      doc.on('update', (update: Uint8Array) => Y.applyUpdate(follower, update))
      const rng = createRng(`history ${seed}`)
      for (let deed = 0; deed < 60; deed++) doSomething(doc, rng)
      const reader = new Y.Doc()
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(follower))
      for (const copy of [follower, reader]) {
        expect(copy.getMap('notes').toJSON(), `seed ${seed}`).toEqual(doc.getMap('notes').toJSON())
      }
    }
  })
})

function doSomething(doc: Y.Doc, rng: Rng): void {
  const history = historyOf(doc)
  const ids = [...doc.getMap('notes').keys()]
  const id = ids.length ? rng.pick(ids) : lay(doc, 'together')
  const text = textOf(doc, id)
  const chance = rng.int(100)
  if (rng.int(2)) history.startStep()
  if (chance < 5) lay(doc, 'trust')
  else if (chance < 15) deleteNote(doc, id)
  else if (chance < 50) history.undo()
  else if (chance < 65) history.redo()
  else if (chance < 80) doc.transact(() => text?.insert(rng.int(text.length + 1), rng.pick(['ab', 'حوار', '🌱'])), OWN)
  else if (text?.length) {
    const at = rng.int(text.length)
    doc.transact(() => text.delete(at, 1 + rng.int(text.length - at)), OWN)
  }
}
