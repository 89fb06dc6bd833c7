import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { aTable, MINUTE, T1 } from './a-table.ts'

const T2 = asId<TableId>('t2')
const refused = { ok: false, error: { code: 'not_seated' } }

describe('hosts who speak at a table', () => {
  test('[VO38] take the floor there by a tap, end the turn that is on, and are counted for the table and themselves alone', () => {
    const { cafe, guests, floor, me } = aTable(3)
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(MINUTE)
    cafe.must(cafe.host, { type: 'start-turn', tableId: T1 })
    expect(floor()?.current.map(({ participantId }) => participantId)).toEqual([cafe.host.id])
    cafe.pass(90_000)
    cafe.must(guests[1], { type: 'start-turn' })
    cafe.pass(MINUTE)
    cafe.must(cafe.host, { type: 'end-round' })
    expect(floor()).toMatchObject({ turns: 3, totalMs: 210_000, current: [] })
    expect(meOf(cafe.state, cafe.host.id)?.spoken).toMatchObject({ turns: 1, ms: 90_000 })
    // Half each, of those who sit there: the host is in nobody's picture.
    expect(cafe.state.balance[T1]?.[0]?.toSorted()).toEqual([0, 50, 50])
    expect(me(guests[2])?.spoken.ms).toBe(0)
  })

  test('[VO38] speak at one table at a time, where somebody sits, and are asked whether they still do', () => {
    const { cafe } = aTable(4, { tables: 3 })
    const taken = (Object.keys(cafe.state.cafe.tables) as TableId[]).filter((id) =>
      Object.values(cafe.state.cafe.seats).includes(id),
    )
    const [here, there] = taken as [TableId, TableId]
    cafe.must(cafe.host, { type: 'start-turn', tableId: here })
    cafe.pass(MINUTE)
    cafe.must(cafe.host, { type: 'start-turn', tableId: there })
    expect(cafe.state.speaking[here]).toMatchObject({ current: [], totalMs: MINUTE })
    cafe.pass(10 * MINUTE)
    expect(meOf(cafe.state, cafe.host.id)?.asked?.type).toBe('still-speaking')
    cafe.must(cafe.host, { type: 'still-speaking' })
    cafe.pass(30_000)
    cafe.must(cafe.host, { type: 'end-turn' })
    expect(cafe.state.speaking[there]).toMatchObject({ current: [], totalMs: 10.5 * MINUTE })
    expect(cafe.give(cafe.host, { type: 'start-turn', tableId: asId('t9') })).toMatchObject(refused)
    expect(cafe.give(cafe.host, { type: 'start-turn' })).toMatchObject(refused)
  })

  test('[VO38] stop when the last who sits there goes', () => {
    const { cafe, guests } = aTable(1, { tables: 2 })
    const tableId = cafe.state.cafe.seats[guests[0].id] as TableId
    cafe.must(cafe.host, { type: 'start-turn', tableId })
    cafe.pass(7000)
    cafe.must(guests[0], { type: 'leave' })
    cafe.pass(MINUTE)
    expect(cafe.state.speaking[tableId]).toMatchObject({ current: [], turns: 1, totalMs: 7000 })
  })

  test('[VO38] nobody else speaks where they do not sit, and a co-host who goes leaves the floor', () => {
    const { cafe, guests, floor } = aTable(4, { tables: 2 })
    const seats = cafe.state.cafe.seats
    const one = guests.find(({ id }) => seats[id] === T1) ?? guests[0]
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: one.id })
    const elsewhere = guests.find(({ id }) => seats[id] === T2) ?? guests[1]
    expect(cafe.give(one, { type: 'start-turn', tableId: T2 })).toMatchObject(refused)
    expect(cafe.give(one, { type: 'start-turn', tableId: T1, participantId: elsewhere.id })).toMatchObject(refused)
    const invited = cafe.must(cafe.host, { type: 'invite-host', name: 'Plover' })
    const coHost = { id: asId<typeof one.id>(String(invited.participantId)), role: 'host' as const }
    cafe.must(coHost, { type: 'start-turn', tableId: T1 })
    cafe.pass(5000)
    cafe.must(cafe.host, { type: 'remove', participantId: coHost.id })
    cafe.pass(5000)
    expect(floor()).toMatchObject({ current: [], turns: 1, totalMs: 5000 })
  })

  test('[VO38] a table host is counted like everybody else', () => {
    const { cafe, guests, speak, me, queue } = aTable(3)
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: guests[0].id })
    speak(guests[0], MINUTE)
    expect(me(guests[0])?.spoken.ms).toBe(MINUTE)
    for (const one of [0, 1] as const) cafe.must(guests[one], { type: 'raise-hand' })
    expect(queue()).toEqual([1, 0])
  })
})
