import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { describe, expect, test } from 'vitest'
import { people, QUICK } from './requests.ts'

const base: SeatingRequest = { people: people(8), tables: 4, rounds: 2 }

function refusal(changed: Partial<SeatingRequest>) {
  const answer = planSeating({ ...base, ...changed }, QUICK)
  return answer.ok ? [] : answer.contradictions
}

describe('a request that contradicts itself', () => {
  test.each<[string, string[], Partial<SeatingRequest>]>([
    ['duplicate-person', ['p0'], { people: [...people(3), { id: 'p0' }] }],
    ['duplicate-table', [], { tables: [{ id: 'x' }, { id: 'x' }] }],
    ['min-over-capacity', [], { tables: [{ id: 'x', min: 5, capacity: 4 }] }],
    ['unknown-person', ['nobody'], { keepApart: [['p0', 'nobody']] }],
    ['unknown-person', ['nobody'], { arrivals: { nobody: 1 } }],
    ['unknown-person', ['toString'], { departures: { toString: 1 } }],
    ['unknown-person', ['nobody'], { past: [{ tables: [['nobody']] }] }],
    ['unknown-table', ['p1'], { hosts: [{ person: 'p1', table: '4' }] }],
    ['unknown-table', ['p1'], { pins: [{ person: 'p1', round: 0, table: 'x' }] }],
    ['unknown-round', ['p1'], { pins: [{ person: 'p1', round: 2, table: '0' }] }],
    ['named-twice', ['p1'], { keepTogether: [['p1', 'p1']] }],
    ['past-too-long', [], { rounds: 1, past: [{ tables: [['p0']] }, { tables: [['p0']] }] }],
    ['past-seated-twice', ['p0'], { past: [{ tables: [['p0'], ['p0']] }] }],
    ['leaves-before-arriving', ['p2'], { arrivals: { p2: 2 }, departures: { p2: 1 } }],
    [
      'host-twice',
      ['p1'],
      {
        hosts: [
          { person: 'p1', table: '0' },
          { person: 'p1', table: '1' },
        ],
      },
    ],
    [
      'host-pinned-elsewhere',
      ['p1'],
      { hosts: [{ person: 'p1', table: '0' }], pins: [{ person: 'p1', round: 1, table: '1' }] },
    ],
    ['host-absent', ['p1'], { hosts: [{ person: 'p1', table: '0', rounds: [0] }], arrivals: { p1: 1 } }],
    ['pinned-twice', ['p1'], { pins: ['0', '1'].map((table) => ({ person: 'p1', round: 1, table })) }],
    ['pinned-absent', ['p1'], { pins: [{ person: 'p1', round: 1, table: '0' }], departures: { p1: 1 } }],
    [
      'too-few-seats',
      [],
      {
        tables: [
          { id: 'x', capacity: 3 },
          { id: 'y', capacity: 4 },
        ],
      },
    ],
    [
      'too-few-people',
      [],
      {
        tables: [
          { id: 'x', min: 5 },
          { id: 'y', min: 4 },
        ],
      },
    ],
    [
      'table-overfull',
      ['p1', 'p2', 'p3'],
      { pins: ['p1', 'p2', 'p3'].map((person) => ({ person, round: 0, table: '2' })) },
    ],
    ['apart-and-together', ['p1', 'p2'], { keepApart: [['p1', 'p2']], keepTogether: [['p2', 'p1']] }],
    [
      'apart-at-one-table',
      ['p1', 'p2'],
      { keepApart: [['p1', 'p2']], hosts: ['p1', 'p2'].map((person) => ({ person, table: '3' })) },
    ],
    ['together-too-large', ['p1', 'p2', 'p3'], { keepTogether: [['p1', 'p2', 'p3']] }],
    [
      'not-alone-impossible',
      ['p1'],
      {
        people: [
          { id: 'p1', affiliations: ['guild'], notAlone: true },
          { id: 'p2', affiliations: ['club'] },
        ],
      },
    ],
    [
      'not-alone-impossible',
      ['p1'],
      {
        people: [
          { id: 'p1', affiliations: ['a', 'b'], notAlone: ['b'] },
          { id: 'p2', affiliations: ['a'] },
        ],
      },
    ],
  ])('[SE8] is refused: %s, naming %j', (rule, named, changed) => {
    const found = refusal(changed)
    expect(found[0]).toMatchObject({ rule, people: named })
    for (const id of named) expect(found[0]?.message).toContain(id)
  })

  test('[SE8] is refused when more people must all be apart than there are tables, even pair by pair', () => {
    const crowd = ['p0', 'p1', 'p2', 'p3', 'p4']
    const pairs = crowd.flatMap((a, at) => crowd.slice(at + 1).map((b) => [a, b]))
    for (const keepApart of [[crowd], pairs]) {
      const [first] = refusal({ keepApart })
      expect(first?.rule).toBe('apart-more-than-tables')
      expect(first?.people.toSorted()).toEqual(crowd)
      expect(first?.round).toBe(0)
    }
    expect(refusal({ keepApart: [crowd.slice(0, 4)] })).toEqual([])
  })

  test('[SE8] [SE5] is refused when being apart cannot work out though no rule alone shows it', () => {
    // Round a ring of five, nobody may sit beside a neighbour; two tables cannot do it.
    const ring = ['p0', 'p1', 'p2', 'p3', 'p4']
    const keepApart = ring.map((id, at) => [id, ring[(at + 1) % 5] as string])
    const found = refusal({ people: people(5), tables: 2, rounds: 1, keepApart })
    expect(found[0]?.rule).toBe('apart-not-found')
    expect(found[0]?.people.length).toBe(2)
  })

  test('[SE8] no contradiction: wishes about the past, somebody who never came, the same pin twice', () => {
    const past = [{ tables: [['p0', 'p1'], ['p2'], [], []] }]
    const pin = { person: 'p3', round: 1, table: '2' }
    expect(
      refusal({
        past,
        keepApart: [['p0', 'p1']],
        pins: [{ person: 'p2', round: 0, table: '3' }, pin, pin],
        arrivals: { p7: 1 },
        departures: { p7: 1 },
      }),
    ).toEqual([])
  })

  test('[SE8] at most fifty contradictions are told', () => {
    const nobodies = Array.from({ length: 80 }, (_, index) => ['p0', `nobody${index}`])
    expect(refusal({ keepApart: nobodies }).length).toBe(50)
  })
})
