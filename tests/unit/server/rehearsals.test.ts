import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** Guests who have done half a minute's deeds every fiftieth of a second. */
const FAST = { everyMs: 20, countsMs: 30_000 }
const DAY = 86_400_000

const rehearse = (server: AServer, { cafeId, hostToken }: CafeCreated) =>
  call<CafeCreated & { code: string }>(server, 'POST', `/api/cafes/${cafeId}/rehearsal`, undefined, hostToken)

async function rehearsalOf(server: AServer, cafe: CafeCreated): Promise<CafeCreated> {
  const { status, body } = await rehearse(server, cafe)
  expect([status, body]).toEqual([201, expect.objectContaining({ hostToken: expect.any(String) })])
  return body
}

const read = async (server: AServer, { cafeId, hostToken }: CafeCreated) => {
  const { now: _, ...roots } = (
    await call<CafeRoots & { now: number }>(server, 'GET', `/api/cafes/${cafeId}`, undefined, hostToken)
  ).body
  return roots
}

const stored = ({ dataDir }: AServer) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)))).toString('latin1')

const ASKED = {
  title: 'Allies at one table',
  purpose: 'To say what it takes',
  tables: [{ name: 'Case conferences', callUrl: 'https://talk.example.org/one' }, { name: 'Give and take' }],
  languages: ['en'],
  perspectives: [{ id: 'seen', name: 'By-and-for' }],
  agreement: ['What is said here stays here'],
  checkOut: { question: 'What do you take along?', minutes: 5 },
}

describe('a rehearsal', () => {
  test('[HO90] has what was set up and nothing of anybody, and says of itself what it is', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, ASKED)
    const guest = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'make-lens', name: 'Ours', items: ['Who pays?'] })
    await host.must({ type: 'start-round' })
    const heron = new Voice(server, guest.token)
    await until(() => heron.me()?.tableId)
    await heron.must({ type: 'place-note', tableId: heron.me()?.tableId, text: 'A word of Heron’s' })
    const rehearsal = await rehearsalOf(server, cafe)
    const [of, copy] = [await read(server, cafe), await read(server, rehearsal)]
    expect(copy.info).toMatchObject({
      ...of.info,
      title: 'Rehearsal: Allies at one table',
      rehearsal: true,
      keepUntil: expect.any(Number),
      template: null,
    })
    expect(copy.info.keepUntil - Date.now()).toBeLessThanOrEqual(DAY)
    expect(copy.rounds).toEqual(of.rounds)
    expect(copy.perspectives).toEqual(of.perspectives)
    expect(copy.lenses).toEqual(of.lenses)
    expect(Object.values(copy.tables).map(({ name, callUrl }) => [name, callUrl])).toEqual([
      ['Case conferences', undefined],
      ['Give and take', undefined],
    ])
    expect(copy.state.phase).toBe('lobby')
    expect(JSON.stringify(copy)).not.toContain('Heron')
    expect(of.info).not.toHaveProperty('rehearsal')
    const export_ = await fetch(`${server.url}/api/cafes/${rehearsal.cafeId}/harvest.md`, {
      headers: { authorization: `Bearer ${rehearsal.hostToken}` },
    })
    expect((await export_.text()).split('\n').slice(0, 5).join('\n')).toContain('Rehearsal: Allies at one table')
    const invitation = await call<{ rehearsal: boolean }>(server, 'POST', '/api/invitations', {
      joinCode: rehearsal.joinCode,
    })
    expect(invitation.body.rehearsal).toBe(true)
  })

  test('[HO90] is made by hosts alone, of no rehearsal, and of no café that is closed', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const guest = await joinCafe(server, cafe, 'Heron')
    expect((await rehearse(server, { ...cafe, hostToken: guest.token })).status).toBe(403)
    expect((await rehearse(server, { ...cafe, hostToken: 'nobody' })).status).toBe(401)
    const rehearsal = await rehearsalOf(server, cafe)
    expect((await rehearse(server, rehearsal)).body.code).toBe('no_rehearsal_of_one')
    await new Voice(server, cafe.hostToken).must({ type: 'close' })
    expect((await rehearse(server, cafe)).body.code).toBe('wrong_phase')
  })

  test('[HO97] leaves the café it is of as it was, byte by byte, whatever is practised in it', async () => {
    const server = await aServer({ pace: FAST })
    const cafe = await makeCafe(server, ASKED)
    const guest = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const names = [`cafe/${cafe.cafeId}`, ...['t1', 't2'].map((id) => `table/${cafe.cafeId}/${id}`)]
    const states = async () =>
      Promise.all(
        names.map(async (name) => {
          const reader = await new Reader(server, name, cafe.hostToken).synced()
          return Buffer.from(Y.encodeStateAsUpdate(reader.doc)).toString('base64')
        }),
      )
    const heard = new Voice(server, guest.token)
    await until(() => heard.last('welcome'))
    const [before, told] = [await states(), heard.notices.length]
    const rehearsal = await rehearsalOf(server, cafe)
    const practising = new Voice(server, rehearsal.hostToken)
    await practising.must({ type: 'practise-guests', count: 12 })
    await practising.must({ type: 'start-round' })
    const table = await new Reader(server, `table/${rehearsal.cafeId}/t1`, rehearsal.hostToken).synced()
    await until(() => table.words().length > 5)
    await practising.must({ type: 'end-round' })
    await practising.must({ type: 'start-harvest' })
    expect(await states()).toEqual(before)
    expect(heard.notices).toHaveLength(told)
  })

  test('[HO98] begun again or over, nothing of it is left, and a café that is erased takes its rehearsal along', async () => {
    const server = await aServer({ pace: FAST })
    const cafe = await makeCafe(server, ASKED)
    const first = await rehearsalOf(server, cafe)
    const practising = new Voice(server, first.hostToken)
    await practising.must({ type: 'practise-guests', count: 6 })
    await practising.must({ type: 'start-round' })
    const table = await new Reader(server, `table/${first.cafeId}/t1`, first.hostToken).synced()
    await until(() => table.words().length > 1)
    const second = await rehearsalOf(server, cafe)
    expect(second.cafeId).not.toBe(first.cafeId)
    await until(() => practising.last('erased'))
    expect((await call(server, 'GET', `/api/cafes/${first.cafeId}`, undefined, first.hostToken)).status).toBe(401)
    expect((await call(server, 'DELETE', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)).status).toBe(200)
    expect((await call(server, 'GET', `/api/cafes/${second.cafeId}`, undefined, second.hostToken)).status).toBe(401)
    await server.stop()
    for (const { cafeId } of [first, second]) expect(stored(server)).not.toContain(cafeId)
  })

  test('[HO99] goes on after a restart in mid-round as soon as somebody is there, and plays to nobody', async () => {
    const server = await aServer({ pace: FAST })
    const cafe = await makeCafe(server, ASKED)
    const rehearsal = await rehearsalOf(server, cafe)
    const practising = new Voice(server, rehearsal.hostToken)
    await practising.must({ type: 'practise-guests', count: 6 })
    await practising.must({ type: 'start-round' })
    const name = `table/${rehearsal.cafeId}/t1`
    const table = await new Reader(server, name, rehearsal.hostToken).synced()
    await until(() => table.words().length > 1)
    await server.stop()
    const next = await aServer({ dataDir: server.dataDir, pace: FAST })
    const again = await new Reader(next, name, rehearsal.hostToken).synced()
    const known = again.words().length
    expect(known).toBeGreaterThan(1)
    // Meanwhile another one is played to somebody.
    const other = await rehearsalOf(next, await makeCafe(next, ASKED))
    const watched = new Voice(next, other.hostToken)
    await watched.must({ type: 'practise-guests', count: 6 })
    await watched.must({ type: 'start-round' })
    const elsewhere = await new Reader(next, `table/${other.cafeId}/t1`, other.hostToken).synced()
    await until(() => elsewhere.words().length > 3)
    expect(again.words()).toHaveLength(known)
    new Voice(next, rehearsal.hostToken)
    await until(() => again.words().length > known)
  })

  test('[HO100] says so in the first lines of every export, and none of them becomes a café', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const rehearsal = await rehearsalOf(server, cafe)
    const taken = async ({ cafeId, hostToken }: CafeCreated, form: string) => {
      const headers = { authorization: `Bearer ${hostToken}` }
      return (await fetch(`${server.url}/api/cafes/${cafeId}/harvest.${form}`, { headers })).text()
    }
    for (const form of ['md', 'html', 'csv', 'json']) {
      const head = (await taken(rehearsal, form)).split('<main')[form === 'html' ? 1 : 0]?.slice(0, 700)
      expect(head).toMatch(form === 'json' ? /"rehearsal": true/ : /nobody has said it/)
      expect(await taken(cafe, form)).not.toMatch(/rehearsal/i)
    }
    const back = await call<{ field: string }>(
      server,
      'POST',
      '/api/cafes/import',
      JSON.parse(await taken(rehearsal, 'json')),
    )
    expect([back.status, back.body.field]).toEqual([400, 'rehearsal'])
  })
})
