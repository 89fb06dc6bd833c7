import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingsError } from '../settings.ts'

export interface DataFolder {
  /** Path of the café database. */
  database: string
  /** Lets another process take the folder. */
  release(): void
}

/**
 * Makes the folder if need be, sees that it can be written, and takes it for this process alone.
 *
 * The lock is an exclusive transaction on a tiny database of its own, held open until the end. It is the operating
 * system that keeps it, so it is gone the moment its process is, however that ended: there is no stale lock to judge.
 * @throws {SettingsError} in one line
 */
export function openDataFolder(path: string): DataFolder {
  try {
    // People's words are in there.
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const probe = join(path, `.probe-${process.pid}`)
    writeFileSync(probe, 'can be written', { flush: true })
    rmSync(probe)
  } catch (error) {
    throw new SettingsError(`DATA_DIR ${path} cannot be written: ${reason(error)}`, { cause: error })
  }
  const lock = takeLock(path)
  held.add(lock)
  const release = () => {
    if (held.delete(lock)) lock.close()
  }
  return { database: join(path, 'tablecloth.sqlite'), release }
}

/** A connection that nobody remembers is collected, and its lock with it. */
const held = new Set<DatabaseSync>()

function takeLock(path: string): DatabaseSync {
  let lock: DatabaseSync | null = null
  try {
    lock = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const isTaken = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
    throw new SettingsError(
      isTaken
        ? `DATA_DIR ${path} is in use by another Tablecloth; stop that one, or choose another folder`
        : `DATA_DIR ${path} cannot be locked: ${reason(error)}`,
      { cause: error },
    )
  }
}

const SQLITE_BUSY = 5

/** The first part of what a system call says: `EACCES: permission denied, mkdir '/data'` → `permission denied`. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z0-9_]+: ([^,]+)/.exec(message)?.[1] ?? message.split('\n')[0] ?? ''
}
