import { describe, expect, test } from 'vitest'
import { aTable, MINUTE, T1 } from './a-table.ts'

describe('having the floor', () => {
  test('[VO3] where a table allows cross-talk several have the floor, and each one’s time counts', () => {
    const { cafe, guests, floor, me } = aTable()
    cafe.must(guests[0], { type: 'agree-promise', tableId: T1, crossTalk: true })
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(1000)
    cafe.must(guests[1], { type: 'start-turn' })
    cafe.pass(2000)
    expect(floor()?.current).toHaveLength(2)
    cafe.must(guests[0], { type: 'end-turn' })
    cafe.must(guests[1], { type: 'end-turn' })
    expect(floor()).toMatchObject({ current: [], turns: 2, totalMs: 5000 })
    expect(me(guests[0])?.spoken).toEqual({ turns: 1, ms: 3000, rounds: { 0: { turns: 1, ms: 3000 } } })
  })

  test('[VO4] after long somebody is asked in private whether they still speak; unanswered, the turn ends a minute later', () => {
    const { cafe, guests, floor, me } = aTable(4)
    const began = cafe.now
    cafe.must(guests[0], { type: 'start-turn' })
    // A round of twenty minutes among four: half as much again as five minutes.
    cafe.pass(7.5 * MINUTE)
    expect(me(guests[0])?.asked).toEqual({
      type: 'still-speaking',
      participantId: guests[0].id,
      since: began,
      endsAt: began + 8.5 * MINUTE,
    })
    expect(guests.slice(1).map((guest) => me(guest)?.asked)).not.toContainEqual(
      expect.objectContaining({ type: 'still-speaking' }),
    )
    cafe.pass(10 * MINUTE)
    expect(floor()).toMatchObject({ current: [], totalMs: 8.5 * MINUTE })
    expect(me(guests[0])?.asked).toBeNull()
  })

  test('[VO4] whoever says that they still speak is asked again only after as long', () => {
    const { cafe, guests, floor, me } = aTable(4)
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(8 * MINUTE)
    expect(cafe.give(guests[1], { type: 'still-speaking', participantId: guests[0].id })).toMatchObject({ ok: false })
    cafe.must(guests[0], { type: 'still-speaking' })
    expect(me(guests[0])?.asked?.type).not.toBe('still-speaking')
    cafe.pass(7 * MINUTE)
    expect(floor()?.current).toHaveLength(1)
    cafe.pass(MINUTE)
    expect(me(guests[0])?.asked?.type).toBe('still-speaking')
  })

  test('[VO5] a server that stood still asks when it can, and cuts nobody off unasked', () => {
    const { cafe, guests, floor, me } = aTable(4)
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.sleep(12 * MINUTE)
    expect(floor()?.current).toHaveLength(1)
    expect(me(guests[0])?.asked).toMatchObject({ type: 'still-speaking', endsAt: cafe.now + MINUTE })
  })

  test('[VO6] whoever does not want to be counted speaks like everybody, and has no total; the table’s counts all', () => {
    const { cafe, guests, floor, me, speak } = aTable()
    speak(guests[0], 4000)
    cafe.must(guests[0], { type: 'count-me-in', counted: false })
    expect(me(guests[0])).toMatchObject({ counted: false, spoken: { turns: 0, ms: 0, rounds: {} } })
    cafe.must(guests[0], { type: 'start-turn' })
    expect(floor()?.current[0]?.participantId).toBe(guests[0].id)
    cafe.pass(6000)
    cafe.must(guests[0], { type: 'end-turn' })
    expect(me(guests[0])?.spoken).toMatchObject({ turns: 0, ms: 0 })
    expect(floor()).toMatchObject({ turns: 2, totalMs: 10_000 })
    expect(JSON.stringify([cafe.state.cafe, cafe.state.speaking])).not.toMatch(/uncounted|counted":\s*false/)
  })

  test('[VO7] whoever wants to be counted again is counted from then on, not for what they said before', () => {
    const { cafe, guests, me } = aTable()
    cafe.must(guests[0], { type: 'count-me-in', counted: false })
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(5000)
    cafe.must(guests[0], { type: 'count-me-in', counted: true })
    cafe.pass(700)
    cafe.must(guests[0], { type: 'end-turn' })
    expect(me(guests[0])?.spoken.ms).toBe(700)
  })
})

describe('the queue', () => {
  test('[VO10] somebody who is not counted has the place that waiting alone gives them', () => {
    const { cafe, guests, queue, speak } = aTable()
    speak(guests[0], 9000)
    speak(guests[1], 1000)
    speak(guests[3], 30_000)
    cafe.must(guests[3], { type: 'count-me-in', counted: false })
    for (const one of [0, 3, 1, 2] as const) cafe.must(guests[one], { type: 'raise-hand' })
    expect(queue()).toEqual([2, 3, 1, 0])
  })

  test('[VO11] a short reply goes first when the turn ends, and there is one at most between two turns', () => {
    const { cafe, guests, queue } = aTable(5)
    const reply = { type: 'raise-hand', kind: 'short-reply' } as const
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.must(guests[1], { type: 'raise-hand' })
    cafe.must(guests[2], reply)
    cafe.must(guests[3], reply)
    expect(queue()).toEqual([2, 1, 3])
    cafe.must(guests[2], { type: 'start-turn' })
    expect(queue()).toEqual([1, 3])
    cafe.must(guests[1], { type: 'start-turn' })
    expect(queue()).toEqual([3])
  })

  test('[VO12] "bring me in later" waits until those have spoken whose hands were up', () => {
    const { cafe, guests, floor, queue } = aTable()
    cafe.must(guests[0], { type: 'raise-hand' })
    cafe.must(guests[1], { type: 'raise-hand' })
    cafe.must(guests[2], { type: 'raise-hand', later: true })
    cafe.must(guests[3], { type: 'raise-hand' })
    expect(queue()).toEqual([0, 1, 3, 2])
    expect(floor()?.queue.at(-1)).toEqual({ participantId: guests[2].id, kind: 'turn', later: true })
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.must(guests[1], { type: 'lower-hand' })
    expect(queue()).toEqual([2, 3])
    expect(floor()?.queue[0]).toEqual({ participantId: guests[2].id, kind: 'turn' })
  })

  test('[VO13] a table that agrees to do without the queue has none, and takes no hands', () => {
    const { cafe, guests, queue } = aTable()
    cafe.must(guests[0], { type: 'raise-hand' })
    cafe.must(guests[1], { type: 'agree-promise', tableId: T1, queue: false })
    expect(queue()).toEqual([])
    expect(cafe.give(guests[0], { type: 'raise-hand' })).toMatchObject({ ok: false, error: { code: 'not_agreed' } })
  })

  test('[VO14] the first word of a round goes round: nobody has it twice before all had it, and passing is free', () => {
    const rounds = Array.from({ length: 4 }, () => ({ question: 'What now?', minutes: 5 }))
    const { cafe, guests, floor } = aTable(4, { rounds })
    const firsts = [floor()?.firstWord]
    for (const _ of rounds.slice(1)) {
      cafe.must(cafe.host, { type: 'end-round' })
      cafe.must(cafe.host, { type: 'start-round' })
      firsts.push(floor()?.firstWord)
    }
    expect(new Set(firsts)).toEqual(new Set(guests.map(({ id }) => id)))
    const passed = new Set<unknown>()
    for (let id = floor()?.firstWord; id; id = floor()?.firstWord) {
      expect(passed).not.toContain(id)
      passed.add(id)
      cafe.must({ id, role: 'participant' }, { type: 'pass-first-word' })
    }
    expect(passed.size).toBe(guests.length)
    cafe.must(guests[0], { type: 'start-turn' })
    expect(floor()?.firstWord).toBeNull()
  })

  test('[VO14] somebody else begins where whoever was to begin leaves', () => {
    const { cafe, floor } = aTable(3)
    const first = floor()?.firstWord
    if (!first) throw new Error('nobody was to begin')
    cafe.must({ id: first, role: 'participant' }, { type: 'leave' })
    expect(floor()?.firstWord).toBeTruthy()
    expect(floor()?.firstWord).not.toBe(first)
  })
})
