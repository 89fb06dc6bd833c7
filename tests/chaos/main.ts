import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds.ts'

const HELP = `npm run chaos -- [options]: kills a server under load, and looks for every edit that was acknowledged

  --kills 200       how many times
  --seed tablecloth  equal seeds, equal moments`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: 'tablecloth' },
      help: { type: 'boolean' },
    },
  })
  const kills = Number(values.kills)
  if (values.help || !Number.isInteger(kills) || kills < 1) {
    process.stdout.write(`${HELP}\n`)
    return values.help ? 0 : 2
  }
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const figures = await killRounds({
    signal: stopping.signal,
    kills,
    seed: values.seed,
    progress: (line) => void process.stderr.write(`${line}\n`),
  })
  const { moments, faults, ...rest } = figures
  const rows = [
    ['kills', rest.kills],
    ...Object.entries(moments).map(([moment, count]) => [`… ${moment}`, count]),
    ['edits', rest.edits],
    ['acknowledged', rest.acknowledged],
    ['delivered to somebody else', rest.delivered],
    ['committed by a server that died before it could say so', rest.keptUntold],
    ['delivered and lost', rest.deliveredAndLost],
    ['acknowledged and lost', rest.acknowledgedAndLost],
    ['faults of any kind', faults.length],
  ]
  process.stdout.write('| what | count |\n| --- | --- |\n')
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`)
  for (const fault of faults.slice(0, 30)) process.stdout.write(`${fault}\n`)
  return faults.length ? 1 : 0
}

process.exit(await main())
