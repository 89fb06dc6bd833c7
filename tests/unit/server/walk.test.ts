import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createRng } from '@tablecloth/shared/rng.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** Two people whose notes hang; `clock` is the server's. */
async function aWalk(walk: object = {}, clock: () => number = Date.now) {
  const server = await aServer({ clock })
  const cafe = await makeCafe(server, { tables: 1 })
  const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const host = new Voice(server, cafe.hostToken)
  const voices = [heron, wren].map(({ token }) => new Voice(server, token)) as [Voice, Voice]
  await host.must({ type: 'start-round' })
  const notes: string[] = []
  for (const text of ['one', 'two', 'three', 'four']) {
    const { noteId } = await voices[0].must({ type: 'place-note', tableId: 't1', text })
    notes.push(String(noteId))
  }
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-gallery', ...walk })
  const open = (name: string, token: string) => new Reader(server, `${name}/${cafe.cafeId}`, token).synced()
  const gallery = await new Reader(server, `gallery/${cafe.cafeId}/t1`, wren.token).synced()
  await until(() => gallery.words().length === 4)
  const dot = (n: number, dots = 1) => ({ type: 'place-dots', tableId: 't1', noteId: notes[n], dots })
  return { server, cafe, heron, wren, host, voices, notes, gallery, open, dot }
}

describe('dots over the wire', () => {
  test.each([1, 2, 3, 4])(
    '[GA4] from two devices at once, tapped twice, are never more than one has (seed %i)',
    async (seed) => {
      const rng = createRng(`taps ${seed}`)
      const { server, heron, host, voices, notes, gallery, dot } = await aWalk({ dots: 3, dotsOnOne: 2 })
      const devices = [voices[0], new Voice(server, heron.token)]
      await until(() => devices.every((device) => device.me()))
      const taps = Array.from({ length: 60 }, () => {
        const device = devices[rng.int(2)] ?? voices[0]
        const command = dot(rng.int(4), rng.int(4))
        return Promise.all([device.give(command), device.give(command)])
      })
      const answers = (await Promise.all(taps)).flat()
      expect(answers.some(({ ok }) => ok) && answers.some(({ ok }) => !ok)).toBe(true)
      const refused = new Set(answers.flatMap((ack) => (ack.ok ? [] : [ack.error.code])))
      for (const code of refused) expect(['no_dots_left', 'too_many']).toContain(code)
      await host.must({ type: 'end-walk' })
      await until(() => gallery.doc.getMap('tallies').size === Object.keys(voices[0].me()?.dots ?? {}).length)
      const told = notes.map((id) => (gallery.root('tallies') as Record<string, { dots: number }>)[id]?.dots ?? 0)
      expect(told.every((dots) => dots <= 2)).toBe(true)
      expect(told.reduce((sum, dots) => sum + dots, 0)).toBeLessThanOrEqual(3)
      for (const device of devices) {
        expect(notes.map((id) => device.me()?.dots[`t1/${id}`] ?? 0)).toEqual(told)
      }
    },
  )

  test('[GA7] change no byte of what anybody else gets while the walk is on, and are in the gallery when it is over', async () => {
    const { cafe, heron, wren, host, voices, notes, gallery, open, dot } = await aWalk()
    const names = ['gallery', 'cafe', 'desk', 'harvest']
    const tokens = [wren.token, wren.token, cafe.hostToken, wren.token]
    const documents = await Promise.all(
      names.map((name, n) => (name === 'gallery' ? gallery : open(name, tokens[n] ?? ''))),
    )
    const acts = () => Object.keys(documents[2]?.root('acts') ?? {}).length
    const heard: string[] = []
    // Words of a host go the same way to the desk; when they are there, everything before them is.
    await host.must({ type: 'announce', text: 'Begin' })
    await until(() => acts() === 1 && voices[1].last('announcement'))
    for (const [n, { doc }] of documents.entries()) {
      doc.on('update', (update: Uint8Array) => heard.push(`${names[n]} ${Buffer.from(update).toString('latin1')}`))
    }
    const before = voices[1].notices.length
    await voices[0].must(dot(0, 2))
    await voices[0].must({ type: 'echo-note', tableId: 't1', noteId: notes[1], echo: 'know-this', given: true })
    await voices[0].must(dot(0, 1))
    await host.must({ type: 'announce', text: 'Go on' })
    await until(() => acts() === 2 && voices[1].last('announcement')?.text === 'Go on')
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatch(/^desk [\s\S]*acts/)
    expect(voices[1].notices.slice(before).map(({ type }) => type)).toEqual(['announcement'])
    for (const secret of [...notes, heron.participantId]) expect(heard[0]).not.toContain(secret)
    expect(voices[0].me()).toMatchObject({
      dots: { [`t1/${notes[0]}`]: 1 },
      echoes: { [`t1/${notes[1]}`]: ['know-this'] },
    })
    await host.must({ type: 'end-walk' })
    await until(() => gallery.doc.getMap('tallies').size === 2)
    expect(gallery.root('tallies')).toEqual({
      [notes[0] ?? '']: { dots: 1, echoes: {} },
      [notes[1] ?? '']: { dots: 0, echoes: { 'know-this': 'few' } },
    })
    const bytes = Buffer.concat(documents.slice(0, 1).map(({ doc }) => Buffer.from(Y.encodeStateAsUpdate(doc))))
    expect(bytes.includes(heron.participantId)).toBe(false)
    await host.must({ type: 'extend-walk', minutes: 2 })
    await until(() => gallery.doc.getMap('tallies').size === 0)
  })

  test('[GA1] [GA2] the end of the walk is every reader’s, comes by itself, and outlives a restart', async () => {
    let now = Date.now()
    const { server, cafe, wren, host, voices, notes, open, dot } = await aWalk({ minutes: 5 }, () => now)
    const everyone = await open('cafe', wren.token)
    await until(() => everyone.root('state').endsAt === now + 300_000)
    const { token } = await host.must({ type: 'invite-projector' })
    const wall = await open('screen', String(token))
    await until(() => wall.root('state').endsAt === now + 300_000)
    await voices[0].must(dot(2))
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir, clock: () => now })
    const reader = await new Reader(again, `cafe/${cafe.cafeId}`, wren.token).synced()
    expect(reader.root('state')).toEqual(everyone.root('state'))
    now += 300_000
    await until(() => (reader.root('walk') as { over?: true }).over)
    expect(reader.root('state')).toMatchObject({ phase: 'gallery', endsAt: null })
    const hung = await new Reader(again, `gallery/${cafe.cafeId}/t1`, wren.token).synced()
    expect(hung.root('tallies')).toEqual({ [notes[2] ?? '']: { dots: 1, echoes: {} } })
  })

  test('[GA9] of which nobody knows any more whose they were when the café is closed; how many there were stays', async () => {
    const { server, cafe, heron, wren, host, voices, notes, dot } = await aWalk()
    await voices[0].must(dot(1, 2))
    await voices[1].must(dot(1, 1))
    await host.must({ type: 'close' })
    await until(() => Object.keys(voices[0].me()?.dots ?? { some: 1 }).length === 0)
    const hung = await new Reader(server, `gallery/${cafe.cafeId}/t1`, wren.token).synced()
    expect(hung.root('tallies')).toEqual({ [notes[1] ?? '']: { dots: 3, echoes: {} } })
    await server.stop()
    const database = new DatabaseSync(join(server.dataDir, 'cafe.sqlite'))
    const rows = ['fact', 'event'].flatMap((table) => database.prepare(`select * from ${table}`).all())
    database.close()
    const about = rows.filter((row) => JSON.stringify(row).includes(notes[1] ?? ''))
    expect(about.length).toBeGreaterThan(0)
    expect(JSON.stringify(about.filter(({ root }) => root === 'dots' || root === 'echoes'))).toBe('[]')
    expect(JSON.stringify(about.filter(({ root }) => root === 'tallies'))).not.toContain(heron.participantId)
    expect(JSON.stringify(rows)).not.toContain('dots-placed')
  })
})

test('[GA3] nobody writes at a cloth meanwhile, hosts included; words that did not go out are laid, authors change their own', async () => {
  const { server, cafe, heron, host, voices, notes } = await aWalk()
  await until(() => host.me())
  const house = String(host.me()?.participantId)
  for (const [token, author] of [
    [heron.token, heron.participantId],
    [cafe.hostToken, house],
  ] as const) {
    const cloth = await new Reader(server, `table/${cafe.cafeId}/t1`, token).synced()
    cloth.write(author, 'in the middle of the quiet')
    await until(() => cloth.closes.some(({ code, reason }) => code === 4403 && reason.includes('wrong_phase')))
  }
  await voices[0].must({ type: 'place-note', tableId: 't1', text: 'left over' })
  await voices[0].must({ type: 'edit-note', tableId: 't1', noteId: notes[0], text: 'better words' })
  await host.must({ type: 'start-harvest' })
  const cloth = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
  expect(cloth.words().sort()).toEqual(['better words', 'four', 'left over', 'three', 'two'])
  cloth.write(house, 'a word of the house')
  await until(() => cloth.words().length === 6)
})
