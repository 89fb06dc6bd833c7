import { parentPort, workerData } from 'node:worker_threads'
import { openConnection, type SqliteOptions } from './connection.ts'
import { SqliteWriter } from './sqlite-writer.ts'
import { StorageError } from './storage-error.ts'
import { call, type WriterAnswer, type WriterCall } from './writing.ts'

// The other side is `writeOnThread`; calls come one at a time.
const { file, options } = workerData as { file: string; options: SqliteOptions }
const writer = new SqliteWriter(openConnection(file, options))

function answer(asked: WriterCall): WriterAnswer {
  try {
    call(writer, asked)
    return {}
  } catch (error) {
    if (error instanceof StorageError) return { trouble: error.message }
    throw error
  }
}

parentPort?.on('message', (asked: WriterCall) => parentPort?.postMessage(answer(asked)))
