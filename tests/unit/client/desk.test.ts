import { lookAlikes } from '@tablecloth/shared/cafe/look-alike.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { COMMAND_TYPES } from '@tablecloth/shared/protocol/commands.ts'
import type { DeskTable } from '@tablecloth/shared/protocol/desk.ts'
import { type PhaseName, permissionFault } from '@tablecloth/shared/protocol/permissions.ts'
import { describe, expect, test } from 'vitest'
import { cueNow, cuesOf } from '../../../client/screens/desk/cues.ts'
import { airOf, needsOf, QUIET_MS, quietFor } from '../../../client/screens/desk/needs.ts'
import { comingRound, nextSteps } from '../../../client/screens/desk/next-step.ts'
import { qualityOf } from '../../../client/screens/desk/plan-quality.ts'

const NOW = 10_000_000
const somebody = ['somebody' as ParticipantId]
const table = (more: Partial<DeskTable> = {}): DeskTable => ({
  people: somebody,
  reach: { table: 0, cafe: 0, public: 0 },
  notes: 1,
  newest: [],
  lastNoteAt: NOW,
  floorAt: null,
  turns: 0,
  totalMs: 0,
  speaking: [],
  balance: null,
  unheard: 0,
  call: null,
  ...more,
})

describe('what needs a host first', () => {
  const all = { waiting: {}, now: NOW, roundForMs: 10 * 60_000 }

  test('a table that has asked longest comes first, then the door, then tables that may be stuck', () => {
    const tables = {
      a: table({ lastNoteAt: NOW - QUIET_MS }),
      b: table({ call: { words: 'later', at: 5 } }),
      c: table({ call: { words: 'sooner', at: 2 } }),
      d: table(),
    }
    const waiting = { heron: { name: 'Heron', since: 1 } }
    expect(needsOf({ ...all, tables, waiting, order: ['a', 'b', 'c', 'd'] })).toEqual([
      { kind: 'call', tableId: 'c', words: 'sooner', at: 2 },
      { kind: 'call', tableId: 'b', words: 'later', at: 5 },
      { kind: 'door', count: 1 },
      { kind: 'stuck', tableIds: ['a'] },
    ])
  })

  test('nothing is said while nothing is needed', () => {
    expect(needsOf({ ...all, tables: { a: table() }, order: ['a'] })).toEqual([])
  })

  test('a table is quiet by this round alone, whatever was written in the one before', () => {
    const silent = table({ lastNoteAt: NOW - 60 * 60_000 })
    expect(quietFor(silent, NOW, QUIET_MS - 1)).toBeNull()
    expect(quietFor(silent, NOW, QUIET_MS + 1)).toBe(QUIET_MS + 1)
  })

  test('no table is quiet between rounds, nor one where nobody sits', () => {
    expect(quietFor(table({ lastNoteAt: null }), NOW, null)).toBeNull()
    expect(quietFor(table({ lastNoteAt: null, people: [] }), NOW, 60 * 60_000)).toBeNull()
  })

  test("a writer's clock that runs ahead makes no table quiet", () => {
    expect(quietFor(table({ lastNoteAt: NOW + 60 * 60_000 }), NOW, 60 * 60_000)).toBeNull()
  })
})

describe('how it is at a table', () => {
  const ROUND = 15 * 60_000
  const two = [...somebody, 'another' as ParticipantId]
  const silent = { people: two, lastNoteAt: NOW - 6 * 60_000 }

  test('[HO124] where nobody writes and turns go on they talk, and no host is needed', () => {
    const talking = table({ ...silent, floorAt: NOW - 60_000 })
    expect(airOf(talking, NOW, ROUND)).toEqual({ kind: 'talking', ms: 6 * 60_000 })
    expect(airOf(table({ ...silent, floorAt: NOW - 60_000, speaking: somebody }), NOW, ROUND)?.kind).toBe('talking')
    expect(needsOf({ waiting: {}, now: NOW, roundForMs: ROUND, tables: { a: talking }, order: ['a'] })).toEqual([])
  })

  test('[HO124] where nobody writes, and nobody has begun or ended a turn either, they may be stuck', () => {
    expect(airOf(table({ ...silent, floorAt: NOW - 5 * 60_000 }), NOW, ROUND)).toEqual({
      kind: 'stuck',
      ms: 5 * 60_000,
    })
    expect(airOf(table({ ...silent, floorAt: null }), NOW, ROUND)).toEqual({ kind: 'stuck', ms: 6 * 60_000 })
    expect(airOf(table({ ...silent, floorAt: null }), NOW, QUIET_MS - 1)).toBeNull()
    expect(airOf(table({ lastNoteAt: NOW, floorAt: null }), NOW, ROUND)).toBeNull()
  })

  test('[HO124] one voice for long is said whether or not others write, and not where one sits alone', () => {
    const long = { people: two, floorAt: NOW - QUIET_MS, speaking: somebody }
    expect(airOf(table(long), NOW, ROUND)).toEqual({ kind: 'one-voice', ms: QUIET_MS })
    expect(airOf(table({ ...long, ...silent }), NOW, ROUND)?.kind).toBe('one-voice')
    expect(airOf(table({ ...long, people: somebody }), NOW, ROUND)).toBeNull()
    expect(airOf(table({ ...long, floorAt: NOW - QUIET_MS + 1 }), NOW, ROUND)).toBeNull()
    expect(airOf(table(long), NOW, null)).toBeNull()
  })
})

describe('what comes next in a café', () => {
  const PHASES: PhaseName[] = ['lobby', 'round', 'between', 'gallery', 'harvest', 'closed']

  test('every step that the desk offers is one that a host may take then', () => {
    for (const phase of PHASES) {
      for (const round of [0, 2]) {
        for (const [paused, continues] of [
          [true, false],
          [false, false],
          [false, true],
        ] as const) {
          const { main, others } = nextSteps({ phase, round, rounds: 3, paused, continues })
          for (const step of [main, ...others]) {
            if (step === null) continue
            expect(COMMAND_TYPES).toContain(step)
            expect(permissionFault(step, ['host'], phase)).toBeNull()
          }
        }
      }
    }
  })

  test('rounds follow one another, then the gallery, the harvest and the end', () => {
    const main = (phase: PhaseName, round: number) =>
      nextSteps({ phase, round, rounds: 2, paused: false, continues: false }).main
    expect([main('lobby', 0), main('between', 0), main('between', 1), main('gallery', 1), main('harvest', 1)]).toEqual([
      'start-round',
      'start-round',
      'start-gallery',
      'start-harvest',
      'close',
    ])
    expect(main('closed', 1)).toBeNull()
  })

  test('after the last round no round is coming', () => {
    expect(comingRound({ phase: 'lobby', round: 0, rounds: 2 })).toBe(0)
    expect(comingRound({ phase: 'between', round: 0, rounds: 2 })).toBe(1)
    expect(comingRound({ phase: 'between', round: 1, rounds: 2 })).toBeNull()
  })
})

describe('the run sheet', () => {
  test('a café without check-in and check-out has no cards for them', () => {
    const cards = cuesOf({ checkIn: false, checkOut: false })
    expect(cards).not.toContain('check-in')
    expect(cards).not.toContain('check-out')
    expect(cuesOf({ checkIn: true, checkOut: true })).toHaveLength(cards.length + 2)
  })

  test('the card on top changes when the end of a round comes into sight', () => {
    const moment = { phase: 'round', moreRounds: true, hasCheckOut: true } as const
    expect(cueNow({ ...moment, leftMs: 600_000 })).toBe('settle')
    expect(cueNow({ ...moment, leftMs: 60_000 })).toBe('minute')
  })

  test('after the last round the next thing to say is the gallery', () => {
    const after = { phase: 'between', leftMs: null, hasCheckOut: true } as const
    expect(cueNow({ ...after, moreRounds: true })).toBe('move')
    expect(cueNow({ ...after, moreRounds: false })).toBe('gallery')
  })
})

describe('names that look alike at the door', () => {
  test('case, spaces, signs and marks do not tell two names apart', () => {
    const waiting = { a: { name: 'heron ' }, b: { name: 'Lapwing' }, c: { name: 'Zoë' } }
    const inside = { x: { name: 'He-ron' }, y: { name: 'ZOE' } }
    expect([...lookAlikes(waiting, inside)].sort()).toEqual(['a', 'c'])
  })

  test('two who wait under one name are both marked, and one who has left marks nobody', () => {
    const two = { a: { name: 'سلمى' }, b: { name: 'سَلمى' } }
    expect(lookAlikes(two, {}).size).toBe(2)
    expect(lookAlikes({ a: { name: 'Rook' } }, { x: { name: 'Rook', gone: true } }).size).toBe(0)
  })

  test.each([
    ['Heron', 'Неrоn'],
    ['Avocet', 'Аvосеt'],
    ['Linnet', 'Iinnet'],
    ['Linnet', '1innet'],
    ['Merlin', 'Merl1n'],
    ['Hobby', 'H0bby'],
    ['Simone', 'Sirnone'],
    ['Tom', 'Τοm'],
    ['علي', 'علی'],
  ])('[HO63] %s and %s read alike, though they are written with other letters', (one, other) => {
    expect([...lookAlikes({ a: { name: other } }, { x: { name: one } })]).toEqual(['a'])
  })

  test.each([
    ['Wren', 'Heron'],
    ['Eva', 'Ava'],
    ['Анна', 'Яна'],
    ['علي', 'عمر'],
  ])('[HO63] %s and %s do not', (one, other) => {
    expect(lookAlikes({ a: { name: other } }, { x: { name: one } }).size).toBe(0)
  })
})

describe('a plan in words', () => {
  const seats = [
    [['x', 'y'], ['z']],
    [['x', 'z'], ['y']],
    [['z'], ['y', 'x']],
  ]
  const plan = {
    people: ['x', 'y', 'z'].map((id) => ({ id, name: id })),
    tables: ['a', 'b'].map((id) => ({ id, name: id })),
    rounds: seats.map((tables) => ({ tables })),
  }

  test('each meeting after the first of a pair counts as one repeat', () => {
    expect(qualityOf(plan, null)).toEqual({ repeats: 1, revisits: 3, proof: null, least: null })
  })

  test('[SE68] only what is proven of the very thing that is said is said to be proven', () => {
    const score = {
      repeats: 3,
      pairSum: 3,
      mostMeetings: 2,
      revisits: 0,
      surprises: 0,
      bound: 1,
      gap: 2,
      tableSizes: [],
      unmet: [],
    }
    expect(qualityOf(plan, score)).toEqual({ repeats: 3, revisits: 0, proof: null, least: 1 })
    expect(qualityOf(plan, { ...score, mostMeetings: 3 }).least).toBeNull()
    // Some other plan may have fewer, with pairs that meet three times.
    const fair = { ...score, gap: 0 }
    expect(qualityOf(plan, fair)).toEqual({ repeats: 3, revisits: 0, proof: 'fairest', least: null })
    expect(qualityOf(plan, { ...fair, repeats: 0, pairSum: 0 }).proof).toBe('best')
    const alone = { wish: 'shared-language' as const, people: ['x'], round: 0 }
    expect(qualityOf(plan, { ...fair, unmet: [alone] }).proof).toBeNull()
  })
})
