import { createRng } from '@tablecloth/shared/rng.ts'
import { meetingFigures, meetingsOf, partnersOf } from '@tablecloth/shared/seating/meetings.ts'
import { describe, expect, test } from 'vitest'
import { hosts, seatedRounds, waysOf } from '../../../client/rotation/ways.ts'
import {
  crossingAt,
  diamondsOf,
  drawingOf,
  FILLS,
  hemAt,
  OUTLINE,
  PATTERNS,
  pairUnder,
  patternOf,
  personUnder,
  spread,
  threadOf,
} from '../../../client/rotation/weave-geometry.ts'

const PEOPLE = 23
const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }))

/** Seven rounds at four tables by the luck of a seed: some pairs meet often, some never. */
const rng = createRng('a weave')
const rounds = Array.from({ length: 7 }, () => {
  const order = rng.shuffle(people)
  return { tables: [0, 1, 2, 3].map((table) => order.filter((_, at) => at % 4 === table).map(({ id }) => id)) }
})
const meetings = meetingsOf({ people, rounds })
const figures = meetingFigures(meetings)
const startsIn = (path: string) => path.match(/M/g)?.length ?? 0

describe.each([{ mirrored: false }, { mirrored: true }])('a weave, mirrored: $mirrored', ({ mirrored }) => {
  const hem = { people: PEOPLE, mirrored }
  const diamonds = diamondsOf(meetings, mirrored)

  test('[SE41] each pair that meets has one diamond, in a place of its own', () => {
    expect(figures.again).toBeGreaterThan(0)
    expect(figures.met).toBeLessThan(figures.pairs)
    expect(diamonds).toHaveLength(figures.met)
    expect(new Set(diamonds.map(({ one, other }) => `${one}/${other}`)).size).toBe(figures.met)
    expect(new Set(diamonds.map(({ x, y }) => `${x}/${y}`)).size).toBe(figures.met)
  })

  test('[SE41] the drawing has each diamond once: a pattern and an edge, or a frame for those who meet again', () => {
    const { fills, edges, again } = drawingOf(diamonds)
    expect(startsIn(again)).toBe(figures.again)
    expect(startsIn(edges)).toBe(figures.met - figures.again)
    for (const pattern of PATTERNS) {
      const once = diamonds.filter(
        ({ rounds: [round, ...more] }) => more.length === 0 && patternOf(round ?? 0) === pattern,
      )
      const drawn = fills.filter((fill) => fill.pattern === pattern)
      expect(drawn.map(({ d }) => d)).toEqual(
        once.length === 0 ? [] : [once.map(({ x, y }) => `M${x} ${y}${FILLS[pattern]}`).join('')],
      )
    }
    expect(again).toBe(
      diamonds
        .filter((diamond) => diamond.rounds.length > 1)
        .map(({ x, y }) => `M${x} ${y}${OUTLINE}`)
        .join(''),
    )
  })

  test('[SE41] a person’s threads run through all their crossings and nobody else’s', () => {
    for (let person = 0; person < PEOPLE; person++) {
      const on = (x: number, y: number) => Math.abs(x - hemAt(person, hem)) === -y
      for (let one = 0; one < PEOPLE; one++) {
        for (let other = one + 1; other < PEOPLE; other++) {
          const { x, y } = crossingAt(one, other, hem)
          expect(on(x, y)).toBe(one === person || other === person)
        }
      }
      const [x0, left, right] = /^M(\d+) 0l-(\d+) .*l(\d+) -\3$/.exec(threadOf(person, hem))?.slice(1).map(Number) ?? []
      expect(x0).toBe(hemAt(person, hem))
      const farthest = people.map((_, other) => (other === person ? x0 : crossingAt(person, other, hem).x) ?? 0)
      expect((x0 ?? 0) - (left ?? 0)).toBe(Math.min(...farthest) - 3)
      expect((x0 ?? 0) + (right ?? 0)).toBe(Math.max(...farthest) + 3)
    }
  })

  test('[SE42] what is under a point is who meets there', () => {
    for (const { one, other, x, y } of diamonds) {
      for (const [dx, dy] of [
        [0, 0],
        [5, 0],
        [0, -5],
        [-2, 2],
      ] as const) {
        expect(pairUnder(x + dx, y + dy, hem)?.toSorted((a, b) => a - b)).toEqual([one, other])
      }
    }
    expect(pairUnder(-1, -1, hem)).toBeNull()
    expect(pairUnder(12 * PEOPLE, -12 * PEOPLE, hem)).toBeNull()
    for (let person = 0; person < PEOPLE; person++) expect(personUnder(hemAt(person, hem) + 5, hem)).toBe(person)
    expect(personUnder(-2, hem)).toBeNull()
    expect(personUnder(12 * PEOPLE + 2, hem)).toBeNull()
  })
})

test('[SE42] read from the right, the same diamonds stand mirrored', () => {
  const straight = diamondsOf(meetings, false)
  const mirror = diamondsOf(meetings, true)
  expect(mirror).toEqual(straight.map((diamond) => ({ ...diamond, x: 12 * PEOPLE - diamond.x })))
  expect(hemAt(0, { people: PEOPLE, mirrored: true })).toBeGreaterThan(hemAt(1, { people: PEOPLE, mirrored: true }))
})

test('[SE41] a chosen person’s diamonds are whom they meet', () => {
  for (let person = 0; person < PEOPLE; person++) {
    const own = diamondsOf(meetings, false).filter(({ one, other }) => one === person || other === person)
    const met = own.map(({ one, other, rounds: together }) => ({
      person: one === person ? other : one,
      rounds: together,
    }))
    expect(met.toSorted((a, b) => a.person - b.person)).toEqual(partnersOf(meetings, person))
  }
})

test('[SE41] six rounds have six patterns, then the first returns', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(patternOf)).size).toBe(6)
  expect(patternOf(6)).toBe(patternOf(0))
  expect(new Set(Object.values(FILLS)).size).toBe(6)
})

test('[SE43] crowded names move apart, no farther than they must, and keep their order', () => {
  expect(spread([10, 40, 90], 20, 100)).toEqual([10, 40, 90])
  expect(spread([10, 12, 14], 20, 100)).toEqual([10, 30, 50])
  expect(spread([80, 95, 98], 20, 100)).toEqual([60, 80, 100])
  expect(spread([0, 50, 100], 50, 100)).toEqual([0, 50, 100])
  expect(spread([0, 50, 100], 51, 100)).toBeNull()
  expect(spread([], 20, 100)).toEqual([])
  for (let run = 0; run < 50; run++) {
    const places = Array.from({ length: 6 }, () => rng.int(300)).sort((a, b) => a - b)
    const moved = spread(places, 17, 300) ?? []
    expect(moved).toHaveLength(6)
    for (const [index, at] of moved.entries()) {
      expect(at).toBeGreaterThanOrEqual(index === 0 ? 0 : (moved[index - 1] ?? 0) + 17)
      expect(at).toBeLessThanOrEqual(300)
    }
  }
})

describe('a rotation read by person', () => {
  const rotation = {
    people: [
      { id: 'x', name: 'X' },
      { id: 'late', name: 'Late' },
    ],
    tables: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B', hostId: 'late' },
    ],
    rounds: [{ tables: [[], []] }, { tables: [['x'], []] }, { tables: [[], ['x', 'late']] }],
  }

  test('[SE44] it names the table of every round, and the rounds without a seat', () => {
    expect(waysOf(rotation).get('x')).toEqual([null, 0, 1])
    expect(waysOf(rotation).get('late')).toEqual([null, null, 1])
    expect(hosts(rotation, 'late')).toBe(true)
    expect(hosts(rotation, 'x')).toBe(false)
  })

  test('[SE44] a past that is not known is not told', () => {
    expect(seatedRounds(rotation)).toEqual([1, 2])
  })
})
