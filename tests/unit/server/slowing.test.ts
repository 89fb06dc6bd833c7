import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** Heron, who is to leave 30 seconds between notes, and Wren, at one table; the server's clock is turned by hand. */
async function slowed() {
  let now = Date.now()
  const server = await aServer({ clock: () => now })
  const cafe = await makeCafe(server, { tables: 1 })
  const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  const voice = new Voice(server, heron.token)
  await until(() => voice.me()?.tableId)
  const name = `table/${cafe.cafeId}/t1`
  const witness = await new Reader(server, name, wren.token).synced()
  const slow = (seconds: number | null) =>
    host.must({ type: 'slow-person', participantId: heron.participantId, seconds })
  await slow(30)
  const reader = (token = heron.token) => new Reader(server, name, token).synced()
  const pass = (ms: number) => {
    now += ms
  }
  return { server, cafe, heron, wren, host, voice, witness, slow, reader, pass }
}

const isTooSoon = (reader: Reader): boolean =>
  reader.closes.some(({ code, reason }) => code === 4403 && JSON.parse(reason).code === 'slowed')

describe('somebody who is to take their time, over the wire', () => {
  test('[HO65] lays one note in the table’s document, and no second one before its time, in whatever tab', async () => {
    const { heron, voice, witness, reader, pass } = await slowed()
    const first = await reader()
    first.write(heron.participantId, 'one')
    await until(() => witness.words().length === 1)
    await until(() => voice.me()?.slowed?.nextAt)
    first.write(heron.participantId, 'two')
    await until(() => isTooSoon(first))
    const other = await reader()
    other.write(heron.participantId, 'three')
    await until(() => isTooSoon(other))
    expect(await voice.give({ type: 'place-note', tableId: 't1', text: 'four' })).toMatchObject({
      error: { code: 'slowed', retryAfterMs: 30_000 },
    })
    expect(witness.words()).toEqual(['one'])
    pass(30_000)
    const late = await reader()
    late.write(heron.participantId, 'five')
    await until(() => witness.words().length === 2)
  })

  test('[HO65] of two notes in one update neither is taken, nor of one that puts back what was taken away', async () => {
    const { heron, witness, reader, pass } = await slowed()
    const both = await reader()
    both.doc.transact(() => {
      both.write(heron.participantId, 'one')
      both.write(heron.participantId, 'two')
    })
    await until(() => isTooSoon(both))
    expect(witness.words()).toEqual([])
    const again = await reader()
    const undo = new Y.UndoManager(again.doc.getMap('notes'), { captureTimeout: 0 })
    again.write(heron.participantId, 'three')
    await until(() => witness.words().length === 1)
    undo.undo()
    await until(() => witness.words().length === 0)
    undo.redo()
    await until(() => isTooSoon(again))
    pass(30_000)
    const late = await reader()
    late.write(heron.participantId, 'four')
    await until(() => witness.words().join() === 'four')
  })

  test('[HO65] writes on in what lies there, moves it and answers others, as fast as ever', async () => {
    const { heron, wren, witness, reader } = await slowed()
    const mine = await reader()
    const id = mine.write(heron.participantId, 'one')
    witness.write(wren.participantId, 'from Wren', 'note-of-wren')
    await until(() => mine.words().length === 2 && witness.words().length === 2)
    const text = () => (mine.doc.getMap('notes').get(id) as Y.Map<Y.Text>).get('text')
    for (const more of [' and', ' more', ' words']) text()?.insert(text()?.length ?? 0, more)
    mine.doc.getMap('layout').set(id, { x: 40, y: 50 })
    mine.doc.getMap('reactions').set(`note-of-wren:${heron.participantId}`, 'heart')
    await until(() => witness.words().includes('one and more words'))
    await until(() => Object.keys(witness.root('reactions')).length === 1)
    expect(mine.closes).toEqual([])
  })

  test('[HO65] the device of the table writes no sooner for them, and for everybody else at once', async () => {
    const { server, cafe, heron, wren, host, voice, witness, reader } = await slowed()
    const { token, participantId: device } = await host.must({ type: 'table-device', tableId: 't1' })
    const atTable = async () => reader(String(token))
    const write = (reader: Reader, voice: string, text: string) => {
      const key = `note-for-${text.replaceAll(' ', '-')}`
      const note = new Y.Map<unknown>([
        ['text', new Y.Text(text)],
        ['author', device],
        ['voice', voice],
        ['createdAt', Date.now()],
      ])
      reader.doc.getMap('notes').set(key, note)
    }
    const first = await atTable()
    write(first, heron.participantId, 'for Heron')
    await until(() => witness.words().length === 1)
    await until(() => voice.me()?.slowed?.nextAt)
    write(first, wren.participantId, 'for Wren')
    write(first, wren.participantId, 'for Wren again')
    await until(() => witness.words().length === 3)
    write(first, heron.participantId, 'for Heron again')
    await until(() => isTooSoon(first))
    const own = await reader()
    own.write(heron.participantId, 'by Heron')
    await until(() => isTooSoon(own))
    const path = `/api/cafes/${cafe.cafeId}/commands`
    const place = { type: 'place-note', tableId: 't1', text: 'by post', unnamed: true }
    const posted = await call<{ code: string; retryAfterMs: number }>(server, 'POST', path, place, heron.token)
    expect([posted.status, posted.body]).toEqual([
      409,
      expect.objectContaining({ code: 'slowed', retryAfterMs: 30_000 }),
    ])
    expect(witness.words()).toHaveLength(3)
  })

  test('[HO66] lifted by a host, the next note is laid at once', async () => {
    const { heron, voice, witness, reader, slow } = await slowed()
    const mine = await reader()
    mine.write(heron.participantId, 'one')
    await until(() => witness.words().length === 1)
    await slow(null)
    await until(() => voice.me()?.slowed === null)
    mine.write(heron.participantId, 'two')
    await until(() => witness.words().length === 2)
    expect(mine.closes).toEqual([])
  })

  test('[HO67] hosts see it at the desk, and nothing that anybody else is sent speaks of it', async () => {
    const { server, cafe, heron, wren, host, witness } = await slowed()
    const other = new Voice(server, wren.token)
    await until(() => other.me())
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => desk.root('slowed')[heron.participantId])
    expect(desk.root('slowed')[heron.participantId]).toMatchObject({ seconds: 30 })
    const room = await new Reader(server, `cafe/${cafe.cafeId}`, wren.token).synced()
    await host.must({ type: 'announce', text: 'after all that' })
    await until(() => other.last('announcement'))
    const roots = [witness, room].map(({ doc }) => [...doc.share.keys()].map((key) => doc.getMap(key).toJSON()))
    expect(JSON.stringify(roots)).not.toMatch(/slow/)
    expect(JSON.stringify(other.notices).replaceAll('"slowed":null', '')).not.toMatch(/slow/)
  })

  test('[HO68] after a restart they are slowed still, and nothing in the folder says when they laid a note', async () => {
    const { server, heron, voice, cafe } = await slowed()
    await voice.must({ type: 'place-note', tableId: 't1', text: 'one', unnamed: true })
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    const back = new Voice(again, heron.token)
    await until(() => back.me())
    expect(back.me()?.slowed).toMatchObject({ seconds: 30, nextAt: null })
    await back.must({ type: 'place-note', tableId: 't1', text: 'two' })
    const table = await new Reader(again, `table/${cafe.cafeId}/t1`, heron.token).synced()
    expect(table.words().sort()).toEqual(['one', 'two'])
  })
})
