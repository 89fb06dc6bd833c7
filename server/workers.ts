import { Worker } from 'node:worker_threads'
import { BoundedQueue } from './bounded-queue.ts'

interface WorkersOptions {
  /** The file that a thread runs: it answers each message with one message. */
  file: URL
  name: string
  /** What every thread is given when it starts. */
  data?: unknown
  /** How many threads there are at most. */
  atOnce: number
  /** How long an answer may take, in ms. */
  patience: number
}

/** An answer that did not come in time. The thread was ended. */
export class TooLong extends Error {}

export interface Workers<Request, Answer> {
  /** Rejects with what the thread threw, or with `TooLong`. */
  ask(request: Request): Promise<Answer>
  /** Ends the threads that wait; for when nothing is asked any more. */
  close(): Promise<void>
}

/**
 * Work on threads of its own, so that none of it holds up a café. Threads start when they are first needed, wait for more,
 * and keep no process alive.
 */
export function createWorkers<Request, Answer>(options: WorkersOptions): Workers<Request, Answer> {
  const { file, name, data, atOnce, patience } = options
  const queue = new BoundedQueue({ atOnce, waiting: Number.POSITIVE_INFINITY })
  const idle: Worker[] = []

  async function askOne(request: Request): Promise<Answer> {
    const worker = idle.pop() ?? new Worker(file, { name, workerData: data })
    try {
      const answer = await ask<Answer>(worker, request, patience)
      worker.unref()
      idle.push(worker)
      return answer
    } catch (error) {
      // It is still at work, or broken.
      await worker.terminate()
      throw error
    }
  }

  return {
    async ask(request) {
      const answer = await queue.run(() => askOne(request))
      if (answer === 'full') throw new Error('a queue without a bound cannot be full')
      return answer
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()))
    },
  }
}

/** The next thing that a thread says, or its end. */
function ask<Answer>(worker: Worker, request: unknown, patience: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const onExit = () => reject(new Error('a thread ended'))
  const timer = setTimeout(() => reject(new TooLong()), patience)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  worker.ref()
  worker.postMessage(request)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
  })
}
