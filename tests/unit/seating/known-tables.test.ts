import { checkPlan } from '@tablecloth/shared/seating/check.ts'
import { planSeating, type SeatingPlan } from '@tablecloth/shared/seating/plan.ts'
import type { SeatedRound, SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, manyRuns, people, QUICK } from './requests.ts'

function planned(request: SeatingRequest, effort = 10): SeatingPlan {
  const answer = planSeating(request, effort)
  if (!answer.ok) throw new Error(JSON.stringify(answer.contradictions))
  return answer.plan
}

/** The rounds of a plan from `from` on, as people know them. */
const known = (plan: SeatingPlan, from: number) =>
  plan.rounds.slice(from).map(({ tables }, at) => ({ round: from + at, tables }))

const without = (gone: string, rounds: readonly SeatedRound[]) =>
  rounds.map(({ tables }) => ({ tables: tables.map((ids) => ids.filter((id) => id !== gone)) }))

describe('tables that people know already', () => {
  const request: SeatingRequest = { people: people(66), tables: 12, rounds: 5 }
  const first = planned(request)
  const past = first.rounds.slice(0, 2)

  test('[SE25] stay as they are when nothing has changed', () => {
    const again = planned({ ...request, past, prefer: known(first, 2), seed: 'another' })
    expect(again.rounds.map(({ tables }) => tables.map((ids) => ids.toSorted()))).toEqual(
      first.rounds.map(({ tables }) => tables.map((ids) => ids.toSorted())),
    )
    expect(again.score).toMatchObject({ surprises: 0, repeats: 0 })
  })

  test('[SE25] change for few when somebody leaves and somebody comes, and nobody meets again for it', () => {
    const changed = { ...request, people: people(68), past, arrivals: { p66: 2, p67: 2 }, departures: { p0: 2, p1: 3 } }
    const { score } = planned({ ...changed, prefer: known(first, 2) })
    expect(score.repeats).toBe(0)
    // Of nearly two hundred seats in three rounds.
    expect(score.surprises).toBeLessThanOrEqual(12)
    const other = planned({ ...changed, seed: 'another' })
    expect(planned({ ...changed, prefer: known(other, 2) }).score.surprises).toBeLessThanOrEqual(12)
  })

  test('[SE25] are left where staying would bring two together again, if it need not be', () => {
    const twelve: SeatingRequest = { people: people(12), tables: 4, rounds: 2 }
    const before = [
      ['p0', 'p1', 'p2'],
      ['p3', 'p4', 'p5'],
      ['p6', 'p7', 'p8'],
      ['p9', 'p10', 'p11'],
    ]
    const again = planned({ ...twelve, past: [{ tables: before }], prefer: [{ round: 1, tables: before }] })
    expect(again.score.repeats).toBe(0)
    expect(again.score.surprises).toBeGreaterThan(0)
    // One of each table may stay.
    expect(again.score.surprises).toBeLessThanOrEqual(8)
  })

  test('[SE26] are left for hosts, pins and people to be kept apart, and are no wish of those who are not there', () => {
    const six: SeatingRequest = { people: people(6), tables: 3, rounds: 1 }
    const tables = [['p0', 'p1', 'nobody'], ['p2', 'p3'], ['p4', 'p5'], ['p0']]
    const plan = planned({
      ...six,
      prefer: [
        { round: 0, tables },
        { round: 7, tables },
      ],
      keepApart: [['p0', 'p1']],
      pins: [{ person: 'p2', round: 0, table: '2' }],
      departures: { p5: 0 },
    })
    const [round] = plan.rounds
    expect(round?.tables[2]).toContain('p2')
    // p0 or p1 has to go, and nobody else: p2 has been told by the pin, and p5 expects nothing.
    expect(plan.score.surprises).toBe(1)
  })

  test('[SE25] count as surprises where others sit there now, in any plan', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const answer = planSeating(any, QUICK)
        if (!answer.ok) return
        const from = any.past?.length ?? 0
        const again = planSeating({ ...any, prefer: known(answer.plan, from), seed: 'another' }, QUICK)
        if (!again.ok) throw new Error('what could be planned once can be planned again')
        expect(checkPlan(any, again.plan.rounds)).toEqual([])
        expect(again.plan.rounds.slice(0, from)).toEqual(any.past ?? [])
        const seatOf = ({ tables }: SeatedRound) =>
          new Map(tables.flatMap((ids, at) => ids.map((id) => [id, at] as const)))
        const settled = new Set([
          ...(any.hosts ?? []).map(({ person }) => person),
          ...(any.pins ?? []).map(({ person }) => person),
        ])
        let moved = 0
        for (const [round, seated] of again.plan.rounds.entries()) {
          const before = seatOf(answer.plan.rounds[round] as SeatedRound)
          for (const [id, table] of seatOf(seated)) if (!settled.has(id) && before.get(id) !== table) moved++
        }
        expect(again.plan.score.surprises).toBeGreaterThanOrEqual(moved)
      }),
      { seed: 77, numRuns: manyRuns(40) },
    )
  })

  test('[SE6] [SE25] the past is never one of them', () => {
    const gone = without('p5', first.rounds)
    const plan = planned({
      ...request,
      past: past.slice(0, 1),
      prefer: gone.map(({ tables }, round) => ({ round, tables })),
    })
    expect(plan.rounds[0]).toEqual(past[0])
    expect(plan.score.repeats).toBe(0)
  })
})
