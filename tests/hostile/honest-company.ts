import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HonestPeople, Pulse } from './honest-people.ts'
import type { Ask, Setting } from './honest-thread.ts'

/** The honest people, seen from the thread of the attackers. */
export class HonestCompany {
  #thread: Worker

  /** Resolves when both have the table's document. */
  static async arrive(setting: Setting): Promise<HonestCompany> {
    const thread = new Worker(new URL('honest-thread.ts', import.meta.url), { workerData: setting })
    await once(thread, 'message')
    return new HonestCompany(thread)
  }

  private constructor(thread: Worker) {
    this.#thread = thread
  }

  begin(): Promise<void> {
    return this.#ask('begin')
  }

  rest(): Promise<Pulse> {
    return this.#ask('rest')
  }

  written(): Promise<HonestPeople['written']> {
    return this.#ask('written')
  }

  async end(): Promise<void> {
    await this.#ask('end')
    await this.#thread.terminate()
  }

  /** One question at a time. */
  async #ask<T>(ask: Ask): Promise<T> {
    this.#thread.postMessage(ask)
    const [answer] = await once(this.#thread, 'message')
    return answer as T
  }
}
