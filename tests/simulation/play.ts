import { getUnixTime } from 'lib0/time'
import type { Finding } from './faults.ts'
import { happen } from './happen.ts'
import type { Case } from './operations.ts'
import { within } from './outside.ts'
import { checkAtRest } from './rest.ts'
import { type Sabotage, World } from './world.ts'

export interface Fault extends Finding {
  /** How many operations had happened; all of them when it showed at rest. */
  after: number
}

export interface Played {
  fault: Fault | null
  /** Callbacks that were played. */
  steps: number
  words: number
  /** Writes that were refused where the right to write had ended. */
  refusals: number
  /** Equal for equal runs. */
  fingerprint: string
}

/** Plays a case to its end, or to its first fault. The same case is always played the same way. */
export async function play({ seed, operations }: Case, sabotage: Sabotage = {}): Promise<Played> {
  const world = new World(seed, sabotage)
  return within(world.outside, async () => {
    if (getUnixTime() !== world.clock.now)
      throw new Error('outside.ts must be imported before anything that tells time')
    const { witness, clock } = world
    let after = 0
    try {
      world.startServer()
      await clock.pass(50)
      for (const operation of operations) {
        if (witness.faults.length) break
        after++
        await happen(world, operation)
      }
      if (!witness.faults.length) await checkAtRest(world)
    } catch (error) {
      witness.fault('something was thrown', error instanceof Error ? (error.stack ?? error.message) : String(error))
    } finally {
      for (const name of [...world.tabs.keys()]) world.close(name)
    }
    const [first] = witness.faults
    return {
      fault: first ? { ...first, after } : null,
      steps: clock.steps,
      words: witness.words.length,
      refusals: world.refusals,
      fingerprint: world.network.fingerprint,
    }
  })
}
