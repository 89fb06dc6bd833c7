import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { problem, refused, serve } from './serving.ts'

function builtClient(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-client-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tablecloth</title>')
  writeFileSync(join(folder, 'assets', 'app-4f2a.js'), 'export {}')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('a body', () => {
  const post = (body: string, headers: Record<string, string> = {}) => ({ body, headers })

  it.each([
    ['that is not JSON', post('{"title": "Allies'), refused(400, 'bad_json')],
    ['that is a bare word', post('Allies'), refused(400, 'bad_json')],
    ['that is a number', post('5'), refused(400, 'bad_json')],
    ['that is empty', post(''), refused(400, 'invalid', 'joinCode')],
    [
      'that is called a form',
      post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      refused(415, 'invalid', 'Content-Type'),
    ],
    ['that is called text', post('{}', { 'content-type': 'text/plain' }), refused(415, 'invalid', 'Content-Type')],
    ['that is called nothing', post('{}', { 'content-type': '' }), refused(415, 'invalid', 'Content-Type')],
    [
      'in another alphabet',
      post('{}', { 'content-type': 'application/json; charset=koi8-r' }),
      refused(415, 'invalid'),
    ],
    ['that is packed', post('{}', { 'content-encoding': 'gzip' }), refused(415, 'invalid')],
    ['of 300,000 characters', post(JSON.stringify({ title: 'x'.repeat(300_000) })), refused(413, 'too_large')],
    [
      'of a hundred thousand lists in one another',
      post('['.repeat(100_000) + ']'.repeat(100_000)),
      refused(400, 'invalid', 'body'),
    ],
    [
      'that would change every object',
      post('{"__proto__":{"role":"host"},"joinCode":"a","name":"b"}'),
      refused(400, 'invalid', 'body'),
    ],
  ])('[HT2] %s is refused', async (_name, options, expected) => {
    const { ask, logged } = await serve()
    expect(problem(await ask('POST', '/api/cafes/join', options))).toEqual(expected)
    expect(logged()).not.toMatch(/Allies|xxxx/)
  })
})

describe('a path', () => {
  it('[HT3] that the API does not have is a problem, whatever the method', async () => {
    const { ask } = await serve({ clientDir: builtClient() })
    for (const path of ['/api', '/api/', '/api/nothing', '/api/cafes/teal/nothing', '/api/toString']) {
      expect(problem(await ask('GET', path))).toEqual(refused(404, 'unknown'))
    }
    expect(problem(await ask('POST', '/api/nothing', { body: {} }))).toEqual(refused(404, 'unknown'))
    expect(problem(await ask('GET', '/api/cafes/%E0%A4%A'))).toEqual(refused(400, 'malformed'))
  })

  it.each([
    ['PUT', '/api/cafes', 'POST'],
    ['GET', '/api/cafes/join', 'POST'],
    ['PATCH', '/api/cafes/teal', 'GET, DELETE'],
    ['GET', '/api/sessions', 'POST, DELETE'],
    ['GET', '/api/seating-plans', 'POST'],
    ['POST', '/api/server', 'GET'],
    ['POST', '/healthz', 'GET'],
    ['OPTIONS', '/api/cafes', 'POST'],
    ['POST', '/anything', 'GET'],
  ])('[HT3] with another method than it has is refused with those it has: %s %s', async (method, path, allow) => {
    const { ask } = await serve({ clientDir: builtClient() })
    const answer = await ask(method, path)
    expect(problem(answer)).toEqual(refused(405, 'unknown'))
    expect(answer.headers.allow).toBe(allow)
  })

  it('[HT3] of the client is its one page, and its files for good', async () => {
    const { ask } = await serve({ clientDir: builtClient() })
    for (const path of ['/', '/join', '/cafe/teal/table/t1']) {
      const page = await ask('GET', path)
      expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
        200,
        'text/html;charset=utf-8',
        'no-cache',
      ])
    }
    const file = await ask('GET', '/assets/app-4f2a.js')
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await ask('GET', '/assets/old-1111.js')).status).toBe(404)
    expect((await ask('GET', '/../../etc/passwd')).text).not.toContain('root:')
  })

  it('says so where the client is not built', async () => {
    const { ask } = await serve({ clientDir: join(tmpdir(), 'tablecloth-no-such-folder') })
    const page = await ask('GET', '/')
    expect(page.status).toBe(503)
    expect(page.text).toContain('npm start')
  })
})

describe('headers', () => {
  it('[HT14] let a page run and load nothing but our own', async () => {
    const { ask } = await serve({ clientDir: builtClient() })
    for (const path of ['/', '/api/server', '/api/nothing']) {
      const { headers } = await ask('GET', path)
      const policy = String(headers['content-security-policy']).split(';')
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "script-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "style-src 'self'",
          "require-trusted-types-for 'script'",
        ]),
      )
      expect(policy.join()).not.toMatch(/https?:|unsafe-eval|upgrade-insecure/)
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      expect(headers['permissions-policy']).toContain('microphone=()')
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
  })

  it('[HT14] ask for https only where the public address has it', async () => {
    const { ask } = await serve({ settings: { publicUrl: 'https://cafe.example.org' } })
    expect((await ask('GET', '/api/server')).headers['strict-transport-security']).toMatch(/^max-age=\d+$/)
    const plain = await serve({ settings: { publicUrl: 'http://192.0.2.7:3000' } })
    expect((await plain.ask('GET', '/api/server')).headers).not.toHaveProperty('strict-transport-security')
  })

  it('[HT14] keep the API’s answers out of every cache', async () => {
    const { ask } = await serve()
    for (const path of ['/api/server', '/api/nothing', '/healthz', '/readyz']) {
      expect((await ask('GET', path)).headers['cache-control']).toBe('no-store')
    }
  })
})

describe('health', () => {
  it('[HT15] lives without being ready', async () => {
    let now = 0
    const answers = [true, false, new Error('disk full')]
    const ready = async () => {
      const next = answers.shift()
      if (next instanceof Error) throw next
      return next === true
    }
    const { ask } = await serve({ ready, clock: () => now })
    expect((await ask('GET', '/readyz')).status).toBe(200)
    // Fresh enough to serve again: asking costs a write.
    expect((await ask('GET', '/readyz')).status).toBe(200)
    now += 1000
    expect(problem(await ask('GET', '/readyz'))).toEqual(refused(503, 'storage'))
    now += 1000
    expect(problem(await ask('GET', '/readyz'))).toEqual(refused(503, 'storage'))
    expect((await ask('GET', '/healthz')).status).toBe(200)
    // A clock that was set back does not make an old answer fresh for an hour.
    answers.push(true)
    now -= 3_600_000
    expect((await ask('GET', '/readyz')).status).toBe(200)
  })
})

describe('the log', () => {
  it('[HT16] holds method, route, status and time, and nothing of anybody', async () => {
    const { ask, logged } = await serve({ cafes: { read: async () => refuse('unknown_cafe') } })
    await ask('GET', '/api/cafes/teal?token=a-secret', {
      token: 'guest-token',
      headers: { cookie: 'tablecloth_ada=x', 'x-tablecloth-as': 'ada' },
    })
    await ask('POST', '/api/cafes/join', { body: { joinCode: 'AAA-AAA-AAA', name: 'Zenobia', secret: 1 } })
    await ask('GET', '/join/7K3-9QD-XVA')
    const lines = logged()
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toEqual([
      expect.objectContaining({ method: 'GET', route: '/api/cafes/:cafeId', status: 404, ms: expect.any(Number) }),
      expect.objectContaining({ method: 'POST', route: '/api/cafes/join', status: 400 }),
      expect.objectContaining({ method: 'GET', route: 'other', status: 404 }),
    ])
    expect(logged()).not.toMatch(/teal|secret|token|ada|Zenobia|AAA|7K3|127\.0\.0\.1|cookie/)
  })
})
