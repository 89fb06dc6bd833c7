import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Target } from './targets/target.ts'

const LONGEST_START_MS = 60_000
const LONGEST_COLLECTION_MS = 20_000
const LAST_WORDS = 600
const GC_HOOK = join(import.meta.dirname, 'gc-hook.cjs')

export interface ServerOptions {
  /** Lets `memory` collect garbage first. */
  collects?: boolean
  /** More for Node, such as `--cpu-prof`. */
  nodeArgs?: readonly string[]
}

/** A measured server, as a process of its own with a folder of its own. */
export class MeasuredServer {
  readonly target: Target
  /** Holds what the server keeps, and what it says. */
  readonly #folder: string
  #options: ServerOptions
  #child: ChildProcess | null = null
  #port = 0
  #answer: ((line: string) => void) | null = null
  #atExit = () => {
    this.#child?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  constructor(target: Target, options: ServerOptions = {}) {
    this.target = target
    this.#folder = mkdtempSync(join(tmpdir(), `tablecloth-bench-${target.key}-`))
    this.#options = options
    mkdirSync(join(this.#folder, 'data'))
    process.once('exit', this.#atExit)
  }

  get port(): number {
    return this.#port
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it, or starts it again on the same folder. @throws with its last words when it does not serve */
  async start(): Promise<void> {
    const { collects, nodeArgs = [] } = this.#options
    this.#port = await freePort()
    const { args, cwd, env } = this.target.program(this.#port, join(this.#folder, 'data'))
    const hook = collects ? ['--expose-gc', '--require', GC_HOOK] : []
    const log = openSync(this.#logFile, 'a')
    const child = spawn(process.execPath, [...nodeArgs, ...hook, ...args], {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', log, log, 'pipe'],
    })
    closeSync(log)
    this.#child = child
    child.stdio[3]?.on('data', (words: Buffer) => this.#answer?.(String(words)))
    const last = performance.now() + LONGEST_START_MS
    while (!(await answers(this.#port))) {
      if (child.exitCode !== null || performance.now() > last) throw new Error(`it does not start: ${this.lastWords()}`)
      await sleep(20)
    }
  }

  lastWords(): string {
    return readFileSync(this.#logFile, 'utf8').trim().slice(-LAST_WORDS)
  }

  /** Of V8's heap and what it holds outside, in MiB, after a forced collection; `null` where there was no answer. */
  async liveMiB(): Promise<number | null> {
    const line = await new Promise<string | null>((resolve) => {
      const tooLong = setTimeout(() => resolve(null), LONGEST_COLLECTION_MS)
      this.#answer = (words) => {
        clearTimeout(tooLong)
        resolve(words)
      }
      this.#child?.kill('SIGUSR2')
    })
    this.#answer = null
    return line === null ? null : Number(line) / 2 ** 20
  }

  /** As the power cut does it. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** In good order, where profiles and the like have to be written; and then for good. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    await this.#end(signal)
    process.off('exit', this.#atExit)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  get #logFile(): string {
    return join(this.#folder, 'log')
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (does: boolean) => () => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', answer(true)).once('error', answer(false))
  })
}
