import type { Suggestions } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { expect, test } from 'vitest'
import { aServer, call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const SHARED = ['Childcare at every meeting', 'Childcare costs money', 'Who pays for the childcare?']
const OTHERS = ['Sing more', 'The corridor is cold', 'A bell rings', 'Slower, please', 'Faltan sillas']

/** A café of one table that has come as far as the harvest, or to the end of its first round. */
async function aCafe(until: 'harvest' | 'between') {
  const server = await aServer()
  const cafe = await makeCafe(server, { tables: 1 })
  const guest = await joinCafe(server, cafe, 'Heron')
  const [host, voice] = [new Voice(server, cafe.hostToken), new Voice(server, guest.token)]
  await host.must({ type: 'start-round' })
  for (const text of [...SHARED, ...OTHERS])
    await voice.must({ type: 'place-note', tableId: 't1', text, consent: 'cafe' })
  await voice.must({ type: 'place-note', tableId: 't1', text: 'Childcare, and canarykept', consent: 'table' })
  await host.must({ type: 'end-round' })
  if (until === 'harvest') await host.must({ type: 'start-harvest' })
  const ask = (token: string) =>
    call<Suggestions & { code?: string }>(server, 'GET', `/api/cafes/${cafe.cafeId}/suggestions`, undefined, token)
  return { server, cafe, guest, host, ask }
}

test('[SU2] suggestions draw on what the whole café may read, and say nothing of who wrote it', async () => {
  const { server, cafe, guest, ask } = await aCafe('harvest')
  const gallery = await new Reader(server, `gallery/${cafe.cafeId}/t1`, guest.token).synced()
  await until(() => Object.keys(gallery.root('notes')).length === SHARED.length + OTHERS.length)
  const { status, body } = await ask(guest.token)
  expect(status).toBe(200)
  expect(body.groups).toHaveLength(1)
  expect(body.groups[0]?.words).toContain('Childcare')
  expect([...(body.groups[0]?.notes ?? [])].sort()).toEqual(
    Object.entries(gallery.root('notes') as Record<string, { text: string }>)
      .filter(([, { text }]) => SHARED.includes(text))
      .map(([id]) => `t1/${id}`)
      .sort(),
  )
  const told = JSON.stringify(body)
  expect(told).not.toContain('canarykept')
  expect(told).not.toContain(guest.participantId)
})

test('[SU5] people and hosts ask for suggestions in the harvest; screens, devices and other phases are refused', async () => {
  const { cafe, guest, host, ask } = await aCafe('between')
  expect([(await ask(guest.token)).body.code, (await ask(cafe.hostToken)).body.code]).toEqual([
    'wrong_phase',
    'wrong_phase',
  ])
  const { token: screen } = (await host.must({ type: 'invite-projector' })) as { token?: string }
  const { token: device } = (await host.must({ type: 'table-device', tableId: 't1' })) as { token?: string }
  await host.must({ type: 'start-harvest' })
  expect([(await ask(guest.token)).status, (await ask(cafe.hostToken)).status]).toEqual([200, 200])
  for (const token of [screen, device]) expect((await ask(String(token))).body.code).toBe('not_allowed')
})
