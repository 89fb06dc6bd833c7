import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import { describe, expect, test } from 'vitest'
import { people } from './requests.ts'

const accepts = (body: unknown) => seatingRequestSchema.safeParse(body).success
const plain = { people: people(4), tables: 2, rounds: 2 }

describe('a request at the edge', () => {
  test('[SE18] is taken with every field the contract names', () => {
    const full = {
      people: [
        { id: 'Åsa Öberg', affiliations: ['a'], languages: ['sv'], notAlone: true },
        { id: 'b', notAlone: ['a'] },
      ],
      tables: [{ id: 'x', capacity: 4, min: 1 }, { id: 'y' }],
      rounds: 2,
      hosts: [{ person: 'b', table: 'x', rounds: [0, 1] }],
      keepApart: [['Åsa Öberg', 'b']],
      keepTogether: [],
      discouraged: [],
      arrivals: { b: 0 },
      departures: { b: 2 },
      pins: [{ person: 'b', round: 1, table: 'x' }],
      past: [{ tables: [['b'], []] }],
      seed: 'june',
      goal: 'fair',
      affiliations: 'mix',
    }
    expect(seatingRequestSchema.parse(full)).toEqual(full)
  })

  test.each([
    ['nobody', { ...plain, people: [] }],
    ['1001 people', { ...plain, people: people(1001) }],
    ['no table', { ...plain, tables: 0 }],
    ['251 tables', { ...plain, tables: 251 }],
    ['half a table', { ...plain, tables: 1.5 }],
    ['no round', { ...plain, rounds: 0 }],
    ['21 rounds', { ...plain, rounds: 21 }],
    ['an id of 65 characters', { ...plain, people: [{ id: 'x'.repeat(65) }] }],
    ['an empty id', { ...plain, people: [{ id: '' }] }],
    ['__proto__', { ...plain, people: [{ id: '__proto__' }] }],
    ['constructor', { ...plain, keepApart: [['constructor', 'p1']] }],
    ['a control character', { ...plain, people: [{ id: 'a\u0000' }] }],
    ['a bidi override', { ...plain, people: [{ id: 'a\u202e' }] }],
    ['a misspelt wish', { ...plain, keepapart: [['p0', 'p1']] }],
    ['a group of one', { ...plain, keepApart: [['p0']] }],
    ['an unknown goal', { ...plain, goal: 'best' }],
    ['a negative round', { ...plain, pins: [{ person: 'p0', round: -1, table: '0' }] }],
  ])('[SE18] is refused with %s', (_, body) => {
    expect(accepts(plain)).toBe(true)
    expect(accepts(body)).toBe(false)
  })

  test.each([
    ['people', { ...plain, people: people(5000) }],
    ['tables', { ...plain, tables: 0 }],
    ['rounds', { ...plain, rounds: 100 }],
    ['prefer.0.round', { ...plain, prefer: [{ round: 21, tables: [] }] }],
    ['keepApart.0', { ...plain, keepApart: [people(101).map(({ id }) => id)] }],
  ])('[SE28] that is too large is refused by its field: %s', (field, body) => {
    expect(parse(seatingRequestSchema, body)).toMatchObject({ ok: false, error: { code: 'invalid', field } })
  })
})
