import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import {
  hasWishes,
  PLAN_FILE_LENGTH,
  readPlanFile,
  type SavedPlan,
  withoutWishes,
  writePlanFile,
} from '@tablecloth/shared/seating/plan-file.ts'
import { type SeatingRequest, tablesOf } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, hostEveryTable, manyRuns, PATIENCE, people, QUICK } from './requests.ts'

const WISHED: SeatingRequest = {
  people: people(12).map(({ id }, at) => ({ id, languages: ['en'], affiliations: [at % 2 ? 'agency' : 'ministry'] })),
  tables: 3,
  rounds: 3,
  hosts: hostEveryTable(3),
  keepApart: [['p4', 'p5']],
  keepTogether: [['p6', 'p7']],
  discouraged: [['p8', 'p9']],
  arrivals: { p10: 1 },
  departures: { p11: 2 },
  seed: 7,
}

/** The plan of a request, with names for everybody; `null` where the request contradicts itself. */
function planned(request: SeatingRequest): SavedPlan | null {
  const answer = planSeating(request, QUICK)
  if (!answer.ok) return null
  return {
    title: '',
    people: request.people.map(({ id }) => ({ id, name: `أمل ${id}, "the first"` })),
    tables: tablesOf(request).map(({ id }) => ({ id, name: `Table ${id}` })),
    request,
    rounds: answer.plan.rounds,
    method: answer.plan.method,
    withoutWishes: false,
  }
}

const saved = planned(WISHED) as SavedPlan
const changed = (change: object) => JSON.stringify({ ...JSON.parse(writePlanFile(saved)), ...change })
const faultOf = (text: string) => {
  const opened = readPlanFile(text)
  return opened.ok ? null : opened.fault
}

test('[SE55] every plan is opened as it was saved, and is as good as it was', PATIENCE, () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const plan = planned(request)
      if (!plan) return
      const answer = planSeating(request, QUICK)
      expect(readPlanFile(writePlanFile(plan))).toEqual({
        ok: true,
        plan,
        score: answer.ok && answer.plan.score,
        optimal: answer.ok && answer.plan.optimal,
      })
    }),
    { numRuns: manyRuns(100) },
  )
})

describe('what is refused', () => {
  test.each([
    ['cut short', writePlanFile(saved).slice(0, -20), { code: 'not-json' }],
    ['too long', ' '.repeat(PLAN_FILE_LENGTH + 1), { code: 'too-long' }],
    ['nothing', 'null', { code: 'not-a-plan' }],
    ['another file', '{"rounds":[]}', { code: 'not-a-plan' }],
    ['from a newer version', changed({ version: 2, anything: 'else' }), { code: 'version', version: 2 }],
    ['with an unknown key', changed({ html: '<b>' }), { code: 'invalid', field: 'body' }],
    [
      'with a number for a name',
      changed({ people: [{ id: 'p0', name: 5 }] }),
      { code: 'invalid', field: 'people.0.name' },
    ],
    [
      'with a name that turns the text around',
      changed({ people: saved.people.map((one, at) => (at === 2 ? { ...one, name: 'a\u202Eb' } : one)) }),
      { code: 'invalid', field: 'people.2.name' },
    ],
    [
      'with an id that means something to JavaScript',
      changed({ request: { ...WISHED, people: [{ id: '__proto__' }] } }),
      { code: 'invalid', field: 'request.people.0.id' },
    ],
    ['with names of other people', changed({ people: saved.people.slice(1) }), { code: 'names', field: 'people' }],
    ['with names of other tables', changed({ tables: saved.tables.toReversed() }), { code: 'names', field: 'tables' }],
    [
      'at odds with itself',
      changed({ request: { ...WISHED, keepTogether: [['p4', 'p5']] } }),
      { code: 'contradiction', contradiction: { rule: 'apart-and-together', people: ['p4', 'p5'] } },
    ],
    [
      'naming somebody who is not there',
      changed({ request: { ...WISHED, keepApart: [['p4', 'nobody']] } }),
      { code: 'contradiction', contradiction: { rule: 'unknown-person', people: ['nobody'] } },
    ],
    [
      'with a host led away',
      changed({ rounds: saved.rounds.map(({ tables }) => ({ tables: tables.toReversed() })) }),
      { code: 'broken', broken: { rule: 'host', round: 0 } },
    ],
    [
      'with a round too few',
      changed({ rounds: saved.rounds.slice(1) }),
      { code: 'broken', broken: { rule: 'rounds' } },
    ],
  ])('[SE56] a file %s is refused with its reason', (_what, text, fault) => {
    expect(faultOf(text)).toMatchObject(fault)
  })

  test('[SE56] whatever is changed in a file, it is refused or is a plan that keeps every rule', () => {
    const text = writePlanFile(saved)
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 4 }), (at, length, put) => {
        const opened = readPlanFile(text.slice(0, at) + put + text.slice(at + length))
        if (opened.ok) expect(readPlanFile(writePlanFile(opened.plan))).toEqual(opened)
        else expect(opened.fault.code).toBeTypeOf('string')
      }),
      { numRuns: manyRuns(300) },
    )
  })
})

test('[SE57] a plan saved without wishes holds names, seats, and what can be seen in them', () => {
  const bare = withoutWishes(saved)
  const { people: those, tables, rounds, hosts, arrivals, departures, seed } = WISHED
  expect(bare).toEqual({
    ...saved,
    request: { people: those.map(({ id }) => ({ id })), tables, rounds, hosts, arrivals, departures, seed },
    withoutWishes: true,
  })
  expect(hasWishes(saved)).toBe(true)
  expect(hasWishes(bare)).toBe(false)
  expect(readPlanFile(writePlanFile(bare))).toMatchObject({ ok: true, plan: bare })
})

test('[SE57] every kind of wish is one that can be left out', () => {
  const wishes: Partial<SeatingRequest>[] = [
    { keepApart: [['p0', 'p1']] },
    { keepTogether: [['p0', 'p1']] },
    { discouraged: [['p0', 'p1']] },
    { pins: [{ person: 'p0', round: 0, table: '0' }] },
    { people: [{ id: 'p0', languages: ['en'] }, ...people(6).slice(1)] },
    { people: [{ id: 'p0', affiliations: ['agency'] }, ...people(6).slice(1)] },
  ]
  for (const wish of wishes) {
    const plan = planned({ people: people(6), tables: 2, rounds: 2, seed: 1, ...wish }) as SavedPlan
    expect(hasWishes(plan)).toBe(true)
    expect(withoutWishes(plan).request).toEqual({ people: people(6), tables: 2, rounds: 2, seed: 1 })
  }
})
