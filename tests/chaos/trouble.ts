import { readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isMainThread } from 'node:worker_threads'
import { onSignal } from './on-signal.ts'

/**
 * Loaded into a server before all else: at SIGUSR2 it gives its own connections to the database a statement that is read
 * from a file, such as one that lets them write no more. The file is taken away when that is done.
 */
const connections = new Set<DatabaseSync>()
const { prepare } = DatabaseSync.prototype

DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
  connections.add(this)
  return prepare.call(this, sql)
} as typeof prepare

onSignal(() => {
  const file = process.env.TROUBLE ?? ''
  const statement = readFileSync(file, 'utf8')
  for (const connection of connections) if (connection.isOpen) connection.exec(statement)
  // The thread that writes is the last to hear of it.
  if (!isMainThread && connections.size) rmSync(file)
})
