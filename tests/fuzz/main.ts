import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { A_WORLD, type Missed } from './guard/campaign.ts'
import { Tally } from './guard/tally.ts'

/**
 * `npm run fuzz -- --updates 1000000 --inputs 1000000 [--seed 1] [--workers 2]`: fires hostile updates at the write guard
 * and mutated inputs at the decoders, over all cores, and prints what came of them. A find is printed with the seed that
 * leads to it again: `--updates 50 --seed <world>`. Exit code 1 when there is any.
 */
const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
})

const whole = (name: keyof typeof values): number => {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= 0) return number
  process.stderr.write(`--${name} must be a whole number, not ${values[name]}\n`)
  process.exit(1)
}
const worlds = Math.ceil(whole('updates') / A_WORLD)
const seed = whole('seed')
const workers = Math.max(1, whole('workers'))

const MOST_FINDS_SHOWN = 20
const tally = new Tally()
const missed: Missed[] = []
const started = performance.now()

async function run(first: number): Promise<void> {
  const workerData = { first: seed + first, step: workers, end: seed + worlds }
  const worker = new Worker(new URL('guard/worker.ts', import.meta.url), { workerData })
  worker.on('message', (part: { counts: Tally['counts']; total: number; missed: Missed[] }) => {
    tally.join(part)
    missed.push(...part.missed)
    const rate = (tally.total * 1000) / (performance.now() - started)
    process.stderr.write(`\r${tally.total} updates, ${missed.length} missed, ${rate.toFixed(0)}/s `)
  })
  await new Promise((resolve, reject) => worker.on('error', reject).on('exit', resolve))
}

await Promise.all(Array.from({ length: workers }, (_, n) => run(n)))
process.stderr.write('\n')
for (const find of missed.slice(0, MOST_FINDS_SHOWN)) process.stdout.write(`${JSON.stringify(find)}\n`)
process.stdout.write(`${tally}\n\n${tally.total} updates: ${missed.length} missed, ${tally.of('threw')} threw\n`)
process.exitCode = missed.length ? 1 : 0
