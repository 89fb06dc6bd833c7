import { undoOf } from '@tablecloth/shared/cafe/acts.ts'
import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { asId, type NoteId, type TableId, type ThreadId } from '@tablecloth/shared/ids.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const error = (decision: ReturnType<ACafe['give']>) => (decision.ok ? null : decision.error)

function aGallery() {
  const cafe = new ACafe({ tables: 2 })
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  cafe.must(cafe.host, { type: 'start-round' })
  cafe.must(cafe.host, { type: 'end-round' })
  cafe.must(cafe.host, { type: 'start-gallery' })
  const lay = (tableId: string, noteId: string, note: Partial<KeptNote> = {}) => {
    cafe.notes.set(`${tableId}/${noteId}`, { text: 'words', createdAt: cafe.now, round: 0, author: wren.id, ...note })
    return { tableId: asId<TableId>(tableId), noteId: asId<NoteId>(noteId) }
  }
  const [here, there] = [lay('t1', 'note-here'), lay('t2', 'note-there')]
  const tie = (actor = heron, words = 'Both ask who is paid', from = here, to = there) =>
    cafe.give(actor, { type: 'tie-thread', from, to, words })
  const tied = (actor = heron) => {
    const decision = tie(actor)
    if (!decision.ok) throw new Error(decision.error.message)
    return asId<ThreadId>(String(decision.reply?.threadId))
  }
  return { cafe, heron, wren, lay, here, there, tie, tied }
}

describe('threads between tables', () => {
  test('[GA10] are tied by anybody between two notes of different tables, in a few words', () => {
    const { cafe, heron, here, there, tied, tie } = aGallery()
    const id = tied()
    expect(cafe.state.kept.threads[id]).toEqual({ from: here, to: there, words: 'Both ask who is paid', by: heron.id })
    expect(tie(cafe.host).ok).toBe(true)
    cafe.must(cafe.host, { type: 'start-harvest' })
    expect(tie().ok).toBe(true)
    expect(error(tie(heron, 'x', here, here))).toMatchObject({ code: 'invalid', field: 'to.tableId' })
  })

  test('[GA10] are refused by the name of the field where words are missing, too long or faulty, or ends are', () => {
    const end = { tableId: 't1', noteId: 'note-here' }
    const asked = (more: object) =>
      parse(CommandSchema, { type: 'tie-thread', from: end, to: { ...end, tableId: 't2' }, words: 'x', ...more })
    expect(asked({}).ok).toBe(true)
    for (const words of ['', '   ', 'x'.repeat(LIMITS.threadWords + 1), 'a\nb', 7]) {
      expect(asked({ words })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'words' } })
    }
    expect(asked({ to: { tableId: 't2' } })).toMatchObject({ ok: false, error: { field: 'to.noteId' } })
    expect(asked({ from: { ...end, more: 1 } }).ok).toBe(false)
  })

  test('[GA11] have no end in a note that is for its table, hidden, empty or none: all are answered alike', () => {
    const { cafe, heron, here, lay, tie } = aGallery()
    const hidden = lay('t2', 'note-hide')
    cafe.must(cafe.host, { type: 'hide-note', ...hidden })
    cafe.notes.delete('t2/note-hide')
    const ends = [
      lay('t2', 'note-kept', { consent: 'table' }),
      lay('t2', 'note-void', { text: ' ' }),
      hidden,
      { tableId: asId<TableId>('t2'), noteId: asId<NoteId>('note-none') },
      { tableId: asId<TableId>('constructor'), noteId: asId<NoteId>('note-none') },
    ]
    for (const end of ends) {
      expect(error(tie(heron, 'x', here, end))).toMatchObject({ code: 'unknown_note', field: 'to.noteId' })
      expect(error(tie(heron, 'x', end, here))).toMatchObject({ code: 'unknown_note', field: 'from.noteId' })
    }
  })

  test('[GA12] are taken back by whoever tied them, and by nobody else; theirs are told to them alone', () => {
    const { cafe, heron, wren, tied } = aGallery()
    const id = tied()
    expect(meOf(cafe.state, heron.id)?.threads).toEqual({ [id]: 'shown' })
    expect([meOf(cafe.state, wren.id)?.threads, meOf(cafe.state, cafe.host.id)?.threads]).toEqual([{}, {}])
    for (const actor of [wren, cafe.host]) {
      expect(error(cafe.give(actor, { type: 'untie-thread', threadId: id }))).toMatchObject({
        code: 'unknown_thread',
        field: 'threadId',
      })
    }
    cafe.must(heron, { type: 'untie-thread', threadId: id })
    expect(cafe.state.kept.threads).toEqual({})
    expect(error(cafe.give(heron, { type: 'untie-thread', threadId: asId('toString') }))?.code).toBe('unknown_thread')
  })

  test('[GA12] of one person are at most twenty', () => {
    const { heron, wren, tie } = aGallery()
    for (let n = 0; n < LIMITS.threadsPerPerson; n++) expect(tie(heron).ok).toBe(true)
    expect(error(tie(heron))?.code).toBe('too_many')
    expect(tie(wren).ok).toBe(true)
  })

  test('[GA13] a host takes one down, which is an act that can be undone and says nothing of whose it is', () => {
    const { cafe, heron, wren, tied } = aGallery()
    const id = tied()
    expect(error(cafe.give(wren, { type: 'hide-thread', threadId: id }))?.code).toBe('not_allowed')
    cafe.must(cafe.host, { type: 'hide-thread', threadId: id })
    cafe.must(cafe.host, { type: 'hide-thread', threadId: id })
    const acts = Object.values(cafe.state.kept.acts)
    expect(acts).toEqual([{ what: 'hide-thread', by: cafe.host.id, at: cafe.now, threadId: id }])
    expect(meOf(cafe.state, heron.id)?.threads).toEqual({ [id]: 'hidden' })
    const [act] = acts
    const undo = act && undoOf(cafe.state, act)
    expect(undo).toEqual({ type: 'restore-thread', threadId: id })
    if (undo) cafe.must(cafe.host, undo)
    expect(meOf(cafe.state, heron.id)?.threads).toEqual({ [id]: 'shown' })
    expect(act && undoOf(cafe.state, act)).toBeNull()
  })

  test('[GA14] go with a note that is withdrawn, and are nobody’s any more when the café is closed', () => {
    const { cafe, heron, wren, here, there, lay, tied, tie } = aGallery()
    const remembered: unknown[] = []
    cafe.watch = (_before, _after, events) => remembered.push(...events.map(rememberedOf))
    tied()
    expect(remembered).toEqual([null])
    cafe.must(wren, { type: 'withdraw-note', ...there })
    expect(cafe.state.kept.threads).toEqual({})
    const other = lay('t2', 'note-other')
    tie(heron, 'a second', here, other)
    cafe.must(cafe.host, { type: 'close' })
    expect(Object.values(cafe.state.kept.threads)).toEqual([{ from: here, to: other, words: 'a second' }])
    expect(JSON.stringify(remembered)).not.toContain('a second')
  })
})
