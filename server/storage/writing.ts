import { createWorkers } from '../workers.ts'
import type { SqliteOptions } from './connection.ts'
import type { BatchLists, SqliteWriter } from './sqlite-writer.ts'
import type { Storage } from './storage.ts'
import { StorageError } from './storage-error.ts'

/** What a storage leaves to its writer. */
export type Writing = Pick<Storage, 'commit' | 'compact' | 'eraseCafe' | 'check' | 'close'>

/** One call of the writer, as it crosses to its thread. */
export type WriterCall =
  | { call: 'commit'; batch: BatchLists }
  | { call: 'compact'; document: string; snapshot: Uint8Array; upTo: number }
  | { call: 'eraseCafe'; cafeId: string }
  | { call: 'check' }

/** How the call ended: with what SQLite said, if it went wrong. */
export interface WriterAnswer {
  trouble?: string
}

export function call(writer: SqliteWriter, asked: WriterCall): void {
  if (asked.call === 'commit') writer.commit(asked.batch)
  else if (asked.call === 'compact') writer.compact(asked.document, asked.snapshot, asked.upTo)
  else if (asked.call === 'eraseCafe') writer.eraseCafe(asked.cafeId)
  else writer.check()
}

/** The writer's side of a storage, by whatever brings it its calls. */
function writingBy(ask: (asked: WriterCall) => Promise<void>, close: () => Promise<void>): Writing {
  return {
    commit: ({ isEmpty: _, ...batch }) => ask({ call: 'commit', batch }),
    compact: (document, snapshot, upTo) => ask({ call: 'compact', document, snapshot, upTo }),
    eraseCafe: (cafeId) => ask({ call: 'eraseCafe', cafeId }),
    check: () => ask({ call: 'check' }),
    close,
  }
}

export const writeHere = (writer: SqliteWriter): Writing =>
  writingBy(
    async (asked) => call(writer, asked),
    async () => {},
  )

/** No disk takes so long that still works, in ms. */
const PATIENCE_MS = 60_000

/** Calls are carried out one after the other. */
export function writeOnThread(file: string, options: SqliteOptions): Writing {
  const writer = createWorkers<WriterCall, WriterAnswer>({
    file: new URL('writing-worker.ts', import.meta.url),
    name: 'writer',
    data: { file, options },
    atOnce: 1,
    patience: PATIENCE_MS,
  })
  return writingBy(async (asked) => {
    const { trouble } = await writer.ask(asked)
    if (trouble !== undefined) throw new StorageError(trouble)
  }, writer.close)
}
