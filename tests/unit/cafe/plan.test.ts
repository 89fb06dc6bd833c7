import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { isOutdated } from '@tablecloth/shared/cafe/plan-seats.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

import { another, aPlannedCafe, change, planned, tableIn } from './a-planned-cafe.ts'

describe('a plan in the hands of a host', () => {
  test('[SE31] takes a person to another table in one round, and keeps them there when it is made anew', () => {
    const { cafe, guests } = aPlannedCafe()
    const [guest] = guests as [Actor]
    const to = another(cafe, 1, guest)
    const before = structuredClone(cafe.state.kept.plan)
    cafe.must(cafe.host, { type: 'change-plan', round: 1, participantId: guest.id, tableId: to })
    expect(tableIn(cafe, 1, guest)).toBe(to)
    expect([planned(cafe, 0), planned(cafe, 2)]).toEqual([before[0], before[2]])
    for (const seed of [1, 2, 3]) {
      cafe.must(cafe.host, { type: 'plan-seating', seed })
      expect(tableIn(cafe, 1, guest)).toBe(to)
    }
  })

  test('[SE31] two people change places, and tables stay as large as they were', () => {
    const { cafe, guests } = aPlannedCafe()
    const [guest] = guests as [Actor]
    const [from, to] = [tableIn(cafe, 0, guest), another(cafe, 0, guest)]
    const exchangeFor = planned(cafe, 0)[to]?.[0] as ParticipantId
    cafe.must(cafe.host, change(cafe, 0, guest, { exchangeFor }))
    expect(tableIn(cafe, 0, guest)).toBe(to)
    expect(planned(cafe, 0)[from]).toContain(exchangeFor)
    expect(Object.values(planned(cafe, 0)).map(({ length }) => length)).toEqual([3, 3, 3])
  })

  test('[SE31] a pin is set and taken off, and a round starts with what was planned by hand', () => {
    const { cafe, guests } = aPlannedCafe()
    const [guest] = guests as [Actor]
    cafe.must(cafe.host, { type: 'pin-seat', round: 2, participantId: guest.id, pinned: true })
    expect(cafe.state.kept.pins).toEqual({ [`2/${guest.id}`]: tableIn(cafe, 2, guest) })
    cafe.must(cafe.host, { type: 'pin-seat', round: 2, participantId: guest.id, pinned: false })
    expect(cafe.state.kept.pins).toEqual({})
    const to = another(cafe, 0, guest)
    cafe.must(cafe.host, change(cafe, 0, guest))
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.tableOf(guest)).toBe(to)
    expect(cafe.sizes().sort()).toEqual([2, 3, 4])
  })

  test('[SE32] every change is undone, one after the other, up to the plan that was there first', () => {
    const { cafe, guests } = aPlannedCafe()
    const rng = createRng('undo')
    const seen = [structuredClone({ plan: cafe.state.kept.plan, pins: cafe.state.kept.pins })]
    for (let step = 0; step < 15; step++) {
      const guest = rng.pick(guests)
      const kind = rng.int(4)
      if (kind === 0) cafe.must(cafe.host, { type: 'plan-seating', seed: step })
      else if (kind === 1) {
        cafe.must(cafe.host, { type: 'pin-seat', round: 1, participantId: guest.id, pinned: rng.int(2) === 0 })
      } else cafe.must(cafe.host, change(cafe, rng.int(3), guest))
      seen.push(structuredClone({ plan: cafe.state.kept.plan, pins: cafe.state.kept.pins }))
    }
    for (const before of seen.slice(0, -1).reverse()) {
      cafe.must(cafe.host, { type: 'undo-plan' })
      expect({ plan: cafe.state.kept.plan, pins: cafe.state.kept.pins }).toEqual(before)
    }
  })

  test('[SE32] there is nothing to undo once a round has begun', () => {
    const { cafe, guests } = aPlannedCafe()
    cafe.must(cafe.host, change(cafe, 1, guests[0] as Actor))
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.give(cafe.host, { type: 'undo-plan' })).toMatchObject({ error: { code: 'not_planned' } })
  })

  test('[SE33] a change that cannot be is refused, with the field', () => {
    const { cafe, guests } = aPlannedCafe()
    const [guest, other] = guests as [Actor, Actor]
    cafe.must(cafe.host, { type: 'set-table-host', tableId: 't1' as TableId, participantId: other.id })
    cafe.must(cafe.host, { type: 'plan-seating' })
    const refused = (command: Command) => cafe.give(cafe.host, command)
    expect(refused(change(cafe, 1, guest, { tableId: 't9' }))).toMatchObject({ error: { field: 'tableId' } })
    expect(refused(change(cafe, 1, guest, { participantId: 'nobody' }))).toMatchObject({
      error: { field: 'participantId' },
    })
    expect(refused(change(cafe, 1, guest, { round: 7 }))).toMatchObject({ error: { field: 'round' } })
    expect(refused(change(cafe, 1, guest, { exchangeFor: guest.id }))).toMatchObject({
      error: { field: 'exchangeFor' },
    })
    expect(refused(change(cafe, 1, other))).toMatchObject({ error: { code: 'contradiction' } })
    cafe.must(cafe.host, { type: 'start-round' })
    expect(refused({ ...change(cafe, 1, guest), round: 0 } as Command)).toMatchObject({ error: { field: 'round' } })
  })
})

describe('a table host who changes', () => {
  test('[SE69] is seated like everyone, the new one stays, and most others keep the tables they know', () => {
    const rounds = Array.from({ length: 5 }, (_, n) => ({ question: `Question ${n + 1}`, minutes: 10 }))
    const cafe = new ACafe({ tables: 5, rounds })
    const guests = Array.from({ length: 20 }, (_, index) => cafe.join(`Guest ${index + 1}`))
    const [first, second] = guests as [Actor, Actor]
    const tableId = 't2' as TableId
    const name = (id: ParticipantId | null) =>
      cafe.must(cafe.host, { type: 'set-table-host', tableId, participantId: id })
    name(first.id)
    cafe.must(cafe.host, { type: 'plan-seating' })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'end-round' })
    const before = structuredClone(cafe.state.kept.plan)
    const wayOf = (guest: Actor) => [1, 2, 3, 4].map((round) => tableIn(cafe, round, guest))
    expect(wayOf(first)).toEqual(Array(4).fill(tableId))

    name(second.id)
    expect(isOutdated(cafe.state)).toBe(false)
    expect(wayOf(second)).toEqual(Array(4).fill(tableId))
    expect(new Set(wayOf(first)).size).toBe(4)
    const others = guests.slice(2)
    const moved = [1, 2, 3, 4].flatMap((round) =>
      others.filter(({ id }) => !before[round]?.[tableIn(cafe, round, { id, role: 'participant' })]?.includes(id)),
    )
    // Planned anew without a look at what people know, four of five would.
    expect(moved.length).toBeLessThan((others.length * 4) / 2)

    name(null)
    expect(isOutdated(cafe.state)).toBe(false)
    expect(wayOf(second)).not.toContain(undefined)
  })
})

describe('organisations', () => {
  test('[SE38] that people sign with are spread over the tables, however they are typed', () => {
    const cafe = new ACafe({ tables: 4 })
    const typed = ['Refuge North', 'refuge  north', 'Refuge-North', 'REFUGE NORTH']
    const signed = typed.map((organisation, index) => cafe.join(`R${index}`, { organisation, credit: 'organisation' }))
    for (let index = 0; index < 4; index++) cafe.join(`Other ${index}`)
    cafe.must(cafe.host, { type: 'plan-seating' })
    for (const round of [0, 1, 2]) {
      expect(new Set(signed.map((person) => tableIn(cafe, round, person))).size).toBe(4)
    }
  })
})

describe('a plan while people come and go', () => {
  test('[SE36] is out of date when it is of other people, tables or wishes, and not when a host has changed it by hand', () => {
    const fresh = () => {
      const { cafe, guests } = aPlannedCafe()
      expect(isOutdated(cafe.state)).toBe(false)
      return { cafe, guests: guests as [Actor, Actor, ...Actor[]] }
    }
    const byHand = fresh()
    byHand.cafe.must(byHand.cafe.host, change(byHand.cafe, 1, byHand.guests[0]))
    expect(isOutdated(byHand.cafe.state)).toBe(false)
    const come = fresh()
    come.cafe.join('Late')
    const gone = fresh()
    gone.cafe.must(gone.guests[0], { type: 'leave' })
    const opened = fresh()
    opened.cafe.must(opened.cafe.host, { type: 'open-table' })
    const apart = fresh()
    const [one] = apart.guests
    const neighbour = planned(apart.cafe, 2)[tableIn(apart.cafe, 2, one)]?.find((id) => id !== one.id) as ParticipantId
    apart.cafe.must(one, { type: 'wish-seats', apart: [neighbour], together: [] })
    for (const { cafe } of [come, gone, opened, apart]) expect(isOutdated(cafe.state)).toBe(true)
  })

  test('[SE36] is left as it is once the rounds are over', () => {
    const { cafe, guests } = aPlannedCafe()
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-harvest' })
    cafe.must(guests[0] as Actor, { type: 'leave' })
    expect(isOutdated(cafe.state)).toBe(false)
  })
})
