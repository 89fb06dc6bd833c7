import { parseArgs } from 'node:util'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'

export interface Options {
  people: number
  tables: number
  rounds: number
  /** Of each round. */
  minutes: number
  /** Written by each guest in each round. */
  notes: number
  seed: string
  /** Origin of a running server; `null` starts one for the rehearsal. */
  url: string | null
  key: string | null
  /** Folder for the exports; `null` for one named by the day. */
  out: string | null
  json: boolean
  /** Has LibreOffice open the DOCX. */
  convert: boolean
}

/** One line that says what to mend. */
export class OptionsError extends Error {
  override name = 'OptionsError'
}

export const HELP = `npm run rehearsal -- [options]: plays a whole café with simulated guests, and checks its exports

  --people 25      guests
  --tables 5       tables
  --rounds 3       rounds
  --minutes 1      of each round, ${LIMITS.minutes.least} at least
  --notes 4        notes of each guest in each round
  --seed tablecloth  equal seeds, equal choices
  --url http://…   a server that runs already; without it the rehearsal starts its own
  --key …          the organiser's key, where that server has one (or ORGANISER_KEY in the environment)
  --out folder     where the exports go (rehearsals/<date and time>)
  --convert        has LibreOffice, where it is installed (soffice, or LIBREOFFICE in the environment), make a PDF of the DOCX
  --json           prints the figures as JSON, and all else to the error output`

/** The host of a café takes one of its places. */
const MOST_PEOPLE = LIMITS.people - 1

/**
 * What somebody typed after the command's name; `'help'` if that is what they asked for.
 * @throws {OptionsError} naming the option
 */
export function readOptions(
  args: string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const given = parsed(args)
  if (given.help) return 'help'
  const options: Options = {
    people: number('people', given.people, { least: 1, most: MOST_PEOPLE, otherwise: 25 }),
    tables: number('tables', given.tables, { least: 1, most: LIMITS.tables, otherwise: 5 }),
    rounds: number('rounds', given.rounds, { least: 1, most: LIMITS.rounds, otherwise: 3 }),
    minutes: number('minutes', given.minutes, { ...LIMITS.minutes, otherwise: 1, fraction: true }),
    notes: number('notes', given.notes, { least: 1, most: 100, otherwise: 4 }),
    seed: given.seed?.trim() || 'tablecloth',
    url: origin(given.url),
    key: given.key?.trim() || environment.ORGANISER_KEY?.trim() || null,
    out: given.out?.trim() || null,
    json: given.json ?? false,
    convert: given.convert ?? false,
  }
  const { people, tables, rounds, notes } = options
  if (tables > people)
    throw new OptionsError(`--tables ${tables} needs as many people at least, not --people ${people}`)
  const atOneTable = Math.ceil(people / tables) * rounds * notes
  if (atOneTable > LIMITS.notesPerTable) {
    throw new OptionsError(`--notes ${notes} makes about ${atOneTable} a table; it holds ${LIMITS.notesPerTable}`)
  }
  return options
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        people: { type: 'string' },
        tables: { type: 'string' },
        rounds: { type: 'string' },
        minutes: { type: 'string' },
        notes: { type: 'string' },
        seed: { type: 'string' },
        url: { type: 'string' },
        key: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        convert: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const [words = ''] = String(error instanceof Error ? error.message : error).split('. ')
    throw new OptionsError(`${words.replace(/\.$/, '')}; --help lists what there is`)
  }
}

interface Bounds {
  least: number
  most: number
  otherwise: number
  fraction?: boolean
}

function number(name: string, value: string | undefined, { least, most, otherwise, fraction = false }: Bounds): number {
  if (value === undefined) return otherwise
  const looksRight = (fraction ? /^\d{1,6}(\.\d{1,6})?$|^\.\d{1,6}$/ : /^\d{1,6}$/).test(value.trim())
  const read = looksRight ? Number(value) : Number.NaN
  if (read >= least && read <= most) return read
  throw new OptionsError(
    `--${name} must be a ${fraction ? '' : 'whole '}number from ${least} to ${most}, not ${JSON.stringify(value)}`,
  )
}

function origin(value: string | undefined): string | null {
  if (value === undefined) return null
  const url = URL.parse(value)
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.origin
  throw new OptionsError(`--url must be an address such as http://127.0.0.1:3000, not ${JSON.stringify(value)}`)
}
