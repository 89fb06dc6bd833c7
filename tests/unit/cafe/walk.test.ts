import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { talliesTold } from '@tablecloth/shared/cafe/walk.ts'
import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import { type Command, CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const MINUTE = 60_000
const code = (decision: ReturnType<ACafe['give']>) => (decision.ok ? 'ok' : decision.error.code)

/** A café whose two cloths hang, with four people in it. */
function aWalk(walk: Partial<Extract<Command, { type: 'start-gallery' }>> = {}) {
  const cafe = new ACafe({ tables: 2 })
  const people = ['Heron', 'Wren', 'Teasel', 'Plover'].map((name) => cafe.join(name))
  cafe.must(cafe.host, { type: 'start-round' })
  const lay = (noteId: string, note: Partial<KeptNote> = {}, tableId = 't1') => {
    cafe.notes.set(`${tableId}/${noteId}`, { text: 'words', createdAt: cafe.now, round: 0, ...note })
    return { tableId: asId<TableId>(tableId), noteId: asId<NoteId>(noteId) }
  }
  cafe.must(cafe.host, { type: 'end-round' })
  cafe.must(cafe.host, { type: 'start-gallery', ...walk })
  const [heron, wren] = people as [(typeof people)[0], (typeof people)[0]]
  return { cafe, people, heron, wren, lay }
}

describe('the time of the walk', () => {
  test('[GA1] is as the host said, else a quarter of an hour, and stands where the end of a round stands', () => {
    const usual = aWalk().cafe
    expect(usual.state.cafe.state).toMatchObject({ phase: 'gallery', endsAt: usual.now + 15 * MINUTE })
    const { cafe } = aWalk({ minutes: 10 })
    const ends = cafe.now + 10 * MINUTE
    cafe.must(cafe.host, { type: 'extend-walk', minutes: 2 })
    expect(cafe.state.cafe.state.endsAt).toBe(ends + 2 * MINUTE)
    expect(cafe.state.cafe.walk.ms).toBe(12 * MINUTE)
    cafe.must(cafe.host, { type: 'end-walk', softly: true })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + MINUTE)
    cafe.pass(50_000)
    cafe.must(cafe.host, { type: 'end-walk', softly: true })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + 10_000)
  })

  test('[GA2] ends by itself, ends nothing else, and can go on', () => {
    const { cafe, heron, lay } = aWalk({ minutes: 5 })
    const note = lay('note-0001')
    cafe.must(heron, { type: 'place-dots', ...note, dots: 1 })
    const seats = cafe.state.cafe.seats
    cafe.pass(5 * MINUTE - 1)
    expect(cafe.state.cafe.walk.over).toBeUndefined()
    cafe.pass(1)
    expect(cafe.state.cafe.state).toMatchObject({ phase: 'gallery', round: 0, endsAt: null })
    expect(cafe.state.cafe.walk.over).toBe(true)
    expect(cafe.state.cafe.seats).toEqual(seats)
    expect(code(cafe.give(heron, { type: 'place-dots', ...note, dots: 0 }))).toBe('walk_over')
    expect(code(cafe.give(heron, { type: 'echo-note', ...note, echo: 'know-this', given: true }))).toBe('walk_over')
    cafe.must(cafe.host, { type: 'end-walk' })
    cafe.must(cafe.host, { type: 'extend-walk', minutes: 2 })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + 2 * MINUTE)
    expect(code(cafe.give(heron, { type: 'place-dots', ...note, dots: 0 }))).toBe('ok')
    cafe.must(cafe.host, { type: 'end-walk' })
    expect(cafe.state.cafe.state.endsAt).toBeNull()
  })

  test('[GA2] a server that looks only later ends it all the same, and a round after it has its own end', () => {
    const { cafe } = aWalk({ minutes: 5 })
    cafe.sleep(60 * MINUTE)
    expect(cafe.state.cafe.walk.over).toBe(true)
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.state.cafe.state).toMatchObject({ phase: 'round', round: 1, endsAt: cafe.now + 20 * MINUTE })
    cafe.pass(20 * MINUTE)
    expect(cafe.state.cafe.state.phase).toBe('between')
  })

  test('[GA2] a walk that was stored before there was a time for it stays open, and can be given one', () => {
    const { cafe, heron, lay } = aWalk()
    const note = lay('note-0001')
    cafe.state = {
      ...cafe.state,
      cafe: { ...cafe.state.cafe, walk: {}, state: { ...cafe.state.cafe.state, endsAt: null } },
    }
    cafe.pass(60 * MINUTE)
    expect(code(cafe.give(heron, { type: 'place-dots', ...note, dots: 1 }))).toBe('ok')
    cafe.must(cafe.host, { type: 'end-walk', softly: true })
    expect(cafe.state.cafe.state.endsAt).toBe(cafe.now + MINUTE)
  })
})

describe('dots', () => {
  test('[GA4] are five a person and two on one note, unless the host said otherwise', () => {
    const { cafe, heron, wren, lay } = aWalk()
    const [a, b, c] = ['note-000a', 'note-000b', 'note-000c'].map((id) => lay(id)) as [
      ReturnType<typeof lay>,
      ReturnType<typeof lay>,
      ReturnType<typeof lay>,
    ]
    const put = (note: typeof a, dots: number, actor = heron) =>
      code(cafe.give(actor, { type: 'place-dots', ...note, dots }))
    expect([put(a, 3), put(a, 2), put(b, 2), put(c, 2), put(c, 1)]).toEqual([
      'too_many',
      'ok',
      'ok',
      'no_dots_left',
      'ok',
    ])
    expect(put(b, 1)).toBe('ok')
    expect(put(c, 2)).toBe('ok')
    expect(put(a, 2, wren)).toBe('ok')
    const more = aWalk({ dots: 3, dotsOnOne: 3 })
    const note = more.lay('note-000a')
    expect(code(more.cafe.give(more.heron, { type: 'place-dots', ...note, dots: 3 }))).toBe('ok')
    const none = aWalk({ dots: 0 })
    expect(code(none.cafe.give(none.heron, { type: 'place-dots', ...none.lay('note-000a'), dots: 1 }))).toBe('too_many')
  })

  test('[GA5] are for notes that everybody may read, by participants; of others nobody learns that they are there', () => {
    const { cafe, heron, lay } = aWalk()
    const dot = (note: ReturnType<typeof lay>, actor = heron) =>
      cafe.give(actor, { type: 'place-dots', ...note, dots: 1 })
    const kept = [
      lay('note-kept', { consent: 'table' }),
      lay('note-void', { text: ' \n' }),
      { tableId: asId<TableId>('t1'), noteId: asId<NoteId>('note-none') },
      { tableId: asId<TableId>('toString'), noteId: asId<NoteId>('note-none') },
    ]
    for (const note of kept) {
      expect(dot(note)).toMatchObject({ ok: false, error: { code: 'unknown_note', field: 'noteId' } })
      expect(code(cafe.give(heron, { type: 'echo-note', ...note, echo: 'moves-me', given: true }))).toBe('unknown_note')
    }
    expect(code(dot(lay('note-free'), cafe.host))).toBe('not_allowed')
    expect(cafe.state.kept.dots).toEqual({})
  })

  test('[GA5] that cannot be so many are refused by the name of the field', () => {
    const place = (dots: unknown) =>
      parse(CommandSchema, { type: 'place-dots', tableId: 't1', noteId: 'note-0001', dots })
    for (const wrong of [-1, 1.5, 21, '1', null]) {
      expect(place(wrong)).toMatchObject({ ok: false, error: { code: 'invalid', field: 'dots' } })
    }
    expect(place(0).ok).toBe(true)
    const { cafe } = aWalk()
    cafe.must(cafe.host, { type: 'start-harvest' })
    expect(cafe.give(cafe.host, { type: 'start-gallery', dots: 2, dotsOnOne: 3 })).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'dotsOnOne' },
    })
  })

  test('[GA6] of a note that is hidden, withdrawn or kept for its table go with it and are their givers’ again', () => {
    const { cafe, heron, wren, lay } = aWalk({ dots: 1 })
    const gone = [
      (note: ReturnType<typeof lay>) => cafe.must(cafe.host, { type: 'hide-note', ...note }),
      (note: ReturnType<typeof lay>) => cafe.must(wren, { type: 'withdraw-note', ...note }),
      (note: ReturnType<typeof lay>) => cafe.must(wren, { type: 'set-note-consent', ...note, consent: 'table' }),
    ]
    for (const [n, away] of gone.entries()) {
      const note = lay(`note-000${n}`, { author: wren.id })
      cafe.must(heron, { type: 'place-dots', ...note, dots: 1 })
      cafe.must(heron, { type: 'echo-note', ...note, echo: 'tell-more', given: true })
      away(note)
      expect(meOf(cafe.state, heron.id)).toMatchObject({ dots: {}, echoes: {} })
    }
    // Put back, a note comes without them.
    cafe.must(cafe.host, { type: 'restore-note', tableId: asId('t1'), noteId: asId('note-0000') })
    cafe.must(heron, { type: 'place-dots', ...lay('note-last'), dots: 1 })
    cafe.must(cafe.host, { type: 'end-walk' })
    expect(Object.keys(talliesTold(cafe.state))).toEqual(['t1/note-last'])
  })

  test('[GA7] are told to oneself alone while the walk is on; over, they are told in numbers and stay', () => {
    const { cafe, heron, wren, lay } = aWalk()
    const note = lay('note-0001')
    cafe.must(heron, { type: 'place-dots', ...note, dots: 2 })
    cafe.must(wren, { type: 'place-dots', ...note, dots: 1 })
    expect([talliesTold(cafe.state), meOf(cafe.state, heron.id)?.dots]).toEqual([{}, { 't1/note-0001': 2 }])
    expect(JSON.stringify(meOf(cafe.state, cafe.host.id))).not.toContain('note-0001')
    cafe.must(cafe.host, { type: 'start-harvest' })
    expect(talliesTold(cafe.state)).toEqual({ 't1/note-0001': { dots: 3, echoes: {} } })
    cafe.must(cafe.host, { type: 'start-gallery' })
    expect(talliesTold(cafe.state)).toEqual({})
    cafe.must(cafe.host, { type: 'close' })
    expect(talliesTold(cafe.state)).toEqual({ 't1/note-0001': { dots: 3, echoes: {} } })
  })

  test('[GA9] and answers are in no row of the log, and whose they were is forgotten when the café is closed', () => {
    const { cafe, heron, lay } = aWalk()
    const note = lay('note-0001')
    const remembered: unknown[] = []
    cafe.watch = (_before, _after, events) => remembered.push(...events.map(rememberedOf))
    cafe.must(heron, { type: 'place-dots', ...note, dots: 2 })
    cafe.must(heron, { type: 'echo-note', ...note, echo: 'know-this', given: true })
    expect(remembered).toEqual([null, null])
    cafe.must(cafe.host, { type: 'close' })
    const { dots, echoes, tallies } = cafe.state.kept
    expect([dots, echoes]).toEqual([{}, {}])
    expect(tallies).toEqual({ 't1/note-0001': { dots: 2, echoes: { 'know-this': 'few' } } })
    expect(meOf(cafe.state, heron.id)).toMatchObject({ dots: {}, echoes: {} })
  })
})

describe('what people answer to a note', () => {
  test('[GA8] is told in numbers from three on, and in a word below', () => {
    const { cafe, people, lay } = aWalk()
    const note = lay('note-0001')
    for (const [n, actor] of people.entries()) {
      cafe.must(actor, { type: 'echo-note', ...note, echo: 'moves-me', given: true })
      if (n < 2) cafe.must(actor, { type: 'echo-note', ...note, echo: 'know-this', given: true })
    }
    cafe.must(people[3] ?? cafe.host, { type: 'echo-note', ...note, echo: 'moves-me', given: false })
    cafe.must(cafe.host, { type: 'end-walk' })
    expect(talliesTold(cafe.state)).toEqual({
      't1/note-0001': { dots: 0, echoes: { 'moves-me': 3, 'know-this': 'few' } },
    })
  })
})

/** What somebody may do who thinks of nothing but dots. */
const deed = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('place', 'place', 'place', 'twice', 'hide', 'restore', 'keep', 'free', 'withdraw', 'leave'),
  note: fc.nat(3),
  dots: fc.nat(6),
})

/** `WALK_RUNS=10000` for the long form. */
const RUNS = Number(process.env.WALK_RUNS ?? 150)

test('[GA4] a model that knows nothing of the rules’ code agrees on every dot, whatever companies do', {
  timeout: 20_000 + RUNS * 100,
}, () => {
  const cafes = fc.record({ dots: fc.nat(6), onOne: fc.nat(6), deeds: fc.array(deed, { maxLength: 40 }) })
  fc.assert(
    fc.property(cafes, ({ dots, onOne, deeds }) => {
      const { cafe, people, lay } = aWalk({ dots, dotsOnOne: Math.min(onOne, dots) })
      const most = Math.min(onOne, dots)
      const author = people[3] ?? cafe.host
      const notes = [0, 1, 2, 3].map((n) => lay(`note-000${n}`, { author: author.id, createdAt: n }))
      /** Whose hand has how many on which note; `null`: the note is not there to be read. */
      const model = people.slice(0, 3).map(() => [0, 0, 0, 0])
      const shown: ('shown' | 'hidden' | 'kept' | 'gone')[] = ['shown', 'shown', 'shown', 'shown']
      const left = new Set<number>()
      const clear = (n: number) => {
        for (const own of model) own[n] = 0
      }
      for (const { who, what, note: n, dots: wish } of deeds) {
        const note = notes[n] as (typeof notes)[0]
        const place = `t1/${note.noteId}`
        const actor = people[who] as (typeof people)[0]
        const own = model[who] as number[]
        const sum = own.reduce((a, b) => a + b, 0)
        switch (what) {
          case 'place':
          case 'twice': {
            const more = wish > (own[n] ?? 0)
            const may =
              !left.has(who) &&
              (wish === own[n] ||
                ((wish === 0 || shown[n] === 'shown') &&
                  (!more || (wish <= most && sum - (own[n] ?? 0) + wish <= dots))))
            const taps = what === 'twice' ? 2 : 1
            for (let tap = 0; tap < taps; tap++) {
              expect(cafe.give(actor, { type: 'place-dots', ...note, dots: wish }).ok).toBe(may)
              if (may) own[n] = wish
            }
            break
          }
          case 'hide':
            if (!cafe.notes.has(place)) break
            cafe.must(cafe.host, { type: 'hide-note', ...note })
            cafe.notes.delete(place)
            shown[n] = 'hidden'
            clear(n)
            break
          case 'restore': {
            const kept = cafe.state.kept.hidden[place]
            if (!kept) break
            cafe.must(cafe.host, { type: 'restore-note', ...note })
            const { by: _, at: __, ...was } = kept
            cafe.notes.set(place, was)
            shown[n] = was.consent === 'table' ? 'kept' : 'shown'
            break
          }
          case 'keep':
          case 'free': {
            const consent = what === 'keep' ? 'table' : 'cafe'
            if (!cafe.give(author, { type: 'set-note-consent', ...note, consent }).ok) break
            const there = cafe.notes.get(place)
            if (there) {
              cafe.notes.set(place, { ...there, consent })
              shown[n] = what === 'keep' ? 'kept' : 'shown'
            }
            if (what === 'keep') clear(n)
            break
          }
          case 'withdraw':
            if (!cafe.give(author, { type: 'withdraw-note', ...note }).ok) break
            cafe.notes.delete(place)
            shown[n] = 'gone'
            clear(n)
            break
          case 'leave':
            if (who === 2 && !left.has(who)) {
              cafe.must(actor, { type: 'leave' })
              left.add(who)
            }
        }
        expect(dotsOf(cafe.state, people)).toEqual(model)
      }
      cafe.must(cafe.host, { type: 'end-walk' })
      const told = talliesTold(cafe.state)
      const sums = notes.map((_, n) => model.reduce((sum, own) => sum + (own[n] ?? 0), 0))
      expect(notes.map(({ noteId }) => told[`t1/${noteId}`]?.dots ?? 0)).toEqual(sums)
    }),
    { numRuns: RUNS },
  )
})

const dotsOf = ({ kept }: CafeState, people: ReturnType<typeof aWalk>['people']): number[][] =>
  people.slice(0, 3).map(({ id }) => [0, 1, 2, 3].map((n) => kept.dots[id]?.[`t1/note-000${n}`] ?? 0))
