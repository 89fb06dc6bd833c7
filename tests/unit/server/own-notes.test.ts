import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { Batch } from '@tablecloth/server/storage/storage.ts'
import type { OwnNote } from '@tablecloth/shared/protocol/notices.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AServer, aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

/** A café of one table with Heron and Wren at it, in its first round. */
async function aTable(more: object = {}, server?: AServer) {
  const house = server ?? (await aServer())
  const cafe = await makeCafe(house, { tables: 1, ...more })
  const [heron, wren] = [await joinCafe(house, cafe, 'Heron'), await joinCafe(house, cafe, 'Wren')]
  const [host, voice] = [new Voice(house, cafe.hostToken), new Voice(house, heron.token)]
  await host.must({ type: 'start-round' })
  const open = (token: string, kind = 'table') => new Reader(house, `${kind}/${cafe.cafeId}/t1`, token).synced()
  const table = `table/${cafe.cafeId}/t1`
  return { server: house, cafe, heron, wren, host, voice, open, table }
}

const place = (text: string, more: object = {}) => ({ type: 'place-note', tableId: 't1', text, ...more })
const textOf = (reader: Reader, noteId: string) =>
  (reader.doc.getMap('notes').get(noteId) as Y.Map<unknown>).get('text') as Y.Text
const idOf = (reader: Reader) => String([...reader.doc.getMap('notes').keys()][0])

/** All that the storage's files hold, as bytes. */
const stored = ({ dataDir }: AServer) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))

/** What somebody who knows nothing yet is sent over the wire for a document, byte by byte. */
async function bytesOf(server: AServer, name: string, token: string): Promise<Buffer> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${name}?token=${token}`)
  socket.binaryType = 'arraybuffer'
  const heard: Buffer[] = []
  socket.onmessage = ({ data }) => heard.push(Buffer.from(data as ArrayBuffer))
  await until(() => socket.readyState === WebSocket.OPEN)
  // Sync step 1 with an empty state vector; the answer is a step 2.
  socket.send(new Uint8Array([0, 0, 1, 0]))
  await until(() => heard.some((frame) => frame[0] === 0 && frame[1] === 1))
  socket.close()
  return Buffer.concat(heard)
}

describe('one’s own notes, by command', () => {
  test('[NO1] a placed note lies on the cloth like any other, and is its author’s to write, take back and undo there', async () => {
    const { heron, wren, voice, open } = await aTable()
    const [own, other] = [await open(heron.token), await open(wren.token)]
    const { noteId } = (await voice.must(place('a first word'))) as { noteId: string }
    await until(() => own.words().length && other.words().length)
    expect(own.root('notes')).toEqual({
      [noteId]: { text: 'a first word', author: heron.participantId, createdAt: expect.any(Number) },
    })
    expect([own.root('rounds'), Object.keys(own.root('layout'))]).toEqual([{ [noteId]: 0 }, [noteId]])
    const undo = new Y.UndoManager(own.doc.getMap('notes'), { captureTimeout: 0 })
    textOf(own, noteId).insert(0, 'not ')
    textOf(own, noteId).delete(4, 2)
    await until(() => other.words()[0] === 'not first word')
    own.doc.getMap('notes').delete(noteId)
    await until(() => other.words().length === 0)
    undo.undo()
    await until(() => other.words()[0] === 'not first word')
    expect(own.closes).toEqual([])
  })

  test('[NO7] nobody takes over the key of a note that the server wrote, not even when it is gone', async () => {
    const { heron, wren, voice, host, open } = await aTable()
    const witness = await open(heron.token)
    const named = (await voice.must(place('a name is on it'))).noteId as string
    const { noteId: unnamed, key } = await voice.must(place('no name is on it', { unnamed: true }))
    await host.must({ type: 'hide-note', tableId: 't1', noteId: named })
    await voice.must({ type: 'withdraw-note', tableId: 't1', noteId: unnamed, key })
    await until(() => witness.words().length === 0)
    for (const id of [named, String(unnamed)]) {
      const thief = await open(wren.token)
      thief.write(wren.participantId, 'mine now', id)
      await until(() => thief.closes.some(({ code }) => code === 4403))
    }
    expect(witness.words()).toEqual([])
    await host.must({ type: 'restore-note', tableId: 't1', noteId: named })
    await until(() => witness.words()[0] === 'a name is on it')
  })

  test('[NO4] an edit by command and an editor that is open elsewhere both keep what they wrote', async () => {
    const { heron, wren, voice, open } = await aTable()
    const [own, witness] = [await open(heron.token), await open(wren.token)]
    const noteId = own.write(heron.participantId, 'we need time and money')
    await until(() => witness.words().length === 1)
    own.provider.disconnect()
    textOf(own, noteId).insert(own.words()[0]?.length ?? 0, ' and rest')
    await voice.must({ type: 'edit-note', tableId: 't1', noteId, text: 'we need more time and money' })
    own.provider.connect()
    for (const reader of [own, witness]) {
      await until(() => reader.words()[0] === 'we need more time and money and rest')
    }
  })

  test('[NO6] nobody is told of notes but their own', async () => {
    const { cafe, server, heron, wren, voice, open } = await aTable()
    const other = await open(wren.token)
    const noteId = other.write(wren.participantId, 'another’s words')
    const mine = (await voice.must(place('own words'))).noteId
    await until(() => other.words().length === 2)
    const path = `/api/cafes/${cafe.cafeId}/commands`
    const answer = await call<{ notes: OwnNote[] }>(server, 'POST', path, { type: 'my-notes' }, heron.token)
    expect(answer.body.notes).toEqual([
      {
        tableId: 't1',
        noteId: mine,
        text: 'own words',
        createdAt: expect.any(Number),
        round: 0,
        unnamed: false,
        hidden: false,
      },
    ])
    const elsewhere = await makeCafe(server, { tables: 1 })
    const stranger = new Voice(server, elsewhere.hostToken)
    for (const command of [
      { type: 'edit-note', text: 'taken over' },
      { type: 'set-note-credit', credit: 'name' },
      { type: 'set-note-consent', consent: 'public' },
      { type: 'withdraw-note' },
    ]) {
      const asked = { ...command, tableId: 't1', noteId }
      expect(await voice.give(asked)).toMatchObject({ ok: false, error: { code: 'not_yours', field: 'noteId' } })
      expect(await stranger.give(asked)).toMatchObject({ ok: false, error: { code: 'unknown_note' } })
    }
    expect(other.words().sort()).toEqual(['another’s words', 'own words'])
  })

  test('[NO2] a flood of notes is held up, and what was taken before it stays', async () => {
    const { heron, voice, open } = await aTable()
    const own = await open(heron.token)
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => voice.give(place(`note ${n}`))))
    const taken = answers.filter(({ ok }) => ok).length
    expect(answers.filter(({ ok }) => !ok).map((answer) => !answer.ok && answer.error.code)).toContain('too_fast')
    await until(() => own.words().length === taken)
  })
})

describe('what was withdrawn', () => {
  const CANARY = 'canary-words-that-must-go'

  test('[NO8] is in no file of the storage soon, and in nothing that anybody is sent from then on', async () => {
    const { server, cafe, heron, wren, host, voice, open, table } = await aTable()
    const own = await open(heron.token)
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    const noteId = own.write(heron.participantId, CANARY)
    const second = (await voice.must(place(`${CANARY} once more`))).noteId
    const other = await open(wren.token)
    other.doc.getMap('reactions').set(`${noteId}:${wren.participantId}`, 'heart')
    await until(() => JSON.stringify(desk.root('tables')).includes(CANARY))
    // What joiners share is made now, with the words in it.
    expect((await bytesOf(server, table, wren.token)).includes(CANARY)).toBe(true)
    await host.must({ type: 'hide-note', tableId: 't1', noteId: second })
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    expect(stored(server).includes(CANARY)).toBe(true)
    for (const id of [noteId, second]) await voice.must({ type: 'withdraw-note', tableId: 't1', noteId: id })
    await until(() => !stored(server).includes(CANARY))
    for (const name of [table, `desk/${cafe.cafeId}`, `gallery/${cafe.cafeId}/t1`]) {
      expect((await bytesOf(server, name, cafe.hostToken)).includes(CANARY)).toBe(false)
    }
    await until(() => own.words().length === 0)
    expect([own.root('reactions'), own.root('layout'), own.root('rounds')]).toEqual([{}, {}, {}])
    await server.stop()
    expect(stored(server).includes(CANARY)).toBe(false)
  })

  test('[NO9] goes after a restart too, where the process ended before it could', async () => {
    const { server, table } = await aTable()
    await server.stop()
    const storage = openSqlite(join(server.dataDir, 'cafe.sqlite'))
    const batch = new Batch()
    const doc = new Y.Doc()
    for (const update of (await storage.loadDocument(table)).updates) Y.applyUpdate(doc, update)
    doc.clientID = 1
    doc.on('update', (update: Uint8Array) => batch.updates.push({ document: table, update }))
    doc.getMap('notes').set('note-0001', new Y.Map([['text', new Y.Text(CANARY)]]))
    doc.getMap('notes').delete('note-0001')
    batch.forgetting.push(table)
    await storage.commit(batch)
    await storage.close()
    expect(stored(server).includes(CANARY)).toBe(true)
    const again = await aServer({ dataDir: server.dataDir })
    expect(stored(again).includes(CANARY)).toBe(false)
  })
})

describe('the gallery', () => {
  test('[NO15] follows at once what authors change, and forgets what is not for it any more', async () => {
    const { server, cafe, heron, wren, host, voice, open } = await aTable()
    const [own, witness] = [await open(heron.token), await open(wren.token)]
    const ids = ['first canary', 'second canary', 'third'].map((text, n) =>
      own.write(heron.participantId, text, `note-000${n}`),
    )
    await until(() => witness.words().length === 3)
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    const gallery = await open(wren.token, 'gallery')
    await until(() => gallery.words().length === 3)
    const at = (n: number) => ({ tableId: 't1', noteId: ids[n] })
    await voice.must({ type: 'set-note-consent', ...at(0), consent: 'table' })
    await voice.must({ type: 'edit-note', ...at(1), text: 'second, put better' })
    await voice.must({ type: 'set-note-credit', ...at(1), credit: 'nobody' })
    await voice.must({ type: 'update-me', name: 'Grey heron' })
    await until(() => gallery.words().sort().join() === 'second, put better,third')
    const notes = gallery.root('notes') as Record<string, { credit: object }>
    await until(() => (gallery.root('notes') as typeof notes)[ids[2] ?? '']?.credit)
    expect(gallery.root('notes')).toMatchObject({
      [ids[1] ?? '']: { credit: { kind: 'nobody', label: '' } },
      [ids[2] ?? '']: { credit: { kind: 'name', label: 'Grey heron' } },
    })
    const name = `gallery/${cafe.cafeId}/t1`
    expect((await bytesOf(server, name, wren.token)).includes('canary')).toBe(false)
    await voice.must({ type: 'withdraw-note', ...at(2) })
    await until(() => gallery.words().join() === 'second, put better')
    await host.must({ type: 'start-round' })
    await until(() => gallery.words().length === 0)
  })
})

test('[NO16] the desk counts what would be published, and what is kept back and why', async () => {
  const { server, cafe, voice, host } = await aTable({ consentDefault: 'cafe' })
  const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
  const reach = () => (desk.root('tables') as Record<string, { reach: object }>).t1?.reach
  const ids = []
  for (const consent of ['public', 'public', 'table', undefined]) {
    const { noteId } = await voice.must(place('words', consent === undefined ? {} : { consent }))
    ids.push(noteId)
  }
  await until(() => JSON.stringify(reach()) === JSON.stringify({ table: 1, cafe: 1, public: 2 }))
  await voice.must({ type: 'set-note-consent', tableId: 't1', noteId: ids[0], consent: 'table' })
  await host.must({ type: 'hide-note', tableId: 't1', noteId: ids[1] })
  await until(() => JSON.stringify(reach()) === JSON.stringify({ table: 2, cafe: 1, public: 0 }))
  expect(Object.keys(desk.root('hidden'))).toEqual([`t1/${ids[1]}`])
})

describe('a note without a name', () => {
  test('[NO10] stands on the cloth, in the gallery and in the export as nobody’s, and no file says whose it is', async () => {
    const { server, cafe, heron, wren, host, voice, open } = await aTable()
    const other = await open(wren.token)
    const ack = (await voice.must(place('hard to say', { unnamed: true, consent: 'public' }))) as Record<string, string>
    await until(() => other.words()[0] === 'hard to say')
    const noteId = idOf(other)
    expect(Object.keys(ack).sort()).toEqual(['key', 'noteId', 'ok'])
    expect(Buffer.from(String(ack.key), 'base64url').length).toBeGreaterThanOrEqual(16)
    expect(other.root('notes')).toEqual({
      [noteId]: { text: 'hard to say', credit: 'nobody', consent: 'public', createdAt: expect.any(Number) },
    })
    const structs = [...(other.doc.store.clients.get(1) ?? [])]
    expect(structs.some((struct) => struct instanceof Y.Item && struct.parentSub === noteId)).toBe(true)
    expect(JSON.stringify(other.doc.toJSON())).not.toContain(heron.participantId)
    await host.must({ type: 'end-round' })
    await host.must({ type: 'start-gallery' })
    const gallery = await open(wren.token, 'gallery')
    await until(() => gallery.words().length === 1)
    expect(gallery.root('notes')).toMatchObject({ [noteId]: { credit: { kind: 'nobody', label: '' } } })
    const path = `/api/cafes/${cafe.cafeId}/harvest.json`
    const exported = await call<{ notes: object[] }>(server, 'GET', path, undefined, cafe.hostToken)
    expect(exported.body.notes).toMatchObject([{ text: 'hard to say', credit: { kind: 'nobody', label: '' } }])
    await server.stop()
    expect(stored(server).includes(String(ack.key))).toBe(false)
    // Her id stands beside nothing that came with the note: no event, no fact and no client id tells of it.
    const storedText = stored(server).toString('latin1')
    expect(storedText).not.toContain('note-placed')
  })

  test('[NO13] is hidden and put back like any other, and nobody is told', async () => {
    const { wren, host, voice, open } = await aTable()
    const other = await open(wren.token)
    const { noteId, key } = await voice.must(place('hard to say', { unnamed: true }))
    await until(() => other.words().length === 1)
    await host.must({ type: 'hide-note', tableId: 't1', noteId })
    await voice.must({ type: 'edit-note', tableId: 't1', noteId, key, text: 'easier to say' })
    await host.must({ type: 'restore-note', tableId: 't1', noteId })
    await until(() => other.words()[0] === 'easier to say')
    expect(Object.values(other.root('notes'))).toEqual([expect.not.objectContaining({ author: expect.anything() })])
    await host.must({ type: 'announce', text: 'the last notice' })
    await until(() => voice.last('announcement'))
    expect(voice.notices.map(({ type }) => type)).not.toContain('note-hidden')
  })

  test('[NO14] is made by the server alone: a note without an author is refused from everybody else', async () => {
    const { heron, open } = await aTable()
    const own = await open(heron.token)
    own.doc.transact(() => {
      const note = new Y.Map<unknown>([
        ['text', new Y.Text('nobody’s')],
        ['createdAt', 1],
      ])
      own.doc.getMap('notes').set('note-0001', note)
    })
    await until(() => own.closes.some(({ code }) => code === 4403))
  })
})
