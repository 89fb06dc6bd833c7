import { checkPlan } from '@tablecloth/shared/seating/check.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatedRound, SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, QUICK } from './requests.ts'

/** A sound plan written by hand, with every hard rule in force. */
const request: SeatingRequest = {
  people: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })),
  tables: [{ id: 'x', capacity: 3 }, { id: 'y' }, { id: 'z', min: 1 }],
  rounds: 2,
  past: [{ tables: [['a', 'b'], ['c', 'd'], ['e']] }],
  hosts: [{ person: 'a', table: 'x' }],
  pins: [{ person: 'e', round: 1, table: 'z' }],
  keepApart: [['b', 'c']],
  arrivals: { f: 1 },
  departures: { d: 1 },
}
const sound: SeatedRound[] = [{ tables: [['a', 'b'], ['c', 'd'], ['e']] }, { tables: [['a', 'c'], ['b', 'f'], ['e']] }]

function rulesBroken(tables: string[][], changed: Partial<SeatingRequest> = {}): string[] {
  return checkPlan({ ...request, ...changed }, [sound[0] as SeatedRound, { tables }]).map(({ rule }) => rule)
}

describe('the checker', () => {
  test('[SE9] finds nothing in a sound plan', () => {
    expect(checkPlan(request, sound)).toEqual([])
  })

  test.each<[string, string[][]]>([
    ['host', [['b', 'c'], ['a', 'f'], ['e']]],
    ['pin', [['a', 'c'], ['b', 'e'], ['f']]],
    ['keep-apart', [['a', 'f'], ['b', 'c'], ['e']]],
    [
      'absent',
      [
        ['a', 'c'],
        ['b', 'f'],
        ['e', 'd'],
      ],
    ],
    ['not-seated', [['a', 'c'], ['b'], ['e']]],
    [
      'seated-twice',
      [
        ['a', 'c'],
        ['b', 'f'],
        ['e', 'f'],
      ],
    ],
    [
      'unknown-person',
      [
        ['a', 'c'],
        ['b', 'f'],
        ['e', 'stranger'],
      ],
    ],
    [
      'tables',
      [
        ['a', 'c'],
        ['b', 'f', 'e'],
      ],
    ],
    ['capacity', [['a', 'c', 'b', 'f'], [], ['e']]],
    ['min', [['a', 'c', 'e'], ['b', 'f'], []]],
    ['even-sizes', [['a', 'c', 'f'], ['b'], ['e']]],
  ])('[SE9] tells that "%s" is broken', (rule, tables) => {
    expect(rulesBroken(tables)).toContain(rule)
  })

  test('[SE2] takes sizes that a capacity or a minimum makes uneven', () => {
    const small = [{ id: 'x', capacity: 1 }, { id: 'y' }, { id: 'z' }]
    expect(rulesBroken([['a'], ['b', 'f'], ['e', 'c']], { tables: small })).toEqual([])
    const large = [{ id: 'x', min: 3 }, { id: 'y' }, { id: 'z' }]
    expect(rulesBroken([['a', 'c', 'f'], ['b'], ['e']], { tables: large })).toEqual([])
  })

  test('[SE6] tells a past that was touched and rounds that are missing', () => {
    const touched = [{ tables: [['b', 'a'], ['c', 'd'], ['e']] }, sound[1] as SeatedRound]
    expect(checkPlan(request, touched)).toMatchObject([{ rule: 'past', round: 0 }])
    expect(checkPlan(request, sound.slice(0, 1))).toMatchObject([{ rule: 'rounds' }])
  })

  test('[SE9] notices when somebody is taken out of any plan, or seated a second time', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(), (any, choice) => {
        const answer = planSeating(any, QUICK)
        if (!answer.ok) return
        const taken = structuredClone(answer.plan.rounds)
        const full = taken.slice(any.past?.length ?? 0).flatMap((round) => round.tables.filter((ids) => ids.length > 0))
        const table = full[choice % Math.max(1, full.length)]
        if (table === undefined) return
        const [gone] = table.splice(choice % table.length, 1)
        expect(checkPlan(any, taken)).toContainEqual(expect.objectContaining({ rule: 'not-seated', people: [gone] }))
        table.push(gone as string, gone as string)
        expect(checkPlan(any, taken)).toContainEqual(expect.objectContaining({ rule: 'seated-twice', people: [gone] }))
      }),
      { seed: 5, numRuns: 25 },
    )
  })
})
