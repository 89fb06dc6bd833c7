import { chooseTable } from '@tablecloth/shared/seating/seat-latecomer.ts'
import { describe, expect, test } from 'vitest'

const tables = [{ id: 'x' }, { id: 'y' }, { id: 'z' }]
const strangers = () => 0
const nobody: Record<string, string> = {}
const seatedIn = (seats: Record<string, string>) =>
  new Map(tables.map(({ id }) => [id, Object.keys(seats).filter((person) => seats[person] === id)]))

describe('a latecomer', () => {
  test('[SE17] gets the smallest table', () => {
    const seats: Record<string, string> = { a: 'x', b: 'x', c: 'y', d: 'z', e: 'z' }
    expect(chooseTable({ seated: seatedIn(seats), tables, met: strangers, person: 'late' })).toBe('y')
  })

  test('[SE17] gets, of equally small tables, the one where they have met the fewest', () => {
    const seats: Record<string, string> = { a: 'x', b: 'y', c: 'z' }
    const met = (one: string, other: string) => (one === 'late' && other !== 'b' ? 1 : 0)
    expect(chooseTable({ seated: seatedIn(seats), tables, met, person: 'late' })).toBe('y')
  })

  test('[SE17] gets the first of tables that are equal in everything', () => {
    expect(chooseTable({ seated: seatedIn(nobody), tables, met: strangers, person: 'late' })).toBe('x')
  })

  test('[SE17] is not put at a full table while another has a seat, and is seated even when none has', () => {
    const small = [{ id: 'x', capacity: 1 }, { id: 'y' }]
    const seats: Record<string, string> = { a: 'x', b: 'y', c: 'y' }
    expect(chooseTable({ seated: seatedIn(seats), tables: small, met: strangers, person: 'late' })).toBe('y')
    const full = [
      { id: 'x', capacity: 1 },
      { id: 'y', capacity: 2 },
    ]
    expect(chooseTable({ seated: seatedIn(seats), tables: full, met: strangers, person: 'late' })).toBe('x')
  })

  test('[SE17] does not count in their own seat', () => {
    const seats: Record<string, string> = { late: 'x', b: 'y' }
    expect(chooseTable({ seated: seatedIn(seats), tables: tables.slice(0, 2), met: strangers, person: 'late' })).toBe(
      'x',
    )
  })
})
