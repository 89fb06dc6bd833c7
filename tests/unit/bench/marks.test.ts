import { Hand } from '@tablecloth/bench/load/hand.ts'
import { findMarks, MARK_LENGTH, markOf } from '@tablecloth/bench/load/marks.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

function marksIn(bytes: Uint8Array, from = 0, to = bytes.length): number[] {
  const found: number[] = []
  findMarks(bytes, from, to, (number) => found.push(number))
  return found
}

const LAST = 36 ** 6 - 1

describe('a mark', () => {
  test('[BE3] is found in an update, in a merged one and in a whole document', () => {
    const hands = [0, 1, 2].map((n) => new Hand(700_000_000 + n, `person-${n}`))
    const numbers = Array.from({ length: 60 }, (_, n) => n * n * 1000)
    const updates = numbers.map((number, n) => (hands[n % 3] as Hand).write(`${markOf(number)} `).take())
    expect(updates.flatMap((update) => marksIn(update))).toEqual(numbers)
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    const sorted = (list: number[]) => list.toSorted((a, b) => a - b)
    expect(sorted(marksIn(Y.mergeUpdates(updates)))).toEqual(numbers)
    expect(sorted(marksIn(Y.encodeStateAsUpdate(doc)))).toEqual(numbers)
  })

  test('[BE3] has one length for every number, and is found side by side with others', () => {
    const numbers = [0, 1, 35, 36, 1_000_000, LAST]
    for (const number of numbers) expect(markOf(number)).toHaveLength(MARK_LENGTH)
    expect(marksIn(Buffer.from(numbers.map(markOf).join('')))).toEqual(numbers)
  })

  test('[BE3] that is cut short, or is none, is not found; nor is one outside the part that is looked at', () => {
    const mark = markOf(LAST)
    for (let length = 0; length < MARK_LENGTH; length++) expect(marksIn(Buffer.from(mark.slice(0, length)))).toEqual([])
    expect(marksIn(Buffer.from('~#1Z0000 ~#00000Z ~#0000é1 ~ #000001 #~000001'))).toEqual([])
    expect(marksIn(Buffer.from(`~${markOf(7)}`))).toEqual([7])
    const three = Buffer.from([1, 2, 3].map(markOf).join(''))
    expect(marksIn(three, MARK_LENGTH, 2 * MARK_LENGTH)).toEqual([2])
    expect(marksIn(three, 1, 3 * MARK_LENGTH - 1)).toEqual([2])
  })

  test('[BE3] noise has none but what was put there', () => {
    const rng = createRng('noise')
    const noise = Buffer.from(Array.from({ length: 5000 }, () => rng.pick([0, 35, 48, 97, 122, 126, 200])))
    for (let at = noise.indexOf('~#'); at >= 0; at = noise.indexOf('~#')) noise[at] = 0
    noise.write(markOf(4711), 2500)
    expect(marksIn(noise)).toEqual([4711])
  })
})
