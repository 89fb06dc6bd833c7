import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const T1 = asId<TableId>('t1')
const T2 = asId<TableId>('t2')

/** A café in its first round, at `tables` tables. */
function aRound(tables = 1) {
  const cafe = new ACafe({ tables })
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  const lay = (noteId: string, note: Partial<KeptNote>, tableId = 't1') => {
    cafe.notes.set(`${tableId}/${noteId}`, { text: 'words', createdAt: cafe.now, round: 0, ...note })
    return { tableId: asId<TableId>(tableId), noteId: asId<NoteId>(noteId) }
  }
  const placed = (decision: ReturnType<typeof cafe.give>) => {
    const [event] = decision.ok ? decision.events : []
    if (event?.type !== 'note-placed') throw new Error('no note was placed')
    lay(event.noteId, event.note, event.tableId)
    const { key } = (decision.ok && decision.reply) as { key?: string }
    return { event, ...(key === undefined ? {} : { key }) }
  }
  return { cafe, heron, wren, lay, placed }
}

const code = (decision: ReturnType<ACafe['give']>) => (decision.ok ? 'ok' : decision.error.code)

describe('placing a note by command', () => {
  test('[NO1] is for a table where one has sat, for hosts anywhere, and stamps the round in which one sat there last', () => {
    const { cafe, heron, placed } = aRound(2)
    const there = asId<TableId>(cafe.tableOf(heron))
    const elsewhere = there === T1 ? T2 : T1
    expect(code(cafe.give(heron, { type: 'place-note', tableId: elsewhere, text: 'not mine' }))).toBe('not_seated')
    expect(code(cafe.give(heron, { type: 'place-note', tableId: asId('none'), text: 'nowhere' }))).toBe('not_seated')
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'move', participantId: heron.id, tableId: elsewhere })
    const late = placed(cafe.give(heron, { type: 'place-note', tableId: there, text: 'left over' }))
    expect(late.event.note).toEqual({
      text: 'left over',
      author: heron.id,
      createdAt: cafe.now,
      round: cafe.state.kept.history['1']?.[heron.id] === there ? 1 : 0,
    })
    expect(code(cafe.give(cafe.host, { type: 'place-note', tableId: T2, text: 'a word of the house' }))).toBe('ok')
    expect(code(cafe.give(cafe.host, { type: 'place-note', tableId: asId('none'), text: 'x' }))).toBe('unknown_table')
  })

  test('[HO30] at a table that rests nobody but hosts lays or changes words by command; taking back is free', () => {
    const { cafe, heron, lay } = aRound()
    const own = lay('note-0001', { author: heron.id })
    cafe.must(cafe.host, { type: 'freeze-table', tableId: T1, frozen: true })
    expect(code(cafe.give(heron, { type: 'place-note', tableId: T1, text: 'more' }))).toBe('frozen')
    expect(code(cafe.give(heron, { type: 'edit-note', ...own, text: 'other words' }))).toBe('frozen')
    expect(code(cafe.give(cafe.host, { type: 'place-note', tableId: T1, text: 'a word of the house' }))).toBe('ok')
    expect(code(cafe.give(heron, { type: 'set-note-consent', ...own, consent: 'table' }))).toBe('ok')
    expect(code(cafe.give(heron, { type: 'withdraw-note', ...own }))).toBe('ok')
    cafe.must(cafe.host, { type: 'end-round' })
    cafe.must(cafe.host, { type: 'start-gallery' })
    expect(code(cafe.give(heron, { type: 'edit-note', ...own, text: 'other words' }))).toBe('ok')
  })

  test('[NO1] continues only what lies at that table', () => {
    const { cafe, heron, lay, placed } = aRound()
    const { noteId } = lay('note-0001', { author: heron.id })
    const place = { type: 'place-note', tableId: T1, text: 'and so' } as const
    expect(placed(cafe.give(heron, { ...place, buildsOn: noteId })).event.note.buildsOn).toBe(noteId)
    expect(cafe.give(heron, { ...place, buildsOn: asId('note-0009') })).toMatchObject({
      error: { code: 'unknown_note', field: 'buildsOn' },
    })
  })

  test('[NO2] is held to the limits of the table: in all, of one person, and of those without a name', () => {
    const { cafe, heron, wren, lay } = aRound()
    const place = { type: 'place-note', tableId: T1, text: 'one more' } as const
    for (let n = 0; n < LIMITS.notesPerPerson; n++) lay(`note-${10_000 + n}`, { author: heron.id })
    expect(cafe.give(heron, place)).toMatchObject({ error: { code: 'too_large', field: 'tableId' } })
    expect(code(cafe.give(wren, place))).toBe('ok')
    cafe.unnamedBy = LIMITS.unnamedPerPerson
    expect(cafe.give(wren, { ...place, unnamed: true })).toMatchObject({ error: { field: 'unnamed' } })
    for (let n = LIMITS.notesPerPerson; n < LIMITS.notesPerTable; n++) lay(`note-${10_000 + n}`, {})
    expect(code(cafe.give(wren, place))).toBe('too_large')
    expect(code(cafe.give(cafe.host, place))).toBe('too_large')
  })

  test('[NO3] refuses a text with faults, and names the field; markup is words', () => {
    const place = (text: unknown) => parse(CommandSchema, { type: 'place-note', tableId: 't1', text })
    const edit = (text: unknown) =>
      parse(CommandSchema, { type: 'edit-note', tableId: 't1', noteId: 'note-0001', text })
    for (const asked of [place, edit]) {
      for (const text of ['', '  \n ', 'x'.repeat(LIMITS.note + 1), 'a\u0000b', 'a\u202Eb', 'half \ud83d', 7, null]) {
        expect(asked(text)).toMatchObject({ ok: false, error: { code: 'invalid', field: 'text' } })
      }
      expect(asked('<script>alert(1)</script>').ok).toBe(true)
    }
    expect(parse(CommandSchema, { type: 'place-note', tableId: 't1', text: 'x', unnamed: false }).ok).toBe(false)
    expect(
      parse(CommandSchema, { type: 'withdraw-note', tableId: 't1', noteId: 'note-0001', key: 'short' }),
    ).toMatchObject({ error: { field: 'key' } })
  })
})

describe('changing what is one’s own', () => {
  test('[NO4] is for the author, from anywhere, until the café closes', () => {
    const { cafe, heron, wren, lay } = aRound(2)
    const at = lay('note-0001', { author: heron.id }, cafe.tableOf(heron))
    const all = [
      { type: 'edit-note', ...at, text: 'better words' },
      { type: 'set-note-credit', ...at, credit: 'table' },
      { type: 'set-note-consent', ...at, consent: 'table' },
      { type: 'withdraw-note', ...at },
    ] as const
    const steps = ['end-round', 'start-gallery', 'start-harvest'] as const
    for (const step of steps) {
      for (const command of all) {
        expect(code(cafe.give(heron, command))).toBe('ok')
        // Not even hosts: they may hide a note.
        expect(code(cafe.give(cafe.host, command))).toBe('not_yours')
        expect(code(cafe.give(wren, command))).toBe(cafe.tableOf(wren) === at.tableId ? 'not_yours' : 'unknown_note')
        expect(code(cafe.give(heron, { ...command, noteId: asId<NoteId>('note-0002') }))).toBe('unknown_note')
        expect(code(cafe.give(heron, { ...command, tableId: asId<TableId>('none') }))).toBe('unknown_note')
      }
      cafe.must(cafe.host, { type: step })
    }
    cafe.must(cafe.host, { type: 'close' })
    for (const command of all) expect(code(cafe.give(heron, command))).toBe('wrong_phase')
  })

  test('[NO5] reaches a hidden note as well: its author changes what would come back, or takes it away for good', () => {
    const { cafe, heron, lay } = aRound()
    const at = lay('note-0001', { author: heron.id, text: 'hard words' })
    cafe.must(cafe.host, { type: 'hide-note', ...at })
    cafe.notes.clear()
    cafe.must(heron, { type: 'edit-note', ...at, text: 'kinder words' })
    cafe.must(heron, { type: 'set-note-consent', ...at, consent: 'table' })
    expect(cafe.state.kept.hidden['t1/note-0001']).toMatchObject({ text: 'kinder words', consent: 'table' })
    expect(cafe.must(heron, { type: 'my-notes' }).notes).toMatchObject([{ text: 'kinder words', hidden: true }])
    cafe.must(heron, { type: 'withdraw-note', ...at })
    expect(cafe.state.kept.hidden).toEqual({})
  })

  test('[NO6] one’s own notes of all tables are told to oneself, and nobody else’s', () => {
    const { cafe, heron, wren, lay, placed } = aRound(2)
    lay('note-0001', { author: heron.id, text: 'first' }, cafe.tableOf(heron))
    lay('note-0002', { author: wren.id, text: 'another’s' }, cafe.tableOf(heron))
    const { event, key = '' } = placed(
      cafe.give(heron, {
        type: 'place-note',
        tableId: asId(cafe.tableOf(heron)),
        text: 'without a name',
        unnamed: true,
      }),
    )
    const { tableId, noteId } = event
    expect(cafe.must(heron, { type: 'my-notes' }).notes).toMatchObject([
      { text: 'first', unnamed: false, hidden: false },
    ])
    const shown = cafe.must(heron, { type: 'my-notes', unnamed: [{ tableId, noteId: asId<NoteId>(noteId), key }] })
    expect((shown.notes as { text: string }[]).map(({ text }) => text).sort()).toEqual(['first', 'without a name'])
    const wrong = [{ tableId, noteId: asId<NoteId>(noteId), key: 'x'.repeat(43) }]
    expect(cafe.must(heron, { type: 'my-notes', unnamed: wrong }).notes).toHaveLength(1)
  })
})

describe('a note without a name', () => {
  const place = { type: 'place-note', tableId: T1, text: 'hard to say', unnamed: true } as const

  test('[NO10] says nothing of who wrote it, nor when: not the note, not what is kept, not what is remembered', () => {
    const { cafe, heron, placed } = aRound()
    const before = JSON.stringify(cafe.state.kept.participants)
    cafe.pass(123_456)
    const first = placed(cafe.give(heron, place))
    cafe.pass(7_000)
    const second = placed(cafe.give(heron, place))
    const began = cafe.state.kept.house.one.began?.['0'] ?? 0
    expect(first.event.note).toEqual({ text: 'hard to say', credit: 'nobody', round: 0, createdAt: began })
    expect(second.event.note.createdAt).toBe(began + 1)
    expect(rememberedOf(first.event)).toBeNull()
    expect(JSON.stringify(cafe.state.kept.unnamed)).not.toContain(heron.id)
    expect(JSON.stringify(cafe.state)).not.toContain(first.key)
    expect(JSON.stringify(cafe.state.kept.participants)).toBe(before)
  })

  test('[NO10] never stands before what it continues', () => {
    const { cafe, heron, lay, placed } = aRound()
    const { noteId } = lay('note-0001', { author: heron.id, createdAt: cafe.now + 60_000 })
    expect(placed(cafe.give(heron, { ...place, buildsOn: noteId })).event.note.createdAt).toBe(cafe.now + 60_001)
  })

  test('[NO11] is changed and withdrawn by whoever holds its key, and by no other key or person', () => {
    const { cafe, heron, wren, placed } = aRound()
    const [mine, other] = [placed(cafe.give(heron, place)), placed(cafe.give(heron, place))]
    const at = { tableId: T1, noteId: asId<NoteId>(mine.event.noteId) }
    const key = mine.key ?? ''
    for (const wrong of [{}, { key: other.key ?? '' }, { key: 'x'.repeat(43) }]) {
      for (const person of [heron, wren, cafe.host]) {
        expect(code(cafe.give(person, { type: 'edit-note', ...at, text: 'x', ...wrong }))).toBe('not_yours')
        expect(code(cafe.give(person, { type: 'set-note-consent', ...at, consent: 'cafe', ...wrong }))).toBe(
          'not_yours',
        )
        expect(code(cafe.give(person, { type: 'withdraw-note', ...at, ...wrong }))).toBe('not_yours')
      }
    }
    expect(code(cafe.give(wren, { type: 'edit-note', ...at, text: 'x', key }))).toBe('ok')
    expect(code(cafe.give(heron, { type: 'set-note-consent', ...at, consent: 'table', key }))).toBe('ok')
    const gone = cafe.give(heron, { type: 'withdraw-note', ...at, key })
    expect(gone.ok && gone.events.map(rememberedOf)).toEqual([null])
    expect(Object.keys(cafe.state.kept.unnamed)).toEqual([`t1/${other.event.noteId}`])
  })

  test('[NO12] is signed by nobody, now and later', () => {
    const { cafe, heron, placed } = aRound()
    expect(cafe.give(heron, { ...place, credit: 'name' })).toMatchObject({
      error: { code: 'invalid', field: 'credit' },
    })
    const { event } = placed(cafe.give(heron, { ...place, credit: 'nobody' }))
    const at = { tableId: T1, noteId: asId<NoteId>(event.noteId) }
    expect(code(cafe.give(heron, { type: 'set-note-credit', ...at, credit: 'name' }))).toBe('not_yours')
  })
})

test('[NO17] where part of a cloth was lost, nothing is taken that would not be kept', () => {
  const { cafe, heron, lay } = aRound()
  const at = lay('note-0001', { author: heron.id })
  cafe.damaged.add('t1')
  for (const command of [
    { type: 'place-note', tableId: T1, text: 'one more' },
    { type: 'edit-note', ...at, text: 'better words' },
    { type: 'set-note-credit', ...at, credit: 'table' },
    { type: 'set-note-consent', ...at, consent: 'table' },
    { type: 'withdraw-note', ...at },
  ] as const) {
    expect(code(cafe.give(heron, command))).toBe('damaged')
  }
  expect(cafe.must(heron, { type: 'my-notes' }).notes).toHaveLength(1)
})

test('[NO8] what is remembered of notes holds no words', () => {
  const { cafe, heron, lay, placed } = aRound()
  const { event } = placed(cafe.give(heron, { type: 'place-note', tableId: T1, text: 'canary' }))
  const at = { tableId: T1, noteId: asId<NoteId>(event.noteId) }
  lay(event.noteId, { author: heron.id, text: 'canary' })
  const events = [
    { type: 'edit-note', ...at, text: 'canary two' } as const,
    { type: 'withdraw-note', ...at } as const,
  ].flatMap((command) => {
    const decision = cafe.give(heron, command)
    return decision.ok ? decision.events : []
  })
  const hidden = cafe.give(cafe.host, { type: 'hide-note', ...at })
  const all = [event, ...events, ...(hidden.ok ? hidden.events : [])].map(rememberedOf)
  const ofNotes = ['note-placed', 'note-changed', 'note-withdrawn', 'note-hidden'].map((type) => ({ type, ...at }))
  expect(all.slice(0, -1)).toEqual(ofNotes)
  expect(all.at(-1)).toMatchObject({ type: 'acted', act: { what: 'hide-note', about: heron.id } })
  expect(JSON.stringify(all)).not.toContain('canary')
})
