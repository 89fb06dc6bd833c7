import './outside.ts'
import { parentPort } from 'node:worker_threads'
import { generate } from './generate.ts'
import { play } from './play.ts'
import { type Shrunk, shrink } from './shrink.ts'

/** Seeds from `from` up to, not including, `to`. */
export interface Stretch {
  from: number
  to: number
}

/** What became of a stretch; it ends at the first seed that fails. */
export interface Report {
  seeds: number
  operations: number
  words: number
  failed: { seed: number; shrunk: Shrunk } | null
}

async function playAll({ from, to }: Stretch): Promise<Report> {
  const report: Report = { seeds: 0, operations: 0, words: 0, failed: null }
  for (let seed = from; seed < to; seed++) {
    const one = generate(String(seed))
    const { fault, words } = await play(one)
    report.seeds++
    report.operations += one.operations.length
    report.words += words
    if (!fault) continue
    const shrunk = await shrink(one, fault, async (smaller) => (await play(smaller)).fault)
    return { ...report, failed: { seed, shrunk } }
  }
  return report
}

parentPort?.on('message', (stretch: Stretch) => {
  void playAll(stretch).then((report) => parentPort?.postMessage(report))
})
