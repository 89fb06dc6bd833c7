import { join } from 'node:path'
import { roomsByName } from './rooms-by-name.ts'
import type { Target } from './target.ts'

const FOLDER = join(import.meta.dirname, '../peers/y-websocket')

/** The reference server of the protocol that we speak too. It has no storage of its own any more. */
export const yWebsocket: Target = {
  key: 'y-websocket',
  label: 'y-websocket-server 0.1.5, in memory',
  packages: 'y-websocket',
  program: (port) => ({
    args: [join(FOLDER, 'node_modules/@y/websocket-server/src/server.js')],
    cwd: FOLDER,
    env: { PORT: String(port), HOST: '127.0.0.1' },
  }),
  ...roomsByName('y-websocket'),
}
