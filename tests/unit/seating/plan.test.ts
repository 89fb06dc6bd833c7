import { checkPlan } from '@tablecloth/shared/seating/check.ts'
import { planSeating, type SeatingPlan } from '@tablecloth/shared/seating/plan.ts'
import { type SeatingRequest, tablesOf } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, hostEveryTable, manyRuns, PATIENCE, people, QUICK } from './requests.ts'

const SEED = 20230614

function planned(request: SeatingRequest, effort = 20): SeatingPlan {
  const answer = planSeating(request, effort)
  if (!answer.ok) throw new Error(JSON.stringify(answer.contradictions))
  return answer.plan
}

/** Every pair at one table, as often as they are. */
function meetings(plan: SeatingPlan): Map<string, number> {
  const met = new Map<string, number>()
  for (const ids of plan.rounds.flatMap((round) => round.tables)) {
    for (const a of ids) for (const b of ids) if (a < b) met.set(`${a} ${b}`, (met.get(`${a} ${b}`) ?? 0) + 1)
  }
  return met
}

function tableOf(plan: SeatingPlan, round: number, person: string): number {
  return plan.rounds[round]?.tables.findIndex((ids) => ids.includes(person)) ?? -1
}

describe('a plan for any request', () => {
  test('[SE1] [SE4] [SE5] [SE9] keeps every hard rule, or the request is refused with reasons', PATIENCE, () => {
    let plans = 0
    fc.assert(
      fc.property(anyRequest, (request) => {
        const answer = planSeating(request, QUICK)
        if (answer.ok) {
          plans++
          expect(checkPlan(request, answer.plan.rounds)).toEqual([])
        } else expect(answer.contradictions.length).toBeGreaterThan(0)
      }),
      { seed: SEED, numRuns: manyRuns(300) },
    )
    expect(plans).toBeGreaterThan(90)
  })

  test('[SE2] seats everybody present at tables within 1 of each other where no capacity is given', PATIENCE, () => {
    const sizes = fc.record({ count: fc.integer({ min: 1, max: 60 }), tables: fc.integer({ min: 1, max: 12 }) })
    fc.assert(
      fc.property(sizes, ({ count, tables }) => {
        const plan = planned({ people: people(count), tables, rounds: 2 }, QUICK)
        for (const round of plan.score.tableSizes) {
          expect(round.length).toBe(tables)
          expect(round.reduce((sum, size) => sum + size, 0)).toBe(count)
          expect(Math.max(...round) - Math.min(...round)).toBeLessThanOrEqual(1)
        }
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  test('[SE6] leaves the past untouched at the front', PATIENCE, () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const answer = planSeating(request, QUICK)
        if (!answer.ok) return
        const past = request.past ?? []
        expect(answer.plan.rounds.slice(0, past.length)).toEqual(past)
        expect(answer.plan.rounds.length).toBe(request.rounds)
        for (const round of answer.plan.rounds.slice(past.length)) {
          expect(round.tables.length).toBe(tablesOf(request).length)
        }
      }),
      { seed: SEED + 1, numRuns: manyRuns(60) },
    )
  })

  test('[SE7] is the same each time for the same seed', PATIENCE, () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(planSeating(structuredClone(request), QUICK)).toEqual(planSeating(request, QUICK))
      }),
      { seed: SEED + 2, numRuns: manyRuns(40) },
    )
  })
})

describe('a plan', () => {
  test('[SE7] follows its seed', () => {
    const request = { people: people(20), tables: 4, rounds: 3 }
    expect(planned({ ...request, seed: 'one' }).rounds).not.toEqual(planned({ ...request, seed: 'two' }).rounds)
    expect(planned({ ...request, seed: 7 })).toMatchObject({ seed: 7 })
  })

  test('[SE3] [SE10] of 25 people at 5 tables with staying hosts brings no two together twice', () => {
    const plan = planned({ people: people(25), tables: 5, rounds: 3, hosts: hostEveryTable(5) })
    expect(plan.score).toMatchObject({
      repeats: 0,
      pairSum: 0,
      mostMeetings: 1,
      revisits: 0,
      bound: 0,
      gap: 0,
      unmet: [],
    })
    expect(plan.optimal).toBe(true)
    for (const round of [0, 1, 2]) {
      for (const host of [0, 1, 2, 3, 4]) expect(tableOf(plan, round, `p${host}`)).toBe(host)
    }
  })

  test('[SE1] [SE3] has everybody seated where hosts stay longer than a design lets them', () => {
    const hosts = [
      { person: 'p0', table: '1' },
      { person: 'p1', table: '0' },
    ]
    const request = { people: people(5), tables: 3, rounds: 5, hosts }
    for (const seed of [0, 1, 2, 3]) expect(checkPlan(request, planned({ ...request, seed }, QUICK).rounds)).toEqual([])
  })

  test('[SE3] lets somebody host in some rounds and travel in the others', () => {
    const hosts = [{ person: 'p3', table: '2', rounds: [1] }]
    const plan = planned({ people: people(12), tables: 6, rounds: 3, hosts })
    expect(tableOf(plan, 1, 'p3')).toBe(2)
    expect(plan.score.revisits).toBe(0)
  })

  test.each([
    [250, 50, 3],
    [250, 50, 4],
    [1000, 100, 5],
    [47, 10, 4],
  ])('[SE16] of %i people at %i tables for %i rounds has no repeats and no revisits', (count, tables, rounds) => {
    const plan = planned({ people: people(count), tables, rounds })
    expect(plan.score).toMatchObject({ repeats: 0, revisits: 0 })
    expect(Math.max(0, ...meetings(plan).values())).toBe(1)
  })

  test('[SE6] after two rounds, with people come and gone, brings nobody together again', () => {
    const first = planned({ people: people(66), tables: 12, rounds: 5 })
    const plan = planned({
      people: people(68),
      tables: 12,
      rounds: 5,
      past: first.rounds.slice(0, 2),
      arrivals: { p66: 2, p67: 3 },
      departures: { p0: 2, p1: 3 },
    })
    expect(plan.score.repeats).toBe(0)
    expect([2, 3].map((round) => tableOf(plan, round, 'p67') >= 0)).toEqual([false, true])
    expect([2, 3].map((round) => tableOf(plan, round, 'p1') >= 0)).toEqual([true, false])
  })

  test('[SE6] of nothing but past rounds is that past', () => {
    const past = [{ tables: [['p1', 'p0'], ['p2']] }]
    const plan = planned({ people: people(3), tables: 2, rounds: 1, past })
    expect(plan.rounds).toEqual(past)
    expect(plan.method).toBe('past')
  })

  test('[SE2] follows capacities and minimums where even sizes would break them', () => {
    const tables = [{ id: 'nook', capacity: 2 }, { id: 'hall', min: 7 }, { id: 'a' }, { id: 'b' }]
    const plan = planned({ people: people(18), tables, rounds: 2 })
    for (const sizes of plan.score.tableSizes) {
      expect(sizes.slice(0, 2)).toEqual([2, 7])
      expect(sizes.slice(2).toSorted()).toEqual([4, 5])
    }
  })

  test('[SE2] of fewer people than tables leaves tables empty', () => {
    const plan = planned({ people: people(3), tables: 5, rounds: 3 })
    for (const sizes of plan.score.tableSizes) expect(sizes.toSorted()).toEqual([0, 0, 1, 1, 1])
    expect(plan.score).toMatchObject({ repeats: 0, mostMeetings: 0 })
  })

  test('[SE14] for the goal "most-different" makes fewest repeats, for "fair" the smallest sum over pairs', () => {
    const request = { people: people(18), tables: 3, rounds: 4 }
    expect(planned({ ...request, goal: 'most-different' }).score).toMatchObject({ repeats: 27, bound: 27 })
    expect(planned({ ...request, goal: 'fair' }).score).toMatchObject({ pairSum: 54, bound: 54 })
    expect(planned(request).score).toMatchObject({ pairSum: 54, bound: 54 })
  })
})

describe('wishes', () => {
  test('[SE12] all that can be met are met: together, languages, not alone, discouraged', () => {
    const crowd = people(24).map(({ id }, index) => ({
      id,
      languages: index < 6 ? ['ar'] : index < 12 ? ['ar', 'en'] : ['en'],
      affiliations: index % 6 === 0 ? ['by-and-for'] : ['mainstream'],
      ...(index % 6 === 0 ? { notAlone: true as const } : {}),
    }))
    const plan = planned({
      people: crowd,
      tables: 6,
      rounds: 3,
      keepTogether: [['p1', 'p2']],
      discouraged: [['p3', 'p9']],
      keepApart: [
        ['p4', 'p20'],
        ['p5', 'p21', 'p22'],
      ],
    })
    expect(plan.score.unmet).toEqual([])
    for (const round of [0, 1, 2]) {
      expect(tableOf(plan, round, 'p1')).toBe(tableOf(plan, round, 'p2'))
      expect(tableOf(plan, round, 'p3')).not.toBe(tableOf(plan, round, 'p9'))
    }
  })

  test('[SE12] one that cannot be met is named with its person and round', () => {
    const crowd = [
      { id: 'only', languages: ['fa'] },
      { id: 'b', languages: ['en'] },
      { id: 'c', languages: ['en'] },
      { id: 'd', languages: ['en'] },
    ]
    const plan = planned({ people: crowd, tables: 2, rounds: 2 })
    const unmet = plan.score.unmet.filter(({ people: [id] }) => id === 'only')
    expect(unmet).toEqual([0, 1].map((round) => ({ wish: 'shared-language', people: ['only'], round })))
    expect(plan.optimal).toBe(false)
  })

  test('[SE13] somebody without languages is understood at every table', () => {
    const crowd = [{ id: 'a', languages: ['fa'] }, { id: 'b' }, { id: 'c', languages: ['en'] }, { id: 'd' }]
    expect(planned({ people: crowd, tables: 2, rounds: 2 }).score.unmet).toEqual([])
  })

  test('[SE15] people of one affiliation are spread, unless that is to be ignored', () => {
    const crowd = people(16).map(({ id }, index) => ({ id, affiliations: [`office ${index % 4}`] }))
    const plan = planned({ people: crowd, tables: 4, rounds: 2 })
    const officeOf = new Map(crowd.map(({ id, affiliations: [office] }) => [id, office]))
    for (const ids of plan.rounds.flatMap((round) => round.tables)) {
      expect(new Set(ids.map((id) => officeOf.get(id))).size).toBe(4)
    }
    const ignoring = { people: crowd, tables: 4, rounds: 2, affiliations: 'ignore' as const }
    const plain = { people: people(16), tables: 4, rounds: 2 }
    expect(planned(ignoring).rounds).toEqual(planned(plain).rounds)
  })
})
