import { nextLook } from '@tablecloth/shared/cafe/tick.ts'
import { capMs, longTurnMs, silenceMs, unheardAfterMs } from '@tablecloth/shared/voices/pace.ts'
import { describe, expect, test } from 'vitest'
import { aTable, MINUTE, T1 } from './a-table.ts'

describe('kind invitations', () => {
  test('[VO30] somebody long silent is asked, and they alone, once nine of twenty minutes have gone at a table of four', () => {
    const { cafe, guests, me, speak } = aTable(4)
    speak(guests[0], MINUTE)
    cafe.pass(7.9 * MINUTE)
    expect(me(guests[1])?.asked).toBeNull()
    const before = JSON.stringify([cafe.state.cafe, cafe.state.speaking])
    cafe.pass(0.2 * MINUTE)
    expect(me(guests[1])?.asked).toEqual({ type: 'invitation' })
    expect(me(guests[0])?.asked).toBeNull()
    expect(JSON.stringify([cafe.state.cafe, cafe.state.speaking])).toBe(before)
  })

  test('[VO30] whoever speaks long is told so, and they alone', () => {
    const { cafe, guests, me } = aTable(5)
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(3 * MINUTE)
    expect(me(guests[0])?.asked).toEqual({ type: 'long-turn', ms: 3 * MINUTE })
    expect(guests.slice(1).map((guest) => me(guest)?.asked)).toEqual([null, null, null, null])
    cafe.must(guests[0], { type: 'end-turn' })
    expect(me(guests[0])?.asked).toBeNull()
  })

  test('[VO30] nobody is invited where nobody has spoken, alone at a table, with a hand up, or not counted', () => {
    const nobody = aTable(4)
    nobody.cafe.pass(18 * MINUTE)
    expect(nobody.guests.map((guest) => nobody.me(guest)?.asked)).toEqual([null, null, null, null])
    const { cafe, guests, me, speak } = aTable(4)
    cafe.must(guests[1], { type: 'raise-hand' })
    cafe.must(guests[2], { type: 'count-me-in', counted: false })
    speak(guests[0], MINUTE)
    cafe.pass(9 * MINUTE)
    expect(guests.map((guest) => me(guest)?.asked)).toEqual([null, null, null, { type: 'invitation' }])
    const alone = aTable(1)
    alone.speak(alone.guests[0], 1000)
    alone.cafe.pass(18 * MINUTE)
    expect(alone.me(alone.guests[0])?.asked).toBeNull()
  })

  test('[VO31] whoever answers "later" is asked again five minutes on, twice a round at most; a pass is enough', () => {
    const { cafe, guests, me, speak } = aTable(4, { rounds: [{ question: 'What now?', minutes: 40 }] })
    speak(guests[0], MINUTE)
    cafe.pass(17 * MINUTE)
    const asked = () => [me(guests[1])?.asked?.type, me(guests[2])?.asked?.type]
    expect(asked()).toEqual(['invitation', 'invitation'])
    cafe.must(guests[1], { type: 'answer-invitation', answer: 'later' })
    cafe.must(guests[2], { type: 'answer-invitation', answer: 'pass' })
    cafe.pass(3 * MINUTE)
    expect(asked()).toEqual([undefined, undefined])
    cafe.pass(2 * MINUTE)
    expect(asked()).toEqual(['invitation', undefined])
    cafe.must(guests[1], { type: 'answer-invitation', answer: 'later' })
    cafe.pass(12 * MINUTE)
    expect(asked()).toEqual([undefined, undefined])
  })

  test('[VO31] an answer to no question changes nothing; "speak" takes a free floor, and else raises a hand', () => {
    const { cafe, guests, floor, queue, speak } = aTable(4)
    const speaks = { type: 'answer-invitation', answer: 'speak' } as const
    const before = cafe.state
    cafe.must(guests[1], speaks)
    expect(cafe.state.speaking).toEqual(before.speaking)
    speak(guests[0], MINUTE)
    cafe.pass(8 * MINUTE)
    cafe.must(guests[1], speaks)
    expect(floor()?.current[0]?.participantId).toBe(guests[1].id)
    cafe.must(guests[2], speaks)
    expect(queue()).toEqual([2])
  })

  test('[VO32] a table that wants no invitations gets none, and is still asked who still speaks', () => {
    const { cafe, guests, me, prompts } = aTable(4, { promise: { invite: 'off' } })
    cafe.must(guests[0], { type: 'start-turn' })
    cafe.pass(7 * MINUTE)
    expect(me(guests[0])?.asked).toBeNull()
    cafe.pass(MINUTE)
    expect(me(guests[0])?.asked?.type).toBe('still-speaking')
    cafe.pass(8 * MINUTE)
    expect(me(guests[1])?.asked).toBeNull()
    expect(prompts()).not.toContain('unheard')
  })

  test('[VO33] the table hears that not everyone has spoken from two fifths of the round on, later where more sit', () => {
    const three = aTable(3)
    three.cafe.pass(8 * MINUTE - 1)
    expect(three.prompts()).not.toContain('unheard')
    three.cafe.pass(1)
    expect(three.prompts()).toContain('unheard')
    const six = aTable(6)
    six.cafe.pass(10 * MINUTE)
    expect(six.prompts()).not.toContain('unheard')
    six.cafe.pass(0.5 * MINUTE)
    expect(six.prompts()).toContain('unheard')
    const alone = aTable(1)
    alone.cafe.pass(15 * MINUTE)
    expect(alone.prompts()).not.toContain('unheard')
  })

  test('[VO33] nobody is waited for who does not want to be counted', () => {
    const { cafe, guests, speak, prompts } = aTable(3)
    speak(guests[0], 1000)
    speak(guests[1], 1000)
    cafe.must(guests[2], { type: 'count-me-in', counted: false })
    cafe.pass(15 * MINUTE)
    expect(prompts()).not.toContain('unheard')
  })

  test('[VO34] help comes later where there is more time; turns are shorter, and silences longer, where more people share it', () => {
    for (const seated of [2, 3, 4, 5, 6, 8]) {
      for (const pace of [longTurnMs, capMs, silenceMs, unheardAfterMs])
        expect(pace(30 * MINUTE, seated)).toBeGreaterThanOrEqual(pace(10 * MINUTE, seated))
      for (const pace of [longTurnMs, capMs])
        expect(pace(20 * MINUTE, seated)).toBeGreaterThanOrEqual(pace(20 * MINUTE, seated + 1))
      for (const pace of [silenceMs, unheardAfterMs])
        expect(pace(20 * MINUTE, seated)).toBeLessThanOrEqual(pace(20 * MINUTE, seated + 1))
    }
    for (const seated of [2, 4, 9]) expect(unheardAfterMs(20 * MINUTE, seated)).toBeGreaterThanOrEqual(8 * MINUTE)
    expect(longTurnMs(20 * MINUTE, 5)).toBeLessThan(capMs(20 * MINUTE, 5))
  })

  test('[VO31] nobody is asked while a round stands still, and a question does not outlive its round', () => {
    const { cafe, guests, me, speak } = aTable(4)
    speak(guests[0], MINUTE)
    cafe.pass(5 * MINUTE)
    cafe.must(cafe.host, { type: 'pause-round' })
    cafe.pass(30 * MINUTE)
    expect(me(guests[1])?.asked).toBeNull()
    cafe.must(cafe.host, { type: 'resume-round' })
    cafe.pass(4 * MINUTE)
    expect(me(guests[1])?.asked).toEqual({ type: 'invitation' })
    cafe.must(cafe.host, { type: 'end-round' })
    expect(me(guests[1])?.asked).toBeNull()
    expect(cafe.state.promise[T1]).toBeUndefined()
  })

  test.each([
    // The round and who sits there; in minutes: a long turn, still speaking, a silence, not everyone.
    [20, 2, 4, 10, 6, 8],
    [20, 3, 4, 10, 8, 8],
    [20, 4, 3.75, 7.5, 9, 8.8],
    [20, 5, 3, 6, 9.6, 9.6],
    [20, 8, 1.875, 3.75, 10, 12],
    [5, 4, 1, 2, 2.25, 2.2],
    [45, 6, 4, 10, 22.5, 23.4],
    [2.5, 3, 1, 2, 1.25, 1],
  ])(
    '[VO37] the moments of a round of %d minutes for %d people are those of the rule',
    (minutes, seated, ...moments) => {
      const paces = [longTurnMs, capMs, silenceMs, unheardAfterMs]
      expect(paces.map((pace) => pace(minutes * MINUTE, seated))).toEqual(
        moments.map((one) => Math.round(one * MINUTE)),
      )
    },
  )

  test('[VO35] in the last minute nobody is invited, whoever looks late, and a long turn is not spoken of', () => {
    for (const late of [0, 1, 4000, 30_000, 59_000]) {
      const { cafe, guests, me, speak } = aTable(4)
      speak(guests[0], 10.5 * MINUTE)
      for (const one of [1, 2, 3] as const) cafe.must(guests[one], { type: 'answer-invitation', answer: 'later' })
      cafe.must(guests[3], { type: 'start-turn' })
      // From here on the server stands still until the last minute has begun.
      cafe.sleep(19 * MINUTE + late - 10.5 * MINUTE)
      expect(guests.map((guest) => me(guest)?.asked?.type)).not.toContain('invitation')
      expect(me(guests[3])?.asked?.type).not.toBe('long-turn')
      expect(nextLook(cafe.state, cafe.now)).toBeGreaterThan(cafe.now)
    }
  })

  test('[VO35] a soft landing invites nobody, and neither it nor the last minute leaves an invitation standing', () => {
    const softly = aTable(4)
    softly.speak(softly.guests[0], MINUTE)
    softly.cafe.must(softly.cafe.host, { type: 'end-round', softly: true })
    softly.cafe.pass(30_000)
    expect(softly.guests.map((guest) => softly.me(guest)?.asked)).toEqual([null, null, null, null])

    for (const landing of [true, false]) {
      const { cafe, guests, me, speak } = aTable(4)
      speak(guests[0], MINUTE)
      cafe.pass(9 * MINUTE)
      expect(me(guests[1])?.asked).toEqual({ type: 'invitation' })
      if (landing) cafe.must(cafe.host, { type: 'end-round', softly: true })
      cafe.pass(landing ? 0 : 9 * MINUTE - 1)
      expect(me(guests[1])?.asked).toEqual(landing ? null : { type: 'invitation' })
      cafe.pass(1)
      expect(guests.map((guest) => me(guest)?.asked)).toEqual([null, null, null, null])
    }
  })

  test('[VO36] a tap that comes seconds after a round has ended changes nothing: its turns end with it', () => {
    for (const late of [0, 1, 2500, 5000, 60_000]) {
      const { cafe, guests, floor } = aTable(3)
      cafe.pass(19 * MINUTE)
      cafe.must(guests[0], { type: 'start-turn' })
      cafe.sleep(MINUTE + late)
      expect(cafe.give(guests[0], { type: 'end-turn' }).ok).toBe(false)
      expect(cafe.give(guests[1], { type: 'start-turn' }).ok).toBe(false)
      expect(floor()).toMatchObject({ current: [], turns: 1, totalMs: MINUTE })
      expect(cafe.state.kept.voices[guests[0].id]?.ms).toBe(MINUTE)
    }
  })
})
