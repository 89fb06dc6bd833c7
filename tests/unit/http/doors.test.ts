import { addressOf } from '@tablecloth/server/http/limits.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it } from 'vitest'
import { problem, refused, serve } from './serving.ts'

const RIGHT = '7K3-9QD-XVA'
const cafes = {
  join: async ({ joinCode, name }: { joinCode: string; name: string }) =>
    joinCode === RIGHT
      ? { ok: true as const, value: { cafeId: 'teal', participantId: name, token: 'guest-token', admitted: true } }
      : refuse('unknown_code'),
  invitation: async (joinCode: string) =>
    joinCode === RIGHT ? { ok: true as const, value: { title: 'Allies' } as never } : refuse('unknown_code'),
}

describe('joining', () => {
  it('[HT6] gives a token, and the same in a cookie', async () => {
    const { ask } = await serve({ cafes })
    const joined = await ask('POST', '/api/cafes/join', { body: { joinCode: RIGHT, name: 'ada' } })
    expect(joined.status).toBe(201)
    expect(joined.json).toEqual({ cafeId: 'teal', participantId: 'ada', token: 'guest-token', admitted: true })
    expect(joined.headers['set-cookie']?.[0]).toMatch(/^tablecloth_ada=guest-token; .*HttpOnly; SameSite=Strict$/)
  })

  it('shows the invitation to whoever has the code', async () => {
    const { ask } = await serve({ cafes })
    expect((await ask('POST', '/api/invitations', { body: { joinCode: RIGHT } })).json).toEqual({ title: 'Allies' })
    expect(problem(await ask('POST', '/api/invitations', { body: { joinCode: 'nope' } }))).toEqual(
      refused(404, 'unknown_code'),
    )
  })

  it.each([
    ['no name', { joinCode: RIGHT }, 'name'],
    ['a name of 300 characters', { joinCode: RIGHT, name: 'x'.repeat(300) }, 'name'],
    ['a name of two lines', { joinCode: RIGHT, name: 'a\nb' }, 'name'],
    ['a code that is a list', { joinCode: [RIGHT], name: 'ada' }, 'joinCode'],
    [
      'a way of showing that there is not',
      { joinCode: RIGHT, name: 'ada', perspectives: [{ id: 'p', show: 'all' }] },
      'perspectives.0.show',
    ],
    [
      'an id that is a key of every object',
      { joinCode: RIGHT, name: 'ada', perspectives: [{ id: '__proto__' }] },
      'perspectives.0.id',
    ],
  ])('[HT2] refuses %s and names the field', async (_name, body, field) => {
    const { ask } = await serve({ cafes })
    expect(problem(await ask('POST', '/api/cafes/join', { body }))).toEqual(refused(400, 'invalid', field))
  })

  it('[HT9] counts wrong codes only, at both doors together, and always lets the right one through', async () => {
    const { ask } = await serve({ cafes })
    const right = () => ask('POST', '/api/cafes/join', { body: { joinCode: RIGHT, name: 'ada' } })
    const wrong = (path: string) =>
      ask('POST', path, { body: { joinCode: 'AAA-AAA-AAA', ...(path.endsWith('join') && { name: 'eve' }) } })
    // A venue's worth of people through one address.
    for (let guest = 0; guest < 60; guest++) expect((await right()).status).toBe(201)
    for (let guess = 0; guess < 15; guess++) {
      expect(problem(await wrong('/api/cafes/join'))).toEqual(refused(404, 'unknown_code'))
      expect(problem(await wrong('/api/invitations'))).toEqual(refused(404, 'unknown_code'))
    }
    const stopped = await wrong('/api/cafes/join')
    expect(problem(stopped)).toEqual(refused(429, 'too_fast'))
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0)
    expect(problem(await wrong('/api/invitations'))).toEqual(refused(429, 'too_fast'))
    expect((await right()).status).toBe(201)
    expect((await ask('POST', '/api/invitations', { body: { joinCode: RIGHT } })).status).toBe(200)
  })

  it('[HT9] counts an IPv6 address by its first half', () => {
    const from = (remoteAddress: string) => addressOf({ socket: { remoteAddress } as never })
    expect(from('203.0.113.7')).toBe('203.0.113.7')
    expect(from('::ffff:203.0.113.7')).toBe('::ffff:203.0.113.7')
    expect(from('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
    expect(from('2001:db8:1:2::9')).toBe('2001:db8:1:2')
    expect(from('2001:db8::9')).toBe('2001:db8:0:0')
  })
})

describe('a token that came by link', () => {
  it('[HT6] is handed in for a cookie', async () => {
    const { ask } = await serve()
    const kept = await ask('POST', '/api/sessions', { token: 'host-token' })
    expect(kept.status).toBe(201)
    expect(kept.json).toEqual({ cafeId: 'teal', participantId: 'host', role: 'host' })
    expect(kept.headers['set-cookie']?.[0]).toMatch(/^tablecloth_host=own-of-host-token; /)
  })

  it('[HT4] must be a token, in the header', async () => {
    const { ask } = await serve()
    expect(problem(await ask('POST', '/api/sessions'))).toEqual(refused(401, 'no_token'))
    expect(problem(await ask('POST', '/api/sessions', { token: 'made-up' }))).toEqual(refused(401, 'bad_token'))
    expect(problem(await ask('POST', '/api/sessions', { headers: { authorization: 'Basic aG9zdA==' } }))).toEqual(
      refused(401, 'no_token'),
    )
  })

  it('[HT6] is given back, whether or not it still holds', async () => {
    const { ask } = await serve()
    const gone = await ask('DELETE', '/api/sessions', { headers: { 'x-tablecloth-as': 'ada' } })
    expect(gone.status).toBe(200)
    expect(gone.headers['set-cookie']?.[0]).toMatch(/^tablecloth_ada=; .*Expires=Thu, 01 Jan 1970/)
    const nobody = await ask('DELETE', '/api/sessions', { headers: { 'x-tablecloth-as': 'a; Domain=x' } })
    expect(problem(nobody)).toEqual(refused(400, 'invalid', 'X-Tablecloth-As'))
    expect(nobody.headers['set-cookie']).toBeUndefined()
  })
})

describe('a browser with two people of one café', () => {
  const cookie = 'theme=dark; tablecloth_ada=guest-token; tablecloth_host=host-token'
  const who = {
    read: async ({ participantId }: { participantId: string }) => ({
      ok: true as const,
      value: { who: participantId } as never,
    }),
  }

  it('[HT4] is whom it says it wants to be', async () => {
    const { ask } = await serve({ cafes: who })
    const as = async (name: string) =>
      (await ask('GET', '/api/cafes/teal', { headers: { cookie, 'x-tablecloth-as': name } })).json
    expect(await as('ada')).toEqual({ who: 'ada' })
    expect(await as('host')).toEqual({ who: 'host' })
    expect((await as('eve')).code).toBe('no_token')
    expect((await as('ada; x')).code).toBe('no_token')
  })

  it('[HT4] is nobody unless it says', async () => {
    const { ask } = await serve({ cafes: who })
    expect(problem(await ask('GET', '/api/cafes/teal', { headers: { cookie } }))).toEqual(refused(401, 'no_token'))
  })

  it('[HT4] is believed from our own pages only', async () => {
    const { ask, port } = await serve({ cafes: who, settings: { publicUrl: 'https://cafe.example.org' } })
    const from = async (headers: Record<string, string>) =>
      problem(await ask('GET', '/api/cafes/teal', { headers: { cookie, 'x-tablecloth-as': 'ada', ...headers } })).code
    expect(await from({})).toBeUndefined()
    expect(await from({ origin: 'https://cafe.example.org' })).toBeUndefined()
    expect(await from({ origin: `http://127.0.0.1:${port}` })).toBeUndefined()
    expect(await from({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' })).toBeUndefined()
    for (const origin of [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${port + 1}`,
      'https://cafe.example.org.evil.example',
    ]) {
      expect(await from({ origin })).toBe('wrong_origin')
    }
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('wrong_origin')
    expect(await from({ 'sec-fetch-site': 'same-site', origin: 'https://cafe.example.org' })).toBe('wrong_origin')
  })

  it('[HT4] may show a token from anywhere: it had to be given one', async () => {
    const { ask } = await serve({ cafes: who })
    const headers = { origin: 'https://elsewhere.example' }
    expect((await ask('GET', '/api/cafes/teal', { token: 'guest-token', headers })).json).toEqual({ who: 'ada' })
  })
})
