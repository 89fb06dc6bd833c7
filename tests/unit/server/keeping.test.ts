import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const DAY = 86_400_000

afterEach(() => vi.useRealTimers())

/** All files of the data folder, by name, the write-ahead log among them. */
const files = ({ dataDir }: AServer): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('latin1')]),
  )
/** Which files hold a canary word. */
const holding = (server: AServer): string[] =>
  Object.entries(files(server)).flatMap(([name, text]) => (/canary/i.test(text) ? [name] : []))

/** A café that has a canary word wherever anybody can write one, closed, and another one beside it. */
async function aCafe(server: AServer, more: object = {}) {
  const other = await makeCafe(server, { title: 'Beside it' })
  const cafe = await makeCafe(server, {
    title: 'Canary title',
    purpose: 'canary purpose',
    tables: [{ name: 'Canary table', question: 'canary question?' }],
    rounds: [{ question: 'canary round?', minutes: 20 }],
    agreement: ['canary agreement'],
    perspectives: [{ id: 'canary-id', name: 'Canary perspective' }],
    hostName: 'Canary host',
    ...more,
  })
  const guest = await joinCafe(server, cafe, 'Canary guest', {
    organisation: 'Canary organisation',
    perspectives: [{ id: 'canary-id', show: 'seat' }],
  })
  const [host, voice] = [new Voice(server, cafe.hostToken), new Voice(server, guest.token)]
  await host.must({ type: 'start-round' })
  const cloth = await new Reader(server, `table/${cafe.cafeId}/t1`, guest.token).synced()
  cloth.write(guest.participantId, 'canary note')
  await voice.must({ type: 'place-note', tableId: 't1', text: 'canary unnamed', unnamed: true })
  const { noteId } = await voice.must({ type: 'place-note', tableId: 't1', text: 'canary hidden' })
  await host.must({ type: 'hide-note', tableId: 't1', noteId })
  await voice.must({ type: 'name-missing', tableId: 't1', text: 'canary missing' })
  await voice.must({ type: 'report', text: 'canary report' })
  await voice.must({ type: 'call-host', words: 'canary call' })
  await host.must({ type: 'announce', text: 'canary announcement' })
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-gallery' })
  await host.must({ type: 'start-harvest' })
  const paper = await new Reader(server, `harvest/${cafe.cafeId}`, guest.token).synced()
  const theme = Object.entries({
    name: new Y.Text('Canary theme'),
    description: new Y.Text('canary description'),
    notes: new Y.Map(),
  })
  paper.doc.getMap('themes').set('canary-theme', new Y.Map<unknown>(theme))
  await voice.must({ type: 'take-on', text: 'canary deed' })
  await host.must({ type: 'close' })
  return { other, cafe, guest, host, voice, cloth, paper }
}

const infoOf = async (server: AServer, cafeId: string, token: string) =>
  (await call<CafeRoots>(server, 'GET', `/api/cafes/${cafeId}`, undefined, token)).body.info

describe('until when a café is kept', () => {
  test('[HA80] is its organiser’s to say, also when it is closed; everyone is shown it, and it holds after a restart', async () => {
    const server = await aServer()
    const { cafe, host, voice, guest } = await aCafe(server)
    const keepUntil = Date.now() + 3 * DAY
    expect(await voice.give({ type: 'keep-until', until: keepUntil })).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    })
    const shown = await new Reader(server, `cafe/${cafe.cafeId}`, guest.token).synced()
    await host.must({ type: 'keep-until', until: keepUntil })
    expect((await infoOf(server, cafe.cafeId, guest.token)).keepUntil).toBe(keepUntil)
    await until(() => shown.root('info').keepUntil === keepUntil)
    await server.stop()
    const next = await aServer({ dataDir: server.dataDir, clock: () => keepUntil - 1000 })
    expect((await infoOf(next, cafe.cafeId, guest.token)).keepUntil).toBe(keepUntil)
    await next.stop()
    const late = await aServer({ dataDir: server.dataDir, clock: () => keepUntil })
    expect((await call(late, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).status).toBe(401)
  })

  test('[HA80] lies in the future and not beyond two years, and what is wrong is named', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const host = new Voice(server, cafe.hostToken)
    for (const until of [0, Date.now() - 1, Date.now() + (LIMITS.keepDays + 1) * DAY, 'soon', -1, 1.5, null]) {
      expect(await host.give({ type: 'keep-until', until })).toMatchObject({
        ok: false,
        error: { code: 'invalid', field: 'until' },
      })
    }
    await host.must({ type: 'keep-until', until: '2027-01-31T23:59:59Z' })
    expect((await infoOf(server, cafe.cafeId, cafe.hostToken)).keepUntil).toBe(Date.UTC(2027, 0, 31, 23, 59, 59))
    const wish = { title: 'Too long', tables: 1, rounds: [{ question: 'What?', minutes: 5 }] }
    for (const keepUntil of [Date.now() - 1, Date.now() + (LIMITS.keepDays + 1) * DAY]) {
      const made = await call<{ field: string }>(server, 'POST', '/api/cafes', { ...wish, keepUntil })
      expect([made.status, made.body.field]).toEqual([400, 'keepUntil'])
    }
  })

  test('[HA81] at once on request: no file of the server holds a word of it, and the café beside it is whole', async () => {
    const server = await aServer()
    const { other, cafe } = await aCafe(server)
    expect(holding(server)).not.toEqual([])
    const { status } = await call(server, 'DELETE', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    expect(status).toBe(200)
    expect(holding(server)).toEqual([])
    await server.stop()
    expect(holding(server)).toEqual([])
    const next = await aServer({ dataDir: server.dataDir })
    expect((await infoOf(next, other.cafeId, other.hostToken)).title).toBe('Beside it')
  })

  test('[HA81] on its day, by itself, in a server that runs: people are shown out and no file holds a word of it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    let late = 0
    const server = await aServer({ clock: () => Date.now() + late })
    const { other, cafe, guest, paper } = await aCafe(server, { keepUntil: Date.now() + DAY })
    expect(holding(server)).not.toEqual([])
    vi.advanceTimersByTime(20 * 60_000)
    expect((await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).status).toBe(200)
    late = DAY
    vi.advanceTimersByTime(20 * 60_000)
    await expect
      .poll(async () => (await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, guest.token)).status)
      .toBe(401)
    await expect.poll(() => holding(server), { timeout: 30_000 }).toEqual([])
    // The leap of the clock may have closed it a moment earlier; then it comes back to a token that ended.
    await until(() => paper.closes.some(({ code }) => code === 4404 || code === 4401))
    expect((await infoOf(server, other.cafeId, other.hostToken)).title).toBe('Beside it')
  })

  test('[HA82] a device that comes back after it brings nothing along', async () => {
    const server = await aServer()
    const { cafe, guest, cloth } = await aCafe(server)
    cloth.provider.disconnect()
    cloth.write(guest.participantId, 'canary written meanwhile')
    await call(server, 'DELETE', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    cloth.provider.connect()
    await until(() => cloth.closes.some(({ code }) => code === 4401 || code === 4404))
    const voice = new Voice(server, guest.token)
    await until(() => voice.socket.disconnected)
    const ways: [string, string, object?][] = [
      ['POST', `/api/cafes/${cafe.cafeId}/commands`, { type: 'place-note', tableId: 't1', text: 'canary by command' }],
      ['POST', '/api/cafes/join', { joinCode: cafe.joinCode, name: 'Canary guest' }],
      ['GET', `/api/cafes/${cafe.cafeId}/harvest.json`],
    ]
    for (const [method, path, body] of ways) {
      expect((await call(server, method, path, body, guest.token)).status).toBeGreaterThanOrEqual(401)
    }
    expect(holding(server)).toEqual([])
    await server.stop()
    expect(holding(server)).toEqual([])
  })
})
