import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, type } from 'node:os'
import { join, resolve } from 'node:path'
import { diskSyncMs } from './disk.ts'
import { HELP, type Options, OptionsError, readOptions } from './options.ts'
import { play, stopAll } from './play.ts'
import { type Circumstances, reportOf } from './report/report.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** As shells say that somebody pressed Ctrl-C. */
const INTERRUPTED = 130

async function bench(options: Options): Promise<number> {
  for (const { packages } of options.targets) if (packages) install(packages)
  const begun = performance.now()
  const before = { load: loadavg()[0] ?? 0, sync: diskSyncMs() }
  const seconds = () => (performance.now() - begun) / 1000
  const tell = (line: string) => process.stderr.write(`${`${seconds().toFixed(0)} s`.padStart(6)}  ${line}\n`)
  const found = await play(options, tell)
  const circumstances: Circumstances = {
    when: new Date().toISOString().slice(0, 10),
    seconds: seconds(),
    rounds: options.rounds,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'an unknown processor',
    system: `${type()} ${release()}`,
    node: process.versions.node,
    load: [before.load, loadavg()[0] ?? 0],
    diskSyncMs: [before.sync, diskSyncMs()],
  }
  const report = reportOf({ ...options, found }, circumstances)
  process.stdout.write(`${report}\n`)

  const folder = resolve(options.out ?? join(ROOT, 'bench-results'))
  mkdirSync(folder, { recursive: true })
  const file = join(folder, new Date().toISOString().slice(0, 19).replaceAll(':', '-'))
  writeFileSync(`${file}.md`, report)
  writeFileSync(`${file}.json`, `${JSON.stringify({ circumstances, size: options.size, found }, null, 2)}\n`)
  tell(`also in ${file}.md, with all samples in ${file}.json`)
  return found.every(({ fault }) => fault === undefined) ? 0 : 1
}

/** @throws {OptionsError} when it cannot be had; its reason has been told by then */
function install(peer: string): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/install-peer.mjs'), peer], { stdio: 'inherit' })
  if (status !== 0) throw new OptionsError(`${peer} could not be installed; --only measures without it`)
}

function stop(): never {
  stopAll()
  process.exit(INTERRUPTED)
}

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2))
    if (options !== 'help') return await bench(options)
    process.stdout.write(`${HELP}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop)
process.exit(await main())
