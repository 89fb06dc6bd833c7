import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDataDir, ServerProcess } from '../server-process.ts'
import { call, until } from '../unit/server/a-server.ts'
import { Company, eventually } from './a-company.ts'

const PATIENCE = { timeout: 120_000 }
const LONG_MS = 30_000
const canLimit = () => {
  try {
    execFileSync('prlimit', ['--version'])
    return true
  } catch {
    return false
  }
}

/** A server whose disk can be made to take nothing, and to take everything again. */
interface Troubled {
  server: ServerProcess
  begin(): Promise<void>
  end(): Promise<void>
}

/** The system refuses every write beyond a file's first byte, as it refuses them on a full disk. */
async function limited(): Promise<Troubled> {
  const server = await ServerProcess.start()
  const limit = (bytes: string) => void execFileSync('prlimit', ['--pid', String(server.child.pid), `--fsize=${bytes}`])
  return { server, begin: async () => limit('1:unlimited'), end: async () => limit('unlimited:unlimited') }
}

/** SQLite itself says what it says of a full disk, or of a file that may only be read. */
async function told(begin: string, end: string): Promise<Troubled> {
  const dataDir = makeDataDir()
  const file = join(dataDir, 'trouble.sql')
  const preload = join(import.meta.dirname, 'trouble.ts')
  const server = await ServerProcess.start({ dataDir, preload, env: { TROUBLE: file } })
  const tell = async (statement: string) => {
    writeFileSync(file, statement)
    server.child.kill('SIGUSR2')
    await until(() => !existsSync(file))
  }
  return { server, begin: () => tell(begin), end: () => tell(end) }
}

const TROUBLES: Record<string, () => Promise<Troubled>> = {
  'a disk that takes no byte more': limited,
  'a database that is full': () => told('PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1073741823'),
  'a database that may only be read': () => told('PRAGMA query_only = 1', 'PRAGMA query_only = 0'),
}

test.for(Object.keys(TROUBLES))(
  '[SF24] [SF25] %s: nothing is acknowledged that is not kept, everyone is told, and all is well when it ends',
  PATIENCE,
  async (trouble, { skip }) => {
    if (trouble === 'a disk that takes no byte more' && !canLimit()) skip()
    const { server, begin, end } = await (TROUBLES[trouble] as () => Promise<Troubled>)()
    onTestFinished(() => server.clear())
    const company = await Company.sitDown(server)
    const { writer } = company
    company.write(30)
    await writer.saved()
    const before = await company.roots(server)

    await begin()
    // A page that has room takes a few words even then.
    await until(() => {
      if (writer.provider.synced) company.write(20)
      return writer.closes.includes(1013)
    }, LONG_MS)
    expect(writer.unsaved).toBeGreaterThan(0)
    await eventually(async () => expect(await company.announce(server)).toBe('503 storage'))
    expect((await call(server, 'GET', '/healthz')).status).toBe(200)
    // Who reads, reads on; at once or, if they came along with a write that failed, when they ask again.
    await eventually(async () => expect({ ...(await company.roots(server)), now: 0 }).toEqual({ ...before, now: 0 }))

    await end()
    await until(() => writer.unsaved === 0, LONG_MS)
    await eventually(async () => expect(await company.announce(server)).toBe('ok'))
    await company.expectAllSaved(server)
    expect(server.lives).toBe(true)
    await server.kill()
    const again = await ServerProcess.start({ dataDir: server.dataDir })
    onTestFinished(() => again.clear())
    await company.expectAllSaved(again)
    expect({ ...(await company.roots(again)), now: 0 }).toEqual({ ...before, now: 0 })
  },
)

test(
  '[SF26] a folder and files that are made read-only under a running server: it goes on with what it has open',
  PATIENCE,
  async () => {
    const server = await ServerProcess.start()
    onTestFinished(() => server.clear())
    const company = await Company.sitDown(server)
    company.write(10)
    await company.writer.saved()
    const files = readdirSync(server.dataDir).map((name) => join(server.dataDir, name))
    for (const file of files) chmodSync(file, 0o444)
    chmodSync(server.dataDir, 0o555)
    onTestFinished(() => {
      if (existsSync(server.dataDir)) chmodSync(server.dataDir, 0o700)
    })
    company.write(10)
    await company.writer.saved()
    await server.kill()
    chmodSync(server.dataDir, 0o700)
    for (const file of files) chmodSync(file, 0o600)
    const again = await ServerProcess.start({ dataDir: server.dataDir })
    onTestFinished(() => again.clear())
    await company.expectAllSaved(again)
  },
)
