import { gatherThemes, headsOf, readThemes, type ThemeRecord, themeRecords } from '@tablecloth/shared/harvest/themes.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const theme = (id: string, notes: string[] = [], within?: string): ThemeRecord => ({
  id,
  name: `Name of ${id}`,
  description: '',
  notes: notes.map((note) => `t0/${note}`),
  ...(within !== undefined && { within }),
})
const heads = (records: ThemeRecord[]) => Object.fromEntries(headsOf(records))

const MANY = 12
const idOf = (n: number) => `theme-${String(n).padStart(4, '0')}`
/** Themes that lie within one another in any way: rings, chains, themselves, themes that are gone. */
const someThemes: fc.Arbitrary<ThemeRecord[]> = fc
  .array(fc.record({ notes: fc.array(fc.nat(20), { maxLength: 6 }), within: fc.option(fc.nat(MANY + 2)) }), {
    maxLength: MANY,
  })
  .map((all) =>
    all.map(({ notes, within }, n) =>
      theme(
        idOf(n),
        [...new Set(notes)].map((note) => `note-${note}`),
        within === null ? undefined : idOf(within),
      ),
    ),
  )

describe('themes that were brought together', () => {
  test('[TH10] are read as one: its own notes first, then theirs, each once; names and words are kept', () => {
    const read = gatherThemes([
      theme('a', ['n1', 'n2']),
      theme('b', ['n2', 'n3'], 'a'),
      theme('c', ['n4'], 'b'),
      theme('d'),
    ])
    expect(read.map(({ id, notes, parts }) => [id, notes, parts.map(({ name }) => name)])).toEqual([
      ['a', ['t0/n1', 't0/n2', 't0/n3', 't0/n4'], ['Name of b', 'Name of c']],
      ['d', [], []],
    ])
    expect(read[0]?.own).toEqual(['t0/n1', 't0/n2'])
  })

  test('[TH11] into each other at once are one theme, the first by id, whoever reads', () => {
    expect(heads([theme('b', [], 'a'), theme('a', [], 'b')])).toEqual({ a: 'a', b: 'a' })
    expect(heads([theme('a', [], 'c'), theme('c', [], 'b'), theme('b', [], 'a'), theme('d', [], 'c')])).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
      d: 'a',
    })
  })

  test('[TH11] into themselves, or into one that is gone, stand by themselves', () => {
    expect(heads([theme('a', [], 'a'), theme('b', [], 'gone')])).toEqual({ a: 'a', b: 'b' })
  })

  test('[TH11] in whatever way, keep every theme and every note, in exactly one place each theme', () => {
    fc.assert(
      fc.property(someThemes, (records) => {
        const read = gatherThemes(records)
        const told = read.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)])
        expect([...told].sort()).toEqual(records.map(({ id }) => id))
        for (const { notes, own, parts } of read) {
          const all = [...own, ...parts.flatMap((part) => part.notes)]
          expect(new Set(notes)).toEqual(new Set(all))
          expect(new Set(notes).size).toBe(notes.length)
        }
        const before = new Set(records.flatMap(({ notes }) => notes))
        expect(new Set(read.flatMap(({ notes }) => notes))).toEqual(before)
      }),
    )
  })

  test('[TH11] have the same head whatever order they are read in', () => {
    fc.assert(
      fc.property(
        someThemes.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(heads(shuffled)).toEqual(heads(records))
        },
      ),
    )
  })

  test('[TH11] by several people at once, each offline, read the same for all of them and lose no note', () => {
    const step = fc.record({
      who: fc.nat(2),
      theme: fc.nat(5),
      other: fc.nat(5),
      act: fc.constantFrom('merge', 'apart', 'put', 'meet'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
        const [one] = docs as [Y.Doc]
        for (let n = 0; n < 6; n++) {
          const notes = new Y.Map([[`t0/note-${n}`, true]])
          one.getMap('themes').set(
            idOf(n),
            new Y.Map<unknown>([
              ['name', new Y.Text(String(n))],
              ['notes', notes],
            ]),
          )
        }
        const meet = () => {
          for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
        meet()
        const put = new Set(Array.from({ length: 6 }, (_, n) => `t0/note-${n}`))
        for (const { who, theme: n, other, act } of steps) {
          const record = docs[who]?.getMap<Y.Map<unknown>>('themes').get(idOf(n))
          if (act === 'merge') record?.set('within', idOf(other))
          else if (act === 'apart') record?.delete('within')
          else if (act === 'meet') meet()
          else {
            put.add(`t1/note-${other}`)
            const notes = record?.get('notes') as Y.Map<true>
            notes.set(`t1/note-${other}`, true)
          }
        }
        meet()
        const read = docs.map((doc) => readThemes(doc.getMap('themes').toJSON()))
        expect(read[1]).toEqual(read[0])
        expect(read[2]).toEqual(read[0])
        expect(new Set(read[0]?.flatMap(({ notes }) => notes))).toEqual(put)
        expect(read[0]?.reduce((sum, { parts }) => sum + 1 + parts.length, 0)).toBe(6)
      }),
    )
  })

  test('[TH10] are read from records: what is none is passed over, and what is half one reads as empty', () => {
    expect(themeRecords({ odd: 5, half: { name: 'Half' }, back: { within: 'half' }, broken: { within: 7 } })).toEqual([
      { id: 'back', name: '', description: '', notes: [], within: 'half' },
      { id: 'broken', name: '', description: '', notes: [] },
      { id: 'half', name: 'Half', description: '', notes: [] },
    ])
  })
})
