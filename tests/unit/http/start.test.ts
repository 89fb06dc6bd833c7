import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const MAIN = resolve(import.meta.dirname, '../../../server/main.ts')
const SERVING = /^Tablecloth is serving on http:\/\/127\.0\.0\.1:(\d+)$/m

let folder: string
let started: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablecloth-start-'))
  started = []
})
afterEach(() => {
  for (const one of started) one.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Run {
  process: ChildProcess
  /** The port, once it serves. */
  port: Promise<number>
  end: Promise<{ code: number | null; stdout: string; stderr: string }>
}

function start(env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let stdout = ''
  let stderr = ''
  const { promise: port, resolve: serving, reject } = Promise.withResolvers<number>()
  port.catch(() => {})
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    const found = SERVING.exec(stdout)?.[1]
    if (found) serving(Number(found))
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const end = once(child, 'close').then(([code]) => {
    reject(new Error(`ended with ${code} before it served: ${stderr}`))
    return { code: code as number | null, stdout, stderr }
  })
  return { process: child, port, end }
}

describe('the server process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[ST21] says where it serves, and on %s ends in good order',
    async (signal) => {
      const run = start()
      const answer = await fetch(`http://127.0.0.1:${await run.port}/readyz`)
      expect(answer.status).toBe(200)
      run.process.kill(signal)
      expect(await run.end).toMatchObject({ code: 0, stderr: '' })
    },
  )

  it('[ST21] has its café again after a restart, and its codes and tokens', async () => {
    const first = start()
    const body = JSON.stringify({ title: 'Allies', tables: 1, rounds: [{ question: 'q', minutes: 5 }] })
    const headers = { 'content-type': 'application/json' }
    const made = await (
      await fetch(`http://127.0.0.1:${await first.port}/api/cafes`, { method: 'POST', body, headers })
    ).json()
    first.process.kill('SIGKILL')
    await first.end
    const second = start()
    const bearer = { authorization: `Bearer ${made.hostToken}` }
    const again = await fetch(`http://127.0.0.1:${await second.port}/api/cafes/${made.cafeId}`, { headers: bearer })
    expect(await again.json()).toMatchObject({ info: { title: 'Allies' }, state: { phase: 'lobby' } })
  })

  it('[ST20] ends in one line where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const end = await start({ PORT: `${port}` }).end
    expect(end).toMatchObject({ code: 1, stdout: '' })
    expect(end.stderr).toBe(
      `Tablecloth: PORT ${port} is taken by another program; stop that one, or choose another port\n`,
    )
    other.close()
  })

  it('[ST12] [ST20] ends in one line where another process holds the folder, and leaves that one be', async () => {
    const first = start()
    const port = await first.port
    const end = await start().end
    expect(end).toMatchObject({ code: 1, stdout: '' })
    expect(end.stderr).toMatch(/^Tablecloth: DATA_DIR \S+ is in use by another Tablecloth; [^\n]+\n$/)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  })

  it.each([
    ['a setting that cannot be', { PORT: 'http' }, /PORT must be a whole number/],
    ['an address of another machine', { HOST: '203.0.113.7' }, /HOST 203\.0\.113\.7 is no address of this machine/],
    [
      'a folder that cannot be made',
      { DATA_DIR: '/dev/null/data' },
      /DATA_DIR \/dev\/null\/data cannot be written: not a directory/,
    ],
  ])('[ST20] ends in one line at %s', async (_name, env, line) => {
    const end = await start(env).end
    expect(end).toMatchObject({ code: 1, stdout: '' })
    expect(end.stderr).toMatch(line)
    expect(end.stderr).toMatch(/^Tablecloth: [^\n]+\n$/)
  })

  it('[ST13] ends in one line at a database that is none, and leaves it as it is', async () => {
    writeFileSync(join(folder, 'tablecloth.sqlite'), 'this is a letter, and no database at all, however one reads it')
    const end = await start().end
    expect(end).toMatchObject({ code: 1, stdout: '' })
    expect(end.stderr).toMatch(/^Tablecloth: the database in DATA_DIR cannot be opened: file is not a database\n$/)
    expect(readdirSync(folder)).toContain('tablecloth.sqlite')
  })
})
