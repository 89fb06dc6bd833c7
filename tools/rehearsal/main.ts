import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { convertDocx } from './convert.ts'
import { tableOf } from './figures.ts'
import { FORMS } from './host.ts'
import { HELP, type Options, OptionsError, readOptions } from './options.ts'
import { type Played, play } from './play.ts'
import { createProgress } from './progress.ts'
import { Stage } from './stage.ts'
import { Trouble } from './wait.ts'

const MOST_FAULTS_SHOWN = 30
const ROOT = resolve(import.meta.dirname, '../..')
/** As shells say that somebody pressed Ctrl-C. */
const INTERRUPTED = 130
const STOPPED = 'it was stopped'

async function rehearse(options: Options): Promise<number> {
  const stopping = new AbortController()
  const stop = () => {
    if (stopping.signal.aborted) process.exit(INTERRUPTED)
    stopping.abort(new Trouble(STOPPED))
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop)
  const { signal } = stopping
  // With --json the figures alone are the output.
  const progress = createProgress(options.json ? process.stderr : process.stdout)
  let stage: Stage | null = null
  try {
    if (options.url === null) stage = await Stage.open((trouble) => stopping.abort(trouble))
    const url = options.url ?? stage?.url ?? ''
    progress.phase(`the server is at ${url}`)
    const played = await play(options, {
      url,
      signal,
      progress,
      use: () => stage?.use() ?? null,
      complaints: () => stage?.complaints ?? [],
    })
    const folder = report(options, played)
    if (options.convert) await convert(folder)
    return played.faults.length ? 1 : 0
  } catch (error) {
    const cause: unknown = signal.aborted ? signal.reason : error
    if (!(cause instanceof Trouble)) throw cause
    process.stderr.write(`The rehearsal could not be played to its end: ${cause.message}\n`)
    return cause.message === STOPPED ? INTERRUPTED : 1
  } finally {
    progress.end()
    await stage?.stop()
  }
}

async function convert(folder: string): Promise<void> {
  const made = await convertDocx(folder)
  const words = made
    ? `LibreOffice made ${made.file} of it, ${made.bytes} bytes`
    : 'LibreOffice is not installed: no PDF'
  process.stderr.write(`${words}\n`)
}

/** Writes and tells what came of it; answers where the files are. */
function report(options: Options, { figures, exports, faults }: Played): string {
  const folder = resolve(
    options.out ?? join(ROOT, 'rehearsals', new Date().toISOString().slice(0, 19).replaceAll(':', '-')),
  )
  mkdirSync(folder, { recursive: true })
  for (const form of FORMS) writeFileSync(join(folder, `harvest.${form}`), exports[form])
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify({ ...figures, faultsFound: faults }, null, 2)}\n`)

  const out = options.json ? process.stderr : process.stdout
  if (options.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else out.write(`\n${tableOf(figures)}\n`)
  out.write(`\nThe exports are in ${folder}\n`)
  if (faults.length === 0) {
    out.write('All is well: every public note is in every export once, as its author wished.\n')
    return folder
  }
  process.stderr.write(`\n${faults.length} things are not as they should be:\n`)
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) process.stderr.write(`  ${fault}\n`)
  if (faults.length > MOST_FAULTS_SHOWN) process.stderr.write('  … and the rest in figures.json\n')
  return folder
}

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2), process.env)
    if (options !== 'help') return await rehearse(options)
    process.stdout.write(`${HELP}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof OptionsError || error instanceof Trouble)) throw error
    process.stderr.write(`${error.message}\n`)
    return error instanceof OptionsError ? 2 : 1
  }
}

// Sockets that were told to close may linger; all that matters is closed and written by now.
process.exit(await main())
