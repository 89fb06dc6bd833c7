import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import { announce } from './announce.ts'
import { createApp } from './app.ts'
import { faultOf } from './fault.ts'
import { readSettings, type Settings, SettingsError } from './settings.ts'
import { openDataFolder } from './storage/data-folder.ts'
import { openSqlite } from './storage/sqlite.ts'
import { StorageError } from './storage/storage-error.ts'

/** After this long, an end that does not come is brought about, in ms. */
const LONGEST_GOODBYE = 9000

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const log = pino({ level: settings.logLevel, base: null, serializers: { err: faultOf } })
  const folder = openDataFolder(settings.dataDir)
  const storage = openSqlite(folder.database, { thread: true })
  const app = await createApp({
    settings,
    storage,
    log,
    clock: Date.now,
    entropy: { bytes: randomBytes },
    clientDir: join(import.meta.dirname, '../client/dist'),
  })
  const port = await listen(app.http, settings)

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), LONGEST_GOODBYE).unref()
    try {
      await app.close()
      await storage.close()
      folder.release()
      process.exit(0)
    } catch (error) {
      log.fatal({ fault: faultOf(error) }, 'could not end in good order')
      process.exit(1)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)

  // The process never ends because of what a client sent. What was acknowledged is on the disk, and what was not is
  // rolled back with its turn, so going on loses nothing; ending would let one message, sent again and again, put an
  // end to every café on this server. Documents that a turn left in doubt are dropped and loaded anew by `sync`.
  process.on('uncaughtException', (error) => log.error({ fault: faultOf(error) }, 'uncaught exception'))
  process.on('unhandledRejection', (error) => log.error({ fault: faultOf(error) }, 'unhandled rejection'))

  announce(settings, port, (text) => void process.stdout.write(`${text}\n`))
}

function listen(http: Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => reject(new SettingsError(listenTrouble(error, host, port), { cause: error })))
    http.listen({ port, ...(host === null ? {} : { host }) }, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function listenTrouble(error: NodeJS.ErrnoException, host: string | null, port: number): string {
  const where = host === null ? `port ${port}` : `${host}, port ${port}`
  if (error.code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program; stop that one, or choose another port`
  if (error.code === 'EACCES') return `PORT ${port} may not be used by this user; choose one above 1023`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`
  return `cannot listen on ${where}: ${error.code ?? error.message}`
}

function startTrouble(error: unknown): string {
  if (error instanceof SettingsError) return error.message
  if (error instanceof StorageError) return `the database in DATA_DIR cannot be opened: ${error.message}`
  const { name, code, at } = faultOf(error)
  return `could not start: ${[code ?? name, at[0]].filter(Boolean).join(' at ')}`
}

try {
  await start()
} catch (error) {
  process.stderr.write(`Tablecloth: ${startTrouble(error).replaceAll('\n', ' ')}\n`)
  process.exit(1)
}
