import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aServer, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

interface Theme {
  name: string
  description: string
  notes: Record<string, true>
  within?: string
}

/** A café in its harvest, with Heron, Wren and a host gathering. */
async function harvest() {
  const server = await aServer()
  const cafe = await makeCafe(server, { tables: 1 })
  const [heron, wren] = [await joinCafe(server, cafe, 'Heron'), await joinCafe(server, cafe, 'Wren')]
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-harvest' })
  const name = `harvest/${cafe.cafeId}`
  const [one, two] = [
    await new Reader(server, name, heron.token).synced(),
    await new Reader(server, name, wren.token).synced(),
  ]
  const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
  const themes = () => two.root('themes') as Record<string, Theme>
  const restore = (participantId: string) => host.must({ type: 'restore-themes', participantId })
  return { server, cafe, heron, wren, host, one, two, desk, themes, restore, name }
}

function make(reader: Reader, id: string, name: string, more: { notes?: string[]; within?: string } = {}): void {
  const { notes = [], within } = more
  const theme = new Y.Map<unknown>([
    ['name', new Y.Text(name)],
    ['description', new Y.Text(`What ${name} means`)],
    ['notes', new Y.Map(notes.map((place) => [place, true]))],
    ...(within ? [['within', within] as [string, unknown]] : []),
  ])
  reader.doc.getMap('themes').set(id, theme)
}

const take = (reader: Reader, ...ids: string[]) =>
  reader.doc.transact(() => {
    for (const id of ids) reader.doc.getMap('themes').delete(id)
  })

test('[HO76] all themes that one person took away are put back in one step, as they were, and nobody else’s', async () => {
  const { heron, wren, host, one, two, desk, themes, restore } = await harvest()
  make(two, 'theme-trust', 'Trust', { notes: ['t1/note-one-1', 't1/note-two-2'] })
  make(two, 'theme-money', 'Money', { within: 'theme-trust' })
  make(two, 'theme-time', 'Time')
  make(two, 'theme-rest', 'Rest')
  await until(() => Object.keys(one.root('themes')).length === 4)
  const before = themes()
  take(one, 'theme-trust', 'theme-money')
  await until(() => Object.keys(themes()).length === 2)
  take(one, 'theme-time')
  await until(() => Object.keys(themes()).length === 1)
  take(two, 'theme-rest')
  await until(() => Object.keys(desk.root('takenThemes')).length === 4)
  expect(desk.root('takenThemes')['theme-trust']).toMatchObject({ name: 'Trust', by: heron.participantId })
  expect(await restore(heron.participantId)).toMatchObject({ restored: 3 })
  const { 'theme-rest': _, ...theirs } = before
  await until(() => Object.keys(themes()).length === 3)
  expect(themes()).toEqual(theirs)
  await until(() => Object.keys(desk.root('takenThemes')).join() === 'theme-rest')
  expect(await restore(heron.participantId)).toMatchObject({ restored: 0 })
  expect(await restore(wren.participantId)).toMatchObject({ restored: 1 })
  await until(() => Object.keys(themes()).length === 4)
  const name = (two.doc.getMap('themes').get('theme-rest') as Y.Map<Y.Text>).get('name')
  name?.insert(4, ' and quiet')
  await until(() => (one.root('themes') as typeof before)['theme-rest']?.name === 'Rest and quiet')
  expect(await host.give({ type: 'restore-themes', participantId: 'nobody-here' })).toMatchObject({
    error: { code: 'unknown_person', field: 'participantId' },
  })
})

test('[HO76] what its remover brings back is not put back twice, and after a restart all can be put back still', async () => {
  const { server, cafe, heron, host, one, two, desk, themes, name } = await harvest()
  make(two, 'theme-trust', 'Trust')
  make(two, 'theme-money', 'Money')
  await until(() => Object.keys(one.root('themes')).length === 2)
  take(one, 'theme-trust')
  await until(() => desk.root('takenThemes')['theme-trust'])
  make(one, 'theme-trust', 'Trust, said anew')
  await until(() => Object.keys(desk.root('takenThemes')).length === 0)
  take(one, 'theme-money')
  await until(() => desk.root('takenThemes')['theme-money'])
  expect(Object.keys(themes())).toEqual(['theme-trust'])
  await host.must({ type: 'remove', participantId: heron.participantId })
  await server.stop()
  const again = await aServer({ dataDir: server.dataDir })
  const later = new Voice(again, cafe.hostToken)
  const reader = await new Reader(again, name, cafe.hostToken).synced()
  expect(await later.must({ type: 'restore-themes', participantId: heron.participantId })).toMatchObject({
    restored: 1,
  })
  await until(() => Object.keys(reader.root('themes')).length === 2)
  expect((reader.root('themes') as Record<string, Theme>)['theme-trust']?.name).toBe('Trust, said anew')
  await later.must({ type: 'close' })
  expect(await later.give({ type: 'restore-themes', participantId: heron.participantId })).toMatchObject({
    error: { code: 'wrong_phase' },
  })
})

test('[HO76] who took a theme away reaches hosts alone, and goes when the café is closed', async () => {
  const { server, cafe, wren, host, one, two, desk } = await harvest()
  const other = new Voice(server, wren.token)
  make(two, 'theme-trust', 'A canary of a theme')
  await until(() => Object.keys(one.root('themes')).length === 1)
  take(one, 'theme-trust')
  await until(() => desk.root('takenThemes')['theme-trust'])
  const room = await new Reader(server, `cafe/${cafe.cafeId}`, wren.token).synced()
  const fresh = await new Reader(server, `harvest/${cafe.cafeId}`, wren.token).synced()
  await host.must({ type: 'announce', text: 'after all that' })
  await until(() => other.last('announcement'))
  const roots = [room, fresh].map(({ doc }) => [...doc.share.keys()].map((key) => doc.getMap(key).toJSON()))
  expect(JSON.stringify([roots, other.notices])).not.toContain('canary')
  await host.must({ type: 'close' })
  await until(() => Object.keys(desk.root('takenThemes')).length === 0)
})
