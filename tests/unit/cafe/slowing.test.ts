import { newestActs, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type NoteId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import type { Command } from '@tablecloth/shared/protocol/commands.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const T1 = asId<TableId>('t1')

function inRound() {
  const cafe = new ACafe({ tables: 1, hostName: 'Avocet' })
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  const slow = (seconds: number | null, who = heron) =>
    cafe.give(cafe.host, { type: 'slow-person', participantId: who.id, seconds })
  return { cafe, heron, wren, slow }
}

const lay = (cafe: ACafe, who: Actor, more: object = {}) =>
  cafe.give(who, { type: 'place-note', tableId: T1, text: 'a thought', ...more } as Command)

const slowedOf = (cafe: ACafe, who: Actor) => meOf(cafe.state, who.id)?.slowed

describe('somebody who is to take their time', () => {
  test('[HO65] lays a note at once, and each further one so many seconds after the one before, named or not', () => {
    const { cafe, heron, wren, slow } = inRound()
    expect(slow(30)).toMatchObject({ ok: true })
    expect(lay(cafe, heron)).toMatchObject({ ok: true })
    cafe.pass(10_000)
    for (const more of [{}, { unnamed: true }, { buildsOn: undefined }]) {
      expect(lay(cafe, heron, more)).toMatchObject({ ok: false, error: { code: 'slowed', retryAfterMs: 20_000 } })
    }
    expect(lay(cafe, wren)).toMatchObject({ ok: true })
    cafe.pass(20_000)
    expect(lay(cafe, heron, { unnamed: true })).toMatchObject({ ok: true })
    expect(lay(cafe, heron)).toMatchObject({ ok: false, error: { code: 'slowed', retryAfterMs: 30_000 } })
    cafe.pass(29_999)
    expect(lay(cafe, heron)).toMatchObject({ ok: false, error: { retryAfterMs: 1 } })
    cafe.pass(1)
    expect(lay(cafe, heron)).toMatchObject({ ok: true })
  })

  test('[HO65] speaks, and changes and takes back their own words, as fast as ever', () => {
    const { cafe, heron, slow } = inRound()
    slow(300)
    lay(cafe, heron)
    const noteId = asId<NoteId>('note-one')
    cafe.notes.set('t1/note-one', { text: 'a thought', author: heron.id, createdAt: cafe.now, round: 0 })
    for (const text of ['a better thought', 'the best thought'])
      cafe.must(heron, { type: 'edit-note', tableId: T1, noteId, text })
    cafe.must(heron, { type: 'set-note-credit', tableId: T1, noteId, credit: 'name' })
    cafe.must(heron, { type: 'start-turn' })
    cafe.must(heron, { type: 'report', text: 'Why me?' })
    cafe.must(heron, { type: 'withdraw-note', tableId: T1, noteId })
    expect(lay(cafe, heron)).toMatchObject({ error: { code: 'slowed' } })
  })

  test('[HO66] is free again when the round ends, when a host says so, and when they go; and no host is ever asked', () => {
    const { cafe, heron, wren, slow } = inRound()
    slow(300)
    lay(cafe, heron)
    slow(null)
    expect(slowedOf(cafe, heron)).toBeNull()
    expect(lay(cafe, heron)).toMatchObject({ ok: true })
    slow(300)
    slow(60, wren)
    lay(cafe, heron)
    cafe.must(wren, { type: 'leave' })
    expect(cafe.state.kept.slowed[wren.id]).toBeUndefined()
    cafe.pass(21 * 60_000)
    expect(cafe.state.cafe.state.phase).toBe('between')
    expect([cafe.state.kept.slowed, cafe.state.laid]).toEqual([{}, {}])
    expect(lay(cafe, heron)).toMatchObject({ ok: true })
    slow(300)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(slowedOf(cafe, heron)?.seconds).toBe(300)
    cafe.must(cafe.host, { type: 'end-round' })
    slow(300)
    cafe.must(cafe.host, { type: 'start-gallery' })
    expect(slowedOf(cafe, heron)).toBeNull()
    expect(slow(300)).toMatchObject({ error: { code: 'wrong_phase' } })
  })

  test('[HO66] is asked by hosts alone, for 15 seconds to 5 minutes, and neither a host nor a device nor a stranger is', () => {
    const { cafe, heron, wren } = inRound()
    const { participantId: cohost } = cafe.must(cafe.host, { type: 'invite-host' })
    const { participantId: device } = cafe.must(cafe.host, { type: 'table-device', tableId: T1 })
    const ask = (by: Actor, participantId: unknown) =>
      cafe.give(by, { type: 'slow-person', participantId: participantId as ParticipantId, seconds: 30 })
    for (const id of [cafe.host.id, cohost, device])
      expect(ask(cafe.host, id)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(ask(cafe.host, 'nobody')).toMatchObject({ error: { code: 'unknown_person', field: 'participantId' } })
    expect(ask(wren, heron.id)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(slowedOf(cafe, heron)).toBeNull()
  })

  test('[HO66] it is an act: undone as long as it stands, and the pace before comes back', () => {
    const { cafe, heron, slow } = inRound()
    const newest = () => newestActs(cafe.state.kept.acts, 1)[0]?.[1]
    const undo = () => {
      const act = newest()
      return act ? undoOf(cafe.state, act) : null
    }
    slow(30)
    expect(newest()).toMatchObject({ what: 'slow-person', about: heron.id, seconds: 30, before: null })
    const acts = Object.keys(cafe.state.kept.acts).length
    slow(30)
    expect(Object.keys(cafe.state.kept.acts)).toHaveLength(acts)
    const first = newest()
    slow(120)
    expect(first && undoOf(cafe.state, first)).toBeNull()
    expect(undo()).toEqual({ type: 'slow-person', participantId: heron.id, seconds: 30 })
    cafe.must(cafe.host, undo() ?? { type: 'time' })
    expect(slowedOf(cafe, heron)?.seconds).toBe(30)
    slow(null)
    expect(undo()).toBeNull()
  })

  test('[HO67] is told by whom, how long and when the next can be laid, can answer, and nobody else is told', () => {
    const { cafe, heron, wren, slow } = inRound()
    slow(30)
    expect(slowedOf(cafe, heron)).toEqual({ seconds: 30, by: 'Avocet', nextAt: null })
    lay(cafe, heron)
    expect(slowedOf(cafe, heron)).toEqual({ seconds: 30, by: 'Avocet', nextAt: cafe.now + 30_000 })
    const [told] = meOf(cafe.state, heron.id)?.told ?? []
    expect(told).toMatchObject({ what: 'slow-person', by: 'Avocet', seconds: 30, answered: false })
    cafe.must(heron, { type: 'answer-act', actId: told?.id ?? '', text: 'I write short ones' })
    expect(meOf(cafe.state, wren.id)).toMatchObject({ slowed: null, told: [] })
    const { kept: _, laid: __, ...shown } = cafe.state
    expect(JSON.stringify(shown)).not.toMatch(/slow/)
  })

  test('[HO68] when somebody laid a note is kept of nobody else, and in no root that is stored', () => {
    const { cafe, heron, wren, slow } = inRound()
    lay(cafe, wren)
    lay(cafe, heron)
    expect(cafe.state.laid).toEqual({})
    slow(30)
    cafe.pass(1234)
    lay(cafe, heron, { unnamed: true })
    expect(cafe.state.laid).toEqual({ [heron.id]: cafe.now })
    expect(JSON.stringify(cafe.state.kept)).not.toContain(String(cafe.now))
  })
})
