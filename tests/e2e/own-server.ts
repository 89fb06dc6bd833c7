import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'
import { House } from './house.ts'

const MAIN = join(import.meta.dirname, '../../server/main.ts')
const MOVING_CLOCK = join(import.meta.dirname, '../moving-clock.ts')

/** A server of a journey's own, on a free port and an empty folder, for settings that the shared one does not have, and a clock that can be turned. */
export class OwnServer {
  readonly url: string
  #process: ChildProcess
  #folder: string

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url
    this.#process = process
    this.#folder = folder
  }

  /** Rejects if the server ends before it serves. */
  static async start(settings: Record<string, string>): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'tablecloth-own-'))
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      DATA_DIR: folder,
    }
    const child = spawn(process.execPath, ['--import', pathToFileURL(MOVING_CLOCK).href, MAIN], {
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk
        const found = /serving on (http:\/\/127\.0\.0\.1:\d+)\s/.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    })
    return new OwnServer(url, child, folder)
  }

  /** As if so much time went by at once, for the server alone. */
  async turnClock(ms: number): Promise<void> {
    const turned = once(this.#process, 'message')
    this.#process.send({ turnMs: ms })
    await turned
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** A journey on a server of its own. */
export async function onOwnServer(
  browser: Browser,
  settings: Record<string, string>,
  live: (house: House, server: OwnServer) => Promise<void>,
): Promise<void> {
  const server = await OwnServer.start(settings)
  const house = new House(browser, server.url)
  try {
    await live(house, server)
    await house.close()
  } finally {
    await server.stop()
  }
}
