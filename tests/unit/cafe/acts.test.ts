import { newestActs, toldTo, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const T1 = asId<TableId>('t1')
const T2 = asId<TableId>('t2')
const NOTE = asId<NoteId>('note-one')

function inRound() {
  const cafe = new ACafe({ tables: 2, hostName: 'Avocet' })
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  for (const guest of [heron, wren]) cafe.must(cafe.host, { type: 'move', participantId: guest.id, tableId: T1 })
  return { cafe, heron, wren }
}

const newest = (cafe: ACafe) => newestActs(cafe.state.kept.acts, 1)[0]?.[1]
const undo = (cafe: ACafe) => {
  const act = newest(cafe)
  return act ? undoOf(cafe.state, act) : null
}

describe('what hosts do', () => {
  test('[HO10] is kept: what, who, about whom and when, and no words of anybody', () => {
    const { cafe, heron } = inRound()
    cafe.notes.set('t1/note-one', { text: 'hard words', author: heron.id, createdAt: cafe.now, round: 0 })
    cafe.pass(1000)
    cafe.must(cafe.host, { type: 'hide-note', tableId: T1, noteId: NOTE })
    expect(newest(cafe)).toEqual({
      what: 'hide-note',
      by: cafe.host.id,
      about: heron.id,
      tableId: T1,
      noteId: NOTE,
      at: cafe.now,
    })
    cafe.must(cafe.host, { type: 'announce', text: 'Tea is ready' })
    expect(JSON.stringify(cafe.state.kept.acts)).not.toMatch(/hard words|Tea is ready/)
    cafe.must(heron, { type: 'start-turn' })
    expect(newest(cafe)?.what).toBe('announce')
  })

  test('[HO10] is kept only where it changed something, and the oldest go first', () => {
    const { cafe, heron } = inRound()
    const before = Object.keys(cafe.state.kept.acts).length
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: T1 })
    expect(Object.keys(cafe.state.kept.acts)).toHaveLength(before)
    for (let i = 0; i < 310; i++) cafe.must(cafe.host, { type: 'announce', text: 'Tea' })
    expect(Object.keys(cafe.state.kept.acts)).toHaveLength(300)
  })

  test('[HO11] can be undone as long as things are as it left them', () => {
    const { cafe, heron, wren } = inRound()
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: T2 })
    const back = undo(cafe)
    expect(back).toEqual({ type: 'move', participantId: heron.id, tableId: T1 })
    cafe.must(cafe.host, back ?? { type: 'time' })
    expect(cafe.tableOf(heron)).toBe('t1')
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: wren.id })
    const act = newest(cafe)
    cafe.must(cafe.host, undo(cafe) ?? { type: 'time' })
    expect(cafe.state.cafe.tables[T1]?.hostId).toBeUndefined()
    expect(act && undoOf(cafe.state, act)).toBeNull()
    cafe.notes.set('t1/note-one', { text: 'hard words', author: heron.id, createdAt: cafe.now, round: 0 })
    cafe.must(cafe.host, { type: 'hide-note', tableId: T1, noteId: NOTE })
    expect(undo(cafe)).toEqual({ type: 'restore-note', tableId: T1, noteId: NOTE })
    cafe.must(cafe.host, undo(cafe) ?? { type: 'time' })
    expect(undo(cafe)).toBeNull()
  })

  test('[HO12] is told to whom it is about, by name of the host, and to nobody else', () => {
    const { cafe, heron, wren } = inRound()
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: heron.id })
    expect(meOf(cafe.state, heron.id)?.told[0]).toEqual({
      id: expect.any(String),
      what: 'set-table-host',
      by: 'Avocet',
      at: cafe.now,
      tableId: T1,
      answered: false,
    })
    expect(toldTo(cafe.state, wren.id, 10).every(([, { what }]) => what === 'move')).toBe(true)
  })

  test('[HO13] can be answered by whom it is about alone; the answer reaches hosts and names the act', () => {
    const { cafe, heron, wren } = inRound()
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: T2 })
    const actId = meOf(cafe.state, heron.id)?.told[0]?.id ?? ''
    expect(cafe.give(wren, { type: 'answer-act', actId, text: 'Mine?' })).toMatchObject({
      error: { code: 'unknown', field: 'actId' },
    })
    cafe.must(heron, { type: 'answer-act', actId, text: 'I was in the middle of a sentence.' })
    expect(Object.values(cafe.state.kept.reports)).toEqual([
      { text: 'I was in the middle of a sentence.', unnamed: false, actId, by: heron.id, at: cafe.now },
    ])
    expect(meOf(cafe.state, heron.id)?.told[0]?.answered).toBe(true)
  })
})

describe('many notes hidden at once', () => {
  test('[HO62] are put back in one step, of that host and no other, at all tables, even when the host has been removed', () => {
    const { cafe, heron, wren } = inRound()
    const { participantId } = cafe.must(cafe.host, { type: 'invite-host', name: 'Bittern' })
    const vandal = { id: participantId as typeof heron.id, role: 'host' as const }
    for (let i = 0; i < 300; i++) {
      const [tableId, noteId] = [i % 2 ? T1 : T2, asId<NoteId>(`note-${i}`)]
      const author = i % 3 ? heron.id : wren.id
      cafe.notes.set(`${tableId}/${noteId}`, { text: `words ${i}`, author, createdAt: cafe.now, round: 0 })
      cafe.must(i === 0 ? cafe.host : vandal, { type: 'hide-note', tableId, noteId })
    }
    cafe.must(cafe.host, { type: 'remove', participantId: vandal.id })
    expect(cafe.must(cafe.host, { type: 'restore-notes', participantId: vandal.id })).toEqual({ restored: 299 })
    expect(Object.keys(cafe.state.kept.hidden)).toEqual(['t2/note-0'])
    expect(newest(cafe)).toMatchObject({ what: 'restore-notes', by: cafe.host.id, about: vandal.id })
    expect(meOf(cafe.state, heron.id)?.told.some(({ what }) => what === 'restore-notes')).toBe(false)
    expect(cafe.must(cafe.host, { type: 'restore-notes', participantId: vandal.id })).toEqual({ restored: 0 })
    expect(cafe.give(cafe.host, { type: 'restore-notes', participantId: asId('nobody') })).toMatchObject({
      error: { code: 'unknown_person', field: 'participantId' },
    })
  })
})

describe('a private report', () => {
  test('[HO14] changes nothing that other participants read or are told', () => {
    const { cafe, heron, wren } = inRound()
    const before = JSON.stringify([cafe.state.cafe, cafe.state.speaking, meOf(cafe.state, wren.id)])
    cafe.must(heron, { type: 'report', text: 'This hurts', tableId: T1, noteId: NOTE, unnamed: true })
    expect(JSON.stringify([cafe.state.cafe, cafe.state.speaking, meOf(cafe.state, wren.id)])).toBe(before)
  })

  test('[HO15] needs words or a note, a table that exists, and waits while five are unread', () => {
    const { cafe, heron } = inRound()
    expect(cafe.give(heron, { type: 'report' })).toMatchObject({ error: { code: 'invalid', field: 'text' } })
    expect(cafe.give(heron, { type: 'report', text: 'x', tableId: asId('t9') })).toMatchObject({
      error: { code: 'unknown_table', field: 'tableId' },
    })
    for (let i = 0; i < 5; i++) cafe.must(heron, { type: 'report', text: `${i}` })
    expect(cafe.give(heron, { type: 'report', text: '5' })).toMatchObject({ error: { code: 'too_fast' } })
    const [reportId = ''] = Object.keys(cafe.state.kept.reports)
    cafe.must(cafe.host, { type: 'answer-report', reportId })
    cafe.must(heron, { type: 'report', text: '5' })
  })

  test('[HO16] is answered to its sender alone, named or not', () => {
    const { cafe, heron, wren } = inRound()
    cafe.must(heron, { type: 'report', text: 'Hard to say', unnamed: true })
    const [reportId = ''] = Object.keys(cafe.state.kept.reports)
    cafe.must(cafe.host, { type: 'answer-report', reportId, text: 'I am with you in a minute.' })
    expect(meOf(cafe.state, heron.id)?.reports).toEqual([
      {
        id: reportId,
        text: 'Hard to say',
        at: cafe.now,
        answer: { text: 'I am with you in a minute.', from: 'Avocet', at: cafe.now },
      },
    ])
    expect(meOf(cafe.state, wren.id)?.reports).toEqual([])
    expect(cafe.give(cafe.host, { type: 'answer-report', reportId: 'nothing' })).toMatchObject({
      error: { code: 'unknown', field: 'reportId' },
    })
  })

  test('[HO15] can be sent from the door', () => {
    const cafe = new ACafe({ admission: 'lobby' })
    const heron = cafe.join('Heron')
    cafe.must(heron, { type: 'report', text: 'I was here before' })
    expect(cafe.give(heron, { type: 'call-host' })).toMatchObject({ error: { code: 'not_admitted' } })
  })
})
