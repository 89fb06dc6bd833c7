import type { PlannerAsk, PlannerWork } from './planner-worker.ts'
import workerUrl from './planner-worker.ts?worker&url'

/** Where text may not become script, a worker's address has to be vouched for; ours is the only one there is. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(url: string): string }
}
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('planner', { createScriptURL: () => workerUrl })
const trustedUrl = policy?.createScriptURL(workerUrl) ?? workerUrl

export type Unanswered = 'stopped' | 'failed'
type Settle = (answer: never) => void

/** Plans, and opens plans, on a worker of this page: one thing at a time, and nothing goes over the network. */
export class Planner {
  #worker: Worker | null = null
  #settle: Settle | null = null

  /** Has the worker at hand, so that planning loads nothing. */
  ready(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(trustedUrl, { type: 'module' })
    worker.addEventListener('message', ({ data }) => this.#answer(data as never))
    worker.addEventListener('error', () => {
      this.close()
      this.#answer('failed' as never)
    })
    this.#worker = worker
    return worker
  }

  ask<Kind extends keyof PlannerWork>(
    kind: Kind,
    of: PlannerWork[Kind]['of'],
  ): Promise<PlannerWork[Kind]['answer'] | Unanswered> {
    this.stop()
    return new Promise((resolve) => {
      this.#settle = resolve
      this.ready().postMessage({ kind, of } as PlannerAsk)
    })
  }

  /** Drops what is under way. A search does not look up from its work, so its worker goes and another comes. */
  stop(): void {
    if (!this.#settle) return
    this.close()
    this.#answer('stopped' as never)
    this.ready()
  }

  close(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  #answer(answer: never): void {
    const settle = this.#settle
    this.#settle = null
    settle?.(answer)
  }
}
