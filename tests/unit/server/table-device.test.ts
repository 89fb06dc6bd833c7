import type { CafeJoined } from '@tablecloth/shared/protocol/cafes.ts'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** Two tables with two people each, and the device of the first. */
async function withDevice() {
  const server = await aServer()
  const cafe = await makeCafe(server, { tables: 2, consentDefault: 'public' })
  const guests: CafeJoined[] = []
  for (const name of ['Heron', 'Wren', 'Plover', 'Teal']) {
    guests.push(await joinCafe(server, cafe, name, { credit: name === 'Heron' ? 'nobody' : 'name' }))
  }
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  const { url } = await host.must({ type: 'table-device', tableId: 't1' })
  const [, token = ''] = /^\/device#[A-Za-z0-9_-]+\.([A-Za-z0-9_-]{40,})$/.exec(String(url)) ?? []
  const device = new Voice(server, token)
  await until(() => device.me()?.tableId === 't1')
  const roots = await call<{ seats: Record<string, string>; people: object; hosts: object }>(
    server,
    'GET',
    `/api/cafes/${cafe.cafeId}`,
    undefined,
    token,
  )
  const at = (table: string) => guests.filter(({ participantId }) => roots.body.seats[participantId] === table)
  const table = await new Reader(server, `table/${cafe.cafeId}/t1`, token).synced()
  return {
    server,
    cafe,
    guests,
    host,
    device,
    token,
    roots: roots.body,
    at,
    table,
    id: device.me()?.participantId ?? '',
  }
}

test('[VO80] the device of a table is nobody: without a seat, in no list of people, and reads the café and its table alone', async () => {
  const { server, cafe, roots, id, device, token, host } = await withDevice()
  expect(JSON.stringify([roots.seats, roots.people, roots.hosts])).not.toContain(id)
  expect(device.me()).toMatchObject({ role: 'device', tableId: 't1' })
  for (const name of ['table/ID/t2', 'desk/ID', 'gallery/ID/t1', 'harvest/ID']) {
    const reader = new Reader(server, name.replace('ID', cafe.cafeId), token)
    await until(() => reader.closes.some(({ code }) => code === 4403))
  }
  for (const command of [{ type: 'raise-hand' }, { type: 'end-round' }, { type: 'update-me', name: 'X' }]) {
    expect(await device.give(command)).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  }
  await host.must({ type: 'remove', participantId: id })
  expect((await call(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, token)).status).toBe(401)
})

test('[VO81] it takes and gives back the floor for whoever sits there now, and for nobody else', async () => {
  const { host, device, at, table } = await withDevice()
  const [here, other] = [at('t1')[0]?.participantId ?? '', at('t2')[0]?.participantId ?? '']
  await device.must({ type: 'start-turn', participantId: here })
  await until(() => JSON.stringify(table.root('speaking').current).includes(here))
  await device.must({ type: 'end-turn', participantId: here })
  await until(() => table.root('speaking').turns === 1)
  const refused = { ok: false, error: { code: 'not_allowed' } }
  expect(await device.give({ type: 'start-turn', participantId: other })).toMatchObject(refused)
  await host.must({ type: 'move', participantId: here, tableId: 't2' })
  expect(await device.give({ type: 'start-turn', participantId: here })).toMatchObject(refused)
})

test('[VO82] what it writes for somebody who sits there is signed as they choose; it writes for nobody else, and people for no one', async () => {
  const { server, cafe, guests, host, at, table, token, id } = await withDevice()
  const name = `table/${cafe.cafeId}/t1`
  const signed = (reader: Reader, author: string, voice: string, text: string) =>
    reader.doc.transact(() => {
      const note = reader.write(author, text)
      reader.doc.getMap<Y.Map<unknown>>('notes').get(note)?.set('voice', voice)
    })
  for (const guest of at('t1')) signed(table, id, guest.participantId, `said by ${guest.participantId}`)
  table.write(id, 'said by all')
  const reader = await new Reader(server, name, cafe.hostToken).synced()
  await until(() => reader.words().length === 3)

  const elsewhere = await new Reader(server, name, token).synced()
  signed(elsewhere, id, at('t2')[0]?.participantId ?? '', 'for somebody elsewhere')
  await until(() => elsewhere.closes.some(({ code }) => code === 4403))
  const [one, another] = at('t1')
  const person = await new Reader(server, name, one?.token ?? '').synced()
  signed(person, one?.participantId ?? '', another?.participantId ?? '', 'for a neighbour')
  await until(() => person.closes.some(({ code }) => code === 4403))

  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-gallery' })
  const exported = await call<{ notes: { text: string; credit: { kind: string; label: string } }[] }>(
    server,
    'GET',
    `/api/cafes/${cafe.cafeId}/harvest.json`,
    undefined,
    cafe.hostToken,
  )
  const credits = Object.fromEntries(exported.body.notes.map(({ text, credit }) => [text, credit]))
  const names = new Map(guests.map(({ participantId }, n) => [participantId, ['Heron', 'Wren', 'Plover', 'Teal'][n]]))
  const expected = at('t1').map(({ participantId }) => {
    const label = names.get(participantId) ?? ''
    const credit = label === 'Heron' ? { kind: 'nobody', label: '' } : { kind: 'name', label }
    return [`said by ${participantId}`, credit]
  })
  expect(credits).toEqual({
    ...Object.fromEntries(expected),
    'said by all': { kind: 'table', label: 'Table 1' },
  })
})

test('[VO83] what it wrote for somebody is theirs: they find, change, sign and take it back from their own device, and nobody else does', async () => {
  const { server, cafe, host, device, at, table, id } = await withDevice()
  const [one, another] = at('t1')
  const [owner, neighbour] = [new Voice(server, one?.token ?? ''), new Voice(server, another?.token ?? '')]
  const noteId = table.doc.transact(() => {
    const note = table.write(id, 'said by one')
    table.doc.getMap<Y.Map<unknown>>('notes').get(note)?.set('voice', one?.participantId)
    return note
  })
  const place = { tableId: 't1', noteId }
  const reader = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
  await until(() => reader.words().length === 1)
  const mine = async (voice: Voice) => (await voice.must({ type: 'my-notes' })).notes
  await until(() => owner.me() && neighbour.me())
  expect(await mine(owner)).toMatchObject([{ noteId, text: 'said by one', atDevice: true, unnamed: false }])
  expect(await mine(neighbour)).toEqual([])
  expect(await mine(host)).toEqual([])

  for (const other of [neighbour, host]) {
    for (const command of [
      { type: 'edit-note', text: 'not said by one' },
      { type: 'set-note-credit', credit: 'name' },
      { type: 'set-note-consent', consent: 'table' },
      { type: 'withdraw-note' },
    ]) {
      expect(await other.give({ ...command, ...place })).toMatchObject({ ok: false, error: { code: 'not_yours' } })
    }
  }
  expect(await device.give({ type: 'withdraw-note', ...place })).toMatchObject({
    ok: false,
    error: { code: 'not_allowed' },
  })
  expect(reader.words()).toEqual(['said by one'])

  await owner.must({ type: 'edit-note', ...place, text: 'said by one, better' })
  await owner.must({ type: 'set-note-credit', ...place, credit: 'organisation' })
  await owner.must({ type: 'set-note-consent', ...place, consent: 'cafe' })
  await until(() => reader.words()[0] === 'said by one, better')
  expect(reader.root('notes')[noteId]).toMatchObject({ author: id, credit: 'organisation', consent: 'cafe' })

  // Taken off the cloth, it is told to them and still theirs; at another table and between rounds, too.
  await host.must({ type: 'hide-note', ...place })
  await until(() => owner.last('note-hidden')?.text === 'said by one, better')
  expect(neighbour.last('note-hidden')).toBeUndefined()
  await host.must({ type: 'move', participantId: one?.participantId, tableId: 't2' })
  await host.must({ type: 'end-round' })
  expect(await mine(owner)).toMatchObject([{ noteId, hidden: true }])
  await host.must({ type: 'restore-note', ...place })
  await owner.must({ type: 'withdraw-note', ...place })
  await until(() => reader.words().length === 0)
  expect(await mine(owner)).toEqual([])
})
