import { parseArgs } from 'node:util'
import { FULL, type Measure, SHORT, type Size } from './measures/measure.ts'
import { MEASURES } from './measures/measures.ts'
import type { Target } from './targets/target.ts'
import { TARGETS } from './targets/targets.ts'

export interface Options {
  targets: readonly Target[]
  measures: readonly Measure[]
  rounds: number
  size: Size
  /** Folder for the tables and the samples; `null` for `bench-results` here. */
  out: string | null
  /** Folder for CPU profiles of servers that end in good order when they are told to; `null` for none. */
  profile: string | null
}

/** One line that says what to mend. */
export class OptionsError extends Error {
  override name = 'OptionsError'
}

const MOST_ROUNDS = 20
const ROUNDS = { short: 1, full: 3 }

const names = (list: readonly string[]) => [...new Set(list)].join(', ')

export const HELP = `npm run bench -- [options]: our server beside others of its kind, under the same load, as Markdown tables

  --full             all measures, longer and ${ROUNDS.full} rounds, of which the medians are printed
  --only a,b         of ${names(TARGETS.map(({ key }) => key))}
  --measures a,b     of ${names(MEASURES.flatMap(({ group, name }) => [group, name]))}
  --rounds 1         how often everything is measured, with the targets in another order
  --out folder       where tables and samples go (bench-results)
  --profile folder   has our server write a CPU profile of each measure there; its figures are worth less then`

/**
 * What somebody typed after the command's name; `'help'` if that is what they asked for.
 * @throws {OptionsError} naming the option
 */
export function readOptions(args: readonly string[]): Options | 'help' {
  const given = parsed(args)
  if (given.help) return 'help'
  const full = given.full ?? false
  const everyday = MEASURES.filter((measure) => full || !measure.full)
  return {
    targets: chosen('only', given.only, TARGETS, ({ key }) => [key]),
    measures: given.measures
      ? chosen('measures', given.measures, MEASURES, ({ name, group }) => [name, group])
      : everyday,
    rounds: rounds(given.rounds, full ? ROUNDS.full : ROUNDS.short),
    size: full ? FULL : SHORT,
    out: given.out?.trim() || null,
    profile: given.profile?.trim() || null,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        full: { type: 'boolean' },
        only: { type: 'string' },
        measures: { type: 'string' },
        rounds: { type: 'string' },
        out: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const [words = ''] = String(error instanceof Error ? error.message : error).split('. ')
    throw new OptionsError(`${words.replace(/\.$/, '')}; --help lists what there is`)
  }
}

function chosen<T>(
  option: string,
  value: string | undefined,
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
): readonly T[] {
  if (value === undefined) return all
  const wanted = value
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const unknown = wanted.find((name) => !all.some((one) => namesOf(one).includes(name)))
  if (unknown === undefined && wanted.length)
    return all.filter((one) => namesOf(one).some((name) => wanted.includes(name)))
  throw new OptionsError(`--${option} has ${JSON.stringify(unknown ?? '')}; there are ${names(all.flatMap(namesOf))}`)
}

function rounds(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  const number = /^\d{1,3}$/.test(value.trim()) ? Number(value) : Number.NaN
  if (number >= 1 && number <= MOST_ROUNDS) return number
  throw new OptionsError(`--rounds must be a whole number from 1 to ${MOST_ROUNDS}, not ${JSON.stringify(value)}`)
}
