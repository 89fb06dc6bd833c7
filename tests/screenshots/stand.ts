import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Stand {
  url: string
  stop(): Promise<void>
  /** Without a chance to say goodbye. */
  kill(): Promise<void>
}

/** The true server, as a process of its own, with the built client. */
export async function openStand(dataDir = mkdtempSync(join(tmpdir(), 'tablecloth-stand-'))): Promise<Stand> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/main.ts')], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
      ORGANISER_KEY: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = (signal: NodeJS.Signals) => endOf(child, signal)
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const port = /serving on http:\/\/127\.0\.0\.1:(\d+)\s/.exec(said)?.[1]
    if (port) return { url: `http://127.0.0.1:${port}`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
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
