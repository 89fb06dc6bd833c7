import { localAddresses } from '@tablecloth/server/addresses.ts'
import type { CafeService } from '@tablecloth/server/http/cafe-service.ts'
import { StorageError } from '@tablecloth/server/storage/storage-error.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const wish = { title: 'Allies', tables: 2, rounds: [{ question: 'What next?', minutes: 20 }] }
const create: CafeService['create'] = async () => ({
  ok: true,
  value: {
    cafeId: 'teal',
    participantId: 'organiser',
    joinCode: '7K39QDXVA',
    hostToken: 'organiser-token',
    token: 'organiser-token',
    tables: [{ id: 't1', name: 'Table 1' }],
  },
})

describe('making a café', () => {
  it('[SF17] is bounded by the tables that an address makes in a minute', async () => {
    const { ask } = await serve({ cafes: { create } })
    const make = (tables: unknown) => ask('POST', '/api/cafes', { body: { ...wish, tables } })
    for (let n = 0; n < 9; n++) expect((await make(250)).status).toBe(201)
    const list = Array.from({ length: 249 }, () => ({}))
    expect((await make(list)).status).toBe(201)
    const tooMany = await make(2)
    expect(problem(tooMany)).toEqual(refused(429, 'too_fast'))
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('[HT6] [HT8] gives links with their secrets behind the #, and a cookie', async () => {
    const { ask, port } = await serve({ cafes: { create } })
    const made = await ask('POST', '/api/cafes', { body: wish })
    expect(made.status).toBe(201)
    const origin = `http://127.0.0.1:${port}`
    expect(made.json).toEqual({
      cafeId: 'teal',
      participantId: 'organiser',
      joinCode: '7K3-9QD-XVA',
      hostToken: 'organiser-token',
      joinUrl: `${origin}/join#7K3-9QD-XVA`,
      hostUrl: `${origin}/host#teal.organiser-token`,
      tables: [{ id: 't1', name: 'Table 1' }],
    })
    const [cookie] = made.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^tablecloth_organiser=organiser-token; /)
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=2592000'])
      expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Secure')
  })

  it('[HT6] [HT8] goes by the public address, where one is set', async () => {
    const { ask } = await serve({ cafes: { create }, settings: { publicUrl: 'https://cafe.example.org' } })
    const made = await ask('POST', '/api/cafes', { body: wish })
    expect(made.json.joinUrl).toBe('https://cafe.example.org/join#7K3-9QD-XVA')
    expect(made.headers['set-cookie']?.[0]).toContain('; Secure')
  })

  it('[HT8] goes by the address that the browser sees, behind a proxy that speaks https', async () => {
    const { ask } = await serve({ cafes: { create } })
    const headers = { host: 'cafe.example.org', origin: 'https://cafe.example.org' }
    expect((await ask('POST', '/api/cafes', { body: wish, headers })).json.joinUrl).toMatch(
      /^https:\/\/cafe\.example\.org\/join#/,
    )
  })

  it('[HT8] tells its own machine the address by which other devices reach it, for the invitations that are shown', async () => {
    const { ask } = await serve({ cafes: { create }, settings: { host: null } })
    const [nearby] = localAddresses()
    const told = await ask('GET', '/api/server', { headers: { host: 'localhost:3000' } })
    expect(told.json.origin).toBe(`http://${nearby ?? 'localhost'}:3000`)
    const made = await ask('POST', '/api/cafes', { body: wish, headers: { host: 'localhost:3000' } })
    expect(made.json.joinUrl).toBe('http://localhost:3000/join#7K3-9QD-XVA')
  })

  it('[HT8] takes no address from a Host header that is none, or from another site', async () => {
    const { ask } = await serve({ cafes: { create } })
    const url = async (headers: Record<string, string>) =>
      (await ask('POST', '/api/cafes', { body: wish, headers })).json.joinUrl
    expect(await url({ host: 'a b/c?' })).toMatch(/^http:\/\/localhost\/join#/)
    expect(await url({ host: 'cafe.example.org', origin: 'https://evil.example' })).toMatch(
      /^http:\/\/cafe\.example\.org\/join#/,
    )
  })

  it.each([
    ['no tables', { ...wish, tables: 0 }, 'tables'],
    ['ten thousand tables', { ...wish, tables: 10_000 }, 'tables'],
    ['no rounds', { ...wish, rounds: [] }, 'rounds'],
    ['a round of no time', { ...wish, rounds: [{ question: 'q', minutes: 0 }] }, 'rounds.0.minutes'],
    ['a title of 300 characters', { ...wish, title: 'x'.repeat(300) }, 'title'],
    ['a title that turns the writing round', { ...wish, title: 'a\u202eb' }, 'title'],
    ['control characters', { ...wish, title: 'a\u0007b' }, 'title'],
    ['half a character', { ...wish, title: '\ud83d' }, 'title'],
    ['a key that there is not', { ...wish, tabels: 3 }, 'body'],
    ['a number for a title', { ...wish, title: 5 }, 'title'],
    ['a list', [wish], 'body'],
  ])('[HT2] refuses %s and names the field', async (_name, body, field) => {
    const { ask } = await serve()
    const answer = await ask('POST', '/api/cafes', { body })
    expect(problem(answer)).toEqual(refused(400, 'invalid', field))
    expect(answer.json.detail).toMatch(new RegExp(`^${field}: `))
  })

  it('[HT1] hands on why the cafés would not', async () => {
    const { ask } = await serve({ cafes: { create: async () => refuse('storage') } })
    expect(problem(await ask('POST', '/api/cafes', { body: wish }))).toEqual(refused(503, 'storage'))
  })

  it('[HT16] tells a storage that cannot write from a bug, and says nothing of either', async () => {
    const full = await serve({ cafes: { create: () => Promise.reject(new StorageError('disk full: Allies')) } })
    expect(problem(await full.ask('POST', '/api/cafes', { body: wish }))).toEqual(refused(503, 'storage'))
    const broken = await serve({ cafes: { create: () => Promise.reject(new TypeError('cannot read Allies')) } })
    const answer = await broken.ask('POST', '/api/cafes', { body: wish })
    expect(problem(answer)).toEqual(refused(500, 'internal'))
    expect(answer.text).not.toContain('cannot read')
    expect(broken.logged()).toContain('"name":"TypeError"')
    expect(full.logged() + broken.logged()).not.toContain('Allies')
  })
})

describe('the organiser’s key', () => {
  const key = { settings: { organiserKey: 'only-us' }, cafes: { create } }

  it('[HT7] is asked for where one is set, before anything else is looked at', async () => {
    const { ask } = await serve(key)
    expect((await ask('GET', '/api/server')).json).toMatchObject({ organiserKeyNeeded: true, version: '1.2.3' })
    for (const token of [undefined, 'only-u', 'only-us2', '']) {
      const answer = await ask('POST', '/api/cafes', {
        body: 'not even JSON',
        ...(token === undefined ? {} : { token }),
      })
      expect(problem(answer)).toEqual(refused(401, 'wrong_key'))
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
    expect((await ask('POST', '/api/cafes', { body: wish, token: 'only-us' })).status).toBe(201)
  })

  it('[HT7] is not asked for where none is set', async () => {
    const { ask } = await serve({ cafes: { create } })
    expect((await ask('GET', '/api/server')).json.organiserKeyNeeded).toBe(false)
    expect((await ask('POST', '/api/cafes', { body: wish })).status).toBe(201)
  })

  it('[HT9] stops a guesser, and never the right key', async () => {
    const { ask } = await serve(key)
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask('POST', '/api/cafes', { body: wish, token: `g${n}` })),
    )
    const codes = guesses.map(({ json }) => json.code)
    expect(codes.filter((code) => code === 'wrong_key')).toHaveLength(10)
    expect(codes.filter((code) => code === 'too_fast')).toHaveLength(10)
    expect(Number(guesses.find(({ status }) => status === 429)?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('POST', '/api/cafes', { body: wish, token: 'only-us' })).status).toBe(201)
  })
})

describe('a café', () => {
  const read: CafeService['read'] = async ({ cafeId }) =>
    ({ ok: true, value: { now: 5, info: { title: cafeId } } }) as unknown as Awaited<ReturnType<CafeService['read']>>

  it('is read with any token of it', async () => {
    const { ask } = await serve({ cafes: { read } })
    for (const token of ['organiser-token', 'guest-token']) {
      expect((await ask('GET', '/api/cafes/teal', { token })).json).toEqual({ now: 5, info: { title: 'teal' } })
    }
  })

  it('[HT4] [HT5] is not read without a token, with an unknown one or with another café’s', async () => {
    const { ask } = await serve({ cafes: { read } })
    expect(problem(await ask('GET', '/api/cafes/teal'))).toEqual(refused(401, 'no_token'))
    expect(problem(await ask('GET', '/api/cafes/teal', { token: 'nobodys' }))).toEqual(refused(401, 'bad_token'))
    expect(problem(await ask('GET', '/api/cafes/teal', { token: 'other-token' }))).toEqual(refused(403, 'not_allowed'))
    expect(problem(await ask('GET', '/api/cafes/never-was', { token: 'other-token' }))).toEqual(
      refused(403, 'not_allowed'),
    )
  })

  it('[HT17] is erased by its organiser alone', async () => {
    const erased: string[] = []
    const erase: CafeService['erase'] = async ({ participantId }) => {
      erased.push(participantId)
      return { ok: true, value: null }
    }
    const { ask } = await serve({ cafes: { erase } })
    for (const token of ['host-token', 'guest-token', 'other-token']) {
      expect(problem(await ask('DELETE', '/api/cafes/teal', { token }))).toEqual(refused(403, 'not_allowed'))
    }
    expect(erased).toEqual([])
    expect((await ask('DELETE', '/api/cafes/teal', { token: 'organiser-token' })).status).toBe(200)
    expect(erased).toEqual(['organiser'])
  })
})
