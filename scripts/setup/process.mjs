// Every child of the launcher is started here, so that signals reach it and it never outlives us.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root } from './paths.mjs'
import { Trouble } from './progress.mjs'

const ECHO_MS = 1_000
const ORPHAN_CHECK_MS = 500
const ORPHAN_GRACE_MS = 15_000
const KEPT_OUTPUT = 1_000_000

/** @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals | undefined>} child → the signal it stops best with */
const children = new Map()
/** @type {NodeJS.Signals | undefined} */
let stoppedBy
let lastSignalAt = 0
let watching = false

/** @param {NodeJS.Signals} signal the exit code a shell would report for it */
const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 1)

/** @param {NodeJS.Signals} signal */
function passOn(signal) {
  // npm repeats what the terminal has sent already; only somebody who insists comes after a second.
  const echo = Date.now() - lastSignalAt < ECHO_MS
  lastSignalAt = Date.now()
  stoppedBy ??= signal
  if (echo) return
  if (children.size === 0) process.exit(exitCodeOf(signal))
  // A terminal tells everyone in the foreground; a second copy could read as "quit without saving".
  if (signal !== 'SIGTERM' && process.stdin.isTTY) return
  for (const [child, stopsWith] of children) child.kill(stopsWith ?? (signal === 'SIGHUP' ? 'SIGTERM' : signal))
}

/** On Linux, what a process's own entry says; '' elsewhere or when it is gone. @param {number} pid @param {string} file */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Who must live for us to live, as a text that changes when one of them dies. npm puts a shell between itself
 * and us: a killed npm takes that shell along only if it dies in good order, so on Linux npm itself counts too.
 * @param {boolean} shellBetween
 */
function lineage(shellBetween) {
  const [, afterName = ''] = shellBetween ? readProc(process.ppid, 'stat').split(') ') : []
  return `${process.ppid} ${afterName.split(' ')[1]}`
}

/**
 * That shell does not forward SIGTERM, so a stopped npm would leave the server running: we stop when those
 * above us are gone. Only under npm: started by hand, a parent may leave (nohup).
 */
function watchParents() {
  const relaunched = Boolean(process.env.TABLECLOTH_LAUNCHED_AT)
  if (process.platform === 'win32' || !(process.env.npm_lifecycle_event || relaunched)) return
  const shellBetween = !relaunched && readProc(process.ppid, 'cmdline').includes('-c\0')
  const atFirst = lineage(shellBetween)
  const timer = setInterval(() => {
    if (lineage(shellBetween) === atFirst) return
    clearInterval(timer)
    if (!stoppedBy) passOn('SIGTERM')
    setTimeout(() => {
      for (const child of children.keys()) child.kill('SIGKILL')
    }, ORPHAN_GRACE_MS).unref()
  }, ORPHAN_CHECK_MS)
  timer.unref()
}

function watch() {
  if (watching) return
  watching = true
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => passOn(signal))
  watchParents()
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, quiet?: boolean, shell?: boolean, stopsWith?: NodeJS.Signals }} options
 *   `quiet` keeps what it prints instead of showing it; `stopsWith` replaces the signal we are stopped by.
 * @returns {Promise<{ code: number, output: string }>} `code` 127 when it cannot be started at all
 */
export function run(command, args, options = {}) {
  watch()
  const { env, cwd = root, quiet = false, shell = false, stopsWith } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    children.set(child, stopsWith)
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (/** @type {number} */ code) => {
      children.delete(child)
      resolve({ code, output })
    }
    child.on('error', (error) => end(/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT' ? 127 : 126))
    child.on('close', (code, signal) => end(signal ? exitCodeOf(signal) : (code ?? 1)))
  })
}

/**
 * As `run`, for a step of set-up: being stopped in the middle ends the launcher as well.
 * @param {Parameters<typeof run>} call
 */
export async function runStep(...call) {
  const result = await run(...call)
  if (stoppedBy) throw new Trouble('stopped', exitCodeOf(stoppedBy))
  return result
}

/** Runs a JavaScript or TypeScript file with the Node we run on. @param {string[]} args @param {Parameters<typeof run>[2]} options */
export const node = (args, options) => run(process.execPath, args, options)
