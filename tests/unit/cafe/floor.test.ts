import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

function oneTable() {
  const cafe = new ACafe({ tables: 1 })
  const people = [cafe.join('Heron'), cafe.join('Wren'), cafe.join('Plover')] as const
  cafe.must(cafe.host, { type: 'start-round' })
  const floor = () => cafe.state.speaking['t1' as never]
  return { cafe, people, floor }
}

describe('the floor', () => {
  test('[CA20] a tap takes the floor, a second tap gives it back, and the time between counts', () => {
    const { cafe, people, floor } = oneTable()
    cafe.must(people[0], { type: 'start-turn' })
    expect(floor()).toMatchObject({ current: [{ participantId: people[0].id, since: cafe.now }], turns: 1, totalMs: 0 })
    cafe.pass(42_000)
    cafe.must(people[0], { type: 'end-turn' })
    expect(floor()).toMatchObject({ current: [], turns: 1, totalMs: 42_000 })
  })

  test('[CA21] the next speaker ends the turn that is on; tapping twice changes nothing', () => {
    const { cafe, people, floor } = oneTable()
    cafe.must(people[0], { type: 'start-turn' })
    cafe.must(people[0], { type: 'start-turn' })
    cafe.pass(10_000)
    cafe.must(people[1], { type: 'start-turn' })
    expect(floor()).toMatchObject({ current: [{ participantId: people[1].id }], turns: 2, totalMs: 10_000 })
  })

  test('[CA22] a pause is nobody’s, and a round’s end ends the turn', () => {
    const { cafe, people, floor } = oneTable()
    cafe.must(people[0], { type: 'start-turn' })
    cafe.pass(5_000)
    cafe.must(cafe.host, { type: 'pause-round' })
    expect(floor()).toMatchObject({ current: [], totalMs: 5_000 })
    expect(cafe.give(people[1], { type: 'start-turn' })).toMatchObject({ ok: false, error: { code: 'wrong_phase' } })
    cafe.pass(5_000)
    cafe.must(cafe.host, { type: 'resume-round' })
    cafe.must(people[1], { type: 'start-turn' })
    cafe.pass(1_000)
    cafe.must(cafe.host, { type: 'end-round' })
    expect(floor()).toMatchObject({ current: [], totalMs: 6_000 })
  })

  test('[CA23] only hosts and the table host may give the floor to somebody else', () => {
    const { cafe, people, floor } = oneTable()
    const command = { type: 'start-turn', participantId: people[1].id } as const
    expect(cafe.give(people[0], command)).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
    cafe.must(cafe.host, { type: 'set-table-host', tableId: 't1' as never, participantId: people[0].id })
    cafe.must(people[0], command)
    expect(floor()?.current[0]?.participantId).toBe(people[1].id)
  })

  test('[CA24] of the hands that are up, the least heard is first, then the one up longest; speaking lowers it', () => {
    const { cafe, people, floor } = oneTable()
    cafe.must(people[2], { type: 'start-turn' })
    cafe.pass(30_000)
    cafe.must(people[2], { type: 'end-turn' })
    cafe.must(people[2], { type: 'raise-hand' })
    cafe.must(people[1], { type: 'raise-hand' })
    cafe.must(people[0], { type: 'raise-hand' })
    cafe.must(people[1], { type: 'raise-hand' })
    const queue = () => floor()?.queue.map(({ participantId }) => participantId)
    expect(queue()).toEqual([people[1].id, people[0].id, people[2].id])
    cafe.must(people[1], { type: 'start-turn' })
    expect(queue()).toEqual([people[0].id, people[2].id])
  })

  test('[CA25] whoever moves or leaves gives back the floor they had', () => {
    const cafe = new ACafe({ tables: 2 })
    const people = [cafe.join('Heron'), cafe.join('Wren')]
    cafe.must(cafe.host, { type: 'start-round' })
    const [heron] = people
    if (!heron) throw new Error('nobody came')
    const from = cafe.tableOf(heron)
    cafe.must(heron, { type: 'start-turn' })
    cafe.pass(3_000)
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: (from === 't1' ? 't2' : 't1') as never })
    expect(cafe.state.speaking[from as never]).toMatchObject({ current: [], totalMs: 3_000 })
  })
})
