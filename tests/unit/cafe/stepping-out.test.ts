import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { describe, expect, test } from 'vitest'
import { aTable, MINUTE, T1 } from '../voices/a-table.ts'

describe('stepping out for a while', () => {
  test('[HO130] whoever is asked hears it alone, keeps the floor and the seat, and decides', () => {
    const { cafe, guests, floor, me } = aTable(3)
    const [heron, wren] = guests
    cafe.must(heron, { type: 'start-turn' })
    const before = JSON.stringify([cafe.state.cafe, cafe.state.speaking])
    cafe.must(cafe.host, { type: 'ask-out', participantId: heron.id })
    expect(me(heron)?.told).toMatchObject([{ what: 'ask-out', answered: false }])
    expect(me(heron)?.away).toBe(false)
    expect(me(wren)?.told).toEqual([])
    expect(JSON.stringify([cafe.state.cafe, cafe.state.speaking])).toBe(before)
    expect(floor()?.current).toMatchObject([{ participantId: heron.id }])
  })

  test('[HO130] whoever has gone, waits at the door or hosts is not asked', () => {
    const { cafe, guests } = aTable(2)
    cafe.must(guests[0], { type: 'leave' })
    for (const participantId of [guests[0].id, cafe.host.id]) {
      expect(cafe.give(cafe.host, { type: 'ask-out', participantId })).toMatchObject({
        ok: false,
        error: { code: 'unknown_person', field: 'participantId' },
      })
    }
  })

  test('[HO131] whoever steps out leaves floor, queue and first word, keeps the seat, and everyone sees that, never why', () => {
    const { cafe, guests, floor, queue, me } = aTable(3)
    const [heron, wren, plover] = guests
    cafe.must(cafe.host, { type: 'ask-out', participantId: heron.id })
    cafe.must(heron, { type: 'start-turn' })
    cafe.must(wren, { type: 'raise-hand' })
    for (const guest of [heron, wren]) cafe.must(guest, { type: 'step-out', out: true })
    expect(floor()?.current).toEqual([])
    expect(queue()).toEqual([])
    expect(me(heron)).toMatchObject({ away: true, tableId: T1 })
    const { people, seats } = cafe.state.cafe
    expect(people[heron.id]).toEqual({ ...people[plover.id], name: 'Heron', away: true })
    // Asked or of their own accord: nobody can tell.
    expect({ ...people[heron.id], name: '' }).toEqual({ ...people[wren.id], name: '' })
    expect(seats[heron.id]).toBe(T1)
  })

  test('[HO131] the first word goes to somebody who is there', () => {
    for (const seed of ['one', 'two', 'three', 'four', 'five']) {
      const { cafe, guests, floor } = aTable(3, {}, seed)
      const [heron, wren, plover] = guests
      for (const guest of [heron, wren]) cafe.must(guest, { type: 'step-out', out: true })
      expect([plover.id, null]).toContain(floor()?.firstWord)
    }
  })

  test('[HO132] whoever is out is not invited to speak, and once back only after a silence as long as anybody’s', () => {
    const { cafe, guests, me, speak } = aTable(4)
    cafe.must(guests[1], { type: 'step-out', out: true })
    speak(guests[0], MINUTE)
    cafe.pass(8 * MINUTE)
    expect(guests.map((guest) => me(guest)?.asked)).toEqual([
      null,
      null,
      { type: 'invitation' },
      { type: 'invitation' },
    ])
    cafe.must(guests[1], { type: 'step-out', out: false })
    expect(me(guests[1])).toMatchObject({ away: false, asked: null })
    expect(cafe.state.cafe.people[guests[1].id]?.away).toBeUndefined()
    cafe.pass(MINUTE)
    expect(me(guests[1])?.asked).toBeNull()
  })

  test('[HO133] stepping out lasts from one part of the café to the next, and a changed profile changes nothing of it', () => {
    const { cafe, guests } = aTable(3)
    const [heron] = guests
    cafe.must(heron, { type: 'step-out', out: true })
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(heron, { type: 'update-me', name: 'Grey heron' })
    expect(meOf(cafe.state, heron.id)).toMatchObject({ away: true, name: 'Grey heron', tableId: T1 })
    cafe.must(heron, { type: 'leave' })
    expect(cafe.state.cafe.people[heron.id]).toEqual({ name: 'Grey heron', languages: [], shown: [], gone: true })
  })
})
