import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { DeskAct } from '@tablecloth/shared/protocol/desk.ts'
import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

interface Link {
  participantId: string
  token: string
}

/** A clock that a test turns. */
function aClock() {
  let now = 1_800_000_000_000
  const clock = () => now
  const pass = (ms: number) => {
    now += ms
  }
  return { clock, pass }
}

async function withCoHost(server: AServer, wish: object = {}) {
  const cafe = await makeCafe(server, wish)
  const organiser = new Voice(server, cafe.hostToken)
  const invited = (await organiser.must({ type: 'invite-host', name: 'Egret' })) as unknown as Link
  await until(() => organiser.me())
  const organiserId = organiser.me()?.participantId ?? ''
  return { cafe, organiser, organiserId, coHost: new Voice(server, invited.token), invited }
}

const actsAt = async (server: AServer, cafe: CafeCreated, token: string) => {
  const desk = await new Reader(server, `desk/${cafe.cafeId}`, token).synced()
  return () => Object.values(desk.root('acts')) as DeskAct[]
}

describe('handing the café over', () => {
  test('[HO46] the café goes to a co-host when they take it, and back only from them; both are acts', async () => {
    const server = await aServer()
    const { cafe, organiser, organiserId, coHost, invited } = await withCoHost(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const guest = new Voice(server, heron.token)
    await until(() => coHost.me() && guest.me())
    const acts = await actsAt(server, cafe, cafe.hostToken)
    const refused = (code: string) => ({ error: { code } })
    expect(await coHost.give({ type: 'answer-offer', take: true })).toMatchObject(refused('not_offered'))
    for (const participantId of [heron.participantId, organiserId, 'nobody']) {
      expect(await organiser.give({ type: 'offer-cafe', participantId })).toMatchObject(refused('unknown_person'))
    }
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    await until(() => coHost.me()?.desk?.offered === invited.participantId)
    expect([coHost.me()?.role, guest.me()?.desk]).toEqual(['host', null])
    await coHost.must({ type: 'answer-offer', take: false })
    await until(() => organiser.me()?.desk?.offered === null)
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    await organiser.must({ type: 'offer-cafe', participantId: null })
    expect(await coHost.give({ type: 'answer-offer', take: true })).toMatchObject(refused('not_offered'))
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    const taken = (await coHost.must({ type: 'answer-offer', take: true })) as unknown as Link
    await until(() => organiser.me()?.role === 'host')
    const path = `/api/cafes/${cafe.cafeId}`
    expect((await call(server, 'DELETE', path, undefined, cafe.hostToken)).status).toBe(403)
    expect(await organiser.give({ type: 'invite-host' })).toMatchObject(refused('not_allowed'))
    expect(await organiser.give({ type: 'answer-offer', take: true })).toMatchObject(refused('not_offered'))
    const now = new Voice(server, taken.token)
    await until(() => now.me()?.role === 'organiser')
    await until(() => acts().some(({ what, about }) => what === 'answer-offer' && about === organiserId))
    expect(await now.give({ type: 'remove', participantId: organiserId })).toMatchObject({ ok: true })
    expect((await call(server, 'DELETE', path, undefined, taken.token)).status).toBe(200)
  })

  test('[HO46] it is handed back by an offer the other way, and holds after a restart', async () => {
    const server = await aServer()
    const { organiser, organiserId, coHost, invited, cafe } = await withCoHost(server)
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    const taken = (await coHost.must({ type: 'answer-offer', take: true })) as unknown as Link
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    const [holder, before] = [new Voice(again, taken.token), new Voice(again, cafe.hostToken)]
    await until(() => holder.me()?.role === 'organiser' && before.me()?.role === 'host')
    await holder.must({ type: 'offer-cafe', participantId: organiserId })
    await before.must({ type: 'answer-offer', take: true })
    await until(() => holder.me()?.role === 'host')
  })

  test('[HO47] whoever takes the café has a new link, and the one that the old organiser had made opens nothing', async () => {
    const server = await aServer()
    const { cafe, organiser, coHost, invited } = await withCoHost(server)
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    const taken = (await coHost.must({ type: 'answer-offer', take: true })) as { link?: string; token?: string }
    const path = `/api/cafes/${cafe.cafeId}`
    expect((await call(server, 'GET', path, undefined, invited.token)).status).toBe(401)
    expect(taken.link).toBe(`/host#${cafe.cafeId}.${taken.token}`)
    expect((await call(server, 'GET', path, undefined, taken.token)).status).toBe(200)
  })

  test('[HO46] a co-host leaves by themselves, and an offer to them goes with them', async () => {
    const server = await aServer()
    const { organiser, coHost, invited } = await withCoHost(server)
    await organiser.must({ type: 'offer-cafe', participantId: invited.participantId })
    await until(() => coHost.me())
    coHost.socket.emit('command', { type: 'leave' })
    await until(() => organiser.me()?.desk?.offered === null)
    expect(await organiser.give({ type: 'leave' })).toMatchObject({ error: { code: 'not_allowed' } })
  })
})

describe('a host who is not there', () => {
  test('[HO48] after 20 s hosts are offered the desk and guests are told nothing; who comes back is not missed', async () => {
    const { clock, pass } = aClock()
    const server = await aServer({ clock })
    const { cafe, organiser, organiserId, coHost, invited } = await withCoHost(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const guest = new Voice(server, heron.token)
    await until(() => coHost.me() && guest.me())
    const heard = guest.notices.length
    const since = clock()
    organiser.socket.disconnect()
    const missed = () => coHost.me()?.desk?.unattendedSince
    await coHost.must({ type: 'time' })
    pass(19_900)
    await coHost.must({ type: 'time' })
    expect(missed()).toBeNull()
    pass(200)
    await until(() => missed() === since)
    const back = new Voice(server, cafe.hostToken)
    await until(() => missed() === null && back.me()?.desk?.leads === organiserId)
    await back.must({ type: 'take-desk' })
    await coHost.must({ type: 'take-desk' })
    await until(() => back.me()?.desk?.leads === invited.participantId)
    await back.must({ type: 'take-desk' })
    await until(() => coHost.me()?.desk?.leads === organiserId)
    expect(guest.notices.slice(heard)).toEqual([])
    expect(await guest.give({ type: 'take-desk' })).toMatchObject({ error: { code: 'not_allowed' } })
  })

  test('[HO48] a co-host who comes when nobody has been there for long is offered the desk at once', async () => {
    const { clock, pass } = aClock()
    const server = await aServer({ clock })
    const { cafe, organiser, coHost, invited } = await withCoHost(server)
    await until(() => coHost.me())
    coHost.socket.disconnect()
    organiser.socket.disconnect()
    const heron = await joinCafe(server, cafe, 'Heron')
    const guest = new Voice(server, heron.token)
    await until(() => guest.me())
    pass(60_000)
    await guest.must({ type: 'time' })
    const later = new Voice(server, invited.token)
    await until(() => later.me()?.desk?.unattendedSince)
  })

  const MOMENTS = ['lobby', 'mid-round', 'between rounds', 'gallery', 'harvest', 'a command in flight'] as const
  test.each(MOMENTS)('[HO49] killed in or with %s, the host changes nothing, and the café goes on', async (moment) => {
    const { clock, pass } = aClock()
    const server = await aServer({ clock })
    const { cafe, organiser, organiserId, coHost, invited } = await withCoHost(server, { tables: 1 })
    const heron = await joinCafe(server, cafe, 'Heron')
    const guest = new Voice(server, heron.token)
    await until(() => coHost.me() && guest.me())
    const phase = async () => {
      const read = await call<{ state: { phase: string; round: number } }>(
        server,
        'GET',
        `/api/cafes/${cafe.cafeId}`,
        undefined,
        invited.token,
      )
      return read.body.state.phase
    }
    const steps = { lobby: [], 'mid-round': ['start-round'], 'a command in flight': ['start-round'] }
    const between = ['start-round', 'end-round']
    const later = { 'between rounds': between, gallery: [...between, 'start-gallery'] }
    const all: Record<string, string[]> = { ...steps, ...later, harvest: [...between, 'start-harvest'] }
    for (const type of all[moment] ?? []) await organiser.must({ type })
    const before = await phase()
    // Sent and never answered: the device is gone in the same moment.
    if (moment === 'a command in flight') organiser.socket.emit('command', { type: 'extend-round', minutes: 1 })
    organiser.socket.io.engine.close()
    organiser.socket.disconnect()
    await guest.must({ type: 'time' })
    const table = await new Reader(server, `table/${cafe.cafeId}/t1`, invited.token).synced()
    const house = await new Reader(server, `cafe/${cafe.cafeId}`, heron.token).synced()
    const words = `words after ${moment}`
    if (before === 'round') {
      const cloth = await new Reader(server, `table/${cafe.cafeId}/t1`, heron.token).synced()
      cloth.write(heron.participantId, words)
      await until(() => table.words().includes(words))
    }
    pass(20_100)
    await until(() => coHost.me()?.desk?.unattendedSince)
    await coHost.must({ type: 'take-desk' })
    await until(() => coHost.me()?.desk?.leads === invited.participantId)
    if (before === 'round') {
      expect(await phase()).toBe('round')
      // By the clock alone, with or without the minute that may have come through.
      pass(21 * 60_000)
      await until(() => (house.root('state') as { phase: string }).phase === 'between')
    } else expect(await phase()).toBe(before)
    const next = { lobby: 'start-round', between: 'start-round', gallery: 'start-harvest', harvest: 'close' }
    const now = (await phase()) as keyof typeof next
    await coHost.must({ type: next[now] })
    // The host link, on another device, brings the desk back.
    const back = new Voice(server, cafe.hostToken)
    await until(() => back.me()?.role === 'organiser')
    if (now === 'harvest') return
    await back.must({ type: 'take-desk' })
    await until(() => coHost.me()?.desk?.leads === organiserId)
    if (before === 'round') expect(table.words()).toEqual([words])
  })

  test('[HO49] without a co-host nothing is lost: the round ends on time, and the link brings the desk back', async () => {
    const { clock, pass } = aClock()
    const server = await aServer({ clock })
    const cafe = await makeCafe(server, { tables: 1 })
    const heron = await joinCafe(server, cafe, 'Heron')
    const guest = new Voice(server, heron.token)
    const organiser = new Voice(server, cafe.hostToken)
    await organiser.must({ type: 'start-round' })
    const reading = await new Reader(server, `cafe/${cafe.cafeId}`, heron.token).synced()
    organiser.socket.disconnect()
    pass(20 * 60_000 + 1)
    await until(() => (reading.root('state') as { phase: string }).phase === 'between')
    expect(guest.socket.connected).toBe(true)
    const back = new Voice(server, cafe.hostToken)
    await back.must({ type: 'start-round' })
    await until(() => (reading.root('state') as { phase: string }).phase === 'round')
    expect(back.me()?.desk?.unattendedSince).toBeNull()
  })
})
