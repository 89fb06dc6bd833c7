import { planSeating, type SeatingPlan } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { describe, expect, test } from 'vitest'
import { hostEveryTable, people } from './requests.ts'

function planned(request: SeatingRequest, effort: number): SeatingPlan {
  const answer = planSeating(request, effort)
  if (!answer.ok) throw new Error(JSON.stringify(answer.contradictions))
  return answer.plan
}

describe('figures that are held', () => {
  test.each(
    '4-4-5 5-3-7 5-5-6 6-3-8 6-4-7 7-3-10 7-4-9 7-7-8 8-3-11 8-4-9 8-4-10 9-3-13 9-4-11 10-3-14 10-4-9 10-5-9 10-10-3'
      .split(' ')
      .map((name) => [name, ...name.split('-').map(Number)] as [string, number, number, number]),
  )('[SE22] golfers %s meet nobody twice', (_, tables, seats, rounds) => {
    const plan = planned({ people: people(tables * seats), tables, rounds }, 20)
    expect(plan.score).toMatchObject({ repeats: 0, mostMeetings: 1, gap: 0 })
    expect(plan.optimal).toBe(true)
  })

  test.each([
    [47, 10, 4],
    [53, 9, 6],
    [100, 20, 5],
    [25, 6, 4],
    [96, 16, 5],
  ])(
    '[SE3] [SE22] %i people at %i tables with staying hosts meet nobody twice in %i rounds, and see no table twice',
    (count, tables, rounds) => {
      const plan = planned({ people: people(count), tables, rounds, hosts: hostEveryTable(tables) }, 20)
      expect(plan.score).toMatchObject({ repeats: 0, revisits: 0 })
    },
  )

  test.each([
    [500, 100, 4],
    [500, 50, 6],
    [1000, 200, 4],
  ])(
    '[SE16] %i people at %i tables meet nobody twice in %i rounds, and see no table twice',
    (count, tables, rounds) => {
      expect(planned({ people: people(count), tables, rounds }, 20).score).toMatchObject({ repeats: 0, revisits: 0 })
    },
  )

  test.each([
    [25, 5, 3, 10],
    [100, 10, 4, 30],
  ])(
    '[SE22] %i people at %i tables see tables again as seldom as can be: %i rounds, %i times',
    (count, tables, rounds, revisits) => {
      expect(planned({ people: people(count), tables, rounds }, 100).score).toMatchObject({ repeats: 0, revisits })
    },
  )

  test.each([
    ['most-different', 18, 3, 4, 27],
    ['most-different', 22, 4, 4, 18],
    ['most-different', 30, 5, 5, 20],
    ['most-different', 40, 5, 4, 45],
    ['fair', 18, 3, 4, 54],
    ['fair', 22, 4, 4, 36],
    ['fair', 30, 5, 5, 50],
    ['fair', 40, 5, 4, 90],
    ['fair', 48, 6, 5, 120],
    ['fair', 60, 6, 4, 144],
  ] as const)(
    '[SE14] [SE22] %s, %i people at %i tables for %i rounds reach the bound %i',
    (goal, count, tables, rounds, bound) => {
      const { score } = planned({ people: people(count), tables, rounds, goal }, 20)
      expect(goal === 'fair' ? score.pairSum : score.repeats).toBe(bound)
      expect(score).toMatchObject({ bound, gap: 0 })
    },
  )

  test('[SE7] [SE23] are the same on every machine: whole plans by their sum', () => {
    const sumOf = (plan: SeatingPlan) => {
      let sum = 0
      for (const char of JSON.stringify(plan.rounds)) sum = (Math.imul(sum, 31) + char.charCodeAt(0)) | 0
      return sum
    }
    const crowd = people(30).map(({ id }, at) => ({
      id,
      affiliations: [`office ${at % 7}`],
      languages: [at % 4 ? 'en' : 'pl'],
    }))
    const sums = [
      planned({ people: people(26), tables: 6, rounds: 6, seed: 'linen' }, 5),
      planned({ people: crowd, tables: 7, rounds: 5, keepApart: [['p1', 'p2']], keepTogether: [['p3', 'p4']] }, 5),
      planned({ people: people(40), tables: 6, rounds: 4, goal: 'most-different' }, 5),
    ].map(sumOf)
    expect(sums).toMatchInlineSnapshot(`
      [
        688321424,
        917371144,
        -946454386,
      ]
    `)
  })
})
