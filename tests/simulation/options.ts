import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

export interface Options {
  seeds: number
  from: number
  workers: number
}

/** One line that says what to mend. */
export class OptionsError extends Error {
  override name = 'OptionsError'
}

export const HELP = `npm run simulate -- [options]: plays seeded cases of server, clients, storage and reload until one fails

  --seeds 1000     how many cases
  --from 1         the first seed
  --workers ${availableParallelism()}      threads that play, as many as there are cores`

const MOST = 1e9

/**
 * What somebody typed after the command's name; `'help'` if that is what they asked for.
 * @throws {OptionsError} naming the option
 */
export function readOptions(args: string[]): Options | 'help' {
  const given = parsed(args)
  if (given.help) return 'help'
  return {
    seeds: whole('seeds', given.seeds, 1000, MOST),
    from: whole('from', given.from, 1, MOST),
    workers: whole('workers', given.workers, availableParallelism(), 64),
  }
}

function parsed(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const help = { type: 'boolean', short: 'h' } as const
    return parseArgs({ args, options: { seeds: text, from: text, workers: text, help } }).values
  } catch (error) {
    const [words = ''] = String(error instanceof Error ? error.message : error).split('. ')
    throw new OptionsError(`${words.replace(/\.$/, '')}; --help lists what there is`)
  }
}

function whole(name: string, value: string | undefined, otherwise: number, most: number): number {
  if (value === undefined) return otherwise
  const read = /^\d{1,10}$/.test(value.trim()) ? Number(value) : Number.NaN
  if (read >= 1 && read <= most) return read
  throw new OptionsError(`--${name} must be a whole number from 1 to ${most}, not ${JSON.stringify(value)}`)
}
