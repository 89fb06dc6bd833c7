import { checkPlan } from '@tablecloth/shared/seating/check.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatedRound, SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { scorePlan } from '@tablecloth/shared/seating/score.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostEveryTable, manyRuns, people, QUICK } from './requests.ts'

/** All soundly seated rounds there are, for a request in which every planned round is alike. */
function allRounds(request: SeatingRequest): SeatedRound[] {
  const tables = request.tables as number
  const { people, keepApart, hosts } = request
  const alone: SeatingRequest = { people, tables, rounds: 1, keepApart, hosts }
  const found: SeatedRound[] = []
  for (let code = 0; code < tables ** request.people.length; code++) {
    const round: SeatedRound = { tables: Array.from({ length: tables }, () => []) }
    let rest = code
    for (const { id } of request.people) {
      round.tables[rest % tables]?.push(id)
      rest = Math.floor(rest / tables)
    }
    if (checkPlan(alone, [round]).length === 0) found.push(round)
  }
  return found
}

const UNMET = 10_000

describe('the lower bound', () => {
  test('[SE11] [SE14] is never above the best of all plans, and small plans reach that best', () => {
    const small = fc.record({
      count: fc.integer({ min: 3, max: 6 }),
      tables: fc.integer({ min: 2, max: 3 }),
      goal: fc.constantFrom('fair', 'most-different'),
      pastChoice: fc.option(fc.nat()),
      apart: fc.boolean(),
      together: fc.boolean(),
      hosted: fc.boolean(),
    })
    fc.assert(
      fc.property(small, ({ count, tables, goal, pastChoice, apart, together, hosted }) => {
        const request: SeatingRequest = { people: people(count), tables, rounds: 2, goal }
        if (apart) request.keepApart = [['p0', 'p1']]
        if (together && count > tables) request.keepTogether = [['p1', 'p2']]
        if (hosted) request.hosts = hostEveryTable(tables)
        const rounds = allRounds(request)
        if (pastChoice !== null) {
          request.past = [rounds[pastChoice % rounds.length] as SeatedRound]
          request.rounds = 3
        }
        let best = Number.POSITIVE_INFINITY
        for (const first of rounds) {
          for (const second of rounds) {
            const score = scorePlan(request, [...(request.past ?? []), first, second])
            // A wish unmet is worse than any number of meetings.
            best = Math.min(best, score.unmet.length * UNMET + (goal === 'fair' ? score.pairSum : score.repeats))
          }
        }
        const answer = planSeating(request, QUICK)
        if (!answer.ok) throw new Error('a plan was expected')
        const { score, optimal } = answer.plan
        const reached = goal === 'fair' ? score.pairSum : score.repeats
        expect(score.unmet.length * UNMET + reached).toBe(best)
        expect(score.bound).toBeLessThanOrEqual(reached)
        expect(score.gap).toBe(reached - score.bound)
        expect(optimal).toBe(score.gap === 0 && score.unmet.length === 0)
      }),
      { seed: 11, numRuns: manyRuns(20) },
    )
  })

  test.each([
    [18, 3, 4, 'fair', 54],
    [22, 4, 4, 'fair', 36],
    [48, 6, 5, 'fair', 120],
    [22, 4, 4, 'most-different', 18],
    [30, 5, 5, 'most-different', 20],
    [60, 6, 4, 'most-different', 72],
  ] as const)(
    '[SE11] of %i people at %i tables for %i rounds is known: %s, %i',
    (count, tables, rounds, goal, bound) => {
      const answer = planSeating({ people: people(count), tables, rounds, goal }, QUICK)
      expect(answer).toMatchObject({ ok: true, plan: { score: { bound } } })
    },
  )
})

describe('a bound that knows more', () => {
  function planned(request: SeatingRequest) {
    const answer = planSeating(request, 20)
    if (!answer.ok) throw new Error('a plan was expected')
    return answer.plan
  }

  test('[SE24] counts the meetings of people who are to be kept together', () => {
    const request: SeatingRequest = {
      people: people(40),
      tables: 8,
      rounds: 4,
      keepTogether: [
        ['p0', 'p1'],
        ['p2', 'p3', 'p4'],
      ],
    }
    // Four pairs for four rounds: each meets C(4, 2) = 6 times two by two.
    expect(planned(request).score).toMatchObject({ pairSum: 24, bound: 24, gap: 0, unmet: [] })
    expect(planned({ ...request, goal: 'most-different' }).score).toMatchObject({ repeats: 12, bound: 12, gap: 0 })
  })

  test('[SE24] is the smaller one where a wish to be together is unmet', () => {
    // Three who are all to be together cannot be, at tables of two.
    const pairs = [
      ['p0', 'p1'],
      ['p1', 'p2'],
      ['p0', 'p2'],
    ]
    const { score, optimal } = planned({ people: people(6), tables: 3, rounds: 3, keepTogether: pairs })
    expect(score.unmet.length).toBe(6)
    expect(score.bound).toBe(0)
    expect(optimal).toBe(false)
  })

  test('[SE24] counts how often visitors come to a host again', () => {
    const request: SeatingRequest = {
      people: people(20),
      tables: 4,
      rounds: 6,
      hosts: hostEveryTable(4),
      goal: 'most-different',
    }
    // Sixteen visitors have six rounds and four hosts; among themselves they can meet for four rounds, or five, without repeats.
    expect(planned(request).score.bound).toBeGreaterThanOrEqual(32 + 24)
  })
})

describe('the score', () => {
  test('[SE10] counts what a plan written by hand holds', () => {
    const request: SeatingRequest = { people: people(4), tables: 2, rounds: 3, hosts: [{ person: 'p0', table: '0' }] }
    const rounds = [
      [
        ['p0', 'p1'],
        ['p2', 'p3'],
      ],
      [
        ['p0', 'p1'],
        ['p3', 'p2'],
      ],
      [
        ['p0', 'p1'],
        ['p2', 'p3'],
      ],
    ]
    const score = scorePlan(
      request,
      rounds.map((tables) => ({ tables })),
    )
    expect(score).toMatchObject({ repeats: 4, pairSum: 6, mostMeetings: 3, revisits: 6 })
    expect(score.tableSizes).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ])
  })
})
