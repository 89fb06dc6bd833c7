import { createRng } from '@tablecloth/shared/rng.ts'
import {
  meetingFigures,
  meetingsOf,
  neverMet,
  partnersOf,
  roundsTogether,
} from '@tablecloth/shared/seating/meetings.ts'
import type { SeatedRound } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { people as ids } from './requests.ts'

const people = (count: number) => ids(count).map(({ id }) => ({ id, name: id }))
const round = (...tables: string[][]): SeatedRound => ({ tables })

/** Some of the people shuffled over tables; the others stay away. */
function someRound(count: number, tables: number, seed: string): SeatedRound {
  const rng = createRng(seed)
  const seated: string[][] = Array.from({ length: tables }, () => [])
  for (const { id } of rng.shuffle(people(count))) if (rng.int(10) > 0) seated[rng.int(tables)]?.push(id)
  return { tables: seated }
}

describe('meetings', () => {
  const meetings = meetingsOf({
    people: people(5),
    rounds: [round(['p0', 'p1'], ['p2', 'p3']), round(['p1', 'p2', 'p0'], ['p3'])],
  })

  test('[SE40] a pair has the rounds that it shares a table in, whoever is named first', () => {
    expect(roundsTogether(meetings, 0, 1)).toEqual([0, 1])
    expect(roundsTogether(meetings, 1, 0)).toEqual([0, 1])
    expect(roundsTogether(meetings, 2, 0)).toEqual([1])
    expect(roundsTogether(meetings, 3, 1)).toEqual([])
  })

  test('[SE40] a person has those they meet, how often, and those they never meet', () => {
    expect(partnersOf(meetings, 0)).toEqual([
      { person: 1, rounds: [0, 1] },
      { person: 2, rounds: [1] },
    ])
    expect(neverMet(meetings, 0)).toEqual([3, 4])
    expect(partnersOf(meetings, 4)).toEqual([])
    expect(neverMet(meetings, 4)).toEqual([0, 1, 2, 3])
  })

  test('[SE40] the figures count pairs, not meetings', () => {
    expect(meetingFigures(meetings)).toEqual({ pairs: 10, met: 4, again: 1, most: 2 })
    expect(meetingFigures(meetingsOf({ people: [], rounds: [] }))).toEqual({ pairs: 0, met: 0, again: 0, most: 0 })
  })

  test('[SE40] ids of nobody in the rotation are passed over, and nobody meets themselves', () => {
    const odd = meetingsOf({ people: people(2), rounds: [round(['p0', 'stranger', 'p0', 'p1'])] })
    expect(partnersOf(odd, 0)).toEqual([{ person: 1, rounds: [0] }])
    expect(meetingFigures(odd)).toEqual({ pairs: 1, met: 1, again: 0, most: 1 })
  })

  test('[SE40] the last of 32 rounds counts like the first, and one more is refused', () => {
    const rounds = Array.from({ length: 32 }, () => round(['p0', 'p1']))
    const long = meetingsOf({ people: people(2), rounds })
    expect(roundsTogether(long, 0, 1)).toHaveLength(32)
    expect(meetingFigures(long).most).toBe(32)
    expect(() => meetingsOf({ people: people(2), rounds: [...rounds, round([])] })).toThrow('at most 32 rounds')
  })

  test('[SE40] in any rotation two people meet exactly when some table of the round holds both', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 14 }),
          tables: fc.integer({ min: 1, max: 5 }),
          length: fc.integer({ min: 0, max: 6 }),
          seed: fc.string(),
        }),
        ({ count, tables, length, seed }) => {
          const rounds = Array.from({ length }, (_, index) => someRound(count, tables, `${seed}/${index}`))
          const read = meetingsOf({ people: people(count), rounds })
          for (let one = 0; one < count; one++) {
            const met = new Map(partnersOf(read, one).map((partner) => [partner.person, partner.rounds]))
            expect(met.size + neverMet(read, one).length).toBe(count - 1)
            for (let other = 0; other < count; other++) {
              if (other === one) continue
              const truth = rounds.flatMap((seated, index) =>
                seated.tables.some((at) => at.includes(`p${one}`) && at.includes(`p${other}`)) ? [index] : [],
              )
              expect(met.get(other) ?? []).toEqual(truth)
            }
          }
        },
      ),
    )
  })
})
