import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Stand {
  url: string
  stop(): Promise<void>
  /** As if so much time went by at once, for the server alone. */
  turnClock(ms: number): Promise<void>
  /** Without a chance to say goodbye. */
  kill(): Promise<void>
}

/** The true server, as a process of its own, with the built client; on a free port unless one is given. */
export async function openStand(
  dataDir = mkdtempSync(join(tmpdir(), 'tablecloth-stand-')),
  port = '0',
): Promise<Stand> {
  const main = join(import.meta.dirname, '../../server/main.ts')
  const movingClock = pathToFileURL(join(import.meta.dirname, '../moving-clock.ts')).href
  const child = spawn(process.execPath, ['--import', movingClock, main], {
    env: {
      ...process.env,
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
      ORGANISER_KEY: '',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const end = (signal: NodeJS.Signals) => endOf(child, signal)
  let said = ''
  // Left open behind us: a server that cannot print its goodbye would end with an error.
  const { stdout } = child
  if (!stdout) throw new Error('the server has no voice')
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    said += chunk
    const served = /serving on http:\/\/127\.0\.0\.1:(\d+)\s/.exec(said)?.[1]
    if (!served) continue
    stdout.resume()
    return {
      url: `http://127.0.0.1:${served}`,
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
      async turnClock(ms) {
        const turned = once(child, 'message')
        child.send({ turnMs: ms })
        await turned
      },
    }
  }
  throw new Error('the server did not start')
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
