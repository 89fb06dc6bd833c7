import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { meOf, welcomeOf } from '@tablecloth/shared/cafe/me.ts'
import { isOutdated } from '@tablecloth/shared/cafe/plan-seats.ts'
import { seatable } from '@tablecloth/shared/cafe/seats.ts'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import { NOTHING_SAID } from '../harvest/a-harvest.ts'
import { ACafe } from './a-cafe.ts'

const ROUNDS = Array.from({ length: 5 }, (_, n) => ({ question: `Question ${n + 1}`, minutes: 10 }))

function aFullCafe({ people = 12, tables = 4, rounds = ROUNDS, plan = false } = {}) {
  const cafe = new ACafe({ tables, rounds })
  const guests = Array.from({ length: people }, (_, index) => cafe.join(`Guest ${index + 1}`))
  if (plan) cafe.must(cafe.host, { type: 'plan-seating' })
  return { cafe, guests }
}

const table = (id: string) => id as TableId
const open = (cafe: ACafe, more: object = {}) =>
  cafe.must(cafe.host, { type: 'open-table', ...more }).tableId as TableId
const close = (cafe: ACafe, id: string) =>
  cafe.must(cafe.host, { type: 'close-table', tableId: table(id) }).moved as Record<ParticipantId, TableId>
const tablesOf = (cafe: ACafe) => cafe.state.cafe.tables
const openIds = (cafe: ACafe) => (Object.keys(tablesOf(cafe)) as TableId[]).filter((id) => !tablesOf(cafe)[id]?.closed)
const at = (cafe: ACafe, id: string) =>
  Object.entries(cafe.state.cafe.seats).flatMap(([who, where]) => (where === id ? [who as ParticipantId] : []))
const actor = (id: ParticipantId): Actor => ({ id, role: 'participant' })

describe('a table that opens', () => {
  test('[SE60] has a name, a question, a document and the last place of the row, and is in every plan from then on', () => {
    const { cafe } = aFullCafe({ plan: true })
    const id = open(cafe, { name: 'By the window', question: 'And outside?' })
    expect(tablesOf(cafe)[id]).toEqual({
      name: 'By the window',
      question: 'And outside?',
      order: 4,
      doc: `table/cafe/${id}`,
    })
    expect(isOutdated(cafe.state)).toBe(true)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.sizes().sort()).toEqual([2, 2, 2, 3, 3])
    const sixth = open(cafe)
    expect(tablesOf(cafe)[sixth]?.name).toBe('Table 6')
    expect(welcomeOf(cafe.state).tables).toBe(6)
  })

  test('[SE60] changes no prompt of another table, though it opens while they talk', () => {
    const { cafe } = aFullCafe()
    cafe.must(cafe.host, { type: 'start-round' })
    const before = structuredClone(cafe.state.cafe.prompts)
    const id = open(cafe)
    const { [`deck-${id}`]: _, ...others } = cafe.state.cafe.prompts
    expect(others).toEqual(before)
  })

  test('[SE60] is one too many when there are as many as can be, those that are closed among them', () => {
    const { cafe } = aFullCafe({ tables: LIMITS.tables - 1 })
    open(cafe)
    close(cafe, 't3')
    expect(cafe.give(cafe.host, { type: 'open-table' })).toMatchObject({ error: { code: 'too_many_tables' } })
  })
})

describe('a table that closes', () => {
  test('[SE61] keeps its name, its place and its document, is in no plan, and nobody is seated there any more', () => {
    const { cafe, guests } = aFullCafe({ plan: true })
    const [one, other] = guests as [Actor, Actor]
    cafe.must(cafe.host, { type: 'set-table-host', tableId: table('t2'), participantId: one.id })
    cafe.must(cafe.host, { type: 'plan-seating' })
    cafe.must(cafe.host, { type: 'pin-seat', round: 1, participantId: one.id, pinned: true })
    const { hostId: _, ...before } = tablesOf(cafe)[table('t2')] ?? {}
    close(cafe, 't2')
    expect(tablesOf(cafe)[table('t2')]).toEqual({ ...before, closed: true })
    expect(cafe.state.kept.pins).toEqual({})
    expect(isOutdated(cafe.state)).toBe(false)
    for (const seats of Object.values(cafe.state.kept.plan)) expect(Object.keys(seats)).toEqual(['t1', 't3', 't4'])
    const refused = { error: { code: 'table_closed', field: 'tableId' } }
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.give(cafe.host, { type: 'move', participantId: one.id, tableId: table('t2') })).toMatchObject(refused)
    expect(cafe.give(cafe.host, { type: 'add-person', name: 'Late', tableId: table('t2') })).toMatchObject(refused)
    const planned = { type: 'change-plan', round: 1, participantId: one.id, tableId: table('t2') } as const
    expect(cafe.give(cafe.host, planned)).toMatchObject(refused)
    const host = { type: 'set-table-host', tableId: table('t2'), participantId: other.id } as const
    expect(cafe.give(cafe.host, host)).toMatchObject(refused)
    for (let late = 0; late < 8; late++) expect(cafe.tableOf(cafe.join(`Late ${late}`))).not.toBe('t2')
    expect(welcomeOf(cafe.state).tables).toBe(3)
  })

  test('[SE61] is opened again as it was, for the rounds to come', () => {
    const { cafe } = aFullCafe({ plan: true })
    const before = structuredClone(tablesOf(cafe))
    close(cafe, 't2')
    close(cafe, 't2')
    cafe.must(cafe.host, { type: 'reopen-table', tableId: table('t2') })
    expect(tablesOf(cafe)).toEqual(before)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.sizes()).toEqual([3, 3, 3, 3])
    expect(cafe.give(cafe.host, { type: 'reopen-table', tableId: table('t9') })).toMatchObject({
      error: { code: 'unknown_table', field: 'tableId' },
    })
  })

  test('[SE61] is in the briefing with what was said there, and not as one where a voice was missing if nobody ever sat there', () => {
    const cafe = new ACafe({ tables: 3, rounds: ROUNDS, perspectives: [{ id: 'p1' as never, name: 'Carers' }] })
    for (const name of ['Heron', 'Wren', 'Plover', 'Kestrel']) cafe.join(name)
    close(cafe, 't3')
    cafe.must(cafe.host, { type: 'start-round' })
    close(cafe, 't1')
    const briefing = briefingOf({
      cafeId: 'cafe',
      roots: cafe.state.cafe,
      history: cafe.state.kept.history,
      authors: cafe.state.kept.participants,
      notes: [],
      themes: [],
      recaps: [],
      said: NOTHING_SAID,
    })
    expect(briefing.cafe.tables.map(({ id }) => id)).toEqual(['t1', 't2', 't3'])
    expect(briefing.missingVoices).toEqual([{ name: 'Carers', tables: ['t2'] }])
  })

  test('[SE62] in mid-round sends those who sit there to the smallest tables, with the floor given back', () => {
    const { cafe } = aFullCafe()
    cafe.must(cafe.host, { type: 'start-round' })
    const there = at(cafe, 't4')
    const [speaker, waiting] = there.map(actor) as [Actor, Actor]
    cafe.must(speaker, { type: 'start-turn' })
    cafe.must(waiting, { type: 'raise-hand' })
    cafe.must(waiting, { type: 'call-host', words: 'It is cold here' })
    cafe.pass(5000)
    const moved = close(cafe, 't4')
    expect(Object.keys(moved).sort()).toEqual([...there].sort())
    for (const id of there) expect(cafe.state.cafe.seats[id]).toBe(moved[id])
    expect(cafe.sizes()).toEqual([4, 4, 4, 0])
    expect(cafe.state.speaking[table('t4')]).toMatchObject({ current: [], queue: [], totalMs: 5000 })
    expect(cafe.state.kept.calls).toEqual({})
    expect(cafe.state.kept.been[speaker.id]).toEqual(['t4', cafe.tableOf(speaker)])
  })

  test('[SE62] between rounds leaves everyone their chair until they move, and tells them their new table at once', () => {
    const { cafe } = aFullCafe({ plan: true })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'end-round' })
    const there = at(cafe, 't1')
    expect(close(cafe, 't1')).toEqual({})
    expect(at(cafe, 't1')).toEqual(there)
    for (const id of seatable(cafe.state)) expect(meOf(cafe.state, id)?.next?.tableId).toMatch(/^t[234]$/)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.sizes()).toEqual([0, 4, 4, 4])
  })

  test('[SE63] is never the last, and never one that somebody needs to be kept from the others', () => {
    const { cafe, guests } = aFullCafe({ tables: 3 })
    const [one, ...others] = guests as [Actor, ...Actor[]]
    cafe.must(one, { type: 'wish-seats', apart: others.slice(0, 2).map(({ id }) => id), together: [] })
    const before = cafe.state
    expect(cafe.give(cafe.host, { type: 'close-table', tableId: table('t1') })).toEqual({
      ok: false,
      error: { code: 'private_wish', message: 'A private wish prevents this' },
    })
    expect(cafe.state).toBe(before)
    cafe.must(one, { type: 'wish-seats', apart: [], together: [] })
    close(cafe, 't1')
    close(cafe, 't3')
    expect(cafe.give(cafe.host, { type: 'close-table', tableId: table('t2') })).toMatchObject({
      error: { code: 'last_table', field: 'tableId' },
    })
    const wish = { apart: [others[0]?.id as ParticipantId], together: [] }
    expect(cafe.give(one, { type: 'wish-seats', ...wish })).toMatchObject({ error: { code: 'too_few_tables' } })
  })

  test('[SE62] whoever is moved is kept apart as they asked, and stays with those they need', () => {
    const rng = createRng('moved')
    for (let meeting = 0; meeting < 60; meeting++) {
      const { cafe, guests } = aFullCafe({ people: 8 + rng.int(10), tables: 3 + rng.int(3) })
      const pairs: [ParticipantId, ParticipantId][] = []
      for (const guest of rng.shuffle([...guests]).slice(0, 3)) {
        const other = rng.pick(guests.filter(({ id }) => id !== guest.id))
        const wished = cafe.give(guest, { type: 'wish-seats', apart: [other.id], together: [] })
        if (wished.ok) pairs.push([guest.id, other.id])
      }
      const [one, helper] = rng.shuffle(guests.filter(({ id }) => !pairs.flat().includes(id))) as [Actor, Actor]
      cafe.must(one, { type: 'wish-seats', apart: [], together: [helper.id] })
      cafe.must(cafe.host, { type: 'start-round' })
      const from = cafe.tableOf(one)
      const together = cafe.tableOf(helper) === from
      const answer = cafe.give(cafe.host, { type: 'close-table', tableId: table(from) })
      if (!answer.ok) {
        expect(answer.error.code).toBe('private_wish')
        continue
      }
      expect(at(cafe, from)).toEqual([])
      for (const [a, b] of pairs) expect(cafe.state.cafe.seats[a]).not.toBe(cafe.state.cafe.seats[b])
      if (together) expect(cafe.tableOf(helper)).toBe(cafe.tableOf(one))
    }
  })
})

describe('tables that come and go while a café runs', () => {
  test('[SE64] leave the past as it was, count what happened in it, and every plan keeps every rule', () => {
    const rng = createRng('come and go')
    for (let meeting = 0; meeting < 60; meeting++) {
      const { cafe, guests } = aFullCafe({ people: 6 + rng.int(14), tables: 2 + rng.int(4) })
      const [one, other] = rng.shuffle([...guests]) as [Actor, Actor]
      if (openIds(cafe).length > 2) cafe.must(one, { type: 'wish-seats', apart: [other.id], together: [] })
      for (let round = 0; round < ROUNDS.length; round++) {
        const past = structuredClone(cafe.state.kept.history)
        for (let change = rng.int(3); change > 0; change--) openOrClose(cafe, rng)
        if (rng.int(3) === 0) {
          const host = { tableId: rng.pick(openIds(cafe)), participantId: rng.pick(guests).id }
          cafe.must(cafe.host, { type: 'set-table-host', ...host })
        }
        const reply = cafe.must(cafe.host, { type: 'plan-seating', ...(rng.int(2) ? { seed: meeting } : {}) })
        expect(cafe.state.kept.history).toEqual(past)
        expectSound(cafe, round)
        expect(reply.score).toMatchObject({ repeats: repeatsIn(cafe, round) })
        if (cafe.state.kept.wishes[one.id]) {
          for (const people of companiesFrom(cafe, round))
            expect(people).not.toEqual(expect.arrayContaining([one.id, other.id]))
        }
        cafe.must(cafe.host, { type: 'start-round' })
        if (rng.int(2)) openOrClose(cafe, rng)
        cafe.must(cafe.host, { type: 'end-round' })
      }
    }
  })

  test('[SE64] whoever knows their next table keeps it where that costs nothing', () => {
    const { cafe } = aFullCafe({ people: 24, tables: 8, rounds: ROUNDS.slice(0, 3), plan: true })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'end-round' })
    const before = structuredClone(cafe.state.kept.plan[1]) ?? {}
    close(cafe, 't5')
    const after = cafe.state.kept.plan[1] ?? {}
    const elsewhere = Object.entries(before).flatMap(([id, people]) =>
      id === 't5' ? [] : people.map((who) => [who, id]),
    )
    const moved = elsewhere.filter(([who, id]) => !after[table(id as string)]?.includes(who as ParticipantId))
    expect(elsewhere.length).toBe(21)
    // One goes, because else somebody would be met twice.
    expect(moved.length).toBe(1)
    expect(repeatsIn(cafe, 1)).toBe(0)
  })
})

function openOrClose(cafe: ACafe, rng: Rng): void {
  const closed = Object.keys(tablesOf(cafe)).filter((id) => !openIds(cafe).includes(table(id)))
  const kind = rng.int(4)
  if (kind === 0) open(cafe)
  else if (kind === 1 && closed.length) cafe.must(cafe.host, { type: 'reopen-table', tableId: table(rng.pick(closed)) })
  else {
    const answer = cafe.give(cafe.host, { type: 'close-table', tableId: rng.pick(openIds(cafe)) })
    if (!answer.ok) expect(['last_table', 'private_wish']).toContain(answer.error.code)
  }
}

const companiesFrom = (cafe: ACafe, from: number): ParticipantId[][] =>
  Object.entries(cafe.state.kept.plan).flatMap(([round, seats]) => (Number(round) < from ? [] : Object.values(seats)))

/** Everybody has one seat in each round to come, at an open table; tables are alike, and table hosts stay. */
function expectSound(cafe: ACafe, from: number): void {
  for (let round = from; round < ROUNDS.length; round++) {
    const seats = cafe.state.kept.plan[round] ?? {}
    expect(Object.keys(seats)).toEqual(openIds(cafe))
    expect(Object.values(seats).flat().sort()).toEqual(seatable(cafe.state))
    const sizes = Object.values(seats).map(({ length }) => length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    for (const id of openIds(cafe)) {
      const { hostId } = tablesOf(cafe)[id] ?? {}
      if (hostId) expect(seats[id]).toContain(hostId)
    }
  }
}

/** Meetings beyond each pair's first, over the rounds that were and those that are planned. */
function repeatsIn(cafe: ACafe, from: number): number {
  const past = Object.values(cafe.state.kept.history).flatMap((seats) => {
    const ids = Object.keys(seats) as ParticipantId[]
    return [...new Set(Object.values(seats))].map((id) => ids.filter((who) => seats[who] === id))
  })
  const met = new Map<string, number>()
  for (const people of [...past, ...companiesFrom(cafe, from)]) {
    for (const one of people) {
      for (const other of people) if (one < other) met.set(`${one} ${other}`, (met.get(`${one} ${other}`) ?? 0) + 1)
    }
  }
  return [...met.values()].reduce((sum, times) => sum + times - 1, 0)
}
