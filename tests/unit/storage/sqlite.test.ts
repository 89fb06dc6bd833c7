import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingsError } from '@tablecloth/server/settings.ts'
import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { StorageError } from '@tablecloth/server/storage/storage-error.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batch, bytes, cafe, cafeId, newestOf, session, texts, writes } from './samples.ts'
import { storageContract } from './storage-contract.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablecloth-sqlite-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'cafe.sqlite')

storageContract('SQLite', () => openSqlite(file()))
storageContract('SQLite, written on a thread', () => openSqlite(file(), { thread: true }))

describe.each([
  ['SQLite', false],
  ['SQLite, written on a thread', true],
])('%s', (_name, thread) => {
  const open = (options: object = {}) => openSqlite(file(), { thread, ...options })

  it('[ST1] rolls a whole batch back when one part of it cannot be kept', async () => {
    const storage = open()
    await storage.commit(batch({ cafes: [cafe('teal', { joinCode: 'SAME' })] }))
    const refused = batch({
      cafes: [cafe('rust', { joinCode: 'FREE' }), cafe('sage', { joinCode: 'SAME' })],
      updates: [{ document: 'table/rust/1', update: bytes('a') }],
    })
    await expect(storage.commit(refused)).rejects.toThrow(StorageError)
    expect(await storage.findCafe(cafeId('rust'))).toBeNull()
    expect(texts(await storage.loadDocument('table/rust/1'))).toEqual([])
    await storage.commit(writes('table/teal/1', 'goes on'))
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual(['goes on'])
    await storage.close()
  })

  it('[ST3] keeps everything over a restart', async () => {
    const first = open()
    await first.commit(batch({ cafes: [cafe('teal')], sessions: [session('teal', 'hash')] }))
    await first.commit(writes('table/teal/1', 'a', 'b'))
    await first.compact('table/teal/1', bytes('ab'), await newestOf(first, 'table/teal/1'))
    await first.close()
    const second = open()
    expect(texts(await second.loadDocument('table/teal/1'))).toEqual(['ab'])
    expect(await second.findSession('hash')).not.toBeNull()
    await second.close()
  })

  it('[ST4] refuses a snapshot of updates that there are not yet', async () => {
    const storage = open()
    await storage.commit(writes('table/teal/1', 'a'))
    const upTo = (await newestOf(storage, 'table/teal/1')) + 1
    await expect(storage.compact('table/teal/1', bytes('a?'), upTo)).rejects.toThrow(StorageError)
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual(['a'])
    await storage.close()
  })

  it('[ST5] gives no sequence twice, even when all updates are gone and the file was closed', async () => {
    const first = open()
    await first.commit(writes('table/teal/1', 'a', 'b', 'c'))
    const newest = await newestOf(first, 'table/teal/1')
    await first.compact('table/teal/1', bytes('abc'), newest)
    await first.close()
    const second = open()
    await second.commit(writes('table/rust/1', 'd'))
    expect(await newestOf(second, 'table/rust/1')).toBeGreaterThan(newest)
    await second.close()
  })

  it('[ST8] keeps nothing that was still under way for an erased café', async () => {
    const storage = open()
    await storage.commit(batch({ cafes: [cafe('teal'), cafe('rust')] }))
    await storage.commit(writes('table/teal/1', 'before'))
    const upTo = await newestOf(storage, 'table/teal/1')
    await storage.eraseCafe(cafeId('teal'))
    await storage.commit(
      batch({
        cafes: [cafe('teal')],
        sessions: [session('teal', 'late')],
        facts: [{ cafeId: cafeId('teal'), root: 'kept', key: 'a', value: 1 }],
        events: [{ cafeId: cafeId('teal'), at: 1, by: null, event: { type: 'cafe-closed' } }],
        updates: [
          { document: 'table/teal/1', update: bytes('late') },
          { document: 'table/rust/1', update: bytes('kept') },
        ],
      }),
    )
    await storage.compact('table/teal/1', bytes('late'), upTo)
    expect(await storage.findCafe(cafeId('teal'))).toBeNull()
    expect(await storage.findSession('late')).toBeNull()
    expect(await storage.loadFacts(cafeId('teal'))).toEqual([])
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual([])
    expect(texts(await storage.loadDocument('table/rust/1'))).toEqual(['kept'])
    await storage.close()
  })

  it('[ST9] leaves no erased word in any of its files', async () => {
    const storage = open()
    const secret = 'the-words-that-have-to-go'
    const others = 'the-words-of-another-cafe'
    const long = `${secret} `.repeat(2000)
    for (const [name, words] of [['teal', long] as const, ['rust', others] as const]) {
      await storage.commit(
        batch({
          cafes: [cafe(name)],
          facts: [{ cafeId: cafeId(name), root: 'kept', key: 'wish', value: { words } }],
          events: [
            {
              cafeId: cafeId(name),
              at: 1,
              by: null,
              event: { type: 'announced', id: words },
            },
          ],
        }),
      )
      await storage.commit(writes(`table/${name}/1`, words, 'and', words))
      await storage.compact(`table/${name}/1`, bytes(words), (await newestOf(storage, `table/${name}/1`)) - 1)
    }
    const onDisk = (words: string) =>
      readdirSync(folder).filter((one) => readFileSync(join(folder, one)).includes(words))
    expect(onDisk(secret)).not.toEqual([])
    await storage.eraseCafe(cafeId('teal'))
    expect(onDisk(secret)).toEqual([])
    expect(onDisk(others)).not.toEqual([])
    await storage.close()
  })

  it('[ST9] does not call a café erased while a reader keeps its words in the log', async () => {
    const storage = open({ patience: 1 })
    await storage.commit(batch({ cafes: [cafe('teal')] }))
    const reader = new DatabaseSync(file())
    reader.exec('BEGIN; SELECT * FROM cafe')
    await expect(storage.eraseCafe(cafeId('teal'))).rejects.toThrow(StorageError)
    expect(await storage.findCafe(cafeId('teal'))).toBeNull()
    reader.close()
    await storage.eraseCafe(cafeId('teal'))
    await storage.close()
  })

  it('[ST11] is in WAL mode on the disk', async () => {
    const storage = open()
    const outside = new DatabaseSync(file())
    expect(outside.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    outside.close()
    await storage.close()
  })

  it('[ST13] does not touch a database of a newer version', async () => {
    await open().close()
    const newer = new DatabaseSync(file())
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    expect(() => open()).toThrow(SettingsError)
    expect(() => open()).toThrow(/newer version/)
  })

  it('[ST13] does not touch a file that is no database', () => {
    writeFileSync(file(), 'this is a letter, and no database at all, however one reads it')
    expect(() => open()).toThrow(StorageError)
    expect(readFileSync(file(), 'utf8')).toMatch(/^this is a letter/)
  })

  it('[ST14] refuses to commit where nothing can be written, and goes on when it can be again', async () => {
    const storage = open({ patience: 1 })
    // Somebody who holds the file's only right to write stands for a disk that takes nothing.
    const intruder = new DatabaseSync(file())
    intruder.exec('BEGIN IMMEDIATE')
    await expect(storage.check()).rejects.toThrow(StorageError)
    await expect(storage.commit(writes('table/teal/1', 'lost'))).rejects.toThrow(StorageError)
    intruder.close()
    await storage.check()
    await storage.commit(writes('table/teal/1', 'kept'))
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual(['kept'])
    await storage.close()
  })

  it('[ST14] refuses a commit that finds the disk full, keeps nothing of it, and goes on', async () => {
    const storage = open({ mostPages: 60 })
    await storage.commit(writes('table/teal/1', 'first'))
    const tooMuch = writes('table/teal/1', 'second', 'x'.repeat(1_000_000))
    await expect(storage.commit(tooMuch)).rejects.toThrow(/full/)
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual(['first'])
    await storage.commit(writes('table/teal/1', 'third'))
    expect(texts(await storage.loadDocument('table/teal/1'))).toEqual(['first', 'third'])
    await storage.close()
  })
})

describe('a database of which a page is lost', () => {
  it('[SY37] gives back what can still be read of a document, says that it is not all, and leaves the others whole', async () => {
    const before = openSqlite(file())
    await before.commit(batch({ cafes: [cafe('teal')] }))
    for (let n = 0; n < 200; n++) await before.commit(writes('table/teal/1', `${n} `.repeat(200)))
    await before.commit(writes('table/teal/2', 'whole'))
    await before.close()
    const content = readFileSync(file())
    const page = Math.floor(content.indexOf('150 150 150') / 4096) * 4096
    content.fill(0xff, page, page + 4096)
    writeFileSync(file(), content)
    const after = openSqlite(file())
    const spoilt = await after.loadDocument('table/teal/1')
    expect(spoilt.damaged).toBe(true)
    expect(spoilt.updates.length).toBeGreaterThan(0)
    expect(spoilt.updates.length).toBeLessThan(200)
    expect(await after.loadDocument('table/teal/2')).toMatchObject({ damaged: false })
    await after.close()
  })
})
