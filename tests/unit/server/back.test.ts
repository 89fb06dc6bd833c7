import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DeskReport } from '@tablecloth/shared/protocol/desk.ts'
import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, signIn, until, Voice } from './a-server.ts'

type Cafe = Awaited<ReturnType<typeof makeCafe>>

async function removed() {
  const server = await aServer()
  const cafe = await makeCafe(server, { tables: 1 })
  const heron = await joinCafe(server, cafe, 'Heron', { organisation: 'Reeds' })
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  const voice = new Voice(server, heron.token)
  await until(() => voice.me()?.tableId)
  const { noteId } = await voice.must({ type: 'place-note', tableId: 't1', text: 'what Heron thinks' })
  const phone = (await signIn(server, heron.token)).own
  const remove = async () => {
    await host.must({ type: 'remove', participantId: heron.participantId })
    await until(() => voice.last('removed'))
  }
  const letBack = () => host.must({ type: 'let-back', participantId: heron.participantId })
  return { server, cafe, heron, host, voice, noteId: String(noteId), phone, remove, letBack }
}

const post = (server: AServer, { cafeId }: Cafe, command: object, token: string) =>
  call<{ ok?: boolean; code?: string }>(server, 'POST', `/api/cafes/${cafeId}/commands`, command, token)

/** How each way in answers somebody who shows this token. */
async function waysIn(server: AServer, cafe: Cafe, token: string): Promise<string[]> {
  const { cafeId } = cafe
  const asked = await Promise.all([
    call<{ code: string }>(server, 'GET', `/api/cafes/${cafeId}`, undefined, token),
    call<{ code: string }>(server, 'POST', '/api/sessions', {}, token),
    post(server, cafe, { type: 'my-notes' }, token),
    post(server, cafe, { type: 'answer-act' }, `${token}x`),
    call<{ code: string }>(server, 'GET', `/api/cafes/${cafeId}/harvest.json`, undefined, token),
  ])
  const socket = new Voice(server, token).socket
  const refused = new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('let in'))
    socket.once('connect_error', (error) => resolve((error as { data?: { code?: string } }).data?.code ?? 'none'))
  })
  const readers = [`cafe/${cafeId}`, `table/${cafeId}/t1`, `gallery/${cafeId}/t1`].map(
    (name) => new Reader(server, name, token),
  )
  await until(() => readers.every(({ provider, closes }) => provider.synced || closes.length > 0))
  const closes = readers.map((reader) => reader.closes[0]?.reason ?? 'let in')
  return [...asked.map(({ status, body }) => `${status} ${body?.code ?? ''}`), await refused, ...closes]
}

const NO_WAY = [...Array(5).fill('401 bad_token'), 'bad_token', ...Array(3).fill('{"code":"bad_token"}')]

describe('whoever was asked to leave, over the wire', () => {
  test('[HO20] [HO71] is let in by none of nine ways with a token of theirs, also after a restart', async () => {
    const { server, cafe, heron, phone, remove } = await removed()
    await remove()
    for (const token of [heron.token, phone]) expect(await waysIn(server, cafe, token)).toEqual(NO_WAY)
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    for (const token of [heron.token, phone]) expect(await waysIn(again, cafe, token)).toEqual(NO_WAY)
  })

  test('[HO70] is who they were on both their devices once they are let back, after a restart too', async () => {
    const { server, cafe, heron, noteId, phone, remove, letBack } = await removed()
    await remove()
    await letBack()
    let words = 1
    const isBack = async (at: AServer, token: string) => {
      const voice = new Voice(at, token)
      await until(() => voice.me())
      expect(voice.me()).toMatchObject({ participantId: heron.participantId, tableId: 't1', organisation: 'Reeds' })
      expect(voice.me()?.told[0]?.what).toBe('let-back')
      expect(await voice.must({ type: 'my-notes' })).toMatchObject({
        notes: expect.arrayContaining([expect.objectContaining({ noteId, text: 'what Heron thinks' })]),
      })
      await voice.must({ type: 'edit-note', tableId: 't1', noteId, text: 'what Heron thinks' })
      expect((await voice.must({ type: 'my-sessions' })).sessions).toHaveLength(2)
      const table = await new Reader(at, `table/${cafe.cafeId}/t1`, token).synced()
      table.write(heron.participantId, `again, ${token.slice(0, 6)}`)
      const witness = await new Reader(at, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
      words++
      await until(() => witness.words().length === words)
      voice.socket.disconnect()
    }
    for (const token of [heron.token, phone]) await isBack(server, token)
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    for (const token of [heron.token, phone]) await isBack(again, token)
    expect(words).toBe(5)
  })

  test('[HO71] says one thing, by POST, which reaches the hosts at their desk and nobody else', async () => {
    const { server, cafe, heron, host, voice, remove } = await removed()
    const wren = await joinCafe(server, cafe, 'Wren')
    const other = new Voice(server, wren.token)
    await until(() => other.me())
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    const room = await new Reader(server, `cafe/${cafe.cafeId}`, wren.token).synced()
    await remove()
    const actId = voice.last('removed')?.actId
    expect(voice.last('removed')?.by).toBe(
      Object.values(room.root('hosts') as Record<string, { name: string }>)[0]?.name,
    )
    await until(() => desk.root('removed')[heron.participantId])
    expect(desk.root('removed')[heron.participantId]).toMatchObject({ name: 'Heron', by: expect.any(String) })
    const say = (text: string, token = heron.token) => post(server, cafe, { type: 'answer-act', actId, text }, token)
    expect((await say('canary', wren.token)).body.code).toBe('unknown')
    expect((await say('canary', 'no-token-at-all')).body.code).toBe('bad_token')
    expect((await say('canary')).body).toMatchObject({ ok: true })
    expect((await say('canary again')).body.code).toBe('too_many')
    for (const command of [
      { type: 'answer-act' },
      { type: 'nothing' },
      {},
      { type: ['answer-act'] },
      { type: 'leave' },
    ])
      expect([command, (await post(server, cafe, command, heron.token)).body.code]).toEqual([
        command,
        'type' in command && command.type === 'answer-act' ? 'invalid' : 'bad_token',
      ])
    const elsewhere = await makeCafe(server)
    expect((await post(server, elsewhere, { type: 'answer-act', actId, text: 'x' }, heron.token)).status).toBe(401)
    const reports = () => Object.values(desk.root('reports')) as DeskReport[]
    await until(() => reports().length === 1)
    expect(reports()[0]).toMatchObject({ text: 'canary', by: heron.participantId, actId })
    await host.must({ type: 'announce', text: 'after all that' })
    await until(() => other.last('announcement'))
    const heard = JSON.stringify([other.notices, [...room.doc.share.keys()].map((key) => room.root(key))])
    expect(heard).not.toContain('canary')
  })

  test('[HO72] under another name, in their own browser, or with a made-up cookie, they are somebody new; let back, they are not', async () => {
    const { server, cafe, heron, host, remove, letBack } = await removed()
    await remove()
    const join = async (name: string, cookie: string) => {
      const response = await fetch(`${server.url}/api/cafes/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ joinCode: cafe.joinCode, name }),
      })
      return (await response.json()) as { admitted: boolean; token: string; participantId: string }
    }
    const egret = await join('Egret', `tablecloth_${heron.participantId}=${heron.token}`)
    const impostor = await join('Heron', `tablecloth_${heron.participantId}=made-up`)
    await letBack()
    for (const other of [egret, impostor]) {
      expect([other.admitted, other.participantId === heron.participantId]).toEqual([false, false])
      const voice = new Voice(server, other.token)
      await until(() => voice.me())
      expect(voice.me()).toMatchObject({ participantId: other.participantId, admitted: false })
    }
    const asHeron = await fetch(`${server.url}/api/cafes/${cafe.cafeId}`, {
      headers: {
        cookie: `tablecloth_${heron.participantId}=${egret.token}`,
        'x-tablecloth-as': heron.participantId,
        origin: server.url,
      },
    })
    expect(asHeron.status).toBe(403)
    await host.must({ type: 'remove', participantId: egret.participantId })
    const back = new Voice(server, heron.token)
    await until(() => back.me()?.participantId === heron.participantId)
  })

  test('[HO70] a database of before this opens, and whoever was asked to leave then is refused as they were', async () => {
    const { server, cafe, heron, remove } = await removed()
    await remove()
    const wren = await joinCafe(server, cafe, 'Wren')
    await server.stop()
    // As it was: tokens of whoever was asked to leave were not kept.
    const older = new DatabaseSync(join(server.dataDir, 'cafe.sqlite'))
    older.exec(
      `DELETE FROM session WHERE suspended = 1; ALTER TABLE session DROP COLUMN suspended; PRAGMA user_version = 4`,
    )
    older.close()
    const again = await aServer({ dataDir: server.dataDir })
    expect(await waysIn(again, cafe, heron.token)).toEqual(NO_WAY)
    const host = new Voice(again, cafe.hostToken)
    await host.must({ type: 'let-back', participantId: heron.participantId })
    expect(await waysIn(again, cafe, heron.token)).toEqual(NO_WAY)
    const other = new Voice(again, wren.token)
    await until(() => other.me()?.tableId)
    await host.must({ type: 'remove', participantId: wren.participantId })
    await host.must({ type: 'let-back', participantId: wren.participantId })
    await until(() => other.socket.connect() && other.me()?.told[0]?.what === 'let-back')
  })
})
