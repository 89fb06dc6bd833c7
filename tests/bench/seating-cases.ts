import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatedRound, SeatingGoal, SeatingPerson, SeatingRequest } from '@tablecloth/shared/seating/request.ts'

/** A request, the figure of its goal that a plan is to reach, and that of revisits where one is given. */
export type Case = { name: string; request: SeatingRequest; reach: number; revisits?: number }

const crowd = (count: number) => Array.from({ length: count }, (_, index): SeatingPerson => ({ id: `p${index}` }))
const hostAtEach = (tables: number) =>
  Array.from({ length: tables }, (_, table) => ({ person: `p${table}`, table: String(table) }))
const rotation = (people: number, tables: number, rounds: number, goal?: SeatingGoal): SeatingRequest => ({
  people: crowd(people),
  tables,
  rounds,
  ...(goal && { goal }),
})

const golfers = [
  '4-4-5 5-3-7 5-5-6 6-3-8 6-4-7 7-3-10 7-4-9 7-7-8 8-3-11 8-4-9 8-4-10 9-3-13 9-4-11 10-3-14 10-4-9 10-5-9 10-10-3',
]
  .flatMap((names) => names.split(' '))
  .map((name): Case => {
    const [tables = 0, seats = 0, rounds = 0] = name.split('-').map(Number)
    return { name: `golfers ${name}`, request: rotation(tables * seats, tables, rounds), reach: 0 }
  })

const large = ['250/50/4', '500/100/4', '500/50/6', '1000/200/4', '1000/100/5']
const hosted = ['47/10/4', '53/9/6', '100/20/5', '25/6/4', '96/16/5']
const read = (name: string) => name.split('/').map(Number) as [people: number, tables: number, rounds: number]

const formulas = [
  ...hosted.map((name): Case => {
    const [people, tables, rounds] = read(name)
    const request = { ...rotation(people, tables, rounds), hosts: hostAtEach(tables) }
    return { name: `${name}, hosts stay`, request, reach: 0, revisits: 0 }
  }),
  ...large.map((name): Case => ({ name, request: rotation(...read(name)), reach: 0, revisits: 0 })),
  { name: '25/5/3', request: rotation(25, 5, 3), reach: 0, revisits: 10 },
  { name: '100/10/4', request: rotation(100, 10, 4), reach: 0, revisits: 34 },
]

const mostDifferent: [string, number][] = [
  ['18/3/4', 27],
  ['22/4/4', 18],
  ['30/5/5', 20],
  ['40/5/4', 45],
  ['30/5/8', 166],
  ['48/6/5', 76],
  ['60/6/4', 80],
]
const fair: [string, number][] = [
  ['18/3/4', 54],
  ['22/4/4', 36],
  ['30/5/5', 50],
  ['40/5/4', 90],
  ['48/6/5', 120],
  ['60/6/4', 144],
]
const goals = [
  ...mostDifferent.map(
    ([name, reach]): Case => ({
      name: `${name}, most different`,
      request: rotation(...read(name), 'most-different'),
      reach,
    }),
  ),
  ...fair.map(([name, reach]): Case => ({ name: `${name}, fair`, request: rotation(...read(name), 'fair'), reach })),
]

/** Two hundred people with wishes of every kind. */
function everyWish(): SeatingRequest {
  const people = crowd(200).map((person, index): SeatingPerson => {
    const affiliations = index < 180 ? [`agency ${index % 18}`] : ['survivors']
    const languages =
      index % 10 === 1 ? ['ar'] : index % 10 === 2 ? ['ar', 'en'] : index % 10 === 3 ? ['en', 'pl'] : ['en']
    return { ...person, affiliations, languages, ...(index >= 190 ? { notAlone: ['survivors'] } : {}) }
  })
  return {
    people,
    tables: 40,
    rounds: 5,
    hosts: Array.from({ length: 20 }, (_, table) => ({ person: `p${table * 10}`, table: String(table) })),
    keepApart: [
      ['p4', 'p5'],
      ['p14', 'p15', 'p16'],
      ['p191', 'p66'],
      ['p44', 'p77'],
    ],
    pins: [
      { person: 'p34', round: 0, table: '30' },
      { person: 'p35', round: 4, table: '31' },
      { person: 'p36', round: 2, table: '3' },
    ],
    arrivals: { p54: 1, p55: 2, p56: 1, p57: 3 },
    departures: { p64: 3, p65: 4, p66: 4 },
  }
}

/** Five hundred people, some of whom share no language, some to be kept apart, some with an interpreter. */
function manyPairs(): SeatingRequest {
  const people = crowd(500).map((person, index): SeatingPerson => {
    const languages =
      index % 25 === 7 ? ['uk'] : index % 25 === 8 ? ['uk', 'en'] : index % 25 === 9 ? ['en', 'so'] : ['en']
    return { ...person, languages }
  })
  return {
    people,
    tables: 100,
    rounds: 4,
    goal: 'most-different',
    keepApart: Array.from({ length: 20 }, (_, at) => [`p${at * 20}`, `p${at * 20 + 3}`]),
    keepTogether: Array.from({ length: 20 }, (_, at) => [`p${at * 25 + 7}`, `p${at * 25 + 8}`]),
  }
}

/** After two of five rounds two people have left and two have come. */
function planAnew(): SeatingRequest {
  const before = planSeating(rotation(66, 12, 5))
  if (!before.ok) throw new Error('the plan for the whole day was refused')
  const past: SeatedRound[] = before.plan.rounds.slice(0, 2)
  return {
    ...rotation(68, 12, 5),
    past,
    arrivals: { p66: 2, p67: 3 },
    departures: { p0: 2, p1: 3 },
  }
}

export const cases: Case[] = [
  ...golfers,
  ...formulas,
  ...goals,
  { name: '200/40/5, every wish', request: everyWish(), reach: 0 },
  // Twenty pairs together for four rounds meet three times more than once each.
  { name: '500/100/4, pairs', request: manyPairs(), reach: 60 },
  { name: '66/12/5, after two rounds', request: planAnew(), reach: 0 },
]
