import { HELP, type Options, OptionsError, readOptions } from './options.ts'
import { playOnAll } from './pool.ts'
import { asRegression } from './shrink.ts'
import type { Report } from './worker.ts'

const TELL_EVERY_MS = 5000

/** Plays so many seeds and says what became of them. Returns the exit code. */
async function simulate(options: Options): Promise<number> {
  const begun = performance.now()
  const failures: NonNullable<Report['failed']>[] = []
  const total = { seeds: 0, operations: 0, words: 0 }
  let toldAt = begun
  await playOnAll(options, ({ failed, ...report }) => {
    for (const name of ['seeds', 'operations', 'words'] as const) total[name] += report[name]
    if (failed) failures.push(failed)
    const now = performance.now()
    if (now - toldAt < TELL_EVERY_MS) return
    toldAt = now
    const rate = total.seeds / ((now - begun) / 1000)
    process.stdout.write(`${total.seeds} of ${options.seeds} seeds, ${rate.toFixed(0)} a second\n`)
  })
  const [first] = failures.sort((a, b) => a.seed - b.seed)
  const seconds = (performance.now() - begun) / 1000
  const played = `${total.seeds} seeds, ${total.operations} operations, ${total.words} words in ${seconds.toFixed(1)} s`
  if (!first) {
    process.stdout.write(`${played}: 0 diverged, 0 refused\n`)
    return 0
  }
  const { seed, shrunk } = first
  process.stdout.write(`${asRegression(shrunk)}\n`)
  process.stdout.write(`${played}: seed ${seed} failed: ${shrunk.fault.rule}: ${shrunk.fault.detail}\n`)
  return 1
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') process.stdout.write(`${HELP}\n`)
  else process.exitCode = await simulate(options)
} catch (error) {
  if (!(error instanceof OptionsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
