import { asId } from '@tablecloth/shared/ids.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arcsOf } from '../../../client/screens/gallery/thread-arcs.ts'

const end = (tableId: string) => ({ tableId: asId<never>(tableId), noteId: asId<never>('note-0001'), text: '' })
const thread = (id: string, from: string, to: string) => ({ id, from: end(from), to: end(to) })

test('[GA15] each thread of the list is one line of the picture, from its one table to its other, whichever was first', () => {
  const arcs = arcsOf(['t1', 't2', 't3'], [thread('a', 't1', 't3'), thread('b', 't3', 't2'), thread('c', 't3', 't1')])
  expect(arcs.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
  ])
  expect(arcsOf(['t1'], [thread('a', 't1', 't9')])).toEqual([])
})

test('[GA15] no two lines of the picture lie on one another, and all are within it', () => {
  const ids = Array.from({ length: 6 }, (_, n) => `t${n}`)
  const pair = fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const arcs = arcsOf(
        ids,
        pairs.map(([from, to], n) => thread(`thread-${n}`, `t${from}`, `t${to}`)),
      )
      expect(arcs).toHaveLength(pairs.length)
      const drawn = arcs.map(({ from, to, height }) => `${from} ${to} ${height}`)
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const { from, to, height } of arcs) {
        expect(from).toBeLessThan(to)
        expect(height).toBeGreaterThan(0)
        expect(height).toBeLessThanOrEqual(1)
      }
    }),
  )
})
