import { promiseOf } from '@tablecloth/shared/cafe/floors.ts'
import { describe, expect, test } from 'vitest'
import { aTable, MINUTE, T1 } from './a-table.ts'

describe('what a table agrees on', () => {
  test('[VO20] follows the café until the table agrees otherwise; all at the table see what, and by whom', () => {
    const { cafe, guests } = aTable(3, { promise: { invite: 'off' } })
    expect(cafe.state.cafe.info.promise).toEqual({ shows: 'balance', invite: 'off', queue: true, crossTalk: false })
    expect(cafe.state.promise[T1]).toBeUndefined()
    cafe.must(guests[1], { type: 'agree-promise', tableId: T1, crossTalk: true })
    const agreed = { shows: 'balance', invite: 'off', queue: true, crossTalk: true, by: guests[1].id }
    expect(cafe.state.promise[T1]).toEqual(agreed)
    cafe.must(guests[2], { type: 'agree-promise', tableId: T1, crossTalk: true })
    expect(cafe.state.promise[T1]).toEqual(agreed)
  })

  test('[VO20] a table that has a host agrees through them; nobody agrees for a table at which they do not sit', () => {
    const { cafe, guests } = aTable(3)
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: guests[0].id })
    const wish = { type: 'agree-promise', tableId: T1, queue: false } as const
    expect(cafe.give(guests[1], wish)).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
    cafe.must(guests[0], wish)
    cafe.must(cafe.host, { ...wish, queue: true })
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: null })
    cafe.must(guests[2], { type: 'leave' })
    expect(cafe.give(guests[2], wish).ok).toBe(false)
  })

  test('[VO20] a café of before there was a choice has the usual promise', () => {
    const { cafe } = aTable(2)
    const { promise: _, ...info } = cafe.state.cafe.info
    const old = { ...cafe.state, cafe: { ...cafe.state.cafe, info } }
    expect(promiseOf(old, T1)).toEqual({ shows: 'balance', invite: 'gentle', queue: true, crossTalk: false })
  })

  test('[VO21] times are told by name exactly while everybody who sits there says so', () => {
    const { cafe, guests, floor, speak } = aTable(3)
    cafe.must(guests[0], { type: 'agree-promise', tableId: T1, shows: 'names' })
    speak(guests[0], 3000)
    for (const guest of guests.slice(0, 2)) cafe.must(guest, { type: 'allow-names', allow: true })
    expect(floor()).not.toHaveProperty('byPerson')
    cafe.must(guests[2], { type: 'allow-names', allow: true })
    expect(floor()?.byPerson).toEqual({ [guests[0].id]: 3000, [guests[1].id]: 0, [guests[2].id]: 0 })
    cafe.must(guests[1], { type: 'allow-names', allow: false })
    expect(floor()).not.toHaveProperty('byPerson')
    cafe.must(guests[1], { type: 'leave' })
    expect(floor()?.byPerson).toEqual({ [guests[0].id]: 3000, [guests[2].id]: 0 })
    cafe.join('Late')
    expect(floor()).not.toHaveProperty('byPerson')
  })

  test('[VO21] a no and not being counted look the same, and who it was is in no root of the documents', () => {
    const [no, uncounted] = (['allow-names', 'count-me-in'] as const).map((which) => {
      const { cafe, guests, speak } = aTable(3)
      cafe.must(guests[0], { type: 'agree-promise', tableId: T1, shows: 'names' })
      for (const guest of guests) cafe.must(guest, { type: 'allow-names', allow: true })
      speak(guests[0], 3000)
      cafe.must(guests[2], which === 'allow-names' ? { type: which, allow: false } : { type: which, counted: false })
      speak(guests[1], 3000)
      const { cafe: roots, speaking, promise, missing, balance } = cafe.state
      return JSON.stringify([roots, speaking, promise, missing, balance])
    })
    expect(no).toBe(uncounted)
    expect(no).not.toContain('byPerson')
  })

  test('[VO21] names are of this round alone', () => {
    const { cafe, guests, floor, speak } = aTable(2)
    cafe.must(guests[0], { type: 'agree-promise', tableId: T1, shows: 'names' })
    for (const guest of guests) cafe.must(guest, { type: 'allow-names', allow: true })
    speak(guests[0], MINUTE)
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
    expect(Object.values(floor()?.byPerson ?? {})).toEqual([0, 0])
  })
})
