import type { DeskAct, DeskReport } from '@tablecloth/shared/protocol/desk.ts'
import { describe, expect, test } from 'vitest'
import { aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

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
