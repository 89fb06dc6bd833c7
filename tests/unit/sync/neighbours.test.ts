import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Content, encodeUpdate, type Id, type StructModel } from '../../fuzz/guard/update-codec.ts'
import { Person, TABLE, Table, writeNote } from './a-table.ts'

let amal: Person
let mallory: Person
let table: Table

beforeEach(() => {
  amal = new Person('amal')
  mallory = new Person('mallory')
  table = new Table(TABLE, [amal, mallory])
  table.do(amal, (doc) => writeNote(doc, 'note-0001', 'amal', 'trust 🌱'))
  table.do(amal, (doc) => writeNote(doc, 'note-0003', 'amal', 'going'))
  table.do(mallory, (doc) => writeNote(doc, 'note-0002', 'mallory', 'abc'))
})

/** The id of a unit of a note's text, as the server has it. */
function idIn(key: string, unit: number): Id {
  const text = (table.live.doc.getMap('notes').get(key) as Y.Map<unknown>).get('text') as Y.Text
  let before = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (unit < before + item.length) return { client: item.id.client, clock: item.id.clock + unit - before }
    before += item.length
  }
  throw new Error(`there is no unit ${unit} in ${key}`)
}

const WORD: Content = { is: 'string', text: 'x' }

/** What mallory sends: items between such neighbours. */
function between(gaps: [origin: Id, rightOrigin: Id][], content: Content = WORD): Uint8Array {
  const client = mallory.doc.clientID
  const clock = Y.getState(table.live.doc.store, client)
  const structs = gaps.map(([origin, rightOrigin]): StructModel => {
    return { is: 'item', origin, rightOrigin, parent: 'notes', sub: null, content }
  })
  return encodeUpdate({ sections: [{ client, clock, structs }], deletes: [] })
}

/** Items between units of a note, or between items before them in the same update, whichever way round those lie. */
function anyGaps(rng: Rng): [Id, Id][] {
  const client = mallory.doc.clientID
  const next = Y.getState(table.live.doc.store, client)
  const there = [0, 1, 2].map((unit) => idIn('note-0002', unit))
  return Array.from({ length: 2 + rng.int(6) }, (_, made): [Id, Id] => {
    const some = [...there, ...Array.from({ length: made }, (__, n) => ({ client, clock: next + n }))]
    return [rng.pick(some), rng.pick(some)]
  })
}

/** Ids of a note's units, in the order in which they lie. */
function orderIn(doc: Y.Doc): string {
  const text = (doc.getMap('notes').get('note-0002') as Y.Map<unknown>).get('text') as Y.Text
  const ids: string[] = []
  for (let item = text._start; item; item = item.right) {
    for (let n = 0; n < item.length; n++) ids.push(`${item.id.client}:${item.id.clock + n}`)
  }
  return ids.join()
}

const words = (key: string) => (table.json.notes as Record<string, { text: string }>)[key]?.text

describe('where something lies', () => {
  it('[SY53] beside half a character of another’s and something that is gone, it is refused and cuts nothing', () => {
    const gone = idIn('note-0003', 1)
    table.do(amal, () => amal.notes.delete('note-0003'))
    const reaction: Content = { is: 'any', values: ['heart'] }
    for (const update of [
      between([[idIn('note-0001', 6), gone]], reaction),
      between([[gone, idIn('note-0001', 7)]], reaction),
    ]) {
      expect(table.send(mallory, update)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
      expect(words('note-0001')).toBe('trust 🌱')
    }
  })

  it('[SY53] an update of items between any neighbours is refused just when those who follow and those who come later would read differently', () => {
    const rng = createRng('any neighbours')
    const tally = { taken: 0, refused: 0 }
    for (let round = 0; round < 1500; round++) {
      const gaps = anyGaps(rng)
      const update = between(gaps)
      const follower = new Y.Doc()
      Y.applyUpdate(follower, Y.encodeStateAsUpdate(table.live.doc))
      Y.applyUpdate(follower, update)
      const reader = new Y.Doc()
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(follower))
      const isOne = orderIn(follower) === orderIn(reader)
      tally[isOne ? 'taken' : 'refused']++
      const verdict = table.judge(mallory, update)
      expect(verdict, JSON.stringify(gaps)).toMatchObject(isOne ? { ok: true } : { refusal: { code: 'not_allowed' } })
    }
    expect(tally.taken).toBeGreaterThan(100)
    expect(tally.refused).toBeGreaterThan(20)
  })

  it('[SY53] between neighbours that lie very far apart, again and again, it is refused', () => {
    for (let n = 0; n < 1500; n++) table.do(mallory, () => mallory.text('note-0002').insert(1, 'y'))
    const [first, last] = [idIn('note-0002', 0), idIn('note-0002', 1502)]
    const gaps = Array.from({ length: 400 }, (): [Id, Id] => [first, last])
    expect(table.send(mallory, between(gaps.slice(0, 10)))).toMatchObject({ ok: true })
    const before = words('note-0002')
    expect(table.send(mallory, between([...gaps, ...gaps]))).toMatchObject({
      ok: false,
      refusal: { code: 'too_large' },
    })
    expect(words('note-0002')).toBe(before)
  })
})
