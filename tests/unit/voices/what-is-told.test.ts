import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { noVoices } from '@tablecloth/shared/cafe/floors.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { asId, type MissingId } from '@tablecloth/shared/ids.ts'
import { balanceOf, balanceWord } from '@tablecloth/shared/voices/balance.ts'
import { countedWords } from '@tablecloth/shared/voices/count-me.ts'
import { pulseWord } from '@tablecloth/shared/voices/pulse.ts'
import { describe, expect, test } from 'vitest'
import { NOTHING_SAID } from '../harvest/a-harvest.ts'
import { aTable, MINUTE, T1 } from './a-table.ts'

describe('the empty chair', () => {
  test('[VO40] a table names a voice it misses, in its own words; nothing in the document says who wrote them', () => {
    const { cafe, guests } = aTable(3)
    const { id } = cafe.must(guests[0], { type: 'name-missing', tableId: T1, text: 'Those who clean here' })
    expect(cafe.state.missing[T1]).toEqual({ [String(id)]: { text: 'Those who clean here', round: 0 } })
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
    expect(Object.values(cafe.state.missing[T1] ?? {})).toHaveLength(1)
  })

  test('[VO40] only who wrote it, the table host and hosts take it back', () => {
    const { cafe, guests } = aTable(3)
    const name = () => {
      const { id } = cafe.must(guests[0], { type: 'name-missing', tableId: T1, text: 'Those who clean here' })
      return { type: 'unname-missing', tableId: T1, id: asId<MissingId>(String(id)) } as const
    }
    const first = name()
    expect(cafe.give(guests[1], first)).toMatchObject({ ok: false, error: { code: 'not_yours' } })
    cafe.must(guests[0], first)
    expect(cafe.give(cafe.host, first)).toMatchObject({ ok: false, error: { code: 'unknown_missing', field: 'id' } })
    cafe.must(cafe.host, name())
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: guests[1].id })
    cafe.must(guests[1], name())
    expect(cafe.state.missing[T1]).toEqual({})
    expect(cafe.state.kept.missingBy).toEqual({})
  })

  test('[VO40] a table names at most twelve, and nobody names any where they do not sit', () => {
    const { cafe, guests } = aTable(2)
    const name = { type: 'name-missing', tableId: T1, text: 'Somebody' } as const
    for (let n = 0; n < 12; n++) cafe.must(guests[0], name)
    expect(cafe.give(guests[1], name)).toMatchObject({ ok: false, error: { code: 'too_many' } })
    cafe.must(guests[1], { type: 'leave' })
    expect(cafe.give(guests[1], name).ok).toBe(false)
  })

  test('[VO41] what tables named is in every export, unsigned, with its table and round', () => {
    const { cafe, guests } = aTable(2)
    cafe.must(guests[0], { type: 'name-missing', tableId: T1, text: 'Those who clean here' })
    const source = briefingOf({
      cafeId: 'cafe',
      roots: cafe.state.cafe,
      history: cafe.state.kept.history,
      notes: [],
      authors: {},
      themes: [],
      recaps: [],
      said: NOTHING_SAID,
      namedMissing: Object.values(cafe.state.missing[T1] ?? {}).map((one) => ({ tableId: T1, ...one })),
    })
    expect(source.namedMissing).toEqual([{ tableId: 't1', round: 0, text: 'Those who clean here' }])
    for (const language of ['en', 'ar']) {
      const options = { words: exportWords([language]) }
      for (const file of [
        markdownOf(source, options),
        htmlOf(source, options),
        csvOf(source, options),
        jsonOf(source),
      ]) {
        expect(file.split('Those who clean here')).toHaveLength(2)
        expect(file).not.toContain(guests[0].id)
        expect(file).not.toContain('Heron')
      }
    }
  })
})

describe('the picture of a table’s talk', () => {
  test('[VO50] changes at a round’s end only: unnamed shares in steps of five, in an order that says nothing', () => {
    const { cafe, guests, speak } = aTable(4)
    speak(guests[0], 6 * MINUTE)
    speak(guests[1], 3 * MINUTE)
    speak(guests[2], 5000)
    expect(cafe.state.balance[T1]).toBeUndefined()
    cafe.must(cafe.host, { type: 'end-round' })
    const shares = cafe.state.balance[T1]?.[0] ?? []
    expect(shares.toSorted((a, b) => b - a)).toEqual([65, 35, 0, 0])
  })

  test('[VO50] its order follows from the seed and the shares, never from who is who', () => {
    const orders = Array.from({ length: 60 }, (_, n) => String(balanceOf([60_000, 30_000, 10_000], `seed ${n}`)))
    expect(new Set(orders).size).toBe(6)
    for (let n = 0; n < 20; n++) {
      expect(balanceOf([10_000, 60_000, 30_000], `seed ${n}`)).toEqual(balanceOf([60_000, 30_000, 10_000], `seed ${n}`))
    }
  })

  test('[VO50] there is none of two people, of next to no talk, or where the table wants nothing shown', () => {
    expect(balanceOf([60_000, 60_000], 'seed')).toBeNull()
    expect(balanceOf([900, 100, 0], 'seed')).toBeNull()
    const { cafe, guests, speak } = aTable(4, { promise: { shows: 'nothing' } })
    speak(guests[0], 6 * MINUTE)
    cafe.must(cafe.host, { type: 'end-round' })
    expect(cafe.state.balance).toEqual({})
  })

  test('[VO50] whoever is not counted is a zero among zeros', () => {
    const { cafe, guests, speak } = aTable(4)
    cafe.must(guests[1], { type: 'count-me-in', counted: false })
    speak(guests[0], 5 * MINUTE)
    speak(guests[1], 7 * MINUTE)
    cafe.must(cafe.host, { type: 'end-round' })
    expect(cafe.state.balance[T1]?.[0]?.toSorted((a, b) => b - a)).toEqual([100, 0, 0, 0])
  })

  test('[VO53] for hosts it is a word, the same for the same shares in any order', () => {
    expect([balanceWord([25, 25, 30, 20]), balanceWord([45, 20, 20, 15]), balanceWord([0, 5, 95])]).toEqual([
      'even',
      'leaning',
      'lopsided',
    ])
    expect(balanceWord([95, 5, 0])).toBe('lopsided')
  })

  test('[VO51] when a café closes nothing is kept of who spoke how long, and the unnamed pictures stay', () => {
    const { cafe, guests, speak, me } = aTable(3)
    cafe.must(guests[0], { type: 'agree-promise', tableId: T1, shows: 'names' })
    for (const guest of guests) cafe.must(guest, { type: 'allow-names', allow: true })
    speak(guests[0], 2 * MINUTE)
    cafe.must(guests[1], { type: 'raise-hand' })
    cafe.must(guests[2], { type: 'start-turn' })
    cafe.pass(MINUTE)
    cafe.must(cafe.host, { type: 'close' })
    const { kept, speaking, balance } = cafe.state
    for (const root of Object.keys(noVoices) as (keyof typeof noVoices)[]) expect(kept[root]).toEqual({})
    expect(speaking[T1]).toEqual({ current: [], queue: [], turns: 2, totalMs: 3 * MINUTE, firstWord: null })
    expect(balance[T1]?.[0]?.toSorted((a, b) => b - a)).toEqual([65, 35, 0])
    expect(me(guests[0])?.spoken).toEqual({ turns: 0, ms: 0, rounds: {} })
  })

  test('[VO52] who spoke, waited, was asked, or wrote what is missing is in no log of facts', () => {
    const id = asId<never>('p')
    const tableId = T1
    const told: CafeEvent[] = [
      { type: 'turn-started', tableId, id, at: 1 },
      { type: 'turn-ended', tableId, id, at: 1 },
      { type: 'hand-raised', tableId, id, kind: 'turn', later: false },
      { type: 'person-asked', id, question: { type: 'invitation', at: 1 } },
      { type: 'counting-chosen', id, counted: false, at: 1 },
      { type: 'names-allowed', id, allow: false },
      { type: 'pulse-answered', id, room: 'no' },
      { type: 'missing-named', tableId, id, text: 'words', by: id },
    ]
    expect(told.filter((event) => rememberedOf(event))).toEqual([])
    expect(rememberedOf({ type: 'round-ended', at: 1 })).toEqual({ type: 'round-ended', at: 1 })
  })
})

describe('the pulse', () => {
  const answered = (people: number) => {
    const table = aTable(people)
    table.cafe.must(table.cafe.host, { type: 'end-round' })
    const answer = (n: number, room: 'yes' | 'no') =>
      table.cafe.must(table.guests[n] ?? table.guests[0], { type: 'answer-pulse', round: 0, room })
    return { ...table, answer }
  }

  test('[VO60] is told in a word when the next part begins, not before, and only from five answers on', () => {
    const { cafe, guests, answer, me } = answered(5)
    for (let n = 0; n < 5; n++) answer(n, n ? 'yes' : 'no')
    answer(0, 'no')
    expect(cafe.state.kept.pulse.one).toEqual({ yes: 4, some: 0, no: 1 })
    expect(me(guests[0])?.pulseAnswered).toBe(true)
    expect(cafe.state.cafe.pulse).toEqual({})
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.state.cafe.pulse).toEqual({ 0: 'most-had-room' })
    expect([cafe.state.kept.pulse, cafe.state.kept.pulseAnswered]).toEqual([{}, {}])
    const few = answered(4)
    for (let n = 0; n < 4; n++) few.answer(n, 'no')
    few.cafe.must(few.cafe.host, { type: 'start-gallery' })
    expect(few.cafe.state.cafe.pulse).toEqual({})
    expect(few.cafe.state.kept.pulse).toEqual({})
  })

  test('[VO60] no word says that all answered alike, and an answer is of the round that has just ended', () => {
    expect(pulseWord({ yes: 9, some: 0, no: 0 })).toBe(pulseWord({ yes: 7, some: 1, no: 1 }))
    expect(pulseWord({ yes: 0, some: 0, no: 9 })).toBe(pulseWord({ yes: 4, some: 1, no: 4 }))
    expect(pulseWord({ yes: 2, some: 3, no: 1 })).toBe('mixed')
    const { cafe, guests } = answered(3)
    const wrong = cafe.give(guests[0], { type: 'answer-pulse', round: 1, room: 'yes' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong_phase', field: 'round' } })
  })
})

describe('those who chose to be counted', () => {
  const choosing = (...sizes: [string, number][]) =>
    sizes.flatMap(([ids, size]) => Array.from({ length: size }, () => (ids ? ids.split('+') : [])))

  test('[VO61] nothing is said of fewer than twenty, nor where fewer than five stand on either side', () => {
    expect(countedWords(choosing(['a', 10], ['b', 9]))).toEqual({})
    expect(countedWords(choosing(['a', 16], ['b', 4]))).toEqual({})
    expect(countedWords(choosing(['a', 15], ['b', 5], ['', 50]))).toEqual({ a: 'most', b: 'some' })
    expect(countedWords(choosing(['a', 10], ['b+c', 10]))).toEqual({
      a: 'about-half',
      b: 'about-half',
      c: 'about-half',
    })
  })

  test('[VO61] it is set once, when the first harvest begins, and is in the export as it was', () => {
    const { cafe } = aTable(2, {
      perspectives: [
        { id: asId('funder'), name: 'Funder' },
        { id: asId('carer'), name: 'Carer' },
      ],
    })
    const join = (id: 'funder' | 'carer') => cafe.join('Guest', { perspectives: [{ id: asId(id), show: 'count' }] })
    for (let n = 0; n < 12; n++) join('funder')
    const carers = Array.from({ length: 8 }, () => join('carer'))
    cafe.must(cafe.host, { type: 'end-round' })
    expect(cafe.state.cafe.counted).toEqual({})
    cafe.must(cafe.host, { type: 'start-harvest' })
    const set = { funder: 'about-half', carer: 'about-half' }
    expect(cafe.state.cafe.counted).toEqual(set)
    for (const carer of carers) cafe.must(carer, { type: 'update-me', name: 'Guest' })
    cafe.must(cafe.host, { type: 'start-gallery' })
    cafe.must(cafe.host, { type: 'start-harvest' })
    expect(cafe.state.cafe.counted).toEqual(set)
    const { counted } = briefingOf({
      cafeId: 'cafe',
      roots: cafe.state.cafe,
      history: {},
      notes: [],
      authors: {},
      themes: [],
      recaps: [],
      said: NOTHING_SAID,
    })
    expect(counted).toEqual([
      { name: 'Funder', share: 'about-half' },
      { name: 'Carer', share: 'about-half' },
    ])
  })
})
