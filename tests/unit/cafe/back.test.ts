import { newestActs, removalOf, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import type { Actor, Decision } from '@tablecloth/shared/cafe/decide.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { asId, type ParticipantId, type PerspectiveId, type SessionId, type TableId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const [T1, T2] = [asId<TableId>('t1'), asId<TableId>('t2')]

function withHeron() {
  const perspectives = [{ id: asId<PerspectiveId>('youth'), name: 'Youth work' }]
  const cafe = new ACafe({ tables: 2, hostName: 'Avocet', perspectives })
  const heron = cafe.join('Heron', { credit: 'organisation', perspectives: [{ id: asId('youth'), show: 'private' }] })
  const wren = cafe.join('Wren')
  const remove = (who = heron) => cafe.must(cafe.host, { type: 'remove', participantId: who.id })
  const letBack = (who: { id: ParticipantId } = heron, by = cafe.host): Decision =>
    cafe.give(by, { type: 'let-back', participantId: who.id })
  return { cafe, heron, wren, remove, letBack }
}

const outside = (who: Actor): Actor => ({ ...who, removed: true })
const removal = (cafe: ACafe, who: Actor): string => removalOf(cafe.state, who.id)?.[0] ?? 'none'

describe('whoever was asked to leave', () => {
  test('[HO70] is let back as they were: name, credit, declarations, wishes, sign-ins and seat', () => {
    const { cafe, heron, wren, remove, letBack } = withHeron()
    cafe.must(heron, { type: 'accept-agreement' })
    cafe.must(heron, { type: 'wish-seats', apart: [], together: [wren.id] })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: T2 })
    const session = { by: heron.id, since: cafe.now, device: 'phone' } as const
    const sessions = { [asId<SessionId>('a-phone')]: session }
    cafe.state = { ...cafe.state, kept: { ...cafe.state.kept, sessions } }
    const before = meOf(cafe.state, heron.id)
    const shown = cafe.state.cafe.people[heron.id]
    remove()
    expect([meOf(cafe.state, heron.id), cafe.tableOf(heron)]).toEqual([null, 'nowhere'])
    expect(cafe.state.cafe.people[heron.id]).toMatchObject({ name: 'Heron', gone: true })
    cafe.pass(60_000)
    expect(letBack()).toMatchObject({ ok: true })
    const { told, ...me } = meOf(cafe.state, heron.id) ?? { told: [] }
    expect(me).toEqual({ ...before, told: undefined })
    expect(told[0]).toMatchObject({ what: 'let-back', by: 'Avocet' })
    expect(cafe.state.cafe.people[heron.id]).toEqual(shown)
    expect(cafe.state.kept.sessions).toEqual(sessions)
    expect(cafe.tableOf(heron)).toBe('t2')
    const acts = Object.keys(cafe.state.kept.acts).length
    expect(letBack()).toEqual({ ok: true, events: [] })
    expect(Object.keys(cafe.state.kept.acts)).toHaveLength(acts)
  })

  test('[HO70] sits at another table where theirs is closed or somebody sits whom they never sit with, and waits where they waited', () => {
    const { cafe, heron, wren, remove, letBack } = withHeron()
    cafe.must(heron, { type: 'wish-seats', apart: [wren.id], together: [] })
    cafe.must(cafe.host, { type: 'start-round' })
    const [own, other] = cafe.tableOf(heron) === 't1' ? [T1, T2] : [T2, T1]
    remove()
    cafe.must(cafe.host, { type: 'move', participantId: wren.id, tableId: own })
    letBack()
    expect(cafe.tableOf(heron)).toBe(other)
    remove()
    cafe.must(cafe.host, { type: 'close-table', tableId: other })
    letBack()
    expect(cafe.tableOf(heron)).toBe(own)
    const lobby = new ACafe({ admission: 'lobby' })
    const teal = lobby.join('Teal')
    lobby.must(lobby.host, { type: 'start-round' })
    lobby.must(lobby.host, { type: 'remove', participantId: teal.id })
    lobby.must(lobby.host, { type: 'let-back', participantId: teal.id })
    expect(meOf(lobby.state, teal.id)).toMatchObject({ admitted: false, tableId: null })
    expect(lobby.give(teal, { type: 'raise-hand' })).toMatchObject({ error: { code: 'not_admitted' } })
  })

  test('[HO71] says one thing to the hosts about it, once for each time, and nothing else is heard of them', () => {
    const { cafe, heron, remove, letBack } = withHeron()
    const say = (who: Actor, actId: string) => cafe.give(who, { type: 'answer-act', actId, text: 'I meant no harm' })
    cafe.must(cafe.host, { type: 'set-table-host', tableId: T1, participantId: heron.id })
    const earlier = newestActs(cafe.state.kept.acts, 1)[0]?.[0] ?? ''
    remove()
    const first = removal(cafe, heron)
    expect(say(heron, first)).toMatchObject({ error: { code: 'bad_token' } })
    expect(say(outside(heron), earlier)).toMatchObject({ error: { code: 'unknown' } })
    expect(say(outside(heron), first)).toMatchObject({ ok: true })
    expect(say(outside(heron), first)).toMatchObject({ error: { code: 'too_many' } })
    expect(Object.values(cafe.state.kept.reports)).toEqual([
      expect.objectContaining({ by: heron.id, actId: first, unnamed: false, text: 'I meant no harm' }),
    ])
    for (const type of ['time', 'leave', 'my-notes', 'raise-hand'] as const)
      expect(cafe.give(outside(heron), { type })).toMatchObject({ error: { code: 'bad_token' } })
    letBack()
    expect(say(outside(heron), first)).toMatchObject({ error: { code: 'bad_token' } })
    expect(say(heron, first)).toMatchObject({ error: { code: 'too_many' } })
    remove()
    expect(removal(cafe, heron)).not.toBe(first)
    expect(say(outside(heron), removal(cafe, heron))).toMatchObject({ ok: true })
  })

  test('[HO72] it undoes the act, until the café is closed, and a co-host is let back by the organiser alone', () => {
    const { cafe, heron, remove, letBack } = withHeron()
    const invite = (): Actor => ({
      id: asId<ParticipantId>(String(cafe.must(cafe.host, { type: 'invite-host' }).participantId)),
      role: 'host',
    })
    const [cohost, another] = [invite(), invite()]
    remove()
    const act = newestActs(cafe.state.kept.acts, 1)[0]?.[1]
    if (!act) throw new Error('nobody did anything')
    expect(undoOf(cafe.state, act)).toEqual({ type: 'let-back', participantId: heron.id })
    letBack()
    expect(undoOf(cafe.state, act)).toBeNull()
    remove(cohost)
    expect(cafe.state.cafe.hosts[cohost.id]).toBeUndefined()
    expect(letBack(cohost, another)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(letBack(cohost)).toMatchObject({ ok: true })
    expect(cafe.state.cafe.hosts[cohost.id]).toBeDefined()
    const screen = cafe.must(cafe.host, { type: 'invite-projector' }).participantId as ParticipantId
    cafe.must(cafe.host, { type: 'remove', participantId: screen })
    expect(letBack({ id: screen })).toMatchObject({ error: { code: 'unknown_person' } })
    const thing: Actor = { id: screen, role: 'projector', removed: true }
    const said = cafe.give(thing, { type: 'answer-act', actId: removal(cafe, thing), text: 'Hello' })
    expect(said).toMatchObject({ error: { code: 'bad_token' } })
    remove()
    cafe.must(cafe.host, { type: 'close' })
    expect(letBack()).toMatchObject({ error: { code: 'wrong_phase' } })
    expect(undoOf(cafe.state, act)).toBeNull()
  })

  test('[HO73] whoever left by themselves is not let back, and their sign-ins and wishes have ended', () => {
    const { cafe, heron, wren, letBack } = withHeron()
    cafe.must(heron, { type: 'wish-seats', apart: [], together: [wren.id] })
    cafe.must(heron, { type: 'leave' })
    expect(letBack()).toMatchObject({ error: { code: 'unknown_person', field: 'participantId' } })
    expect(cafe.state.kept.wishes[heron.id]).toBeUndefined()
    const said = cafe.give(outside(heron), { type: 'answer-act', actId: '1', text: 'Hello' })
    expect(said).toMatchObject({ error: { code: 'bad_token' } })
  })
})
