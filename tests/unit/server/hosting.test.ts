import type { DeskAct, DeskReport } from '@tablecloth/shared/protocol/desk.ts'
import { describe, expect, test } from 'vitest'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, signIn, until, Voice } from './a-server.ts'

describe('hosting, over the wire', () => {
  test('[HO11] hosts see at the desk what hosts did, with the command that takes it back', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    const acts = () => Object.values(desk.root('acts')) as DeskAct[]
    await host.must({ type: 'start-round' })
    const { participantId } = heron
    const voice = new Voice(server, heron.token)
    await until(() => voice.me()?.tableId)
    const from = voice.me()?.tableId
    const tableId = from === 't1' ? 't2' : 't1'
    await host.must({ type: 'move', participantId, tableId })
    await until(() => acts().some(({ undo }) => undo))
    expect(acts().at(-1)).toMatchObject({ what: 'move', about: participantId, undo: { type: 'move', tableId: from } })
    await until(() => voice.me()?.told[0]?.what === 'move')
    await host.must({ ...acts().at(-1)?.undo, type: 'move' })
    await until(
      () =>
        voice.me()?.tableId === from &&
        acts().every(({ what, tableId: to, undo }) => what !== 'move' || to !== tableId || !undo),
    )
  })

  test('[HO30] a table that rests is read by all there and written by hosts alone, until it is lifted', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { tables: 1 })
    const heron = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const table = `table/${cafe.cafeId}/t1`
    const reading = await new Reader(server, table, cafe.hostToken).synced()
    const writer = await new Reader(server, table, heron.token).synced()
    writer.write(heron.participantId, 'before')
    await until(() => reading.words().length === 1)
    await host.must({ type: 'freeze-table', tableId: 't1', frozen: true })
    writer.write(heron.participantId, 'during')
    await until(() => writer.closes.some(({ code, reason }) => code === 4403 && reason.includes('frozen')))
    const again = await new Reader(server, table, heron.token).synced()
    expect(again.words()).toEqual(['before'])
    const { hosts } = (
      await call<{ hosts: object }>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    ).body
    reading.write(Object.keys(hosts)[0] ?? '', 'from the host')
    await until(() => again.words().length === 2)
    await host.must({ type: 'freeze-table', tableId: 't1', frozen: false })
    again.write(heron.participantId, 'after')
    await until(() => reading.words().includes('after'))
    expect(await host.give({ type: 'freeze-table', tableId: 't9', frozen: true })).toMatchObject({
      error: { code: 'unknown_table', field: 'tableId' },
    })
  })

  test('[HO64] whoever was let in is never back in the lobby: reload, other device, no host there, restart', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { admission: 'lobby', tables: 1 })
    const heron = await joinCafe(server, cafe, 'Heron')
    expect(heron.admitted).toBe(false)
    const host = new Voice(server, cafe.hostToken)
    const waiting = new Voice(server, heron.token)
    await until(() => waiting.me()?.admitted === false)
    await host.must({ type: 'admit', participantId: heron.participantId })
    await until(() => waiting.me()?.admitted)
    await host.must({ type: 'start-round' })
    host.socket.disconnect()
    waiting.socket.disconnect()
    const isSeated = async (at: AServer, token: string) => {
      const voice = new Voice(at, token)
      await until(() => voice.me())
      expect(voice.me()).toMatchObject({ admitted: true, tableId: 't1', participantId: heron.participantId })
      await new Reader(at, `table/${cafe.cafeId}/t1`, token).synced()
      expect((await call(at, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, token)).status).toBe(200)
      voice.socket.disconnect()
    }
    await isSeated(server, heron.token)
    const other = await signIn(server, heron.token)
    expect([other.status, other.own.length > 40]).toEqual([201, true])
    await isSeated(server, other.own)
    await server.stop()
    const again = await aServer({ dataDir: server.dataDir })
    for (const token of [heron.token, other.own]) await isSeated(again, token)
  })

  test('[HO62] what one host hid at two tables is back on both cloths after one command, word for word', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { tables: 2 })
    const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
    const host = new Voice(server, cafe.hostToken)
    const invited = await host.must({ type: 'invite-host', name: 'Bittern' })
    const [cohostId, token] = [String(invited.participantId), String(invited.token)]
    const cohost = new Voice(server, token)
    await host.must({ type: 'start-round' })
    for (const [guest, tableId] of [[heron, 't1'] as const, [wren, 't2'] as const]) {
      await host.must({ type: 'move', participantId: guest.participantId, tableId })
    }
    const readers = await Promise.all(
      ['t1', 't2'].map((id) => new Reader(server, `table/${cafe.cafeId}/${id}`, cafe.hostToken).synced()),
    )
    const voices = [new Voice(server, heron.token), new Voice(server, wren.token)]
    for (const [index, voice] of voices.entries()) {
      for (const text of ['one', 'two', 'three']) {
        const { noteId } = await voice.must({ type: 'place-note', tableId: `t${index + 1}`, text })
        await cohost.must({ type: 'hide-note', tableId: `t${index + 1}`, noteId })
      }
    }
    await until(() => readers.every((reader) => reader.words().length === 0))
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => Object.keys(desk.root('hidden')).length === 6)
    expect(Object.values(desk.root('hidden'))).toEqual(Array(6).fill(expect.objectContaining({ by: cohostId })))
    expect(await host.must({ type: 'restore-notes', participantId: cohostId })).toMatchObject({ restored: 6 })
    await until(() => readers.every((reader) => reader.words().sort().join() === 'one,three,two'))
    await until(() =>
      voices.every((voice) => voice.notices.filter(({ type }) => type === 'note-restored').length === 3),
    )
    await until(() => Object.keys(desk.root('hidden')).length === 0)
  })

  test('[HO20] [HO21] somebody who was asked to leave tries six ways back in, and is seen at the door', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server)
    const heron = await joinCafe(server, cafe, 'Heron')
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    await host.must({ type: 'remove', participantId: heron.participantId })
    const join = async (name: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${server.url}/api/cafes/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ joinCode: cafe.joinCode, name }),
      })
      return (await response.json()) as { admitted: boolean; token: string; participantId: string }
    }
    const session = await call<{ code: string }>(server, 'POST', '/api/sessions', {}, heron.token)
    const command = await call<{ code: string }>(
      server,
      'POST',
      `/api/cafes/${cafe.cafeId}/commands`,
      { type: 'raise-hand' },
      heron.token,
    )
    expect([session.body.code, command.body.code]).toEqual(['bad_token', 'bad_token'])
    const sameBrowser = await join('Egret', { cookie: `a=b; tablecloth_${heron.participantId}=${heron.token}` })
    const sameName = await join('Heron')
    const likeName = await join('H é r o n.')
    expect([sameBrowser, sameName, likeName].map(({ admitted }) => admitted)).toEqual([false, false, false])
    const impatient = new Voice(server, likeName.token)
    expect(await impatient.give({ type: 'raise-hand' })).toMatchObject({ error: { code: 'not_admitted' } })
    expect(await host.must({ type: 'admit-all' })).toMatchObject({ admitted: 0 })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => Object.keys(desk.root('waiting')).length === 3)
    for (const waiting of Object.values(desk.root('waiting')))
      expect(waiting).toMatchObject({ after: heron.participantId })
    expect((await join('Wren')).admitted).toBe(true)
    await host.must({ type: 'admit', participantId: sameName.participantId })
    await until(() => !desk.root('waiting')[sameName.participantId])
  })

  test('[HO14] a report reaches the desk, without its sender where they chose so, and no other document or notice', async () => {
    const server = await aServer()
    const cafe = await makeCafe(server, { tables: 1 })
    const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
    const [host, voice, other] = [cafe.hostToken, heron.token, wren.token].map((token) => new Voice(server, token))
    if (!host || !voice || !other) throw new Error('nobody is here')
    await host.must({ type: 'start-round' })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    const reading = [`cafe/${cafe.cafeId}`, `table/${cafe.cafeId}/t1`].map(
      (name) => new Reader(server, name, wren.token),
    )
    for (const reader of reading) await reader.synced()
    await voice.must({ type: 'report', text: 'canary-unnamed', unnamed: true })
    await voice.must({ type: 'report', text: 'canary-named', tableId: 't1' })
    const reports = () => Object.values(desk.root('reports')) as DeskReport[]
    await until(() => reports().length === 2)
    expect(reports().find(({ text }) => text === 'canary-unnamed')).not.toHaveProperty('by')
    expect(reports().find(({ text }) => text === 'canary-named')?.by).toBe(heron.participantId)
    const id = Object.keys(desk.root('reports')).find(
      (key) => reports()[Object.keys(desk.root('reports')).indexOf(key)]?.text === 'canary-unnamed',
    )
    await host.must({ type: 'answer-report', reportId: id, text: 'canary-answer' })
    await until(() => voice.me()?.reports.some(({ answer }) => answer?.text === 'canary-answer'))
    await host.must({ type: 'announce', text: 'after all that' })
    await until(() => other.last('announcement'))
    const heard = JSON.stringify([
      other.notices,
      reading.map(({ doc }) => [...doc.share.keys()].map((key) => doc.getMap(key).toJSON())),
    ])
    expect(heard).not.toContain('canary')
  })
})
