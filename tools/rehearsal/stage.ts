import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { ServerUse } from './figures.ts'
import { Trouble } from './wait.ts'

const SERVER = resolve(import.meta.dirname, '../../server/main.ts')
/** The levels of its log for what went wrong. */
const ERROR = /^\{"level":[56]0,/
const SERVING = /^Tablecloth is serving on (http:\S+)/
/** The server ends by itself long before. */
const LONGEST_GOODBYE_MS = 12_000
/** Of Linux, for programs: /proc counts CPU time in these. */
const TICKS_A_SECOND = 100
const LAST_WORDS = 2000

/** A server of the rehearsal's own, with a folder that goes with it. */
export class Stage {
  readonly url: string
  /** What its log has of errors. */
  readonly complaints: readonly string[]
  readonly #server: ChildProcess
  readonly #folder: string
  readonly #atExit: () => void

  /** @param fell what to do when the server ends before its time */
  static async open(fell: (trouble: Trouble) => void): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'tablecloth-rehearsal-'))
    const settings = {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
      ORGANISER_KEY: '',
    }
    const env = { ...process.env, ...settings }
    const server = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const complaints: string[] = []
    server.stderr.on('data', (words) => {
      said = (said + String(words)).slice(-LAST_WORDS)
    })
    const lines = createInterface({ input: server.stdout })
    const url = await new Promise<string>((found, failed) => {
      lines.on('line', (line) => {
        const [, address] = SERVING.exec(line) ?? []
        if (address) found(address)
        else said = `${said}${line}\n`.slice(-LAST_WORDS)
        if (ERROR.test(line)) complaints.push(`the server says: ${line}`)
      })
      server.once('error', (error) => failed(new Trouble(`the server could not start: ${error.message}`)))
      server.once('exit', (code, signal) => failed(new Trouble(`the server ended (${signal ?? code}): ${said.trim()}`)))
    }).catch((error: unknown) => {
      rmSync(folder, { recursive: true, force: true })
      throw error
    })
    const stage = new Stage(url, server, folder, complaints)
    server.once('exit', (code, signal) => {
      if (!stage.#isStopping) fell(new Trouble(`the server ended in mid-play (${signal ?? code}): ${said.trim()}`))
    })
    return stage
  }

  #isStopping = false

  private constructor(url: string, server: ChildProcess, folder: string, complaints: readonly string[]) {
    this.url = url
    this.complaints = complaints
    this.#server = server
    this.#folder = folder
    this.#atExit = () => {
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
    process.once('exit', this.#atExit)
  }

  /** `null` where the system does not tell. */
  use(): ServerUse | null {
    try {
      const stat = readFileSync(`/proc/${this.#server.pid}/stat`, 'utf8')
      // The name before it, in brackets, may hold spaces: fields count from behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = Number(fields[11]) + Number(fields[12])
      const [, kB] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#server.pid}/status`, 'utf8')) ?? []
      return { cpuSeconds: Math.round((ticks / TICKS_A_SECOND) * 10) / 10, peakMB: Math.round(Number(kB) / 1024) }
    } catch {
      return null
    }
  }

  /** @throws {Trouble} when a server that lived did not end in good order */
  async stop(): Promise<void> {
    this.#isStopping = true
    const server = this.#server
    const isAlive = server.exitCode === null && server.signalCode === null
    if (isAlive) {
      const ended = once(server, 'exit')
      const tooLong = setTimeout(() => server.kill('SIGKILL'), LONGEST_GOODBYE_MS)
      server.kill('SIGTERM')
      await ended
      clearTimeout(tooLong)
    }
    process.off('exit', this.#atExit)
    rmSync(this.#folder, { recursive: true, force: true })
    if (isAlive && server.exitCode !== 0)
      throw new Trouble(`the server did not end well (${server.signalCode ?? server.exitCode})`)
  }
}
