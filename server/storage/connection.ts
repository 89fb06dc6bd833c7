import { DatabaseSync } from 'node:sqlite'
import { attempt } from './attempt.ts'
import { StorageError } from './storage-error.ts'

export interface SqliteOptions {
  /** How long to wait for somebody outside who reads or copies the database, in ms. */
  patience?: number
  /** How large the file may become, in pages of 4 KiB; as large as the disk, unless this is less. */
  mostPages?: number
}

/** A promise of durability rests on these, so they are read back rather than trusted. */
const PRAGMAS = [
  { name: 'journal_mode', value: 'WAL', reads: 'wal' },
  { name: 'synchronous', value: 'FULL', reads: 2 },
  // On macOS only this reaches the disk itself; elsewhere it means nothing.
  { name: 'fullfsync', value: 'ON', reads: 1 },
  { name: 'checkpoint_fullfsync', value: 'ON', reads: 1 },
  { name: 'foreign_keys', value: 'ON', reads: 1 },
  // What is erased is overwritten in its page.
  { name: 'secure_delete', value: 'ON', reads: 1 },
  // No words of anybody in temporary files.
  { name: 'temp_store', value: 'MEMORY', reads: 2 },
] as const

/**
 * Opens a connection that keeps what the storage promises.
 * @throws {StorageError} for a file that cannot be opened, or is no database
 */
export function openConnection(file: string, { patience = 5000, mostPages }: SqliteOptions = {}): DatabaseSync {
  const database = attempt(() => new DatabaseSync(file, { timeout: patience, enableForeignKeyConstraints: true }))
  try {
    attempt(() => configure(database))
    if (mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${mostPages}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function configure(database: DatabaseSync): void {
  for (const { name, value, reads } of PRAGMAS) {
    database.exec(`PRAGMA ${name} = ${value}`)
    const found = Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    if (found !== reads) throw new StorageError(`the database does not keep ${name} = ${value}`)
  }
}
