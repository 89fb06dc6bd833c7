import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, belowParent, NOTE_SIZE, placeFree, placesFor, sizeOf } from '../../../client/board/place-free.ts'

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('a free place on the cloth', () => {
  test('an empty place is taken as wished', () => {
    expect(placeFree([], { x: 30.4, y: -12 })).toEqual({ x: 30, y: -12 })
  })

  test('forty notes laid at one wish lie on nothing', () => {
    const boxes: Box[] = []
    for (let count = 0; count < 40; count++) {
      const box = { ...placeFree(boxes, { x: 100, y: 100 }), ...NOTE_SIZE }
      expect(boxes.some((other) => overlap(other, box))).toBe(false)
      boxes.push(box)
    }
  })

  test('the same cloth and wish give the same place, clear of every note', () => {
    const box = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.constant(NOTE_SIZE.width),
      height: fc.integer({ min: 60, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
        const place = placeFree(boxes, { x: 0, y: 0 })
        expect(placeFree(boxes, { x: 0, y: 0 })).toEqual(place)
        expect(boxes.some((other) => overlap(other, { ...place, ...NOTE_SIZE }))).toBe(false)
      }),
    )
  })

  test('a build-on looks for its place below its parent', () => {
    const parent = { x: 0, y: 0, ...NOTE_SIZE }
    const place = placeFree([parent], belowParent(parent))
    expect(place.y).toBeGreaterThanOrEqual(NOTE_SIZE.height)
    expect(Math.abs(place.x)).toBeLessThan(NOTE_SIZE.width)
  })

  test('notes that nobody placed each get a place of their own', () => {
    const places = [...placesFor(['a', 'b', 'c'], [{ x: 0, y: 0, ...NOTE_SIZE }]).values()]
    const boxes = places.map((place) => ({ ...place, ...NOTE_SIZE }))
    expect(boxes.some((one, i) => boxes.slice(i + 1).some((other) => overlap(one, other)))).toBe(false)
  })

  test('longer words make a taller note', () => {
    expect(sizeOf('word '.repeat(200)).height).toBeGreaterThan(sizeOf('word').height)
  })
})
