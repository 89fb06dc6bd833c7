import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { faultOf } from '@tablecloth/server/fault.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeDataDir, ServerProcess } from '../../server-process.ts'
import { call, joinCafe, makeCafe, Reader, until, Voice } from './a-server.ts'

const CANARY = 'canary-of-somebody'

/** Loaded into the server: on a signal it fails where nobody catches it, with somebody's words in every part of the error. */
const CRASHES = `
const words = '${CANARY}'
const lines = words + '\\n    at ' + words + ' (file:///' + words + ':1:1)'
const fault = (text) => Object.assign(new Error(text, { cause: new Error(words) }), { code: words + ' 192.0.2.7', note: words })
process.on('SIGUSR2', () => {
  setTimeout(() => { throw fault(lines) })
  setTimeout(() => { const error = fault(lines); error.name = words; throw error })
  setTimeout(() => { const error = fault('x'); error.message = lines; throw error })
  Promise.reject(fault(lines))
  Promise.reject(words)
  JSON.parse.call(null, '{}')
  setTimeout(() => JSON.parse(words))
})
`

describe('the log', () => {
  test('[HO52] holds no word, name, code, token, id or address of anybody, in what is said of requests, refusals and crashes', {
    timeout: 60_000,
  }, async () => {
    const dataDir = makeDataDir()
    const preload = join(dataDir, 'crashes.mjs')
    writeFileSync(preload, CRASHES)
    const server = await ServerProcess.start({
      dataDir,
      preload: pathToFileURL(preload).href,
      env: { LOG_LEVEL: 'trace' },
    })
    onTestFinished(() => server.clear())
    const cafe = await makeCafe(server, { title: `${CANARY} title`, hostName: `${CANARY} host` })
    const heron = await joinCafe(server, cafe, `${CANARY} Heron`)
    const host = new Voice(server, cafe.hostToken)
    await host.must({ type: 'start-round' })
    const voice = new Voice(server, heron.token)
    await until(() => voice.me()?.tableId)
    const table = `table/${cafe.cafeId}/${voice.me()?.tableId}`
    const writer = await new Reader(server, table, heron.token).synced()
    const reader = await new Reader(server, table, cafe.hostToken).synced()
    writer.write(heron.participantId, `${CANARY} note`)
    await until(() => reader.words().length === 1)
    await voice.give({ type: 'report', text: `${CANARY} report`, [`${CANARY}-field`]: 1 })
    await host.must({ type: 'announce', text: `${CANARY} announcement` })
    await call(server, 'POST', '/api/cafes/join', { joinCode: '000-000-000', name: CANARY, [CANARY]: CANARY })
    await call(server, 'GET', `/api/${CANARY}?token=${heron.token}`, undefined, heron.token)
    await fetch(`${server.url}/api/cafes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': CANARY, 'x-forwarded-for': '192.0.2.7' },
      body: `{"${CANARY}`,
    })
    server.child.kill('SIGUSR2')
    await until(() => server.said.filter((line) => /uncaught exception|unhandled rejection/.test(line)).length >= 6)
    expect((await call(server, 'GET', '/healthz')).status).toBe(200)
    await host.must({ type: 'close' })
    await server.stop()
    const said = server.said.filter((line) => !/serving on/.test(line)).join('\n')
    expect(said.length).toBeGreaterThan(1000)
    const [code, secret] = [cafe.joinCode, cafe.joinCode.replaceAll('-', '')]
    const theirs = [CANARY, code, secret, cafe.cafeId, heron.participantId, heron.token, cafe.hostToken]
    for (const word of [...theirs, '192.0.2.7', '127.0.0.1']) expect(said).not.toContain(word)
  })

  test('[HO53] keeps of an error its kind and its frames, and of a message that imitates frames nothing', () => {
    const imitating = new Error(`${CANARY}\n    at ${CANARY} (file:///x:1:1)`)
    const changed = Object.assign(new Error('short'), { message: CANARY })
    const named = Object.assign(new RangeError(CANARY), { name: `${CANARY} of mine`, code: `${CANARY} too` })
    for (const error of [imitating, changed, named, CANARY, { message: CANARY }]) {
      expect(JSON.stringify(faultOf(error))).not.toContain(CANARY)
    }
    expect(faultOf(imitating).at[0]).toContain('log-canary.test')
    expect(faultOf(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({
      name: 'Error',
      code: 'ENOSPC',
    })
  })
})
