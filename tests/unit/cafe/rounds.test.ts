import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const MINUTE = 60_000

function ninePeople() {
  const cafe = new ACafe()
  const people = Array.from({ length: 9 }, (_, i) => cafe.join(`Guest ${i + 1}`))
  return { cafe, people }
}

describe('rounds', () => {
  test('[CA1] starting a round without a plan seats everyone, tables within one of each other', () => {
    const { cafe } = ninePeople()
    cafe.join('Guest 10')
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.state.cafe.state).toEqual({
      phase: 'round',
      round: 0,
      endsAt: cafe.now + 20 * MINUTE,
      remainingMs: null,
    })
    expect(cafe.sizes().sort()).toEqual([3, 3, 4])
  })

  test('[CA2] a paused round keeps its time, and only a running round has an end', () => {
    const { cafe } = ninePeople()
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.pass(5 * MINUTE)
    cafe.must(cafe.host, { type: 'pause-round' })
    expect(cafe.state.cafe.state).toMatchObject({ endsAt: null, remainingMs: 15 * MINUTE })
    cafe.pass(60 * MINUTE)
    cafe.must(cafe.host, { type: 'extend-round', minutes: 2 })
    cafe.must(cafe.host, { type: 'resume-round' })
    expect(cafe.state.cafe.state).toMatchObject({ endsAt: cafe.now + 17 * MINUTE, remainingMs: null })
  })

  test('[CA3] a round ends when its time has come, with no host there to end it', () => {
    const { cafe } = ninePeople()
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.pass(20 * MINUTE - 1)
    expect(cafe.state.cafe.state.phase).toBe('round')
    cafe.pass(1)
    expect(cafe.state.cafe.state).toEqual({ phase: 'between', round: 0, endsAt: null, remainingMs: null })
  })

  test('[CA4] a soft end leaves a minute, or what is left if that is less', () => {
    const { cafe } = ninePeople()
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'end-round', softly: true })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + MINUTE)
    cafe.pass(50_000)
    cafe.must(cafe.host, { type: 'end-round', softly: true })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + 10_000)
  })

  test('[CA5] between rounds people still sit at their table, and know where to go next and with whom', async () => {
    const { meOf } = await import('@tablecloth/shared/cafe/me.ts')
    const { cafe, people } = ninePeople()
    cafe.must(cafe.host, { type: 'start-round' })
    const [first] = people
    if (!first) throw new Error('nobody came')
    const old = cafe.tableOf(first)
    cafe.must(cafe.host, { type: 'end-round' })
    const me = meOf(cafe.state, first.id)
    expect(me?.tableId).toBe(old)
    expect(me?.next?.round).toBe(1)
    expect(me?.next?.way).toEqual([old, me?.next?.tableId])
    expect(me?.next?.with).toHaveLength(2)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.tableOf(first)).toBe(me?.next?.tableId)
  })

  test('[CA6] there is no round after the last', () => {
    const { cafe } = ninePeople()
    for (let round = 0; round < 3; round++) {
      cafe.must(cafe.host, { type: 'start-round' })
      cafe.must(cafe.host, { type: 'end-round' })
    }
    expect(cafe.give(cafe.host, { type: 'start-round' })).toMatchObject({ ok: false, error: { code: 'last_round' } })
  })

  test('[CA7] nine people at three tables never meet twice in three rounds, and a table host stays', () => {
    const { cafe, people } = ninePeople()
    const [first] = people
    if (!first) throw new Error('nobody came')
    cafe.must(cafe.host, { type: 'set-table-host', tableId: 't2' as never, participantId: first.id })
    for (let round = 0; round < 3; round++) {
      cafe.must(cafe.host, { type: 'start-round' })
      expect(cafe.tableOf(first)).toBe('t2')
      expect(cafe.sizes()).toEqual([3, 3, 3])
      cafe.must(cafe.host, { type: 'end-round' })
    }
  })

  test('[CA8] whoever comes late takes a chair at the smallest table at once, and has one in the next round', () => {
    const { cafe } = ninePeople()
    cafe.must(cafe.host, { type: 'start-round' })
    const late = cafe.join('Late')
    expect(cafe.tableOf(late)).not.toBe('nowhere')
    const later = cafe.join('Later')
    expect(cafe.sizes().sort()).toEqual([3, 4, 4])
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
    expect([cafe.tableOf(late), cafe.tableOf(later)]).not.toContain('nowhere')
    expect(cafe.sizes().sort()).toEqual([3, 4, 4])
  })

  test('[CA9] a café whose lobby is empty can start and fills up as people come', () => {
    const cafe = new ACafe()
    cafe.must(cafe.host, { type: 'start-round' })
    const alone = cafe.join('First')
    expect(cafe.tableOf(alone)).toBe('t1')
  })

  test('[CA10] the same café and seed give the same plan', () => {
    const plans = [1, 2].map(() => {
      const { cafe } = ninePeople()
      return cafe.must(cafe.host, { type: 'plan-seating', seed: 7 }).rounds
    })
    expect(plans[0]).toEqual(plans[1])
  })
})
