import type { Context, Decision } from '@tablecloth/shared/cafe/decide.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Batch } from '../storage/storage.ts'
import type { Cloths } from './cloths.ts'
import { NotPlanned, type Planner, planQuickly } from './planner.ts'

export type DecideNow = (context: Context) => Decision

/** Adds to the commit of a decision that is a yes. */
export type Also = (decision: Extract<Decision, { ok: true }>, batch: Batch) => void

interface Preparing {
  planner: Planner
  cloths: Cloths
  run(decideNow: DecideNow, by: ParticipantId | null, also?: Also): Promise<Decision>
}

/** How often a decision waits for a plan from a thread. */
const MOST_PLANS = 3

/** A decision that turns out to need a seating plan, or a table's documents, is taken again when they are there. */
export async function decidePrepared(
  { planner, cloths, run }: Preparing,
  decideNow: DecideNow,
  by: ParticipantId | null,
  also?: Also,
): Promise<Decision> {
  for (let attempt = 1; ; attempt++) {
    const missing: (() => Promise<void>)[] = []
    // Whatever happens meanwhile makes another plan necessary; sooner or later a quick one has to do.
    const planSeating = attempt <= MOST_PLANS ? planner.answer : planQuickly
    const decidePlanned: DecideNow = (context) => {
      try {
        const decision = decideNow({ ...context, planSeating })
        const tables = decision.ok ? cloths.missing(decision.events) : []
        if (!tables.length) return decision
        missing.push(...tables.map((tableId) => () => cloths.lay(tableId)))
      } catch (error) {
        if (!(error instanceof NotPlanned)) throw error
        missing.push(() => planner.prepare(error.request))
      }
      return refuse('storage')
    }
    const decision = await run(decidePlanned, by, also)
    if (!missing.length) return decision
    await Promise.all(missing.map((prepare) => prepare()))
  }
}
