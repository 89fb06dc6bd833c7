import type { Carried } from '@tablecloth/shared/cafe/carried.ts'
import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const code = (decision: ReturnType<ACafe['give']>) => (decision.ok ? 'ok' : decision.error.code)

/** Four people at two tables, in the first of three rounds; everybody changes tables as far as a plan can have it. */
function aRound() {
  const cafe = new ACafe({ tables: 2 })
  const people = ['Heron', 'Wren', 'Teasel', 'Plover'].map((name) => cafe.join(name))
  const lay = (tableId: string, noteId: string, note: Partial<KeptNote> = {}) => {
    cafe.notes.set(`${tableId}/${noteId}`, { text: 'words', createdAt: cafe.now, round: 0, ...note })
    return { tableId: asId<TableId>(tableId), noteId: asId<NoteId>(noteId) }
  }
  cafe.must(cafe.host, { type: 'start-round' })
  const carried = () => Object.values(cafe.state.kept.carried)
  const carry = (actor: Actor, note: ReturnType<typeof lay>) => cafe.give(actor, { type: 'carry-note', ...note })
  const seatAt = (actor: Actor, tableId: string) =>
    cafe.must(cafe.host, { type: 'move', participantId: actor.id, tableId: asId(tableId) })
  const next = () => {
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
  }
  return { cafe, people: people as [Actor, Actor, Actor, Actor], lay, carried, carry, seatAt, next }
}

/** Somebody whose next table is another. */
function traveller({ cafe, people }: ReturnType<typeof aRound>): Actor {
  const found = people.find((actor) => {
    const next = meOf(cafe.state, actor.id)?.next?.tableId
    return next && next !== cafe.tableOf(actor)
  })
  if (!found) throw new Error('nobody moves')
  return found
}

describe('carrying one idea', () => {
  test('[GA20] between rounds a note is chosen, chosen anew or left, and lies at the next table when one sits down there', () => {
    const round = aRound()
    const { cafe, lay, carried, carry } = round
    cafe.must(cafe.host, { type: 'end-round' })
    const heron = traveller(round)
    const here = cafe.tableOf(heron)
    const [first, second] = [lay(here, 'note-0001'), lay(here, 'note-0002')]
    expect(code(carry(heron, first))).toBe('ok')
    expect(code(carry(heron, second))).toBe('ok')
    expect(meOf(cafe.state, heron.id)?.carrying).toEqual({ ...second, round: 1, to: null })
    cafe.must(heron, { type: 'carry-nothing' })
    cafe.must(heron, { type: 'carry-nothing' })
    expect([carried(), meOf(cafe.state, heron.id)?.carrying]).toEqual([[], null])
    carry(heron, first)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(carried()).toEqual([{ from: here, noteId: first.noteId, round: 1, to: cafe.tableOf(heron), by: heron.id }])
    expect(meOf(cafe.state, heron.id)?.carrying?.to).toBe(cafe.tableOf(heron))
  })

  test('[GA20] in a round a note of an earlier table lies there at once; one a round, and it can be left again', () => {
    const round = aRound()
    const { cafe, lay, carried, carry } = round
    cafe.must(cafe.host, { type: 'end-round' })
    const heron = traveller(round)
    const before = cafe.tableOf(heron)
    cafe.must(cafe.host, { type: 'start-round' })
    const [first, second] = [lay(before, 'note-0001'), lay(before, 'note-0002')]
    expect(code(carry(heron, first))).toBe('ok')
    expect(code(carry(heron, first))).toBe('ok')
    expect(code(carry(heron, second))).toBe('too_many')
    cafe.must(heron, { type: 'carry-nothing' })
    expect(code(carry(heron, second))).toBe('ok')
    expect(carried().map(({ noteId, to }) => [noteId, to])).toEqual([[second.noteId, cafe.tableOf(heron)]])
  })

  test('[GA20] needs a table to come from, a table to go to, and a round that follows', () => {
    const { cafe, people, lay, carry, next } = aRound()
    const [heron] = people
    const here = cafe.tableOf(heron)
    const other = here === 't1' ? 't2' : 't1'
    expect(code(carry(heron, lay(here, 'note-0001')))).toBe('invalid')
    expect(code(carry(heron, lay(other, 'note-0002')))).toBe('unknown_note')
    expect(code(carry(heron, { tableId: asId('none'), noteId: asId('note-0001') }))).toBe('unknown_note')
    expect(code(carry(cafe.host, lay(here, 'note-0001')))).toBe('not_allowed')
    next()
    next()
    cafe.must(cafe.host, { type: 'end-round' })
    expect(code(carry(heron, lay(cafe.tableOf(heron), 'note-0003')))).toBe('last_round')
  })

  test('[GA20] at a table that rests nothing is laid by those who sit there', () => {
    const { cafe, people, lay, carry, seatAt } = aRound()
    const [heron] = people
    const before = cafe.tableOf(heron)
    const there = before === 't1' ? 't2' : 't1'
    seatAt(heron, there)
    cafe.must(cafe.host, { type: 'freeze-table', tableId: asId(there), frozen: true })
    expect(code(carry(heron, lay(before, 'note-0001')))).toBe('frozen')
  })

  test('[GA21] a note for its table is carried by nobody, its author among them, until its author lets the café read it', () => {
    const { cafe, people, lay, carry } = aRound()
    const [heron, wren] = people
    cafe.must(cafe.host, { type: 'end-round' })
    const own = lay(cafe.tableOf(heron), 'note-0001', { author: heron.id, consent: 'table' })
    const theirs = lay(cafe.tableOf(wren), 'note-0002', { author: heron.id, consent: 'table' })
    expect([code(carry(heron, own)), code(carry(wren, theirs))]).toEqual(['for_its_table', 'for_its_table'])
    lay(cafe.tableOf(heron), 'note-0001', { author: heron.id, consent: 'cafe' })
    expect(code(carry(heron, own))).toBe('ok')
    const house = new ACafe({ tables: 2, consentDefault: 'table' })
    const guest = house.join('Heron')
    house.must(house.host, { type: 'start-round' })
    house.must(house.host, { type: 'end-round' })
    const tableId = asId<TableId>(house.tableOf(guest))
    house.notes.set(`${tableId}/note-0001`, { text: 'words', createdAt: 0, round: 0 })
    const silent = house.give(guest, { type: 'carry-note', tableId, noteId: asId('note-0001') })
    expect(code(silent)).toBe('for_its_table')
  })

  test('[GA21] a note that is withdrawn is carried no longer, on the way or there', () => {
    const round = aRound()
    const { cafe, lay, carried, carry } = round
    cafe.must(cafe.host, { type: 'end-round' })
    const heron = traveller(round)
    const note = lay(cafe.tableOf(heron), 'note-0001', { author: heron.id })
    carry(heron, note)
    cafe.must(heron, { type: 'withdraw-note', ...note })
    expect(carried()).toEqual([])
  })

  test('[GA23] who carried it is told to them alone, is in no log, and is forgotten when the café is closed', () => {
    const round = aRound()
    const { cafe, people, lay, carried, carry } = round
    const remembered: unknown[] = []
    cafe.must(cafe.host, { type: 'end-round' })
    const heron = traveller(round)
    const from = cafe.tableOf(heron)
    cafe.watch = (_before, _after, events) => {
      for (const event of events) if (event.type !== 'round-started') remembered.push(rememberedOf(event))
    }
    carry(heron, lay(from, 'note-0001'))
    expect(remembered).toEqual([null])
    cafe.must(cafe.host, { type: 'start-round' })
    for (const other of people) {
      if (other !== heron) expect(meOf(cafe.state, other.id)?.carrying).toBeNull()
    }
    const to = cafe.tableOf(heron)
    cafe.must(cafe.host, { type: 'close' })
    expect(carried()).toEqual([{ from, noteId: 'note-0001', round: 1, to }])
  })
})

test('[GA20] whatever people do, each brings at most one note a round, never to where it came from, and nothing stays on the way', () => {
  const deed = fc.record({
    who: fc.nat(3),
    what: fc.constantFrom('carry', 'carry', 'nothing', 'end', 'start', 'swap', 'leave', 'gallery'),
    table: fc.constantFrom('t1', 't2'),
    note: fc.nat(2),
  })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const { cafe, people, lay, carried, carry } = aRound()
      for (const tableId of ['t1', 't2']) for (const n of [0, 1, 2]) lay(tableId, `note-000${n}`)
      for (const { who, what, table, note } of deeds) {
        const actor = people[who] as Actor
        if (what === 'carry') carry(actor, { tableId: asId(table), noteId: asId(`note-000${note}`) })
        if (what === 'nothing') cafe.give(actor, { type: 'carry-nothing' })
        if (what === 'end') cafe.give(cafe.host, { type: 'end-round' })
        if (what === 'start') cafe.give(cafe.host, { type: 'start-round' })
        if (what === 'gallery') cafe.give(cafe.host, { type: 'start-gallery' })
        if (what === 'swap') cafe.give(cafe.host, { type: 'move', participantId: actor.id, tableId: asId(table) })
        if (what === 'leave' && who === 3) cafe.give(actor, { type: 'leave' })
        const { phase, round } = cafe.state.cafe.state
        const each = carried().map(({ by, round }) => `${by} ${round}`)
        expect(new Set(each).size).toBe(each.length)
        for (const one of carried() as Carried[]) {
          expect(one.to).not.toBe(one.from)
          if (one.to === null) expect([phase, one.round]).toEqual(['between', round + 1])
          else expect(cafe.state.kept.been[one.by ?? actor.id]).toEqual(expect.arrayContaining([one.from, one.to]))
        }
      }
    }),
    { numRuns: 150 },
  )
})
