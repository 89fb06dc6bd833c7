import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const NAMES = ['Avocet', 'Heron', 'Wren']

async function withScreen(server: AServer) {
  const cafe = await makeCafe(server, { hostName: 'Avocet', title: 'Allies at one table' })
  const guests = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const host = new Voice(server, cafe.hostToken)
  const { token, participantId } = (await host.must({ type: 'invite-projector' })) as Record<string, string>
  if (!token || !participantId) throw new Error('there is no screen')
  const wall = await new Reader(server, `screen/${cafe.cafeId}`, token).synced()
  const voice = new Voice(server, token)
  await until(() => voice.last('welcome'))
  return { cafe, guests, host, wall, voice, token, participantId }
}

describe('the big screen', () => {
  test('[HO1] opens its own document and nothing else', async () => {
    const server = await aServer()
    const { cafe, guests, token, voice, wall } = await withScreen(server)
    for (const name of ['cafe', 'desk', 'harvest', 'table/t1', 'gallery/t1']) {
      const [kind, tableId] = name.split('/')
      const other = new Reader(server, [kind, cafe.cafeId, tableId].filter(Boolean).join('/'), token)
      await until(() => other.closes.some(({ code }) => code === 4403))
      expect(other.provider.synced).toBe(false)
    }
    for (const somebody of [cafe.hostToken, guests[0]?.token ?? '']) {
      const other = new Reader(server, `screen/${cafe.cafeId}`, somebody)
      await until(() => other.closes.some(({ code }) => code === 4403))
    }
    const read = await call<{ code: string }>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, token)
    expect([read.status, read.body.code]).toEqual([403, 'not_allowed'])
    for (const format of ['md', 'json']) {
      const path = `/api/cafes/${cafe.cafeId}/harvest.${format}`
      expect((await call(server, 'GET', path, undefined, token)).status).toBe(403)
    }
    for (const type of ['start-round', 'raise-hand', 'leave', 'invite-projector', 'accept-agreement']) {
      expect(await voice.give({ type })).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
    }
    wall.doc.getMap('info').set('title', 'Mine')
    await until(() => wall.closes.some(({ code }) => code === 4403))
  })

  test('[HO2] is sent no name and no id of anybody, whatever happens', async () => {
    const server = await aServer()
    const { cafe, guests, host, wall, voice } = await withScreen(server)
    const [heron, wren] = guests
    await host.must({ type: 'start-round' })
    await host.must({ type: 'set-table-host', tableId: 't1', participantId: heron?.participantId })
    const speaker = new Voice(server, wren?.token ?? '')
    await speaker.must({ type: 'start-turn' })
    await host.must({ type: 'announce', text: 'Tea is ready' })
    await until(() => voice.last('announcement')?.text === 'Tea is ready')
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-harvest' })
    await until(() => (wall.root('state') as { phase: string }).phase === 'harvest')
    const bytes = Buffer.from(Y.encodeStateAsUpdate(wall.doc)).toString('latin1')
    const heard = bytes + JSON.stringify([...wall.provider.awareness.getStates()]) + JSON.stringify(voice.notices)
    const organiser = Object.keys(
      (await call<{ hosts: object }>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)).body.hosts,
    )
    for (const secret of [...NAMES, ...organiser, ...guests.map((guest) => guest.participantId)]) {
      expect(heard).not.toContain(secret)
    }
    expect(heard).toContain('Allies at one table')
  })

  test('[HO3] has the code while the lobby is open, then clock and question, then seats, then themes', async () => {
    const server = await aServer()
    const { cafe, host, guests, wall } = await withScreen(server)
    await until(() => wall.root('door').here === 2)
    expect(wall.root('door').joinCode).toBe(cafe.joinCode.replaceAll('-', ''))
    const read = await call<{ info: { keepUntil: number } }>(
      server,
      'GET',
      `/api/cafes/${cafe.cafeId}`,
      undefined,
      cafe.hostToken,
    )
    expect(wall.root('info').keepUntil).toBe(read.body.info.keepUntil)
    await host.must({ type: 'start-round' })
    await until(() => (wall.root('state') as { phase: string }).phase === 'round')
    expect(wall.root('door')).toEqual({})
    expect(wall.root('state').endsAt).toBeGreaterThan(Date.now())
    expect(wall.root('rounds')['0']).toEqual({ question: 'What do we ask of each other?', minutes: 20 })
    await host.must({ type: 'plan-seating' })
    await host.must({ type: 'end-round' })
    const awaits = () => Object.values(wall.root('tables') as Record<string, { awaits?: number }>).map((t) => t.awaits)
    await until(() => awaits().reduce<number>((sum, n) => sum + (n ?? 0), 0) === 2)
    await host.must({ type: 'start-harvest' })
    const gathering = await new Reader(server, `harvest/${cafe.cafeId}`, guests[0]?.token ?? '').synced()
    const theme = new Y.Map<unknown>([
      ['name', new Y.Text('Two seats, not one')],
      ['description', new Y.Text()],
      ['notes', new Y.Map()],
    ])
    gathering.doc.getMap('themes').set('theme-one', theme)
    await until(() => (wall.root('themes') as Record<string, object>)['theme-one'])
    expect(wall.root('themes')).toEqual({ 'theme-one': { name: 'Two seats, not one', notes: 0 } })
  })

  test('[HO4] is taken back by any host who keeps the tables, and its link opens nothing more', async () => {
    const server = await aServer()
    const { cafe, host, wall, voice, token, participantId } = await withScreen(server)
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => desk.root('screens')[participantId])
    await host.must({ type: 'remove', participantId })
    await until(() => voice.last('removed') && wall.closes.some(({ code }) => code === 4403))
    expect(voice.last('removed')?.by).toBe('')
    expect((await call(server, 'POST', '/api/sessions', {}, token)).status).toBe(401)
    await until(() => !desk.root('screens')[participantId])
  })
})
