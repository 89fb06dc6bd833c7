import { join } from 'node:path'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { seededEntropy } from '../cafe/a-cafe.ts'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const MINUTE = 60_000
/** A clock that stands still until somebody turns it. */
const aClock = () => {
  let now = 1_800_000_000_000
  return {
    now: () => now,
    turn: (ms: number) => {
      now += ms
    },
  }
}

const PERSPECTIVES = [
  { id: 'markfunder', name: 'Funder' },
  { id: 'marklived', name: 'Lived experience', sensitive: true },
]

/** One table with people at it and a round on. */
async function atOneTable(server: AServer, names: string[], wish: object = {}) {
  const cafe = await makeCafe(server, { tables: 1, perspectives: PERSPECTIVES, ...wish })
  const guests = []
  for (const name of names) guests.push(await joinCafe(server, cafe, name))
  const host = new Voice(server, cafe.hostToken)
  const voices = guests.map(({ token }) => new Voice(server, token))
  await host.must({ type: 'start-round' })
  await until(() => voices.every((voice) => voice.me()?.tableId === 't1'))
  const table = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
  return { cafe, guests, host, voices, table }
}

describe('voices over the wire', () => {
  test('[VO5] a turn runs on through a restart, and its time is exact', async () => {
    const clock = aClock()
    const first = await aServer({ clock: clock.now })
    const { cafe, guests, voices } = await atOneTable(first, ['Heron', 'Wren', 'Plover'])
    await voices[0]?.must({ type: 'start-turn' })
    clock.turn(65_432)
    await first.stop()
    const again = await aServer({ clock: clock.now, dataDir: first.dataDir })
    clock.turn(10_000)
    const heron = new Voice(again, guests[0]?.token ?? '')
    await heron.must({ type: 'end-turn' })
    await until(() => heron.me()?.spoken.ms === 75_432)
    const table = await new Reader(again, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
    expect(table.root('speaking')).toMatchObject({ current: [], turns: 1, totalMs: 75_432 })
  })

  test('[VO4] [VO30] the server itself asks, in private, and ends a turn that nobody says is on', async () => {
    const clock = aClock()
    const server = await aServer({ clock: clock.now })
    const { voices, table } = await atOneTable(server, ['Heron', 'Wren', 'Plover', 'Teal'])
    const [heron, wren] = voices
    await heron?.must({ type: 'start-turn' })
    clock.turn(7.5 * MINUTE)
    await until(() => heron?.me()?.asked?.type === 'still-speaking')
    expect(wren?.me()?.asked?.type).not.toBe('still-speaking')
    clock.turn(MINUTE)
    await until(() => table.root('speaking').totalMs === 8.5 * MINUTE)
    // Of 20 minutes and four people, nine minutes are a long silence.
    clock.turn(MINUTE)
    await until(() => wren?.me()?.asked?.type === 'invitation')
    expect(JSON.stringify(table.doc.toJSON())).not.toMatch(/invitation|asked/)
  })

  test('[VO20] [VO40] what a table agreed on and whom it misses lie where those at the table read it, through a restart', async () => {
    const server = await aServer()
    const { cafe, guests, voices, table } = await atOneTable(server, ['Heron', 'Wren'], {
      promise: { shows: 'nothing' },
    })
    await voices[0]?.must({ type: 'agree-promise', tableId: 't1', crossTalk: true })
    await voices[0]?.must({ type: 'name-missing', tableId: 't1', text: 'Those who clean here' })
    const agreed = { shows: 'nothing', invite: 'gentle', queue: true, crossTalk: true, by: guests[0]?.participantId }
    await until(() => Object.keys(table.root('missing')).length === 1)
    expect(table.root('promise')).toEqual(agreed)
    expect(JSON.stringify(table.root('missing'))).not.toContain(guests[0]?.participantId)
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    const wren = new Voice(again, guests[1]?.token ?? '')
    await wren.must({ type: 'agree-promise', tableId: 't1', queue: false })
    const after = await new Reader(again, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
    expect(after.root('promise')).toEqual({ ...agreed, queue: false, by: guests[1]?.participantId })
    expect(Object.values(after.root('missing'))).toEqual([{ text: 'Those who clean here', round: 0 }])
    const exported = await call<string>(
      again,
      'GET',
      `/api/cafes/${cafe.cafeId}/harvest.json`,
      undefined,
      cafe.hostToken,
    )
    expect(exported.body).toMatchObject({ namedMissing: [{ tableId: 't1', round: 0, text: 'Those who clean here' }] })
  })

  test('[VO42] whoever named a missing voice is told that it is theirs, until it is taken back; nobody else is', async () => {
    const server = await aServer()
    const { voices, table } = await atOneTable(server, ['Heron', 'Wren'])
    const [heron, wren] = voices
    const named = await heron?.must({ type: 'name-missing', tableId: 't1', text: 'Those who clean here' })
    await until(() => heron?.me()?.named.length === 1)
    expect(heron?.me()?.named).toEqual([`t1/${named?.id}`])
    await wren?.must({ type: 'raise-hand' })
    await until(() => JSON.stringify(table.root('speaking').queue).includes('turn'))
    expect(wren?.me()?.named).toEqual([])
    await heron?.must({ type: 'unname-missing', tableId: 't1', id: String(named?.id) })
    await until(() => heron?.me()?.named.length === 0)
  })

  test('[VO51] [VO72] after closing, no row of the storage says who spoke; before, the desk joins no perspective with it', async () => {
    const clock = aClock()
    const server = await aServer({ clock: clock.now })
    const { cafe, guests, host, voices } = await atOneTable(server, ['Heron', 'Wren', 'Plover'])
    await voices[1]?.must({
      type: 'update-me',
      name: 'Wren',
      perspectives: [
        { id: 'marklived', show: 'private' },
        { id: 'markfunder', show: 'seat' },
      ],
    })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    for (const voice of voices) {
      await voice.must({ type: 'raise-hand' })
      await voice.must({ type: 'start-turn' })
      clock.turn(2 * MINUTE)
    }
    await host.must({ type: 'end-round' })
    clock.turn(2000)
    await until(() => Object.keys(desk.root('balance')).length === 1)
    await until(() => (desk.root('tables').t1 as { balance: string } | undefined)?.balance === 'even')
    expect(desk.root('balance')).toEqual({ t1: { 0: [35, 35, 35] } })
    expect(JSON.stringify(desk.doc.toJSON())).not.toMatch(/mark(funder|lived)/)
    await host.must({ type: 'close' })
    await server.stop()
    const storage = openSqlite(join(server.dataDir, 'cafe.sqlite'))
    const facts = await storage.loadFacts(asId(cafe.cafeId))
    const people = guests.map(({ participantId }) => participantId)
    const talk = facts.filter(
      ({ root }) => !['participants', 'history', 'been', 'house', 'plan', 'sessions'].includes(root),
    )
    expect(talk).toEqual([])
    const { updates } = await storage.loadDocument(`table/${cafe.cafeId}/t1`)
    const stored = updates.map((update) => Buffer.from(update).toString('latin1')).join()
    for (const id of people) expect(stored).not.toContain(id)
    expect(stored).not.toContain('since')
    await storage.close()
  })

  test('[VO70] two evenings that differ in what one person keeps private are the same to everybody else, on both wires', async () => {
    const evening = async (declares: boolean) => {
      const clock = aClock()
      const server = await aServer({ clock: clock.now, entropy: seededEntropy('an evening') })
      const cafe = await makeCafe(server, { tables: 1, perspectives: PERSPECTIVES })
      const perspectives = declares
        ? [
            { id: 'marklived', show: 'private' },
            { id: 'markfunder', show: 'count' },
          ]
        : []
      const wren = await joinCafe(server, cafe, 'Wren', { perspectives })
      const heron = await joinCafe(server, cafe, 'Heron')
      const host = new Voice(server, cafe.hostToken)
      const other = new Voice(server, heron.token)
      const one = new Voice(server, wren.token)
      const shared = await new Reader(server, `cafe/${cafe.cafeId}`, heron.token).synced()
      const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
      await host.must({ type: 'start-round' })
      await until(() => other.me()?.tableId === 't1')
      const table = await new Reader(server, `table/${cafe.cafeId}/t1`, heron.token).synced()
      await one.must({ type: 'start-turn' })
      clock.turn(MINUTE)
      await one.must({ type: 'end-turn' })
      await other.must({ type: 'raise-hand' })
      await one.must({ type: 'update-me', name: 'Wren', perspectives: perspectives.slice(1) })
      clock.turn(13 * MINUTE)
      await until(() => Object.keys(shared.root('prompts')).some((key) => key.startsWith('unheard')))
      await host.must({ type: 'end-round' })
      await until(() => (shared.root('state') as { phase: string }).phase === 'between')
      await until(() => (desk.root('tables').t1 as { turns: number } | undefined)?.turns === 1)
      const read = [shared, table].map(({ doc }) => JSON.stringify(doc.toJSON()))
      return { read, heard: [host, other].map(({ notices }) => JSON.stringify(notices)), desk: desk.root('tables') }
    }
    const [silent, declared] = [await evening(false), await evening(true)]
    expect(declared).toEqual(silent)
  })
})
