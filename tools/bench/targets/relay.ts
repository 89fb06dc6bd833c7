import { join } from 'node:path'
import { roomsByName } from './rooms-by-name.ts'
import type { Target } from './target.ts'

/** The floor: what handing frames on costs, and nothing else. */
export const relay: Target = {
  key: 'bare',
  label: 'bare `ws` relay',
  program: (port) => ({
    args: [join(import.meta.dirname, '../peers/relay.ts')],
    cwd: import.meta.dirname,
    env: { PORT: String(port) },
  }),
  ...roomsByName('relay'),
}
