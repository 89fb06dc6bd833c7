import type { BriefingJson } from '@tablecloth/shared/harvest/json.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const LINES = ['Speak for yourself.', 'Nobody owes a story.']
const IN = { ar: ['تحدثوا عن أنفسكم.', ''] }

test('[HO110] [HO112] a proposal is read by everybody in the lobby at once; put aside it is in nothing that others are sent', async () => {
  const server = await aServer()
  const cafe = await makeCafe(server)
  const [heron, wren] = await Promise.all([joinCafe(server, cafe, 'Heron'), joinCafe(server, cafe, 'Wren')])
  const [voice, other, host] = [heron, wren, { token: cafe.hostToken }].map(({ token }) => new Voice(server, token))
  if (!voice || !other || !host) throw new Error('nobody')
  const reader = await new Reader(server, `cafe/${cafe.cafeId}`, wren.token).synced()
  const desk = await new Reader(server, `desk/${cafe.cafeId}`, cafe.hostToken).synced()
  const { lineId } = await voice.must({ type: 'propose-line', text: 'canary-line' })
  await until(() => Object.values(reader.root('proposals')).length === 1)
  await other.must({ type: 'back-line', lineId, backed: true })
  await until(() => JSON.stringify(reader.root('proposals')).includes('"backed":1'))
  expect(JSON.stringify(reader.root('proposals'))).not.toContain(heron.participantId)
  await until(() => other.me()?.lines.backed.length === 1)
  await host.must({ type: 'put-line-aside', lineId, aside: true })
  await until(() => Object.keys(desk.root('linesAside')).length === 1 && !Object.keys(reader.root('proposals')).length)
  expect(JSON.stringify(desk.root('linesAside'))).not.toContain(heron.participantId)
  const late = await new Reader(server, `cafe/${cafe.cafeId}`, wren.token).synced()
  expect(new TextDecoder().decode(Y.encodeStateAsUpdate(late.doc))).not.toContain('canary-line')
  await until(() => voice.me()?.lines.own[String(lineId)]?.as === 'aside')
})

test('[HO115] [HO116] a change of the agreement is told to whoever was away, until they have looked or promised', async () => {
  const server = await aServer()
  const cafe = await makeCafe(server, { agreement: LINES, languages: ['en', 'ar'], hostName: 'Avocet' })
  const heron = await joinCafe(server, cafe, 'Heron')
  const host = new Voice(server, cafe.hostToken)
  const before = new Voice(server, heron.token)
  await before.must({ type: 'accept-agreement' })
  await until(() => before.me()?.agreed)
  before.socket.disconnect()
  await host.must({ type: 'start-round' })
  await host.must({ type: 'amend-agreement', lines: [...LINES, 'Phones rest.'], version: 1 })
  const back = new Voice(server, heron.token)
  await until(() => back.me()?.agreement.changed)
  expect(back.me()).toMatchObject({ agreed: false, agreement: { version: 2, changed: { lines: LINES, by: 'Avocet' } } })
  await back.must({ type: 'read-agreement', version: 2 })
  await until(() => back.me()?.agreement.changed === null)
  const again = new Voice(server, heron.token)
  await until(() => again.me())
  expect(again.me()).toMatchObject({ agreed: false, agreement: { changed: null } })
  await again.must({ type: 'accept-agreement', version: 2 })
  await until(() => again.me()?.agreed && back.me()?.agreed)
})

test('[HO120] the JSON export has the agreement in its languages, and so has a café that is made from it', async () => {
  const server = await aServer()
  const cafe = await makeCafe(server, { agreement: LINES, agreementIn: IN, languages: ['en', 'ar'] })
  const path = `/api/cafes/${cafe.cafeId}/harvest.json`
  const { body } = await call<BriefingJson>(server, 'GET', path, undefined, cafe.hostToken)
  expect(body.cafe).toMatchObject({ agreement: LINES, agreementIn: IN })
  const brought = await call<{ joinCode: string }>(server, 'POST', '/api/cafes/import', body)
  const invited = await call(server, 'POST', '/api/invitations', { joinCode: brought.body.joinCode })
  expect(invited.body).toMatchObject({ agreement: LINES, agreementIn: IN })
  const spoiled = { ...body, cafe: { ...body.cafe, agreementIn: { ar: ['one'] } } }
  expect(await call(server, 'POST', '/api/cafes/import', spoiled)).toMatchObject({
    status: 400,
    body: { field: 'cafe.agreementIn.ar' },
  })
})
