import { type ChildProcess, fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Measure } from './measures/measure.ts'
import type { Options } from './options.ts'
import type { Finding } from './report/report.ts'
import type { Result, Task } from './session.ts'
import type { Target } from './targets/target.ts'

const SESSION = join(import.meta.dirname, 'session.ts')
/** So many at the same time, of those that wait more than they work. */
const LANES = 6
/** A measure that takes longer hangs. */
const LONGEST_MS = 300_000
/** Young objects die young, so they are not to be copied about: the generator's own pauses would be taken for latency. */
const GENERATOR_ARGS = ['--max-semi-space-size=64']

const running = new Set<ChildProcess>()

/** Ends what is under way; what each has started ends with it. */
export function stopAll(): void {
  for (const child of running) child.disconnect()
}

function measure(task: Task): Promise<Result> {
  return new Promise((resolve) => {
    const child = fork(SESSION, [], { execArgv: GENERATOR_ARGS })
    running.add(child)
    const tooLong = setTimeout(() => child.disconnect(), LONGEST_MS)
    let result: Result = { fault: 'it came to no end' }
    child.once('message', (found) => {
      result = found as Result
    })
    child.once('exit', () => {
      clearTimeout(tooLong)
      running.delete(child)
      resolve(result)
    })
    child.send(task)
  })
}

/** Measures everything, so many times. Targets take turns, and another begins each round. */
export async function play(
  { targets, measures, rounds, size, profile }: Options,
  tell: (line: string) => void,
): Promise<Finding[]> {
  const found: Finding[] = []
  for (let round = 0; round < rounds; round++) {
    const turns = targets.map((_, index) => targets[(index + round) % targets.length] as Target)
    const one = async (target: Target, what: Measure) => {
      const nodeArgs = profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(profile, `${target.key}-${what.name}`)}`] : []
      const result = await measure({ target: target.key, measure: what.name, size, nodeArgs })
      const fault = 'fault' in result ? result.fault : null
      const sample = 'sample' in result ? result.sample : null
      found.push({ round, target: target.key, measure: what.name, sample, ...(fault === null ? {} : { fault }) })
      tell(`round ${round + 1} of ${rounds}: ${what.name}, ${target.key}${fault === null ? '' : `: ${fault}`}`)
    }
    const pairs = measures.flatMap((what) =>
      turns.filter((target) => isMeasured(target, what, targets)).map((target) => ({ target, what })),
    )
    for (const { target, what } of pairs) if (!what.together) await one(target, what)
    const together = pairs.filter(({ what }) => what.together)
    const lane = async () => {
      for (let next = together.shift(); next; next = together.shift()) await one(next.target, next.what)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }
  return found
}

function isMeasured(target: Target, what: Measure, targets: readonly Target[]): boolean {
  if (what.suits && !what.suits(target)) return false
  return what.byDoor || !targets.some(({ key }) => key === target.sameServerAs)
}
