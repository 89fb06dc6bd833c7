// The one door of every npm script. Plain JavaScript without dependencies, because it runs on the
// Node a machine happens to have (18 or newer), before anything is installed.
import { ensureNode } from './setup/node-runtime.mjs'
import { Trouble, tell } from './setup/progress.mjs'

const [name = 'start', ...args] = process.argv.slice(2)

try {
  // A number means that a newer Node has done the whole command in our place.
  let code = await ensureNode(name, args)
  if (code === undefined) {
    const { commands } = await import('./commands.mjs')
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new Trouble(`unknown command "${name}"; there are: ${Object.keys(commands).join(', ')}`)
    code = await command(args)
  }
  process.exit(code)
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  tell('✗', error.message)
  process.exit(error.exitCode)
}
