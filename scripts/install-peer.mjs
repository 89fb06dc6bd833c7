// Installs a server that ours is measured beside, unless it is there: its packages stay out of the project's own.
import { join } from 'node:path'
import { ensureInstalled } from './setup/dependencies.mjs'
import { root } from './setup/paths.mjs'
import { Trouble, tell } from './setup/progress.mjs'

const [peer = ''] = process.argv.slice(2)

try {
  await ensureInstalled(join(root, 'tools/bench/peers', peer), (count) => `installing ${peer}: ${count} packages, once`)
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  tell('✗', error.message)
  process.exit(error.exitCode)
}
