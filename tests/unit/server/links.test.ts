import type { SignedIn } from '@tablecloth/shared/protocol/notices.ts'
import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, signIn, until, Voice } from './a-server.ts'

interface Link {
  participantId: string
  token: string
  link: string
}

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148'

const statusOf = async (server: AServer, cafeId: string, token: string) =>
  (await call(server, 'GET', `/api/cafes/${cafeId}`, undefined, token)).status

const sessionsIn = async (voice: Voice, type = 'my-sessions') => (await voice.must({ type })).sessions as SignedIn[]

describe('links and codes', () => {
  test('[HO40] a renewed code lets people in and the old one nobody, while whoever is inside stays', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const [host, voice] = [new Voice(server, cafe.hostToken), new Voice(server, heron.token)]
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => voice.me())
    const { joinCode, link } = (await host.must({ type: 'renew-code' })) as { joinCode: string; link: string }
    expect([joinCode === cafe.joinCode, link]).toEqual([false, `/join#${joinCode}`])
    const old = await call<{ code: string }>(server, 'POST', '/api/invitations', { joinCode: cafe.joinCode })
    const never = await call<{ code: string }>(server, 'POST', '/api/invitations', { joinCode: '000-000-000' })
    expect(old).toEqual(never)
    await joinCafe(server, { ...cafe, joinCode }, 'Wren')
    await until(() => (desk.root('door') as { joinCode?: string }).joinCode === joinCode.replaceAll('-', ''))
    expect(voice.socket.connected).toBe(true)
    expect(await voice.give({ type: 'renew-code' })).toMatchObject({ error: { code: 'not_allowed' } })
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    expect((await call(again, 'POST', '/api/invitations', { joinCode })).status).toBe(200)
    expect((await call(again, 'POST', '/api/invitations', { joinCode: cafe.joinCode })).status).toBe(404)
  })

  test('[HO41] a renewed host link ends what came in by the old one, on every wire, and not the renewer', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const [here, elsewhere] = [await signIn(server, cafe.hostToken), await signIn(server, cafe.hostToken)]
    const renewer = new Voice(server, here.own)
    const [other, link] = [new Voice(server, elsewhere.own), new Voice(server, cafe.hostToken)]
    const name = `desk/${cafe.cafeId}`
    const readers = [elsewhere.own, cafe.hostToken].map((token) => new Reader(server, name, token))
    for (const reader of readers) await reader.synced()
    const kept = await new Reader(server, name, here.own).synced()
    await until(() => other.me() && link.me())
    const renewed = (await renewer.must({ type: 'renew-link' })) as unknown as Link
    await until(() => !other.socket.connected && !link.socket.connected)
    expect([other.last('ended'), link.last('ended')]).toEqual(Array(2).fill({ type: 'ended', why: 'renewed' }))
    for (const { closes } of readers) {
      await until(() => closes.some(({ code, reason }) => code === 4401 && reason.includes('session_ended')))
    }
    expect(await statusOf(server, cafe.cafeId, elsewhere.own)).toBe(401)
    expect((await signIn(server, cafe.hostToken)).status).toBe(401)
    expect(await statusOf(server, cafe.cafeId, here.own)).toBe(200)
    expect([renewer.socket.connected, kept.closes]).toEqual([true, []])
    expect(renewed.link).toBe(`/host#${cafe.cafeId}.${renewed.token}`)
    expect(await statusOf(server, cafe.cafeId, (await signIn(server, renewed.token)).own)).toBe(200)
  })

  test('[HO41] whoever renews a link with the token of the link itself has the answer before their socket is cut', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const host = new Voice(server, cafe.hostToken)
    await until(() => host.me())
    const renewed = (await host.must({ type: 'renew-link' })) as unknown as Link
    await until(() => !host.socket.connected)
    expect(await statusOf(server, cafe.cafeId, cafe.hostToken)).toBe(401)
    expect(await statusOf(server, cafe.cafeId, renewed.token)).toBe(200)
  })

  test('[HO42] co-hosts renew links of screens and devices and their own, the organiser those of co-hosts, nobody any other', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const organiser = new Voice(server, cafe.hostToken)
    const [one, two] = [
      (await organiser.must({ type: 'invite-host', name: 'Egret' })) as unknown as Link,
      (await organiser.must({ type: 'invite-host', name: 'Wren' })) as unknown as Link,
    ]
    const coHost = new Voice(server, one.token)
    const screen = (await coHost.must({ type: 'invite-projector' })) as unknown as Link
    const device = (await coHost.must({ type: 'table-device', tableId: 't1' })) as unknown as Link & { url: string }
    const wall = new Voice(server, screen.token)
    await until(() => wall.me())
    const anew = (await coHost.must({
      type: 'renew-link',
      participantId: screen.participantId,
    })) as unknown as Link
    await until(() => wall.last('ended') && !wall.socket.connected)
    expect(anew.link).toBe(`/screen#${cafe.cafeId}.${anew.token}`)
    const tablet = (await coHost.must({
      type: 'renew-link',
      participantId: device.participantId,
    })) as unknown as Link
    expect(tablet.link).toBe(`/device#${cafe.cafeId}.${tablet.token}`)
    for (const participantId of [
      two.participantId,
      heron.participantId,
      Object.keys((await cafeOf(server, cafe)).hosts)[0],
    ]) {
      expect(await coHost.give({ type: 'renew-link', participantId })).toMatchObject({ error: { code: 'not_allowed' } })
    }
    const renewed = (await organiser.must({
      type: 'renew-link',
      participantId: two.participantId,
    })) as unknown as Link
    expect(await statusOf(server, cafe.cafeId, two.token)).toBe(401)
    expect(await statusOf(server, cafe.cafeId, renewed.token)).toBe(200)
    expect(await organiser.give({ type: 'renew-link', participantId: heron.participantId })).toMatchObject({
      error: { code: 'not_allowed' },
    })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => desk.root('devices')[device.participantId])
    expect(desk.root('devices')).toEqual({ [device.participantId]: { tableId: 't1', since: expect.any(Number) } })
    await until(
      () =>
        Object.values(desk.root('acts')).filter((act) => (act as { what: string }).what === 'renew-link').length === 3,
    )
  })
})

test('[HO54] where tabs are to say nothing, whoever has the code or waits at the door is told so at once', async () => {
  const server = await aServer()
  for (const plainTitle of [true, false]) {
    const cafe = await makeCafe(server, { plainTitle, admission: 'lobby' })
    const invitation = await call<object>(server, 'POST', '/api/invitations', { joinCode: cafe.joinCode })
    expect(invitation.body).toMatchObject({ plainTitle })
    const atDoor = new Voice(server, (await joinCafe(server, cafe, 'Heron')).token)
    await until(() => atDoor.last('welcome'))
    expect(atDoor.last('welcome')?.cafe).toMatchObject({ plainTitle })
  }
})

const cafeOf = async (server: AServer, { cafeId, hostToken }: { cafeId: string; hostToken: string }) =>
  (await call<{ hosts: object }>(server, 'GET', `/api/cafes/${cafeId}`, undefined, hostToken)).body

describe('where people are signed in', () => {
  test('[HO43] a browser in which a link is opened has a token of its own, and opening it again there makes no second', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const first = await signIn(server, cafe.hostToken)
    expect([first.status, first.own.length > 40, first.own === cafe.hostToken]).toEqual([201, true, false])
    const again = await signIn(server, cafe.hostToken, { cookie: first.cookie })
    expect([again.status, again.own]).toEqual([201, ''])
    // The browser that made the café, and the one that opened the link.
    expect(await sessionsIn(new Voice(server, first.own))).toHaveLength(2)
  })

  test('[HO44] everyone sees their own, by kind of device and time, and ends one on both sockets at once', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    await new Voice(server, cafe.hostToken).must({ type: 'start-round' })
    const phone = await signIn(server, heron.token, { 'user-agent': PHONE })
    const [here, there] = [new Voice(server, heron.token), new Voice(server, phone.own)]
    await until(() => here.me()?.tableId && there.me())
    const table = `table/${cafe.cafeId}/${here.me()?.tableId}`
    const reading = await new Reader(server, table, phone.own).synced()
    const listed = await sessionsIn(here)
    expect(listed.map(({ device, here, current }) => ({ device, here, current }))).toEqual([
      { device: 'other', here: true, current: true },
      { device: 'phone', here: true, current: false },
    ])
    const known = ['id', 'participantId', 'since', 'device', 'here', 'current'].sort()
    for (const one of listed) expect(Object.keys(one).sort()).toEqual(known)
    await here.must({ type: 'end-session', sessionId: listed[1]?.id })
    await until(() => !there.socket.connected && reading.closes.length)
    expect(there.last('ended')).toEqual({ type: 'ended', why: 'ended' })
    expect(reading.closes[0]).toMatchObject({ code: 4401 })
    expect(await statusOf(server, cafe.cafeId, phone.own)).toBe(401)
    expect((await sessionsIn(here)).map(({ current }) => current)).toEqual([true])
    expect(here.socket.connected).toBe(true)
  })

  test('[HO45] the organiser sees and ends sign-ins of hosts, and nobody learns of any other', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const organiser = new Voice(server, cafe.hostToken)
    const { token, participantId } = (await organiser.must({ type: 'invite-host', name: 'Egret' })) as unknown as Link
    const coHost = new Voice(server, (await signIn(server, token)).own)
    const guest = new Voice(server, heron.token)
    await until(() => coHost.me() && guest.me())
    const hosts = await sessionsIn(organiser, 'host-sessions')
    expect(hosts.map(({ participantId: id }) => id === participantId)).toEqual([false, true])
    const [guests] = await sessionsIn(guest)
    const unknown = { error: { code: 'unknown_session', field: 'sessionId' } }
    expect(await organiser.give({ type: 'end-session', sessionId: guests?.id })).toMatchObject(unknown)
    expect(await coHost.give({ type: 'end-session', sessionId: hosts[0]?.id })).toMatchObject(unknown)
    expect(await coHost.give({ type: 'end-session', sessionId: 'none-at-all' })).toMatchObject(unknown)
    expect(await guest.give({ type: 'end-session', sessionId: hosts[1]?.id })).toMatchObject(unknown)
    expect(await coHost.give({ type: 'host-sessions' })).toMatchObject({ error: { code: 'not_allowed' } })
    await organiser.must({ type: 'end-session', sessionId: hosts[1]?.id })
    await until(() => coHost.last('ended') && !coHost.socket.connected)
  })

  test('[HO44] the forty-first browser takes the place of the oldest', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const later: string[] = []
    for (let n = 0; n < 40; n++) later.push((await signIn(server, n ? (later[0] ?? '') : heron.token)).own)
    expect(await statusOf(server, cafe.cafeId, heron.token)).toBe(401)
    expect(await statusOf(server, cafe.cafeId, later[0] ?? '')).toBe(200)
    expect(await sessionsIn(new Voice(server, later[39] ?? ''))).toHaveLength(40)
  })
})
