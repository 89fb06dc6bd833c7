import { readThemes } from '@tablecloth/shared/harvest/themes.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { OWN } from '../../../client/connection/shared-document.ts'
import { gatherHistoryOf } from '../../../client/screens/harvest/gather-history.ts'
import {
  bringInto,
  createTheme,
  deleteTheme,
  putInto,
  splitOff,
  takeApart,
  takeOut,
  themeText,
} from '../../../client/screens/harvest/themes.ts'
import { HARVEST, Person, Table } from '../sync/a-table.ts'

const read = (doc: Y.Doc) => readThemes(doc.getMap('themes').toJSON())
const [A, B, C] = ['theme-aaaa', 'theme-bbbb', 'theme-cccc'] as [string, string, string]
const note = (n: number) => `t0/note-000${n}`
const notesOf = (doc: Y.Doc, id: string) => read(doc).find((theme) => theme.id === id)?.notes
const type = (doc: Y.Doc, id: string, words: string) =>
  doc.transact(() => themeText(doc, id, 'name')?.insert(0, words), OWN)

/** Two people, each with the whole document. */
function two() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  }
  const history = gatherHistoryOf(mine)
  return { mine, theirs, meet, undo: () => history.go('undo'), redo: () => history.go('redo'), history }
}

describe('taking back what one did in gathering', () => {
  test('[TH30] every kind of step goes back and forth by itself, the last first', () => {
    const { mine, undo, redo, history } = two()
    const seen: unknown[] = []
    const steps = [
      () => createTheme(mine, A, 'A', [note(1), note(2), note(3)]),
      () => createTheme(mine, B, 'B', [note(4)]),
      () => putInto(mine, B, [note(1), note(5)]),
      () => takeOut(mine, B, note(4)),
      () => splitOff(mine, { from: A, id: C, name: 'C', refs: [note(2), note(3)], move: true }),
      () => bringInto(mine, B, A),
      () => takeApart(mine, A, B),
    ]
    for (const step of steps) {
      seen.push(read(mine))
      step()
    }
    const last = read(mine)
    for (const before of [...seen].reverse()) {
      expect(undo()?.done).toBe(true)
      expect(read(mine)).toEqual(before)
    }
    expect(undo()).toBeNull()
    for (const after of [...seen.slice(1), last]) {
      expect(redo()?.done).toBe(true)
      expect(read(mine)).toEqual(after)
    }
    expect(history.next('redo')).toBeNull()
  })

  test('[TH30] words are steps among the others, and those of a theme that went are passed over', () => {
    const { mine, undo, redo } = two()
    createTheme(mine, A, 'A')
    type(mine, A, 'An ')
    putInto(mine, A, [note(1)])
    type(mine, A, 'Not ')
    const names = () => [read(mine)[0]?.name, notesOf(mine, A)?.length]
    const told = [undo, undo, undo, redo, redo, redo].map((go) => [go()?.name, ...names()])
    expect(told).toEqual([
      ['words', 'An A', 1],
      ['put', 'An A', 0],
      ['words', 'A', 0],
      ['words', 'An A', 0],
      ['put', 'An A', 1],
      ['words', 'Not An A', 1],
    ])
    for (const _ of [1, 2, 3, 4]) undo()
    expect(read(mine)).toEqual([])
    expect([redo(), ...names()]).toEqual([{ name: 'made', done: true }, 'A', 0])
    expect([redo(), ...names()]).toEqual([{ name: 'put', done: true }, 'A', 1])
  })

  test('[TH31] what somebody else did stays, also where one began it', () => {
    const { mine, theirs, meet, undo } = two()
    createTheme(mine, A, 'A', [note(1)])
    createTheme(mine, B, 'B')
    bringInto(mine, B, A)
    meet()
    // They take B out and bring it in again: the same place, and not mine any more.
    takeApart(theirs, A, B)
    bringInto(theirs, B, A)
    putInto(theirs, A, [note(2)])
    meet()
    expect(undo()).toEqual({ name: 'merged', done: false })
    expect(read(mine)[0]?.parts.map(({ id }) => id)).toEqual([B])
    expect(undo()).toEqual({ name: 'made', done: false })
    expect(undo()).toEqual({ name: 'made', done: false })
    expect(notesOf(mine, A)).toEqual([note(1), note(2)])
  })

  test('[TH31] a theme to which somebody has answered, or that holds another, is not taken away', () => {
    const { mine, undo } = two()
    createTheme(mine, A, 'A')
    mine.getMap('answers').set(A, { v1: { confirm: 1, object: 0, differ: 0 } })
    expect(undo()).toEqual({ name: 'made', done: false })
    createTheme(mine, B, 'B')
    const holder = gatherHistoryOf(mine)
    createTheme(mine, C, 'C')
    mine.transact(() => (mine.getMap<Y.Map<unknown>>('themes').get(A) as Y.Map<unknown>).set('within', C), 'theirs')
    expect(holder.go('undo')).toEqual({ name: 'made', done: false })
    expect(read(mine).map(({ id }) => id)).toEqual([B, C])
  })

  test('[TH31] a note that somebody else put there anew stays there', () => {
    const { mine, theirs, meet, undo } = two()
    createTheme(mine, A, 'A')
    putInto(mine, A, [note(1)])
    meet()
    takeOut(theirs, A, note(1))
    putInto(theirs, A, [note(1)])
    meet()
    expect(undo()).toEqual({ name: 'put', done: false })
    expect(notesOf(mine, A)).toEqual([note(1)])
  })

  test('[TH31] words that somebody else wrote between one’s own stay', () => {
    const { mine, theirs, meet, undo } = two()
    createTheme(mine, A, 'trust')
    meet()
    type(mine, A, 'Mutual ')
    meet()
    themeText(theirs, A, 'name')?.insert(0, 'Our ')
    meet()
    expect(undo()).toEqual({ name: 'words', done: true })
    expect(read(mine)[0]?.name).toBe('Our trust')
  })

  test('[TH30] a theme that was taken away comes back with its words, under the id that answers name', () => {
    const { mine, undo } = two()
    createTheme(mine, A, 'A')
    type(mine, A, 'An ')
    expect(deleteTheme(mine, A)).toBe(true)
    undo()
    expect(read(mine)).toMatchObject([{ id: A, name: 'An A', notes: [] }])
  })

  test('[TH32] whatever several people do and take back, on any network, the server takes it and all read the same', () => {
    for (let seed = 1; seed <= 60; seed++) meetAt(seed)
  })
})

/** Three people gather, take back and do again, at one table with the true guard. */
function meetAt(seed: number): void {
  const rng = createRng(seed)
  const people = ['amal', 'bo', 'chen'].map((id) => new Person(id))
  for (const [n, person] of people.entries()) person.doc.clientID = 2000 + seed * 10 + n
  const table = new Table(HARVEST, people)
  for (let step = 0; step < 40; step++) {
    const person = rng.pick(people)
    const outcome = table.do(person, (doc) => anyDeed(doc, rng, `theme-${seed}-${step}`))
    expect(outcome.ok, `seed ${seed}, step ${step}`).toBe(true)
  }
  const [first, ...others] = people.map(({ doc }) => read(doc))
  for (const other of others) expect(other, `seed ${seed}`).toEqual(first)
}

function anyDeed(doc: Y.Doc, rng: Rng, fresh: string): void {
  const themes = read(doc)
  const pick = () => rng.pick(themes).id
  const deed = rng.int(10)
  const apart = () => {
    const theme = rng.pick(themes)
    const part = theme.parts[0]
    if (part) takeApart(doc, theme.id, part.id)
  }
  if (themes.length < 2 || deed === 0) createTheme(doc, fresh, 'New', [note(rng.int(6))])
  else if (deed === 1) putInto(doc, pick(), [note(rng.int(6))])
  else if (deed === 2) takeOut(doc, pick(), note(rng.int(6)))
  else if (deed === 3) bringInto(doc, pick(), pick())
  else if (deed === 4) apart()
  else if (deed === 5) splitOff(doc, { from: pick(), id: fresh, name: 'Split', refs: [note(1)], move: true })
  else if (deed === 6) type(doc, pick(), 'x')
  else if (deed === 7) deleteTheme(doc, pick())
  else gatherHistoryOf(doc).go(rng.int(4) ? 'undo' : 'redo')
}
