import { StorageError } from './storage-error.ts'

/** Runs something on a database. @throws {StorageError} for what SQLite says */
export function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') throw error
    throw new StorageError(error.message, { cause: error })
  }
}
