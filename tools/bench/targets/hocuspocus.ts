import { join } from 'node:path'
import { roomsByName } from './rooms-by-name.ts'
import type { Target } from './target.ts'

const FOLDER = join(import.meta.dirname, '../peers/hocuspocus')

/** With its SQLite extension and its own settings: no authorisation beyond a token that it takes from anyone. */
export const hocuspocus: Target = {
  key: 'hocuspocus',
  label: 'Hocuspocus 4.7.0 with SQLite',
  packages: 'hocuspocus',
  program: (port, dataDir) => ({
    args: [join(FOLDER, 'server.mjs')],
    cwd: FOLDER,
    env: { PORT: String(port), DATA_DIR: dataDir },
  }),
  ...roomsByName('hocuspocus'),
}
