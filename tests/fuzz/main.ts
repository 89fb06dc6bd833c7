import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { A_WORLD } from './guard/campaign.ts'
import { A_ROUND } from './inputs/inputs.ts'
import { Tally } from './tally.ts'
import type { Report, Task } from './worker.ts'

/**
 * `npm run fuzz -- --updates 1000000 --inputs 1000000 [--seed 1] [--workers 2]`: fires hostile updates at the write guard
 * and spoiled inputs at the decoders, over all cores, and prints what came of them. A find is printed with what leads to
 * it again: `--updates 100 --inputs 0 --seed <world>`, or `--inputs 500 --updates 0 --seed <round>`. Exit code 1 when
 * there is any.
 */
const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '100000' },
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
})

function whole(name: keyof typeof values): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= 0) return number
  process.stderr.write(`--${name} must be a whole number, not ${values[name]}\n`)
  process.exit(1)
}

const seed = whole('seed')
const workers = Math.max(1, whole('workers'))
const MOST_FINDS_SHOWN = 20

/** Runs rounds on all workers, and prints how they came out. Returns the number of finds. */
async function run(what: Task['what'], rounds: number): Promise<number> {
  const tally = new Tally()
  const finds: unknown[] = []
  const started = performance.now()
  const one = async (first: number) => {
    const workerData: Task = { what, first: seed + first, step: workers, end: seed + rounds }
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData })
    worker.on('message', (report: Report) => {
      tally.join(report)
      finds.push(...report.finds)
      const rate = (tally.total * 1000) / (performance.now() - started)
      process.stderr.write(`\r${tally.total} ${what}, ${finds.length} finds, ${rate.toFixed(0)}/s `)
    })
    await new Promise((resolve, reject) => worker.on('error', reject).on('exit', resolve))
  }
  await Promise.all(Array.from({ length: workers }, (_, n) => one(n)))
  process.stderr.write('\n')
  for (const find of finds.slice(0, MOST_FINDS_SHOWN)) process.stdout.write(`${JSON.stringify(find)}\n`)
  const sum = `${tally.total} ${what}: ${finds.length} finds, ${tally.of('threw')} threw`
  process.stdout.write(`${tally}\n\n${sum}\n\n`)
  return finds.length
}

const missed = await run('updates', Math.ceil(whole('updates') / A_WORLD))
const broken = await run('inputs', Math.ceil(whole('inputs') / A_ROUND))
process.exitCode = missed + broken ? 1 : 0
