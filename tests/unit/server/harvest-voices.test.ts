import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { standingOf, type VoiceRoots } from '@tablecloth/shared/harvest/voices.ts'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const THEME = 'theme-paid'
/** The first export waits for a worker to start. */
const PATIENTLY = { timeout: 30_000, interval: 100 }

async function aHarvest() {
  const server = await aServer()
  const cafe = await makeCafe(server)
  const guests = await Promise.all(
    ['Heron', 'Wren'].map((name) => joinCafe(server, cafe, name, { organisation: 'Riverside' })),
  )
  const host = new Voice(server, cafe.hostToken)
  await host.must({ type: 'start-round' })
  await host.must({ type: 'end-round' })
  await host.must({ type: 'start-harvest' })
  const [heron, wren] = guests.map(({ token }) => new Voice(server, token)) as [Voice, Voice]
  const paper = await new Reader(server, `harvest/${cafe.cafeId}`, guests[0]?.token ?? '').synced()
  const theme = new Y.Map<unknown>([
    ['name', new Y.Text('Who is paid')],
    ['description', new Y.Text()],
    ['notes', new Y.Map()],
  ])
  paper.doc.getMap('themes').set(THEME, theme)
  const exported = () =>
    call<{ themes: { standing: object }[]; present: number; commitments: object[] }>(
      server,
      'GET',
      `/api/cafes/${cafe.cafeId}/harvest.json`,
      undefined,
      cafe.hostToken,
    )
  await vi.waitFor(async () => expect((await exported()).body.themes).toHaveLength(1), PATIENTLY)
  const said = () => ({
    answers: paper.root('answers'),
    differences: paper.root('differences'),
    commitments: paper.root('commitments'),
  })
  const words = () => ({ id: THEME, ...(paper.root('themes')[THEME] as { name: string; description: string }) })
  const standing = () => standingOf(said() as unknown as VoiceRoots, words())
  return { server, cafe, guests, host, heron, wren, paper, theme, exported, said, standing }
}

describe('what people say of themes', () => {
  test('[TH2] is counted in the harvest document, which names nobody who answered', async () => {
    const { guests, heron, wren, paper, standing } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    await wren.must({ type: 'answer-theme', themeId: THEME, answer: 'differ', text: 'Pay first' })
    await until(() => standing().now.differ === 1)
    expect(standing()).toMatchObject({
      now: { confirm: 1, object: 0, differ: 1 },
      said: [{ text: 'Pay first', credit: { kind: 'nobody', label: '' } }],
    })
    expect(paper.root('present')).toEqual({ people: 2 })
    const document = Buffer.from(Y.encodeStateAsUpdate(paper.doc)).toString('latin1')
    for (const { participantId } of guests) expect(document).not.toContain(participantId)
    expect(wren.me()?.answers).toMatchObject({ [THEME]: { answer: 'differ', text: 'Pay first' } })
    expect(heron.notices.filter((notice) => JSON.stringify(notice).includes('Pay first'))).toEqual([])
  })

  test('[TH2] leaves no row of who said it, neither in the log nor, once the café is closed, anywhere', async () => {
    const { server, guests, host, heron, exported } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'object', text: 'Canary words' })
    await heron.must({ type: 'take-on', text: 'Canary deed', credit: 'nobody' })
    await host.must({ type: 'close' })
    expect((await exported()).body).toMatchObject({
      present: 2,
      themes: [{ standing: { objected: 1, said: [{ text: 'Canary words' }] } }],
      commitments: [{ text: 'Canary deed' }],
    })
    expect(heron.me()).toMatchObject({ answers: {}, commitments: {} })
    await server.stop()
    const database = new DatabaseSync(join(server.dataDir, 'cafe.sqlite'))
    const rows = ['fact', 'event'].flatMap((table) => database.prepare(`select * from ${table}`).all())
    database.close()
    const kept = JSON.stringify(rows)
    expect(kept).toContain(guests[0]?.participantId)
    expect(kept).not.toContain('Canary')
    expect(kept).not.toContain('theme-answered')
  })

  test('[TH8] is in no file soon when it is said anew, taken back or put down, nor is who had signed it', async () => {
    const { server, cafe, host, heron, said } = await aHarvest()
    const stored = () =>
      Buffer.concat(readdirSync(server.dataDir).map((name) => readFileSync(join(server.dataDir, name)))).toString()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'object', text: 'canary-one', credit: 'name' })
    const { commitmentId } = await heron.must({ type: 'take-on', text: 'canary-two' })
    const other = await heron.must({ type: 'take-on', text: 'canary-three', credit: 'name' })
    expect(stored()).toContain('canary-three')
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'object', text: 'No' })
    await heron.must({ type: 'put-down', commitmentId })
    await heron.must({ type: 'take-on', commitmentId: other.commitmentId, text: 'Call them' })
    await until(() => !stored().includes('canary'))
    for (const text of ['Ask them', 'Pay them']) await heron.must({ type: 'take-on', text })
    await until(() => Object.keys(said().commitments).length === 3)
    await host.must({ type: 'close' })
    await server.stop()
    const storage = openSqlite(join(server.dataDir, 'cafe.sqlite'))
    const { updates } = await storage.loadDocument(`harvest/${cafe.cafeId}`)
    await storage.close()
    expect(updates).toHaveLength(1)
    expect(Buffer.from(updates[0] ?? []).toString('latin1')).not.toContain('Heron')
  })

  test('[TH3] moves only what is signed when somebody changes their name', async () => {
    const { heron, paper, said } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'differ', text: 'Pay first' })
    const signed = await heron.must({ type: 'take-on', text: 'Call them', credit: 'name' })
    await heron.must({ type: 'take-on', text: 'Pay them' })
    await until(() => Object.keys(said().commitments).length === 2)
    const touched: string[] = []
    for (const root of ['differences', 'commitments']) {
      paper.doc.getMap(root).observe(({ keysChanged }) => touched.push(...keysChanged))
    }
    await heron.must({ type: 'update-me', name: 'Grey Heron' })
    await until(() => JSON.stringify(said()).includes('Grey Heron'))
    expect(touched).toEqual([signed.commitmentId])
  })

  test('[TH4] is not counted for words that were changed afterwards, unless they are said again', async () => {
    const { heron, theme, exported, standing } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    await until(() => standing().now.confirm === 1)
    const before = heron.me()?.answers[THEME]?.version
    ;(theme.get('name') as Y.Text).insert(0, 'Nobody cares ')
    expect(standing()).toMatchObject({ now: { confirm: 0 }, earlier: 1 })
    await vi.waitFor(
      async () =>
        expect((await exported()).body.themes[0]).toMatchObject({
          name: 'Nobody cares Who is paid',
          standing: { confirmed: 0, earlier: 1 },
        }),
      PATIENTLY,
    )
    expect(
      await heron.give({ type: 'answer-theme', themeId: THEME, answer: 'confirm', version: before }),
    ).toMatchObject({ ok: false, error: { code: 'words_changed', field: 'version' } })
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    await until(() => standing().now.confirm === 1)
    expect(standing().earlier).toBe(0)
  })

  test('[TH23] is gone from the document and every export once a host has hidden it, and is back when it is shown again', async () => {
    const { server, cafe, host, heron, wren, guests, exported, said, standing } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'object', text: 'canary-dissent' })
    await wren.must({ type: 'take-on', text: 'canary-deed' })
    await until(() => standing().said.length === 1 && Object.keys(said().commitments).length === 1)
    const [wordsId = ''] = Object.keys(said().differences)
    const [deed = ''] = Object.keys(said().commitments)
    for (const id of [wordsId, deed]) await host.must({ type: 'hide-words', wordsId: id })
    await until(() => standing().said.length === 0)
    expect(standing().now.object).toBe(1)
    const hidden = await exported()
    expect(JSON.stringify(hidden.body)).not.toContain('canary')
    expect(hidden.body).toMatchObject({ hiddenWords: 2, themes: [{ standing: { objected: 1, said: [] } }] })
    const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
    await until(() => Object.keys(desk.root('hiddenWords')).length === 2)
    expect(desk.root('hiddenWords')).toMatchObject({ [wordsId]: { text: 'canary-dissent' } })
    expect(JSON.stringify([desk.root('hiddenWords'), desk.root('acts')])).not.toContain(guests[0]?.participantId)
    await host.must({ type: 'restore-words', wordsId })
    await until(() => standing().said.length === 1)
    expect((await exported()).body).toMatchObject({ hiddenWords: 1 })
  })

  test('[TH13] goes to the theme that took another in; what was said of the other stays, and counts again when it is taken apart', async () => {
    const { heron, wren, paper, theme, exported, standing } = await aHarvest()
    await heron.must({ type: 'answer-theme', themeId: THEME, answer: 'object', text: 'Not for us' })
    await until(() => standing().now.object === 1)
    const other = new Y.Map<unknown>([
      ['name', new Y.Text('Money')],
      ['description', new Y.Text()],
      ['notes', new Y.Map()],
    ])
    paper.doc.getMap('themes').set('theme-money', other)
    theme.set('within', 'theme-money')
    await vi.waitFor(async () => {
      const { themes } = (await exported()).body
      expect(themes).toMatchObject([
        { name: 'Money', standing: { objected: 0 }, parts: [{ name: 'Who is paid', standing: { objected: 1 } }] },
      ])
    }, PATIENTLY)
    expect(await wren.give({ type: 'answer-theme', themeId: THEME, answer: 'confirm' })).toMatchObject({
      ok: false,
      error: { code: 'brought_in', field: 'themeId' },
    })
    await wren.must({ type: 'answer-theme', themeId: 'theme-money', answer: 'confirm' })
    theme.delete('within')
    await vi.waitFor(async () => expect((await exported()).body.themes).toHaveLength(2), PATIENTLY)
    await wren.must({ type: 'answer-theme', themeId: THEME, answer: 'confirm' })
    await until(() => standing().now.confirm === 1)
  })

  test('[TH2] is written by the server alone', async () => {
    const { paper } = await aHarvest()
    paper.doc.getMap('answers').set(THEME, {})
    await until(() => paper.closes.some(({ code }) => code === 4403))
  })
})
