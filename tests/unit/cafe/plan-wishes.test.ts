import { apply } from '@tablecloth/shared/cafe/apply.ts'
import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { repairPlan } from '@tablecloth/shared/cafe/decisions/plan.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { isOutdated } from '@tablecloth/shared/cafe/plan-seats.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { createRng } from '@tablecloth/shared/rng.ts'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import { describe, expect, test } from 'vitest'

import { aPlannedCafe, change, planned, tableIn, together } from './a-planned-cafe.ts'

describe('whom people wish to sit with', () => {
  test('[SE34] those to be kept apart never share a table, whatever is planned, pinned, moved or joined late', () => {
    const rng = createRng('apart')
    for (let meeting = 0; meeting < 25; meeting++) {
      const { cafe, guests } = aPlannedCafe(6 + rng.int(8))
      const [one, ...others] = rng.shuffle([...guests]) as [Actor, ...Actor[]]
      const apart = others.slice(0, 2)
      cafe.must(one, { type: 'wish-seats', apart: apart.map(({ id }) => id), together: [] })
      const late = cafe.join('Late')
      for (let round = 0; round < 3; round++) {
        for (let tries = 0; tries < 5; tries++) {
          const moved = cafe.give(cafe.host, change(cafe, round, rng.pick(guests)))
          if (!moved.ok) expect(moved.error.code).toBe('private_wish')
        }
        if (rng.int(2)) cafe.must(cafe.host, { type: 'plan-seating', seed: meeting })
        cafe.must(cafe.host, { type: 'start-round' })
        cafe.join(`Later ${round}`)
        for (const guest of rng.shuffle([...guests]).slice(0, 3)) {
          const tableId = rng.pick(Object.keys(cafe.state.cafe.tables)) as TableId
          cafe.give(cafe.host, { type: 'move', participantId: guest.id, tableId })
        }
        for (const other of apart) expect(cafe.tableOf(other)).not.toBe(cafe.tableOf(one))
        cafe.must(cafe.host, { type: 'end-round' })
      }
      expect(cafe.tableOf(late)).not.toBe('nowhere')
    }
  })

  test('[SE34] a host learns that a private wish prevents a seat, and neither whose nor which', () => {
    const { cafe, guests } = aPlannedCafe()
    const [one, other] = guests as [Actor, Actor]
    cafe.must(one, { type: 'wish-seats', apart: [other.id], together: [] })
    cafe.must(cafe.host, { type: 'plan-seating' })
    const tableId = tableIn(cafe, 1, other)
    const refusal = cafe.give(cafe.host, { type: 'change-plan', round: 1, participantId: one.id, tableId })
    expect(refusal).toEqual({ ok: false, error: { code: 'private_wish', message: 'A private wish prevents this' } })
    const neighbour = planned(cafe, 1)[tableIn(cafe, 1, one)]?.find((id) => id !== one.id) as ParticipantId
    const exchange = { round: 1, participantId: neighbour, tableId, exchangeFor: other.id }
    expect(cafe.give(cafe.host, { type: 'change-plan', ...exchange })).toEqual(refusal)
    cafe.must(cafe.host, { type: 'start-round' })
    const move = cafe.give(cafe.host, { type: 'move', participantId: one.id, tableId: cafe.tableOf(other) as TableId })
    expect(move).toEqual(refusal)
  })

  test('[SE34] an interpreter sits with who needs them in every round, and where not, the wisher alone is told', () => {
    const { cafe, guests } = aPlannedCafe()
    const [one, interpreter, ...others] = guests as [Actor, Actor, ...Actor[]]
    cafe.must(one, { type: 'wish-seats', apart: [], together: [interpreter.id] })
    const reply = cafe.must(cafe.host, { type: 'plan-seating' })
    for (const round of [0, 1, 2]) expect(together(cafe, round, one, interpreter)).toBe(true)
    expect(meOf(cafe.state, one.id)?.wishes).toEqual({ apart: [], together: [interpreter.id], unmet: [] })
    expect(JSON.stringify(reply)).not.toContain('keep-together')

    cafe.must(cafe.host, change(cafe, 1, one))
    expect(meOf(cafe.state, one.id)?.wishes.unmet).toEqual([1])
    const told = [interpreter, ...others].map(({ id }) => meOf(cafe.state, id)?.wishes)
    for (const wishes of told) expect(wishes).toEqual({ apart: [], together: [], unmet: [] })
    expect(JSON.stringify(cafe.state.cafe)).not.toContain('together')
  })

  test('[SE34] apart goes before together, and before a pin', () => {
    const { cafe, guests } = aPlannedCafe()
    const [one, other, third] = guests as [Actor, Actor, Actor]
    cafe.must(one, { type: 'wish-seats', apart: [], together: [other.id] })
    cafe.must(cafe.host, { type: 'plan-seating' })
    for (const guest of [one, other]) {
      cafe.must(cafe.host, { type: 'pin-seat', round: 1, participantId: guest.id, pinned: true })
    }
    cafe.must(other, { type: 'wish-seats', apart: [one.id], together: [third.id] })
    expect(isOutdated(cafe.state)).toBe(true)
    cafe.must(cafe.host, { type: 'plan-seating' })
    for (const round of [0, 1, 2]) {
      expect(together(cafe, round, one, other)).toBe(false)
      expect(together(cafe, round, other, third)).toBe(true)
    }
  })

  test('[SE35] a wish that too few tables could meet is refused to its wisher, and no plan is ever in its way', () => {
    const { cafe, guests } = aPlannedCafe()
    const [one, ...others] = guests as [Actor, ...Actor[]]
    const apart = others.map(({ id }) => id)
    expect(cafe.give(one, { type: 'wish-seats', apart: apart.slice(0, 3), together: [] })).toMatchObject({
      error: { code: 'too_few_tables', field: 'apart' },
    })
    cafe.must(one, { type: 'wish-seats', apart: apart.slice(0, 2), together: [] })
    expect(cafe.give(one, { type: 'wish-seats', apart: [one.id], together: [] })).toMatchObject({
      error: { code: 'unknown_person', field: 'apart.0' },
    })
    const both = { apart: apart.slice(0, 1), together: apart.slice(0, 1) }
    expect(cafe.give(one, { type: 'wish-seats', ...both })).toMatchObject({ error: { field: 'together.0' } })
  })

  test('[SE34] whoever leaves takes their wishes along', () => {
    const { cafe, guests } = aPlannedCafe()
    const [one, other] = guests as [Actor, Actor]
    cafe.must(one, { type: 'wish-seats', apart: [other.id], together: [] })
    cafe.must(one, { type: 'leave' })
    expect(cafe.state.kept.wishes).toEqual({})
  })
})

describe('table hosts and wishes', () => {
  test('[SE35] where table hosts who stay leave no seating, the round starts all the same and those apart are apart', () => {
    const { cafe, guests } = aPlannedCafe(6)
    const [one, two, three, ...wishers] = guests as [Actor, Actor, Actor, ...Actor[]]
    for (const [index, host] of [one, two, three].entries()) {
      cafe.must(cafe.host, { type: 'set-table-host', tableId: `t${index + 1}` as TableId, participantId: host.id })
    }
    // Both would have to sit with the third host, and a table takes two.
    for (const wisher of wishers.slice(0, 2)) {
      cafe.must(wisher, { type: 'wish-seats', together: [], apart: [one.id, two.id] })
    }
    // A plan in which a host had to leave their table is not mended for ever.
    const mended = () => repairPlan(cafe.state, { planSeating: (request) => planSeating(request, 1) })
    const first = mended()
    if (!first.ok) throw new Error(first.error.code)
    expect(first.events.length).toBe(1)
    cafe.state = apply(cafe.state, first.events, cafe.now)
    expect(mended()).toEqual({ ok: true, events: [] })
    for (let round = 0; round < 3; round++) {
      cafe.must(cafe.host, { type: 'start-round' })
      expect(cafe.sizes()).toEqual([2, 2, 2])
      for (const wisher of wishers) {
        for (const id of cafe.state.kept.wishes[wisher.id]?.apart ?? []) {
          expect(cafe.tableOf(wisher)).not.toBe(cafe.state.cafe.seats[id])
        }
      }
      cafe.must(cafe.host, { type: 'end-round' })
    }
  })
})
