import { newestActs, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const T1 = asId<TableId>('t1')
const T2 = asId<TableId>('t2')

function inRound() {
  const cafe = new ACafe({ tables: 2, hostName: 'Avocet' })
  const [heron, wren, rook] = [cafe.join('Heron'), cafe.join('Wren'), cafe.join('Rook')]
  cafe.must(cafe.host, { type: 'start-round' })
  for (const guest of [heron, wren, rook]) cafe.must(cafe.host, { type: 'move', participantId: guest.id, tableId: T1 })
  return { cafe, heron, wren, rook }
}

describe('whoever sits down late', () => {
  test('[HO123] whoever sits down while a round is on is new at that table, since then, until the round ends', () => {
    const { cafe, heron } = inRound()
    expect(cafe.state.newcomers).toEqual({})
    cafe.pass(60_000)
    const late = cafe.join('Late')
    const there = cafe.tableOf(late) as TableId
    expect(cafe.state.newcomers[there]).toMatchObject({ [late.id]: cafe.now })
    cafe.pass(1000)
    const added = String(cafe.must(cafe.host, { type: 'add-person', name: 'Jay', tableId: T2 }).participantId)
    expect(cafe.state.newcomers[T2]?.[asId<ParticipantId>(added)]).toBe(cafe.now)
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: T2 })
    expect(cafe.state.newcomers[T1] ?? {}).not.toHaveProperty(heron.id)
    expect(cafe.state.newcomers[T2]).toMatchObject({ [heron.id]: cafe.now })
    cafe.must(heron, { type: 'leave' })
    expect(cafe.state.newcomers[T2]).not.toHaveProperty(heron.id)
    cafe.must(cafe.host, { type: 'end-round' })
    expect(Object.values(cafe.state.newcomers).flatMap((there) => Object.keys(there))).toEqual([])
    cafe.must(cafe.host, { type: 'move', participantId: late.id, tableId: there === T1 ? T2 : T1 })
    cafe.must(cafe.host, { type: 'start-round' })
    expect(Object.values(cafe.state.newcomers).flatMap((there) => Object.keys(there))).toEqual([])
  })
})

test('[HO123] nobody is late in the first minute of a round, unless somebody has spoken at that table', () => {
  const { cafe, heron, wren, rook } = inRound()
  cafe.must(heron, { type: 'start-turn' })
  cafe.pass(10_000)
  cafe.must(cafe.host, { type: 'move', participantId: wren.id, tableId: T2 })
  expect(cafe.state.newcomers[T2]).toBeUndefined()
  cafe.must(cafe.host, { type: 'move', participantId: wren.id, tableId: T1 })
  expect(cafe.state.newcomers[T1]).toEqual({ [wren.id]: cafe.now })
  expect(cafe.state.newcomers[T1]).not.toHaveProperty(rook.id)
})

describe('a table host', () => {
  test('[HO121] hands the table on to somebody who sits there, who is told by whom, and may lay it down', () => {
    const { cafe, heron, wren, rook } = inRound()
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: heron.id })
    cafe.must(heron, { type: 'set-table-host', tableId: T1, participantId: wren.id })
    expect(cafe.state.cafe.tables[T1]?.hostId).toBe(wren.id)
    expect(meOf(cafe.state, wren.id)?.told[0]).toMatchObject({ what: 'set-table-host', by: 'Heron', tableId: T1 })
    const act = newestActs(cafe.state.kept.acts, 1)[0]?.[1]
    expect(act && undoOf(cafe.state, act)).toEqual({ type: 'set-table-host', tableId: T1, participantId: heron.id })
    expect(cafe.give(heron, { type: 'set-table-host', tableId: T1, participantId: rook.id })).toMatchObject({
      error: { code: 'not_allowed' },
    })
    cafe.must(wren, { type: 'set-table-host', tableId: T1, participantId: null })
    expect(cafe.state.cafe.tables[T1]?.hostId).toBeUndefined()
  })

  test('[HO121] hands it to nobody who sits elsewhere, has stepped out or has no device, and hands on no other table', () => {
    const { cafe, heron, wren, rook } = inRound()
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: heron.id })
    cafe.must(cafe.host, { type: 'move', participantId: wren.id, tableId: T2 })
    const to = (participantId: ParticipantId, tableId = T1) =>
      cafe.give(heron, { type: 'set-table-host', tableId, participantId })
    expect(to(wren.id)).toMatchObject({ error: { code: 'not_seated', field: 'participantId' } })
    const jay = asId<ParticipantId>(
      String(cafe.must(heron, { type: 'add-person', name: 'Jay', tableId: T1 }).participantId),
    )
    expect(to(jay)).toMatchObject({ error: { code: 'unknown_person', field: 'participantId' } })
    cafe.must(rook, { type: 'step-out', out: true })
    expect(to(rook.id)).toMatchObject({ error: { code: 'unknown_person', field: 'participantId' } })
    expect(to(wren.id, T2)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(cafe.state.cafe.tables[T1]?.hostId).toBe(heron.id)
  })
})

test('[HO124] when the floor of a table last changed in a round is known of it, and forgotten when the café closes', () => {
  const { cafe, heron } = inRound()
  expect(cafe.state.kept.floorAt[T1]).toBeUndefined()
  cafe.must(heron, { type: 'start-turn' })
  const began = cafe.now
  expect(cafe.state.kept.floorAt[T1]).toBe(began)
  cafe.pass(30_000)
  cafe.must(heron, { type: 'end-turn' })
  expect(cafe.state.kept.floorAt[T1]).toBe(began + 30_000)
  cafe.must(cafe.host, { type: 'end-round' })
  cafe.must(cafe.host, { type: 'start-round' })
  expect(cafe.state.kept.floorAt[T1]).toBeUndefined()
  cafe.must(heron, { type: 'start-turn' })
  cafe.must(cafe.host, { type: 'close' })
  expect(cafe.state.kept.floorAt).toEqual({})
})
