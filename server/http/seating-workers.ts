import { availableParallelism } from 'node:os'
import type { SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import type { PlanSeating } from '../rooms/planner.ts'
import { createWorkers, TooLong } from '../workers.ts'

/** How long one plan may take, in ms. */
const PATIENCE = 30_000

/** Plans on threads of their own; a plan that takes too long is `null`. */
export function createSeatingWorkers({ patience = PATIENCE } = {}): PlanSeating {
  const { ask } = createWorkers<SeatingRequest, SeatingAnswer>({
    file: new URL('seating-worker.ts', import.meta.url),
    name: 'seating',
    // One processor stays free for the cafés.
    atOnce: Math.max(1, Math.min(4, availableParallelism() - 1)),
    patience,
  })
  return (request) =>
    ask(request).catch((error) => {
      if (error instanceof TooLong) return null
      throw error
    })
}
