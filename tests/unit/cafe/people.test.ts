import { asId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { ACafe } from './a-cafe.ts'

const PERSPECTIVES = [
  { id: asId<never>('by-and-for'), name: 'By-and-for agency' },
  { id: asId<never>('authority'), name: 'Local authority' },
  { id: asId<never>('lived'), name: 'Lived experience', sensitive: true },
]

describe('people', () => {
  test('[CA30] in a café with a lobby nobody is in the document, or may act, before a host lets them in', () => {
    const cafe = new ACafe({ admission: 'lobby' })
    const guest = cafe.join('Heron')
    expect(cafe.state.cafe.people).toEqual({})
    expect(cafe.give(guest, { type: 'accept-agreement' })).toMatchObject({ ok: false, error: { code: 'not_admitted' } })
    cafe.must(cafe.host, { type: 'admit', participantId: guest.id })
    expect(cafe.state.cafe.people[guest.id]).toEqual({ name: 'Heron', languages: [], shown: [] })
  })

  test('[CA31] somebody admitted in mid-round is seated at once', () => {
    const cafe = new ACafe({ admission: 'lobby' })
    const guests = [cafe.join('Heron'), cafe.join('Wren'), cafe.join('Plover')]
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'admit-all' })
    expect(guests.map((guest) => cafe.tableOf(guest)).sort()).toEqual(['t1', 't2', 't3'])
  })

  test('[CA32] a sensitive perspective cannot be shown on a seat, and an unknown one is named', () => {
    const cafe = new ACafe({ perspectives: PERSPECTIVES })
    const shown = cafe.tryJoin(asId('p1'), { name: 'Wren', perspectives: [{ id: asId('lived'), show: 'seat' }] })
    expect(shown).toMatchObject({ ok: false, error: { code: 'invalid', field: 'perspectives.0.show' } })
    const unknown = cafe.tryJoin(asId('p1'), { name: 'Wren', perspectives: [{ id: asId('toString') }] })
    expect(unknown).toMatchObject({ ok: false, error: { code: 'invalid', field: 'perspectives.0.id' } })
  })

  test('[CA33] what is declared in private or to be counted changes no byte of what others read', () => {
    const others = (['private', 'count'] as const).map((show) => {
      const cafe = new ACafe({ perspectives: PERSPECTIVES })
      cafe.join('Heron', {
        perspectives: [
          { id: asId('lived'), show },
          { id: asId('authority'), show },
        ],
      })
      cafe.join('Wren')
      cafe.must(cafe.host, { type: 'start-round' })
      cafe.pass(15 * 60_000)
      return JSON.stringify([cafe.state.cafe, cafe.state.speaking])
    })
    const silent = new ACafe({ perspectives: PERSPECTIVES })
    silent.join('Heron')
    silent.join('Wren')
    silent.must(silent.host, { type: 'start-round' })
    silent.pass(15 * 60_000)
    const bytes = JSON.stringify([silent.state.cafe, silent.state.speaking])
    expect(others).toEqual([bytes, bytes])
  })

  test('[CA34] prompts come from seats that show, from voices not heard, and from the deck, each saying which', () => {
    const cafe = new ACafe({ tables: 1, perspectives: PERSPECTIVES })
    cafe.join('Heron', { perspectives: [{ id: asId('by-and-for'), show: 'seat' }] })
    const wren = cafe.join('Wren')
    cafe.must(cafe.host, { type: 'start-round' })
    const sources = () => Object.values(cafe.state.cafe.prompts).map(({ source, key, params }) => [source, key, params])
    expect(sources()).toEqual([
      ['deck', expect.stringMatching(/^deck\./), {}],
      ['shown', 'perspective-absent', { name: 'Local authority' }],
    ])
    cafe.must(wren, { type: 'start-turn' })
    cafe.pass(13 * 60_000)
    cafe.must(wren, { type: 'end-turn' })
    expect(sources()).toContainEqual(['unheard', 'not-everyone', {}])
  })

  test('[CA35] whoever leaves or is asked to leave gives up the seat; the name stays with their notes', () => {
    const cafe = new ACafe()
    const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'remove', participantId: heron.id })
    cafe.must(wren, { type: 'leave' })
    expect(cafe.state.cafe.seats).toEqual({})
    expect(cafe.state.cafe.people[heron.id]).toMatchObject({ name: 'Heron', gone: true })
    expect(cafe.give(heron, { type: 'raise-hand' })).toMatchObject({ ok: false, error: { code: 'bad_token' } })
  })

  test('[CA36] somebody without a device is added by name, seated, and spoken for by the table host', () => {
    const cafe = new ACafe({ tables: 1 })
    const heron = cafe.join('Heron')
    cafe.must(cafe.host, { type: 'start-round' })
    const { participantId } = cafe.must(cafe.host, { type: 'add-person', name: 'Salma', tableId: asId('t1') })
    const id = asId<never>(String(participantId))
    expect(cafe.state.cafe.people[id]).toMatchObject({ name: 'Salma', withoutDevice: true })
    cafe.must(cafe.host, { type: 'set-table-host', tableId: asId('t1'), participantId: heron.id })
    cafe.must(heron, { type: 'start-turn', participantId: id })
    expect(cafe.state.speaking['t1' as never]?.current[0]?.participantId).toBe(id)
  })

  test('[CA37] a hidden note is kept whole, and comes back as it was', () => {
    const cafe = new ACafe({ tables: 1 })
    const heron = cafe.join('Heron')
    cafe.must(cafe.host, { type: 'start-round' })
    const note = { text: 'words', author: heron.id, createdAt: cafe.now, round: 0 }
    cafe.notes.set('t1/note-0001', note)
    const command = { tableId: asId<never>('t1'), noteId: asId<never>('note-0001') }
    expect(cafe.give(heron, { type: 'hide-note', ...command })).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    })
    cafe.must(cafe.host, { type: 'hide-note', ...command })
    expect(cafe.state.kept.hidden['t1/note-0001']).toMatchObject(note)
    cafe.must(cafe.host, { type: 'restore-note', ...command })
    expect(cafe.state.kept.hidden).toEqual({})
  })
})
