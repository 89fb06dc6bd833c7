import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import { type BriefingJson, FORMAT } from '@tablecloth/shared/harvest/json.ts'
import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { describe, expect, test } from 'vitest'
import { anExport, withoutIds } from '../harvest/an-export.ts'
import { HARMFUL } from '../harvest/payloads.ts'
import { type AServer, aServer, call, joinCafe, Reader, until, Voice } from './a-server.ts'

const bringTo = (server: AServer, file: unknown, query = '') =>
  call<CafeCreated & { field: string; code: string }>(server, 'POST', `/api/cafes/import${query}`, file)

async function brought(server: AServer, file: unknown = anExport(), query = ''): Promise<CafeCreated> {
  const { status, body } = await bringTo(server, file, query)
  expect([status, body]).toEqual([201, expect.objectContaining({ hostToken: expect.any(String) })])
  return body
}

const exported = async (server: AServer, { cafeId, hostToken }: CafeCreated, extension = 'json') => {
  const headers = { authorization: `Bearer ${hostToken}` }
  const response = await fetch(`${server.url}/api/cafes/${cafeId}/harvest.${extension}`, { headers })
  expect(response.status).toBe(200)
  return response
}
const exportOf = async (server: AServer, cafe: CafeCreated) =>
  (await (await exported(server, cafe)).json()) as BriefingJson

const stored = ({ dataDir }: AServer) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)))).toString()

describe('a café made from an export', () => {
  test('[HA73] [LE9] [GA31] gives the same export again, but for ids, also after a restart and through a second café', async () => {
    const server = await aServer()
    const file = anExport()
    expect(file).toMatchObject({ format: FORMAT, heldBack: 2, present: 5 })
    const cafe = await brought(server, file)
    const again = await exportOf(server, cafe)
    expect(withoutIds(again)).toEqual(withoutIds(file))
    expect(again.cafe.id).toBe(cafe.cafeId)
    await server.stop()
    const next = await aServer({ dataDir: server.dataDir })
    expect(withoutIds(await exportOf(next, cafe))).toEqual(withoutIds(file))
    const second = await brought(next, again)
    expect(withoutIds(await exportOf(next, second))).toEqual(withoutIds(file))
  })

  test('[HA74] has nobody present as the author of its notes: hosts hide them, and nobody changes them', async () => {
    const server = await aServer()
    const file = anExport()
    const cafe = await brought(server, file)
    const heron = await joinCafe(server, cafe, 'Heron')
    const [host, guest] = [new Voice(server, cafe.hostToken), new Voice(server, heron.token)]
    await host.must({ type: 'start-round' })
    const tableId = guest.me()?.tableId ?? 't1'
    const reader = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
    const notes = reader.root('notes') as Record<string, { text: string; author?: string; signed?: object }>
    const [noteId = '', note] = Object.entries(notes)[0] ?? []
    expect(note).toMatchObject({ text: file.notes[0]?.text, signed: { kind: 'name', label: 'Heron' } })
    expect(Object.values(notes).some(({ author }) => author !== undefined)).toBe(false)
    expect(tableId).toMatch(/^t[123]$/)
    for (const command of [
      { type: 'edit-note', text: 'taken over' },
      { type: 'set-note-credit', credit: 'nobody' },
      { type: 'set-note-consent', consent: 'table' },
      { type: 'withdraw-note' },
    ]) {
      for (const voice of [host, guest]) {
        const ack = await voice.give({ ...command, tableId: 't1', noteId })
        expect(ack.ok).toBe(false)
      }
    }
    expect((await guest.must({ type: 'my-notes' })).notes).toEqual([])
    await host.must({ type: 'hide-note', tableId: 't1', noteId })
    expect((await exportOf(server, cafe)).notes).toHaveLength(file.notes.length - 1)
    await host.must({ type: 'restore-note', tableId: 't1', noteId })
    await until(() => reader.root('notes')[noteId])
    expect((await exportOf(server, cafe)).notes[0]).toMatchObject({ credit: { kind: 'name', label: 'Heron' } })
    const thief = await new Reader(server, `table/${cafe.cafeId}/t1`, cafe.hostToken).synced()
    thief.write('anybody', 'mine now', noteId)
    await until(() => thief.closes.some(({ code }) => code === 4403))
  })

  test('[HA75] is read, continued and exported: gallery, themes, answers and rounds go on from what came along', async () => {
    const server = await aServer()
    const file = anExport()
    const cafe = await brought(server, file, '?title=The%20second%20evening')
    const heron = await joinCafe(server, cafe, 'Heron')
    const [host, guest] = [new Voice(server, cafe.hostToken), new Voice(server, heron.token)]
    await host.must({ type: 'start-gallery' })
    const wall = await new Reader(server, `gallery/${cafe.cafeId}/t1`, heron.token).synced()
    await until(() => Object.keys(wall.root('notes')).length === 2)
    expect(Object.values(wall.root('notes')) as object[]).toContainEqual(
      expect.objectContaining({ text: file.notes[0]?.text, credit: { kind: 'name', label: 'Heron' } }),
    )
    await host.must({ type: 'start-harvest' })
    const paper = await new Reader(server, `harvest/${cafe.cafeId}`, heron.token).synced()
    const themes = paper.root('themes') as Record<string, { name: string }>
    const [themeId] = Object.entries(themes).find(([, { name }]) => name === file.themes[0]?.name) ?? []
    await guest.must({ type: 'answer-theme', themeId, answer: 'confirm' })
    await guest.must({ type: 'take-on', text: 'Bring bread', credit: 'name' })
    const then = await exportOf(server, cafe)
    const before = file.themes[0]?.standing
    expect(then.themes[0]?.standing).toEqual({ ...before, confirmed: (before?.confirmed ?? 0) + 1 })
    expect(then.commitments).toHaveLength(file.commitments.length + 1)
    expect(then).toMatchObject({ present: file.present + 1, heldBack: file.heldBack, counted: file.counted })
    expect(then.cafe).toMatchObject({
      title: 'The second evening',
      people: file.cafe.people + 1,
      earlier: { people: file.cafe.people, startsAt: file.cafe.startsAt },
    })
    expect(await (await exported(server, cafe, 'md')).text()).toContain('continues')
    await host.must({ type: 'start-gallery' })
    expect((await host.must({ type: 'start-round' })).round).toBe(0)
    const own = await new Reader(server, `table/${cafe.cafeId}/${guest.me()?.tableId}`, heron.token).synced()
    own.write(heron.participantId, 'A new word')
    await host.must({ type: 'end-round' })
    await until(() => own.words().includes('A new word'))
    await expect
      .poll(async () => (await exportOf(server, cafe)).notes.at(-1), { timeout: 30_000 })
      .toMatchObject({ text: 'A new word', credit: { kind: 'name', label: 'Heron' } })
  })

  test('[HA76] takes hostile words as words, in every form', async () => {
    const server = await aServer()
    const file = anExport()
    const [first, ...others] = file.notes
    if (!first) throw new Error('an export without notes')
    const payloads = [...HARMFUL]
    const hostile = payloads.map((text, n) => ({ ...first, id: `hostile-${n}`, text, themes: [] }))
    // What no export of ours holds is refused one by one; all else comes in as it is.
    const taken = hostile.filter(({ text }) => text.trim() !== '' && withoutFaults(text) === text)
    expect(taken.length).toBeGreaterThan(400)
    const cafe = await brought(server, { ...file, notes: [first, ...others, ...taken] })
    expect((await exportOf(server, cafe)).notes.slice(file.notes.length).map(({ text }) => text)).toEqual(
      taken.map(({ text }) => text.trim()),
    )
    const page = await (await exported(server, cafe, 'html')).text()
    expect(/<(script|img|iframe|object|svg|a|link)\b/i.test(page.slice(page.indexOf('<body')))).toBe(false)
  })

  test('[HA77] leaves nothing where it was refused, not even a word in a file', async () => {
    const server = await aServer()
    const file = anExport()
    const broken = {
      ...file,
      notes: [...file.notes, { ...file.notes[0], id: 'last', text: 'canary-word', tableId: 'tx' }],
    }
    const { status, body } = await bringTo(server, broken)
    expect([status, body.code, body.field]).toEqual([400, 'invalid', `notes.${file.notes.length}.tableId`])
    const cut = await fetch(`${server.url}/api/cafes/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(broken).slice(0, -40),
    })
    expect([cut.status, ((await cut.json()) as { code: string }).code]).toEqual([400, 'bad_json'])
    const bytes = await fetch(`${server.url}/api/cafes/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array([0x7b, 0xff, 0xfe]),
    })
    expect([bytes.status, ((await bytes.json()) as { code: string }).code]).toEqual([400, 'malformed'])
    for (const [query, field] of [
      ['?keepUntil=2001-01-01', 'keepUntil'],
      ['?keepUntil=2999-01-01', 'keepUntil'],
      ['?title=', 'title'],
      ['?colour=red', 'body'],
    ]) {
      const refused = await bringTo(server, file, query)
      expect([query, refused.status, refused.body.field]).toEqual([query, 400, field])
    }
    await server.stop()
    const files = stored(server)
    for (const word of ['canary-word', 'Pay us for the hours', file.cafe.title]) expect(files).not.toContain(word)
  })

  test('[HA78] asks whoever joins what the earlier café asked, and holds its agreement and questions', async () => {
    const server = await aServer()
    const file = anExport()
    const cafe = await brought(server, { ...file, cafe: { ...file.cafe, agreement: ['We listen'] } })
    const { body } = await call<CafeRoots>(server, 'GET', `/api/cafes/${cafe.cafeId}`, undefined, cafe.hostToken)
    expect(body.info).toMatchObject({ title: file.cafe.title, agreement: ['We listen'], checkIn: file.cafe.checkIn })
    expect(Object.values(body.rounds)).toEqual(file.cafe.rounds)
    expect(Object.values(body.tables).map(({ name }) => name)).toEqual(file.cafe.tables.map(({ name }) => name))
    const asked = Object.values(body.perspectives).sort((a, b) => a.order - b.order)
    expect(asked.map(({ name, sensitive }) => [name, sensitive])).toEqual([
      ['By-and-for agency', false],
      ['Local authority', false],
      ['No papers', true],
    ])
  })
})
