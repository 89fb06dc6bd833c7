import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../server/main.ts')

/** A server of a journey's own, on a free port and an empty folder, for settings that the shared one does not have. */
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
    const child = spawn(process.execPath, [MAIN], {
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        const found = /serving on (http:\/\/127\.0\.0\.1:\d+)\s/.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    })
    return new OwnServer(url, child, folder)
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
