import { beforeEach, expect } from 'vitest'
import * as Y from 'yjs'
import { HARVEST, Person, TABLE, Table, writeNote, writeTheme } from './a-table.ts'

/** Two people at one table, laid anew before each test of the file that imports them. */
export let amal: Person
export let mallory: Person
export let table: Table

beforeEach(() => {
  amal = new Person('amal')
  mallory = new Person('mallory')
  table = new Table(TABLE, [amal, mallory])
  table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'Listen first', { credit: 'name' }))
  table.do(mallory, (doc) => writeNote(doc, 'note-0002', 'mallory', 'Mine'))
  table.do(amal, () => amal.layout.set('note-0001', { x: 1, y: 1 }))
})

/** Everything of the document, byte for byte, and whose ids are whose. */
export const whole = () => [
  Y.encodeStateAsUpdate(table.live.doc),
  [...table.live.clients],
  table.live.contents.count('notes'),
]

/** Sends what comes of a change of the attacker's document, and sees that nothing came of it. */
export function refused(change: (doc: Y.Doc) => void, person = mallory): unknown {
  return refusedBytes(person.update(change), person)
}

export function refusedBytes(update: Uint8Array, person = mallory): unknown {
  const before = whole()
  const verdict = table.send(person, update)
  expect(verdict.ok).toBe(false)
  expect(whole()).toEqual(before)
  return verdict.ok ? null : verdict.refusal
}

export const raw = (key: string, fields: Record<string, unknown>) => (doc: Y.Doc) => {
  doc.getMap('notes').set(key, new Y.Map(Object.entries(fields)))
}
export const fields = () => ({ author: 'mallory', createdAt: 1, text: new Y.Text('x') })

/** The same two before a harvest with one theme. */
export function inTheHarvest(): void {
  table = new Table(HARVEST, [amal, mallory])
  for (const person of [amal, mallory]) person.doc = new Y.Doc()
  table.do(amal, (doc) => writeTheme(doc, 'theme-01', 'Trust'))
}

export const deleteSetLength = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length - 1

export function varUint(n: number): number[] {
  const bytes: number[] = []
  for (let rest = n; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest % 128) + 128)
  }
}
