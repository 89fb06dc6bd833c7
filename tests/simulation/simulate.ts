import type { Options } from './options.ts'
import { asRegression } from './shrink.ts'
import type { Report } from './worker.ts'

const TELL_EVERY_MS = 5000

/** Has all seeds played, and hears of each stretch of them. */
export type PlayAll = (options: Options, tell: (report: Report) => void) => Promise<void>

/** Has so many seeds played and says what became of them, at the end in one line. Returns the exit code. */
export async function simulate(options: Options, playAll: PlayAll, say: (line: string) => void): Promise<number> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const total = { seeds: 0, operations: 0, words: 0 }
  let first: Report['failed'] = null
  let toldAt = begun
  await playAll(options, ({ failed, seeds, operations, words }) => {
    total.seeds += seeds
    total.operations += operations
    total.words += words
    if (failed && (!first || failed.seed < first.seed)) first = failed
    if (performance.now() - toldAt < TELL_EVERY_MS) return
    toldAt = performance.now()
    say(`${total.seeds} of ${options.seeds} seeds, ${(total.seeds / seconds()).toFixed(0)} a second`)
  })
  const played = `${total.seeds} seeds, ${total.operations} operations, ${total.words} words in ${seconds().toFixed(1)} s`
  const failed = first as Report['failed']
  if (!failed) {
    say(`${played}: 0 diverged, 0 refused`)
    return 0
  }
  const { seed, shrunk } = failed
  say(asRegression(shrunk))
  say(`${played}: seed ${seed} failed: ${shrunk.fault.rule}: ${shrunk.fault.detail}`)
  return 1
}
