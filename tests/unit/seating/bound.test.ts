import { checkPlan } from '@tablecloth/shared/seating/check.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatedRound, SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { scorePlan } from '@tablecloth/shared/seating/score.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { people, QUICK } from './requests.ts'

/** All soundly seated rounds there are, for a request in which every planned round is alike. */
function allRounds(request: SeatingRequest): SeatedRound[] {
  const tables = request.tables as number
  const alone: SeatingRequest = { people: request.people, tables, rounds: 1, keepApart: request.keepApart }
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

describe('the lower bound', () => {
  test('[SE11] [SE14] is never above the best of all plans, and small plans reach that best', () => {
    const small = fc.record({
      count: fc.integer({ min: 3, max: 6 }),
      tables: fc.integer({ min: 2, max: 3 }),
      goal: fc.constantFrom('fair', 'most-different'),
      pastChoice: fc.option(fc.nat()),
      apart: fc.boolean(),
    })
    fc.assert(
      fc.property(small, ({ count, tables, goal, pastChoice, apart }) => {
        const request: SeatingRequest = { people: people(count), tables, rounds: 2, goal }
        if (apart) request.keepApart = [['p0', 'p1']]
        const rounds = allRounds(request)
        if (pastChoice !== null) {
          request.past = [rounds[pastChoice % rounds.length] as SeatedRound]
          request.rounds = 3
        }
        let best = Number.POSITIVE_INFINITY
        for (const first of rounds) {
          for (const second of rounds) {
            const score = scorePlan(request, [...(request.past ?? []), first, second])
            best = Math.min(best, goal === 'fair' ? score.pairSum : score.repeats)
          }
        }
        const answer = planSeating(request, QUICK)
        if (!answer.ok) throw new Error('a plan was expected')
        const { score, optimal } = answer.plan
        expect(score.bound).toBeLessThanOrEqual(best)
        expect(goal === 'fair' ? score.pairSum : score.repeats).toBe(best)
        expect(score.gap).toBe(best - score.bound)
        expect(optimal).toBe(score.gap === 0)
      }),
      { seed: 11, numRuns: 15 },
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
