import type { CafeService } from '@tablecloth/server/http/cafe-service.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const path = '/api/cafes/teal/commands'
const echo: CafeService['command'] = async ({ participantId }, command) => ({ ok: true, participantId, command })

describe('a command by POST', () => {
  it('[HT11] is answered as on the socket', async () => {
    const { ask } = await serve({ cafes: { command: echo } })
    const body = { type: 'extend-round', minutes: 2 }
    const answer = await ask('POST', path, { token: 'host-token', body })
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({ ok: true, participantId: 'host', command: body })
  })

  it('[HT11] refused, carries the acknowledgement and is a problem besides', async () => {
    const { ask } = await serve({ cafes: { command: async () => refuse('last_round') } })
    const answer = await ask('POST', path, { token: 'host-token', body: { type: 'start-round' } })
    expect(answer.json).toMatchObject({
      type: 'urn:tablecloth:problem:last_round',
      title: 'There is no further round',
      status: 409,
      code: 'last_round',
      detail: 'There is no further round',
      ok: false,
      error: { code: 'last_round', message: 'There is no further round' },
    })
    expect(problem(answer)).toEqual(refused(409, 'last_round'))
  })

  it.each([
    ['no type', {}, 'type'],
    ['a type that there is not', { type: 'explode' }, 'type'],
    ['a type from every object', { type: 'constructor' }, 'type'],
    ['a field that is missing', { type: 'extend-round' }, 'minutes'],
    ['a field too many', { type: 'pause-round', at: 5 }, 'body'],
    ['an announcement of 100,000 characters', { type: 'announce', text: 'x'.repeat(100_000) }, 'text'],
    ['a list', [], 'body'],
  ])('[HT2] [HT11] refuses %s and names the field', async (_name, body, field) => {
    const { ask } = await serve({ cafes: { command: echo } })
    const answer = await ask('POST', path, { token: 'host-token', body })
    expect(problem(answer)).toEqual(refused(400, 'invalid', field))
    expect(answer.json).toMatchObject({ ok: false, error: { code: 'invalid', field } })
  })

  it('[HT5] needs a token of the café', async () => {
    const { ask } = await serve({ cafes: { command: echo } })
    const body = { type: 'time' }
    expect(problem(await ask('POST', path, { body }))).toEqual(refused(401, 'no_token'))
    expect(problem(await ask('POST', path, { body, token: 'other-token' }))).toEqual(refused(403, 'not_allowed'))
  })

  it('[HT10] has a budget of its own for each participant', async () => {
    const { ask } = await serve({ cafes: { command: echo } })
    const time = (token: string) => ask('POST', path, { token, body: { type: 'time' } })
    const flood = await Promise.all(Array.from({ length: 400 }, () => time('guest-token')))
    expect(flood.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100)
    expect(flood.some(({ status, json }) => status === 429 && json.code === 'too_fast' && json.ok === false)).toBe(true)
    expect((await time('host-token')).status).toBe(200)
  })
})
