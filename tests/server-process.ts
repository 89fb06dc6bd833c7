import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = join(import.meta.dirname, '../server/main.ts')
const SERVING = /^Tablecloth is serving on (http:\S+)/
/** The server ends by itself long before. */
const LONGEST_GOODBYE_MS = 12_000

interface Options {
  /** A folder of its own that goes with the last process in it; another process may have been in it before. */
  dataDir?: string
  env?: Record<string, string>
  /** A module that the process loads before anything else. */
  preload?: string
}

export const makeDataDir = () => mkdtempSync(join(tmpdir(), 'tablecloth-process-'))

/** The true server in a process of its own, so that it can be stopped, killed and measured. */
export class ServerProcess {
  readonly url: string
  readonly dataDir: string
  readonly child: ChildProcess
  /** Everything that it has said, line by line. */
  readonly said: readonly string[]
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly #atExit: () => void

  /** @throws {Error} with the server's own words when it ends before it serves */
  static async start({ dataDir = makeDataDir(), env = {}, preload }: Options = {}): Promise<ServerProcess> {
    const settings = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, PUBLIC_URL: '', ORGANISER_KEY: '' }
    const before = preload === undefined ? [] : ['--import', preload]
    const child = spawn(process.execPath, [...before, MAIN], {
      env: { ...process.env, ...settings, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: string[] = []
    const url = new Promise<string>((found, failed) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line)
          const [, address] = SERVING.exec(line) ?? []
          if (address) found(address)
        })
      }
      child.once('close', (code, signal) => {
        failed(new Error(`the server ended (${signal ?? code}) before it served: ${said.join('\n')}`))
      })
    })
    return new ServerProcess(await url, dataDir, child, said)
  }

  private constructor(url: string, dataDir: string, child: ChildProcess, said: readonly string[]) {
    this.url = url
    this.dataDir = dataDir
    this.child = child
    this.said = said
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal }))
    this.#atExit = () => void child.kill('SIGKILL')
    process.once('exit', this.#atExit)
    void this.ended.then(() => process.off('exit', this.#atExit))
  }

  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** Lines of its log about what went wrong inside. */
  get complaints(): string[] {
    return this.said.filter((line) => /^\{"level":[56]0,/.test(line))
  }

  /** Ends it without a word, as a power cut of the process would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }

  /** Asks it to end, and waits. */
  async stop(): Promise<void> {
    const tooLong = setTimeout(() => this.child.kill('SIGKILL'), LONGEST_GOODBYE_MS)
    this.child.kill('SIGTERM')
    await this.ended
    clearTimeout(tooLong)
  }

  /** Ends it and takes its folder away. */
  async clear(): Promise<void> {
    if (this.lives) await this.kill()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** Its memory in MB, now and at the most since the last call; `null` where the system does not tell. */
  memory(): { now: number; peak: number } | null {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
      const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024
      const found = { now: read('VmRSS'), peak: read('VmHWM') }
      // Of Linux: the peak begins anew.
      writeFileSync(`/proc/${this.child.pid}/clear_refs`, '5')
      return found
    } catch {
      return null
    }
  }
}
