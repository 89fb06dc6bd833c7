import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { deedsOf } from '@tablecloth/shared/practice/script.ts'
import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { permissionFault } from '@tablecloth/shared/protocol/permissions.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from '../cafe/a-cafe.ts'

const SECOND = 1000
const STEP = 2 * SECOND

/** A rehearsal with so many simulated guests, and one person who came to practise with the host. */
function aRehearsal(guests: number, seed: string, admission: 'auto' | 'lobby' = 'auto') {
  const cafe = new ACafe(
    { languages: ['en', 'ar'], admission, perspectives: [{ id: 'seen' as never, name: 'By-and-for' }] },
    seed,
  )
  cafe.state = { ...cafe.state, cafe: { ...cafe.state.cafe, info: { ...cafe.state.cafe.info, rehearsal: true } } }
  cafe.watch = (_before, _after, events) => {
    for (const event of events) {
      if (event.type === 'note-placed') cafe.notes.set(`${event.tableId}/${event.noteId}`, event.note)
    }
  }
  const colleague = cafe.join('Avocet')
  cafe.must(cafe.host, { type: 'practise-guests', count: guests })
  if (admission === 'lobby') cafe.must(cafe.host, { type: 'admit-all' })
  const simulated = () =>
    Object.entries(cafe.state.kept.participants)
      .filter(([, one]) => one.simulated)
      .map(([id, { name }]): [ParticipantId, string] => [id as ParticipantId, name])
  const done = new Map<CommandType, number>()
  const refused: string[] = []
  /** Lets the guests act for so long. */
  const play = (ms: number) => {
    for (let gone = 0; gone < ms; gone += STEP) {
      cafe.pass(STEP)
      const { state } = cafe
      const deeds = deedsOf({
        state,
        at: cafe.now,
        sinceMs: STEP,
        notesAt: (tableId) =>
          [...cafe.notes.keys()].flatMap((key) =>
            key.startsWith(`${tableId}/`) ? [key.slice(tableId.length + 1)] : [],
          ),
        themes: () => [...cafe.themes].map(([id, version]) => ({ id, version })),
      })
      for (const { by, command } of deeds) {
        expect(cafe.state.kept.participants[by]?.simulated).toBe(true)
        expect(permissionFault(command.type, ['participant', 'self', 'seated'], state.cafe.state.phase)).toBeNull()
        const actor: Actor = { id: by, role: 'participant' }
        const decision = cafe.give(actor, command)
        if (decision.ok) done.set(command.type, (done.get(command.type) ?? 0) + 1)
        else refused.push(`${command.type}: ${decision.error.code}`)
      }
    }
  }
  return { cafe, colleague, simulated, play, done, refused }
}

describe('simulated guests', () => {
  test('[HO92] go through a whole café as people would, at a humane pace, and nearly nothing of it is refused', () => {
    for (const seed of ['first', 'second', 'third']) {
      const { cafe, play, done, refused } = aRehearsal(24, seed, 'lobby')
      play(60 * SECOND)
      expect(done.get('accept-agreement')).toBeGreaterThan(20)
      expect(done.get('propose-line')).toBeGreaterThan(0)
      expect(done.get('back-line')).toBeGreaterThan(3)
      cafe.must(cafe.host, { type: 'amend-agreement', lines: ['What is said here stays here'] })
      play(40 * SECOND)
      expect(done.get('accept-agreement')).toBeGreaterThan(40)
      cafe.must(cafe.host, { type: 'start-round' })
      play(10 * 60 * SECOND)
      const notes = done.get('place-note') ?? 0
      // Three tables, a note in half a minute at each: 60, give or take what chance does.
      expect(notes).toBeGreaterThan(30)
      expect(notes).toBeLessThan(100)
      for (const type of ['start-turn', 'end-turn', 'raise-hand'] as const) expect(done.get(type)).toBeGreaterThan(3)
      cafe.must(cafe.host, { type: 'end-round' })
      play(60 * SECOND)
      expect(done.get('answer-pulse')).toBeGreaterThan(10)
      cafe.must(cafe.host, { type: 'start-gallery' })
      play(3 * 60 * SECOND)
      expect(done.get('place-dots')).toBeGreaterThan(20)
      expect(done.get('echo-note')).toBeGreaterThan(10)
      cafe.must(cafe.host, { type: 'start-harvest' })
      cafe.themes.set('theme-one', 'its words')
      play(4 * 60 * SECOND)
      expect(done.get('answer-theme')).toBeGreaterThan(15)
      expect(done.get('take-on')).toBeGreaterThan(3)
      const deeds = [...done.values()].reduce((sum, n) => sum + n, 0)
      expect(refused.length).toBeLessThan(deeds / 20)
      cafe.must(cafe.host, { type: 'close' })
      const before = deeds
      play(60 * SECOND)
      expect([...done.values()].reduce((sum, n) => sum + n, 0)).toBe(before)
    }
  })

  test('[HO92] do the same again from the same seed', () => {
    const twice = [1, 2].map(() => {
      const { cafe, play, done } = aRehearsal(12, 'again')
      cafe.must(cafe.host, { type: 'start-round' })
      play(5 * 60 * SECOND)
      return [[...done], [...cafe.notes.values()].map(({ text }) => text)]
    })
    expect(twice[0]).toEqual(twice[1])
  })

  test('[HO93] are silent while a round is paused, and leave whoever is no simulation their word and their turn', () => {
    const { cafe, colleague, play, done } = aRehearsal(12, 'pause')
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'pause-round' })
    const before = [...done]
    play(2 * 60 * SECOND)
    expect([...done].filter(([type]) => type !== 'accept-agreement')).toEqual(
      before.filter(([type]) => type !== 'accept-agreement'),
    )
    cafe.must(cafe.host, { type: 'resume-round' })
    const tableId = cafe.state.cafe.seats[colleague.id]
    cafe.must(colleague, { type: 'start-turn' })
    play(40 * SECOND)
    const speaking = tableId && cafe.state.speaking[tableId]?.current.map(({ participantId }) => participantId)
    expect(speaking).toContain(colleague.id)
  })

  test('[HO91] carry a mark in their names and in the café’s list of people, and their names are all different', () => {
    const { cafe, simulated, colleague } = aRehearsal(30, 'names')
    const names = simulated().map(([, name]) => name)
    expect(new Set(names).size).toBe(30)
    for (const name of names) expect(name).toMatch(/\((?:simulated|محاكاة)\)$/)
    for (const [id] of simulated()) expect(cafe.state.cafe.people[id]?.simulated).toBe(true)
    expect(cafe.state.cafe.people[colleague.id]).not.toHaveProperty('simulated')
  })
})

describe('what hosts of a rehearsal may ask for', () => {
  test('[HO94] is refused in every other café, and more guests than there is room for', () => {
    const cafe = new ACafe()
    for (const command of [
      { type: 'practise-guests', count: 3 },
      { type: 'practise-moment', moment: 'report' },
    ] as const) {
      expect(cafe.give(cafe.host, command)).toMatchObject({ ok: false, error: { code: 'rehearsal_only' } })
    }
    const { cafe: rehearsal } = aRehearsal(25, 'room')
    expect(rehearsal.give(rehearsal.host, { type: 'practise-guests', count: 6 })).toMatchObject({
      ok: false,
      error: { code: 'full', field: 'count' },
    })
  })

  test('[HO95] a call, a note that breaks the agreement, words for the hosts alone, a long turn and a late arrival come at a word', () => {
    const { cafe, simulated } = aRehearsal(12, 'moments')
    const ask = (moment: 'call-for-help' | 'hurtful-note' | 'report' | 'long-turn' | 'late-arrival') =>
      cafe.give(cafe.host, { type: 'practise-moment', moment })
    expect(ask('call-for-help')).toMatchObject({ ok: false, error: { code: 'no_guests' } })
    expect(ask('hurtful-note')).toMatchObject({ ok: false, error: { code: 'no_guests' } })
    cafe.must(cafe.host, { type: 'start-round' })
    for (const moment of ['call-for-help', 'hurtful-note', 'report', 'long-turn', 'late-arrival'] as const) {
      expect(ask(moment).ok).toBe(true)
      cafe.pass(SECOND)
    }
    expect(Object.keys(cafe.state.kept.calls)).toHaveLength(1)
    expect(Object.values(cafe.state.kept.reports)).toHaveLength(1)
    expect([...cafe.notes.values()].map(({ text }) => text)).toEqual([expect.stringMatching(/agreement|الاتفاق/)])
    expect(Object.values(cafe.state.speaking).flatMap(({ current }) => current)).toHaveLength(1)
    expect(simulated()).toHaveLength(13)
    expect(Object.keys(cafe.state.cafe.seats)).toHaveLength(14)
  })

  test('[HO96] a rehearsal is kept for a day at most, whatever its organiser would like', () => {
    const { cafe } = aRehearsal(1, 'day')
    const until = cafe.state.cafe.info.keepUntil
    expect(cafe.give(cafe.host, { type: 'keep-until', until: until + 1 })).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'until' },
    })
    cafe.must(cafe.host, { type: 'keep-until', until: cafe.now + SECOND })
  })
})
