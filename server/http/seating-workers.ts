import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import type { PlanSeating } from '../rooms/planner.ts'
import { BoundedQueue } from './bounded-queue.ts'

/** How long one plan may take, in ms. */
const PATIENCE = 30_000

/**
 * Plans on threads of their own, so that no search for a seating holds up a café. Threads start when they are first
 * needed, wait for more, and keep no process alive.
 */
export function createSeatingWorkers({ patience = PATIENCE } = {}): PlanSeating {
  // One processor stays free for the cafés.
  const atOnce = Math.max(1, Math.min(4, availableParallelism() - 1))
  const queue = new BoundedQueue({ atOnce, waiting: Number.POSITIVE_INFINITY })
  const idle: Worker[] = []

  return async (request) => {
    const answer = await queue.run(async () => {
      const worker = idle.pop() ?? startWorker()
      try {
        const found = await ask(worker, request, patience)
        worker.unref()
        idle.push(worker)
        return found
      } catch (error) {
        // It is still searching, or broken.
        await worker.terminate()
        if (error instanceof TooLong) return null
        throw error
      }
    })
    return answer === 'full' ? null : answer
  }
}

class TooLong extends Error {}

const startWorker = () => new Worker(new URL('seating-worker.ts', import.meta.url), { name: 'seating' })

/** The next thing that a thread says, or its end. */
function ask(worker: Worker, request: Parameters<PlanSeating>[0], patience: number): Promise<SeatingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SeatingAnswer>()
  const onExit = () => reject(new Error('the seating thread ended'))
  const timer = setTimeout(() => reject(new TooLong()), patience)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  worker.ref()
  worker.postMessage(request)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
  })
}
