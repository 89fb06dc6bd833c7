import { Batch, type Storage } from './storage/storage.ts'

/**
 * What one job of a turn leaves behind: `done` once all of the turn is durable, `failed` when nothing of it is.
 */
export interface Aftermath {
  done(): void
  failed(error: unknown): void
}

/**
 * The server's heartbeat. Jobs that change documents or cafés queue here; each turn runs all that wait, in order and
 * synchronously, commits everything in one transaction, and only then lets anyone hear of it: judge → apply → commit →
 * relay and acknowledge (docs/decisions/0002). No job runs while a commit is under way, so whoever reads state inside a
 * job or its `done` reads committed state.
 */
export class Turns {
  #storage: Storage
  /** Hears of errors in what follows a commit: bugs, since nothing can be taken back any more. */
  #report: (error: unknown) => void
  #waiting: ((batch: Batch) => Aftermath | null)[] = []
  #followers: Aftermath[] = []
  #running: Promise<void> | null = null

  constructor(storage: Storage, report: (error: unknown) => void) {
    this.#storage = storage
    this.#report = report
  }

  /** Queues a job. A job that throws leaves no aftermath; it must not have changed anything by then. */
  add(job: (batch: Batch) => Aftermath | null): void {
    this.#waiting.push(job)
    this.#running ??= this.#run()
  }

  /** Like `add`, for a job with a result. Rejects when the job throws or the commit fails. */
  run<T>(job: (batch: Batch) => { value: T; done?: () => void; failed?: (error: unknown) => void }): Promise<T> {
    return new Promise((resolve, reject) => {
      this.add((batch) => {
        try {
          const { value, done, failed } = job(batch)
          return {
            done() {
              done?.()
              resolve(value)
            },
            failed(error) {
              failed?.(error)
              reject(error)
            },
          }
        } catch (error) {
          reject(error)
          return null
        }
      })
    })
  }

  /** Inside a job: what is to follow this turn's commit, whatever becomes of the job. It comes before the jobs' own. */
  follow(aftermath: Aftermath): void {
    this.#followers.push(aftermath)
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // Everything that arrives in one pass of the event loop shares a commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length) await this.#turn(this.#waiting.splice(0))
    this.#running = null
  }

  async #turn(jobs: ((batch: Batch) => Aftermath | null)[]): Promise<void> {
    const batch = new Batch()
    const own = jobs.map((job) => this.#safely(() => job(batch)) ?? null).filter((one) => one !== null)
    const aftermaths = [...this.#followers.splice(0), ...own]
    try {
      if (!batch.isEmpty) await this.#storage.commit(batch)
    } catch (error) {
      for (const aftermath of aftermaths) this.#safely(() => aftermath.failed(error))
      return
    }
    for (const aftermath of aftermaths) this.#safely(() => aftermath.done())
  }

  #safely<T>(step: () => T): T | undefined {
    try {
      return step()
    } catch (error) {
      this.#report(error)
      return undefined
    }
  }
}
