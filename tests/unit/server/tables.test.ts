import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

interface Roots {
  tables: Record<string, { name: string; doc: string; closed?: true }>
  seats: Record<string, string>
}

const rootsOf = async (server: AServer, cafeId: string, token: string) =>
  (await call<Roots>(server, 'GET', `/api/cafes/${cafeId}`, undefined, token)).body

describe('tables that open and close over the wire', () => {
  test('[SE60] a new table can be written at by those who are seated there, and everything is there after a restart', async () => {
    const first = await aServer()
    const cafe = await makeCafe(first)
    const guest = await joinCafe(first, cafe, 'Heron')
    const host = new Voice(first, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const { tableId } = await host.must({ type: 'open-table', name: 'By the window' })
    const table = `table/${cafe.cafeId}/${tableId}`
    await host.must({ type: 'move', participantId: guest.participantId, tableId })
    const writer = await new Reader(first, table, guest.token).synced()
    const witness = await new Reader(first, table, cafe.hostToken).synced()
    writer.write(guest.participantId, 'the light is better here')
    await until(() => witness.words().length === 1)
    await first.stop()
    const second = await aServer({ dataDir: first.dataDir })
    const roots = await rootsOf(second, cafe.cafeId, guest.token)
    expect(roots.tables[String(tableId)]).toMatchObject({ name: 'By the window', doc: table })
    expect(roots.seats[guest.participantId]).toBe(tableId)
    const again = await new Reader(second, table, guest.token).synced()
    expect(again.words()).toEqual(['the light is better here'])
  })

  test('[SE60] tables that hosts open at once each have a document of their own', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const host = new Voice(server, cafe.hostToken)
    const opened = await Promise.all(Array.from({ length: 6 }, () => host.must({ type: 'open-table' })))
    const ids = opened.map(({ tableId }) => String(tableId))
    expect(ids.sort()).toEqual(['t3', 't4', 't5', 't6', 't7', 't8'])
    for (const id of ids) {
      const reader = await new Reader(server, `table/${cafe.cafeId}/${id}`, cafe.hostToken).synced()
      expect(reader.words()).toEqual([])
    }
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => Object.keys(desk.root('tables')).length === 8)
  })

  test('[SE61] [SE62] who sat at a table that closes is told where they sit now, and its words hang in the gallery', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { consentDefault: 'public' })
    const guests = await Promise.all(['Heron', 'Wren', 'Plover', 'Kestrel'].map((name) => joinCafe(server, cafe, name)))
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const { seats } = await rootsOf(server, cafe.cafeId, cafe.hostToken)
    const [one] = guests.filter(({ participantId }) => seats[participantId] === 't1')
    if (!one) throw new Error('nobody sits at the first table')
    const voice = new Voice(server, one.token)
    const old = await new Reader(server, `table/${cafe.cafeId}/t1`, one.token).synced()
    const witness = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
    old.write(one.participantId, 'said before it closed')
    await until(() => witness.words().length === 1)
    await host.must({ type: 'close-table', tableId: 't1' })
    await until(() => old.closes.some(({ code }) => code === 4409))
    await until(() => voice.me()?.tableId === 't2')
    const fresh = await new Reader(server, `table/${cafe.cafeId}/t2`, one.token).synced()
    fresh.write(one.participantId, 'said after it')
    expect(witness.words()).toEqual(['said before it closed'])
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    const hung = await new Reader(server, `gallery/${cafe.cafeId}/t1`, one.token).synced()
    await until(() => hung.words().length === 1)
    const exported = await call<{ notes: { text: string; tableId: string }[] }>(
      server,
      'GET',
      `/api/cafes/${cafe.cafeId}/harvest.json`,
      undefined,
      cafe.hostToken,
    )
    expect(exported.body.notes.map(({ text, tableId }) => [tableId, text])).toEqual([
      ['t1', 'said before it closed'],
      ['t2', 'said after it'],
    ])
    const late = await joinCafe(server, cafe, 'Late')
    const elsewhere = new Reader(server, `table/${cafe.cafeId}/t1`, late.token)
    await until(() => elsewhere.closes.some(({ code }) => code === 4403))
  })
})
