import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import { describe, expect, test } from 'vitest'
import { askedIn, type Draft } from '../../../client/screens/plan/request.ts'
import { rotationOf } from '../../../client/screens/plan/rotation-of.ts'

const NAMES = { person: (n: number) => `Person ${n}`, table: (n: number) => `Table ${n}` }

const draft = (more: Partial<Draft> = {}): Draft => ({
  title: '',
  source: 'numbers',
  people: 6,
  list: '',
  tables: 2,
  tableNames: '',
  rounds: 3,
  hostsStay: false,
  goal: 'fair',
  seed: 4,
  ...more,
})
const listed = (lines: string[], more: Partial<Draft> = {}) =>
  draft({ source: 'list', list: lines.join('\n'), ...more })

function asked(from: Draft) {
  const read = askedIn(from, NAMES)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  expect(seatingRequestSchema.parse(read.asked.request)).toEqual(read.asked.request)
  return read.asked
}
function faults(from: Draft) {
  const read = askedIn(from, NAMES)
  return read.ok ? null : read.faults
}

describe('from numbers', () => {
  test('[SE58] so many people and tables, called by their numbers', () => {
    expect(asked(draft({ people: 3, title: ' A  day in June ' }))).toEqual({
      ignored: [],
      title: 'A day in June',
      people: [
        { id: '1', name: 'Person 1' },
        { id: '2', name: 'Person 2' },
        { id: '3', name: 'Person 3' },
      ],
      tables: [
        { id: '1', name: 'Table 1' },
        { id: '2', name: 'Table 2' },
      ],
      request: {
        people: [{ id: '1' }, { id: '2' }, { id: '3' }],
        tables: [{ id: '1' }, { id: '2' }],
        rounds: 3,
        seed: 4,
        goal: 'fair',
      },
    })
  })

  test('[SE58] if hosts stay, each table has one, and the rotation says who', () => {
    const { people, tables, request } = asked(draft({ hostsStay: true, tableNames: '  The   kitchen \n' }))
    expect(request.hosts).toEqual([
      { person: '1', table: '1' },
      { person: '2', table: '2' },
    ])
    const answer = planSeating(request, 1)
    const rounds = answer.ok ? answer.plan.rounds : []
    const rotation = rotationOf({ title: '', people, tables, request, rounds, method: '', withoutWishes: false })
    expect(rotation.tables).toEqual([
      { id: '1', name: 'The kitchen', hostId: '1' },
      { id: '2', name: 'Table 2', hostId: '2' },
    ])
    expect(rounds.every(({ tables: [one, two] }) => one?.includes('1') && two?.includes('2'))).toBe(true)
  })

  test('[SE58] where several stay at a table the first is its host, and who stays for a round only is none', () => {
    const { request, ...names } = asked(draft())
    const hosts = [
      { person: '3', table: '1', rounds: [0] },
      { person: '1', table: '1' },
      { person: '2', table: '1' },
    ]
    const plan = { ...names, request: { ...request, hosts }, rounds: [], method: '', withoutWishes: false }
    expect(rotationOf(plan).tables).toEqual([
      { id: '1', name: 'Table 1', hostId: '1' },
      { id: '2', name: 'Table 2' },
    ])
  })

  test.each([
    ['more tables than people', { people: 2, tables: 3 }, { tables: { code: 'moreTables', params: { count: 2 } } }],
    ['a host at every seat', { people: 2, hostsStay: true }, { tables: { code: 'onlyHosts' } }],
    [
      'more names than tables',
      { tableNames: 'A\nB\nC' },
      { tableNames: { code: 'tooManyNames', params: { count: 3, tables: 2 } } },
    ],
    [
      'one name for two tables',
      { tableNames: 'Oak\noak' },
      { tableNames: { code: 'sameName', params: { name: 'oak' } } },
    ],
    [
      'a name that is another table’s number',
      { tableNames: 'Table 2' },
      { tableNames: { code: 'sameName', params: { name: 'Table 2' } } },
    ],
    ['a name too long', { tableNames: 'x'.repeat(61) }, { tableNames: { code: 'longName', params: { most: 60 } } }],
  ])('[SE58] %s is told at its field', (_what, more, fields) => {
    expect(faults(draft(more))).toEqual({ fields, list: [] })
  })
})

describe('from a list', () => {
  const HEAD = 'name,organisation,languages,hosts,from,until,apart,together'

  test('[SE59] hosts by number or name, who comes and leaves when, and each pair once', () => {
    const { people, request } = asked(
      listed(
        [
          HEAD,
          'Wren,Agency,en; ar,the kitchen,,,Heron,',
          'Plover,,,2,,,,',
          'Heron,,,,2,,Wren,Teal',
          'Teal,,,,,2,,Heron',
        ],
        { tableNames: 'The Kitchen' },
      ),
    )
    const id = Object.fromEntries(people.map((one) => [one.name, one.id])) as Record<string, string>
    expect(people.map(({ name }) => name)).toEqual(['Wren', 'Plover', 'Heron', 'Teal'])
    expect(request).toMatchObject({
      hosts: [
        { person: id.Wren, table: '1' },
        { person: id.Plover, table: '2' },
      ],
      arrivals: { [id.Heron as string]: 1 },
      departures: { [id.Teal as string]: 2 },
      keepApart: [[id.Wren, id.Heron]],
      keepTogether: [[id.Heron, id.Teal]],
    })
    expect(request.people[0]).toMatchObject({ affiliations: ['Agency'], languages: ['en', 'ar'] })
    expect(request.people[1]).toEqual({ id: id.Plover })
  })

  test('[SE59] who is there from the first round to the last neither comes later nor leaves earlier', () => {
    const { request } = asked(listed(['name,from,until', 'Wren,1,3', 'Plover,,', 'Heron,,9']))
    expect(request).not.toHaveProperty('arrivals')
    expect(request).not.toHaveProperty('departures')
  })

  test('[SE59] a table that is not there and a round after the last are told by name', () => {
    const lines = ['name,hosts,from', 'Wren,Attic,', 'Plover,3,', 'Heron,,4']
    expect(faults(listed(lines))).toEqual({
      fields: {},
      list: [
        { code: 'unknownTable', params: { name: 'Wren', table: 'Attic' } },
        { code: 'unknownTable', params: { name: 'Plover', table: '3' } },
        { code: 'comesTooLate', params: { name: 'Heron', n: 4, rounds: 3 } },
      ],
    })
  })

  test('[SE59] an empty list, and one with fewer people than tables', () => {
    expect(faults(listed(['', ' ']))).toEqual({ fields: { list: { code: 'noList' } }, list: [] })
    expect(faults(listed(['name', 'Wren']))?.fields).toEqual({ tables: { code: 'moreTables', params: { count: 1 } } })
  })

  test('[SE59] a column whose heading means nothing is named', () => {
    expect(asked(listed(['name,apart form,shoes', 'Wren,Plover,9', 'Plover,,7', 'Heron,,8'])).ignored).toEqual([
      'apart form',
      'shoes',
    ])
  })

  test('[SE59] faults of the list itself come with row and column', () => {
    const found = faults(listed(['name,from', 'Wren,soon']))
    expect(found?.fields).toEqual({})
    expect(found?.list).toMatchObject([{ row: 2, column: 'from' }])
  })
})
