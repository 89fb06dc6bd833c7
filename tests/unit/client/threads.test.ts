import { describe, expect, test } from 'vitest'
import { threadsOf } from '../../../client/board/threads.ts'

const notes = (...pairs: [id: string, buildsOn?: string][]) => ({
  notes: Object.fromEntries(pairs.map(([id, buildsOn]) => [id, { id, ...(buildsOn ? { buildsOn } : {}) }])),
  order: pairs.map(([id]) => id),
})

describe('notes as threads', () => {
  test('each build-on stands below what it continues', () => {
    const { notes: all, order } = notes(['a'], ['b'], ['c', 'a'], ['d', 'c'], ['e', 'a'])
    expect(threadsOf(all, order)).toEqual([
      {
        first: 'a',
        sewn: [
          { id: 'c', depth: 1 },
          { id: 'd', depth: 2 },
          { id: 'e', depth: 1 },
        ],
      },
      { first: 'b', sewn: [] },
    ])
  })

  test('a note whose parent is gone begins a thread of its own', () => {
    const { notes: all, order } = notes(['b', 'gone'])
    expect(threadsOf(all, order)).toEqual([{ first: 'b', sewn: [] }])
  })

  test('notes that build on one another in a circle are all still there', () => {
    const { notes: all, order } = notes(['a', 'b'], ['b', 'a'], ['c', 'a'])
    const threads = threadsOf(all, order)
    const shown = threads.flatMap(({ first, sewn }) => [first, ...sewn.map(({ id }) => id)])
    expect(shown.sort()).toEqual(['a', 'b', 'c'])
  })
})
