import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { HARVEST, Person, TABLE, Table, writeNote, writeTheme } from './a-table.ts'

let amal: Person
let mallory: Person
let table: Table

beforeEach(() => {
  amal = new Person('amal')
  mallory = new Person('mallory')
  table = new Table(TABLE, [amal, mallory])
})

/** So many writes, a few hundred at a time. @returns how many were taken */
function take(person: Person, times: number, write: (doc: Y.Doc, n: number) => void): number {
  let taken = 0
  for (let first = 0; first < times; first += 100) {
    const some = Math.min(100, times - first)
    const verdict = table.do(person, (doc) =>
      doc.transact(() => {
        for (let n = first; n < first + some; n++) write(doc, n)
      }),
    )
    if (!verdict.ok) {
      expect(verdict.refusal).toMatchObject({ code: 'too_large' })
      return taken
    }
    taken += some
  }
  return taken
}

const note = (person: Person) => (doc: Y.Doc, n: number) => writeNote(doc, `${person.id}-note-${n}`, person.id, 'x')

describe('what one person may hold', () => {
  it('[SF16] of a table’s notes leaves room for the others', () => {
    expect(take(mallory, LIMITS.notesPerTable, note(mallory))).toBe(LIMITS.notesPerPerson)
    expect(take(amal, 500, note(amal))).toBe(500)
    // Who takes a note away may write another.
    mallory.doc = new Person('mallory').doc
    table.sync(mallory)
    expect(table.do(mallory, () => mallory.notes.delete('mallory-note-0')).ok).toBe(true)
    expect(take(mallory, 1, (doc) => writeNote(doc, 'mallory-again', 'mallory', 'x'))).toBe(1)
  })

  it('[SF16] is bounded for places and reactions that name no note, and for no others', () => {
    const stray = (doc: Y.Doc, n: number) => doc.getMap('layout').set(`nowhere-${n}`, { x: n, y: n })
    expect(take(mallory, 1000, stray)).toBe(LIMITS.strays)
    const reaction = (doc: Y.Doc, n: number) => doc.getMap('reactions').set(`nowhere-${n}:amal`, 'heart')
    expect(take(amal, 1000, reaction)).toBe(LIMITS.strays)
    mallory.doc = new Person('mallory').doc
    amal.doc = new Person('amal').doc
    table.sync(amal)
    table.sync(mallory)
    expect(take(amal, 900, note(amal))).toBe(900)
    const place = (doc: Y.Doc, n: number) => doc.getMap('layout').set(`amal-note-${n}`, { x: n, y: n })
    expect(take(mallory, 900, place)).toBe(900)
  })

  it('[SF16] of themes leaves room for the others', () => {
    table = new Table(HARVEST, [amal, mallory])
    const theme = (person: Person) => (doc: Y.Doc, n: number) => writeTheme(doc, `${person.id}-theme-${n}`, 'Mine')
    expect(take(mallory, LIMITS.themes, theme(mallory))).toBe(LIMITS.themesPerPerson)
    expect(take(amal, 50, theme(amal))).toBe(50)
  })

  it('[SF16] is no matter for hosts', () => {
    amal.standing = 'host'
    expect(take(amal, LIMITS.notesPerTable, note(amal))).toBe(LIMITS.notesPerTable)
  })
})
