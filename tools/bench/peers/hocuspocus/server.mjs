// Hocuspocus with its SQLite extension, as its guide starts it: stored 2 s after the last change, at most every 10 s.
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const { PORT, DATA_DIR = '.' } = process.env

await new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(DATA_DIR, 'hocuspocus.sqlite') })],
}).listen()
