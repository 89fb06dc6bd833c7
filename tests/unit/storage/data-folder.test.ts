import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SettingsError } from '@tablecloth/server/settings.ts'
import { openDataFolder } from '@tablecloth/server/storage/data-folder.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'tablecloth-folder-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function trouble(path: string): string {
  try {
    openDataFolder(path).release()
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return (error as SettingsError).message
  }
  return ''
}

describe('the data folder', () => {
  it('is made where there is none, for its owner alone', () => {
    const path = join(base, 'deep', 'down')
    const folder = openDataFolder(path)
    expect(existsSync(path)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(readdirSync(path).filter((name) => name.startsWith('.probe'))).toEqual([])
    folder.release()
  })

  it('[ST12] is held by one, refused in one line to the next, and free again afterwards', () => {
    const folder = openDataFolder(base)
    expect(trouble(base)).toBe(
      `DATA_DIR ${base} is in use by another Tablecloth; stop that one, or choose another folder`,
    )
    folder.release()
    expect(trouble(base)).toBe('')
  })

  it('[ST12] is refused while another process holds it, and taken over when that was killed', async () => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.ts'), base], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    expect(trouble(base)).toMatch(/in use by another/)
    const gone = once(holder, 'exit')
    holder.kill('SIGKILL')
    await gone
    expect(trouble(base)).toBe('')
  })

  it('[ST13] says what is wrong with a folder that cannot be made', () => {
    const letter = join(base, 'letter')
    writeFileSync(letter, 'not a folder')
    expect(trouble(join(letter, 'data'))).toBe(`DATA_DIR ${letter}/data cannot be written: not a directory`)
    expect(trouble(letter)).toMatch(/^DATA_DIR .* cannot be written: file already exists$/)
  })

  it('[ST13] says so when the lock cannot be taken for another reason', () => {
    writeFileSync(join(base, 'lock.sqlite'), 'this is a letter, and no database at all, however one reads it')
    expect(trouble(base)).toMatch(/^DATA_DIR .* cannot be locked: file is not a database$/)
  })
})
