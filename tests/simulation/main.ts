import { HELP, OptionsError, readOptions } from './options.ts'
import { playOnAll } from './pool.ts'
import { simulate } from './simulate.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') say(HELP)
  else process.exitCode = await simulate(options, playOnAll, say)
} catch (error) {
  if (!(error instanceof OptionsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
