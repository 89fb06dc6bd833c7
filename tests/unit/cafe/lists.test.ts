import { isOutdated } from '@tablecloth/shared/cafe/plan-seats.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))
const nameless = (count: number, word = 'Guest') => named(...Array.from({ length: count }, (_, n) => `${word} ${n}`))
const namesIn = (cafe: ACafe) => Object.values(cafe.state.cafe.people).map(({ name }) => name)

describe('people from a list', () => {
  test('[SE65] are people without a device, with what the list says of them, and in the plan', () => {
    const cafe = new ACafe()
    cafe.join('Heron')
    cafe.must(cafe.host, { type: 'plan-seating' })
    const people = [{ name: 'Wren', languages: ['ar', 'en'], organisation: 'Refuge' }, { name: 'Plover' }]
    const { participantIds } = cafe.must(cafe.host, { type: 'add-people', people })
    const [wren, plover] = (participantIds as string[]).map((id) => cafe.state.kept.participants[id as never])
    expect(wren).toMatchObject({ ...people[0], role: 'participant', withoutDevice: true, admitted: true })
    expect(plover).toMatchObject({ name: 'Plover', languages: [], organisation: '' })
    expect(isOutdated(cafe.state)).toBe(true)
    cafe.must(cafe.host, { type: 'plan-seating' })
    for (const seats of Object.values(cafe.state.kept.plan)) {
      expect(Object.values(seats).flat()).toEqual(expect.arrayContaining(participantIds as string[]))
    }
  })

  test('[SE65] sit down one by one where most room is left, while a round is on', () => {
    const cafe = new ACafe()
    for (const { name } of nameless(4)) cafe.join(name)
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'add-people', people: nameless(8, 'Late') })
    expect(cafe.sizes()).toEqual([4, 4, 4])
  })

  test('[SE65] sit where they would if each had been added alone, while a round is on', () => {
    const late = nameless(23, 'Late')
    const [together, alone] = [new ACafe({ tables: 5 }), new ACafe({ tables: 5 })]
    for (const cafe of [together, alone]) {
      for (const { name } of nameless(12)) cafe.join(name)
      cafe.must(cafe.host, { type: 'start-round' })
    }
    together.must(together.host, { type: 'add-people', people: late })
    for (const { name } of late) alone.must(alone.host, { type: 'add-person', name })
    expect(together.state.cafe.seats).toEqual(alone.state.cafe.seats)
    expect(together.state.kept.quietFrom).toEqual(alone.state.kept.quietFrom)
    expect(Object.keys(together.state.cafe.seats).length).toBe(35)
  })

  test('[SE66] whose names are there already, or twice, are all named, and nobody is added', () => {
    const cafe = new ACafe()
    cafe.join('José  Ruiz')
    const gone = cafe.join('Teal')
    cafe.must(gone, { type: 'leave' })
    const people = named('Wren', 'jose ruiz', 'Teal', 'WREN')
    expect(cafe.give(cafe.host, { type: 'add-people', people })).toMatchObject({
      error: { code: 'name_taken', field: 'people.1.name', people: ['jose ruiz', 'WREN'] },
    })
    expect(namesIn(cafe)).toEqual(['José  Ruiz', 'Teal'])
    cafe.must(cafe.host, { type: 'add-people', people: named('Wren', 'Teal') })
    expect(namesIn(cafe).length).toBe(4)
  })

  test('[SE66] are refused where the café would be too full, or the list too long', () => {
    const cafe = new ACafe({ tables: 50 })
    for (let part = 0; part < 3; part++) {
      cafe.must(cafe.host, { type: 'add-people', people: nameless(LIMITS.peopleAtOnce, `Part ${part}`) })
    }
    // The organiser counts as well.
    const last = { type: 'add-people', people: nameless(LIMITS.peopleAtOnce, 'Last') } as const
    expect(cafe.give(cafe.host, last)).toMatchObject({ error: { code: 'full' } })
    cafe.must(cafe.host, { type: 'add-people', people: last.people.slice(1) })
    expect(cafe.give(cafe.host, { type: 'add-person', name: 'One more' })).toMatchObject({ error: { code: 'full' } })
    const long = parse(CommandSchema, { type: 'add-people', people: nameless(LIMITS.peopleAtOnce + 1) })
    expect(long).toMatchObject({ ok: false, error: { code: 'invalid', field: 'people' } })
    const odd = parse(CommandSchema, { type: 'add-people', people: [{ name: 'Wren' }, { name: '' }] })
    expect(odd).toMatchObject({ ok: false, error: { code: 'invalid', field: 'people.1.name' } })
  })
})
