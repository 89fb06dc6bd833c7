import { describe, expect, test } from 'vitest'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

interface Roots {
  state: { phase: string; round: number; endsAt: number | null }
  seats: Record<string, string>
  people: Record<string, { name: string }>
  now: number
}

describe('a café over the wire', () => {
  test('[WI1] is run from creation to export with nothing but fetch and stock clients', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { consentDefault: 'public' })
    const guests = await Promise.all(['Heron', 'Wren', 'Plover', 'Kestrel'].map((name) => joinCafe(server, cafe, name)))
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const { body: roots } = await call<Roots>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    expect(roots.state).toMatchObject({ phase: 'round', round: 0 })
    expect(
      Object.values(roots.people)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Heron', 'Kestrel', 'Plover', 'Wren'])

    const readers = await Promise.all(
      guests.map((guest) =>
        new Reader(server, `table/${cafe.cafeId}/${roots.seats[guest.participantId]}`, guest.token).synced(),
      ),
    )
    for (const [i, reader] of readers.entries()) reader.write(guests[i]?.participantId ?? '', `words of guest ${i}`)
    await until(() => readers.every((reader) => reader.words().length === 2))
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    const gallery = await new Reader(server, `gallery/${cafe.cafeId}/t1`, guests[0]?.token ?? '').synced()
    await until(() => Object.keys(gallery.root('notes')).length === 2)
    expect(JSON.stringify(gallery.root('notes'))).not.toContain(guests[0]?.participantId)
    await host.must({ type: 'start-harvest' })
    const exported = await call<{
      notes: { text: string; credit: object; tableId: string; round: number }[]
      heldBack: number
    }>(server, 'GET', `/api/cafes/${cafe.cafeId}/harvest.json`, undefined, cafe.hostToken)
    expect(exported.status).toBe(200)
    expect(exported.body.notes.map(({ text }) => text).sort()).toEqual([0, 1, 2, 3].map((i) => `words of guest ${i}`))
    expect(exported.body.notes.every(({ round }) => round === 0)).toBe(true)
    expect(exported.body.heldBack).toBe(0)
  })

  test('[WI2] a seat that moves closes the old table with 4409, and the new one opens', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const guest = await joinCafe(server, cafe, 'Heron')
    const [host, voice] = [new Voice(server, cafe.hostToken), new Voice(server, guest.token)]
    await host.must({ type: 'start-round' })
    await until(() => voice.me()?.tableId)
    const from = voice.me()?.tableId
    const to = from === 't1' ? 't2' : 't1'
    const old = await new Reader(server, `table/${cafe.cafeId}/${from}`, guest.token).synced()
    await host.must({ type: 'move', participantId: guest.participantId, tableId: to })
    await until(() => old.closes.some(({ code }) => code === 4409))
    await new Reader(server, `table/${cafe.cafeId}/${to}`, guest.token).synced()
    const elsewhere = new Reader(server, `desk/${cafe.cafeId}`, guest.token)
    await until(() => elsewhere.closes.some(({ code }) => code === 4403))
  })

  test('[WI3] a server that stops in mid-round comes back with every note, seat and the same end of the round', async () => {
    const first = await aServer()
    const cafe = await makeCafe(first)
    const guest = await joinCafe(first, cafe, 'Heron')
    await new Voice(first, cafe.hostToken).must({ type: 'start-round' })
    const before = (await call<Roots>(first, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).body
    const table = `table/${cafe.cafeId}/${before.seats[guest.participantId]}`
    const writer = await new Reader(first, table, guest.token).synced()
    const witness = await new Reader(first, table, cafe.hostToken).synced()
    writer.write(guest.participantId, 'kept')
    await until(() => witness.words().includes('kept'))
    await first.stop()
    const second = await aServer({ dataDir: first.dataDir })
    const after = (await call<Roots>(second, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).body
    expect({ ...after, now: 0 }).toEqual({ ...before, now: 0 })
    const again = await new Reader(second, table, guest.token).synced()
    expect(again.words()).toEqual(['kept'])
  })

  test('[WI4] whoever is removed hears by whom, is closed everywhere, and the token is worth nothing', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { hostName: 'Avocet' })
    const guest = await joinCafe(server, cafe, 'Heron')
    const [host, voice] = [new Voice(server, cafe.hostToken), new Voice(server, guest.token)]
    const reader = await new Reader(server, `cafe/${cafe.cafeId}`, guest.token).synced()
    await until(() => voice.last('welcome'))
    await host.must({ type: 'remove', participantId: guest.participantId })
    await until(() => voice.last('removed')?.by === 'Avocet' && reader.closes.some(({ code }) => code === 4403))
    const refused = await call<{ code: string }>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)
    expect([refused.status, refused.body.code]).toEqual([401, 'bad_token'])
  })

  test('[WI5] a hidden note leaves the document, and its author alone is told; restored, it is theirs to edit', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { tables: 1 })
    const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
    const host = new Voice(server, cafe.hostToken)
    const [voice, other] = [new Voice(server, heron.token), new Voice(server, wren.token)]
    await host.must({ type: 'start-round' })
    const table = `table/${cafe.cafeId}/t1`
    const writer = await new Reader(server, table, heron.token).synced()
    const witness = await new Reader(server, table, wren.token).synced()
    const noteId = writer.write(heron.participantId, 'hard words')
    await until(() => witness.words().length === 1)
    await host.must({ type: 'hide-note', tableId: 't1', noteId })
    await until(() => witness.words().length === 0 && voice.last('note-hidden')?.text === 'hard words')
    expect(other.last('note-hidden')).toBeUndefined()
    await host.must({ type: 'restore-note', tableId: 't1', noteId })
    await until(() => writer.words().length === 1)
    const note = writer.doc.getMap('notes').get(noteId) as {
      get(key: string): { insert(at: number, text: string): void }
    }
    note.get('text').insert(0, 'kind and ')
    await until(() => witness.words()[0] === 'kind and hard words')
  })

  test('[WI6] erased is erased: token, code and documents lead nowhere', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const guest = await joinCafe(server, cafe, 'Heron')
    const voice = new Voice(server, guest.token)
    await until(() => voice.last('welcome'))
    const refused = await call<{ code: string }>(server, 'DELETE', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)
    expect(refused.body.code).toBe('not_allowed')
    expect((await call(server, 'DELETE', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)).status).toBeLessThan(
      300,
    )
    await until(() => voice.last('erased'))
    expect((await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)).status).toBe(401)
    const code = await call<{ code: string }>(server, 'POST', '/api/invitations', { joinCode: cafe.joinCode })
    expect([code.status, code.body.code]).toEqual([404, 'unknown_code'])
  })

  test('[WI7] commands that are not commands are refused by name of the field, and the server lives on', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const host = new Voice(server, cafe.hostToken)
    for (const [message, field] of [
      [{ type: 'move', participantId: 'x', tableId: 5 }, 'tableId'],
      [{ type: 'announce', text: 'x'.repeat(501) }, 'text'],
      [{ type: 'fly' }, 'type'],
      [{ type: 'extend-round', minutes: -3 }, 'minutes'],
    ] as const) {
      expect(await host.give(message)).toMatchObject({ ok: false, error: { code: 'invalid', field } })
    }
    host.socket.emit('command', null)
    host.socket.emit('command')
    expect(await host.must({ type: 'time' })).toMatchObject({ at: expect.any(Number) })
  })

  test('[WI8] the desk shows hosts every table, the newest words, and who calls', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { tables: 1 })
    const heron = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    const voice = new Voice(server, heron.token)
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await host.must({ type: 'start-round' })
    const writer = await new Reader(server, `table/${cafe.cafeId}/t1`, heron.token).synced()
    writer.write(heron.participantId, 'a first note')
    await voice.must({ type: 'call-host', words: 'come soon' })
    await until(() => {
      const { t1 } = desk.root('tables') as Record<string, { notes: number; newest: { text: string }[]; call: object }>
      return t1?.notes === 1 && t1.newest[0]?.text === 'a first note' && t1.call
    })
    await host.must({ type: 'answer-call', tableId: 't1' })
    await until(() => voice.last('host-coming'))
  })
})
