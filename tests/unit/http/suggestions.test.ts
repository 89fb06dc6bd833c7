import { TooLong } from '@tablecloth/server/workers.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it, vi } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const PATH = '/api/cafes/teal/suggestions'
const NONE = { groups: [], additions: [] }

const cafes = {
  mayGather: async () => ({ ok: true as const, value: null }),
  suggestionInput: async () => ({ ok: true as const, value: { notes: [], themes: [] } }),
}

describe('suggested groups', () => {
  it('[SU5] are made once for a room that asks all at once, and anew for whoever asks afterwards', async () => {
    const begun = Promise.withResolvers<typeof NONE>()
    const suggest = vi.fn(() => begun.promise)
    let asked = 0
    const mayGather = async () => {
      asked += 1
      return { ok: true as const, value: null }
    }
    const { ask } = await serve({ cafes: { ...cafes, mayGather }, suggest })
    const room = Array.from({ length: 25 }, () => ask('GET', PATH, { token: 'guest-token' }))
    await vi.waitFor(() => expect(asked).toBe(25))
    begun.resolve(NONE)
    expect((await Promise.all(room)).map(({ status, json }) => [status, json])).toEqual(room.map(() => [200, NONE]))
    expect(suggest).toHaveBeenCalledTimes(1)
    await ask('GET', PATH, { token: 'guest-token' })
    expect(suggest).toHaveBeenCalledTimes(2)
  })

  it('[SU5] are refused, before anything is compared, to whoever may not gather', async () => {
    const suggest = vi.fn(async () => NONE)
    const { ask } = await serve({ cafes: { ...cafes, mayGather: async () => refuse('wrong_phase') }, suggest })
    expect(problem(await ask('GET', PATH, { token: 'guest-token' }))).toEqual(refused(409, 'wrong_phase'))
    expect(problem(await ask('GET', PATH))).toEqual(refused(401, 'no_token'))
    expect((await ask('POST', PATH, { token: 'guest-token', body: {} })).status).toBe(405)
    expect(suggest).not.toHaveBeenCalled()
  })

  it('[SU5] that take too long, or fail, take nothing else along', async () => {
    const answers: (() => Promise<typeof NONE>)[] = [
      () => Promise.reject(new TooLong()),
      () => Promise.reject(new Error('spoiled')),
      async () => NONE,
    ]
    const { ask } = await serve({ cafes, suggest: () => (answers.shift() as (typeof answers)[0])() })
    const statuses: number[] = []
    for (const _ of [...answers]) statuses.push((await ask('GET', PATH, { token: 'host-token' })).status)
    expect(statuses).toEqual([413, 500, 200])
  })
})
