import { Batch, type Storage } from './storage/storage.ts'

/**
 * What one job of a turn leaves behind: `done` once all of the turn is durable, `failed` when nothing of it is.
 */
export interface Aftermath {
  done(): void
  failed(error: unknown): void
}

/** Something that has a last word before the commit: `seal` puts into the batch what the jobs have left to put there. */
export interface Follower extends Aftermath {
  seal?(): void
}

/**
 * How far apart commits are at least, in ms. The first after a pause starts at once; in a busy café one turn carries what
 * came in meanwhile, since it is commits and frames that cost, and nobody sees a 60th of a second (docs/decisions/0002).
 */
const APART_MS = 16

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
  #followers: Follower[] = []
  #readers: (() => void)[] = []
  #running: Promise<void> | null = null
  #committing = false
  #committedAt = Number.NEGATIVE_INFINITY

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

  /** Runs a step that only reads when what is in memory is what is stored: at once, or after the commit that is under way. */
  read(step: () => void): void {
    if (this.#committing) this.#readers.push(step)
    else this.#safely(step)
  }

  /** Inside a job: what is to follow this turn's commit, whatever becomes of the job. It comes before the jobs' own. */
  follow(follower: Follower): void {
    this.#followers.push(follower)
  }

  /** Resolves when all that was queued until now is durable, or has failed. */
  passed(): Promise<void> {
    return new Promise((resolve) => this.add(() => ({ done: resolve, failed: () => resolve() })))
  }

  /** Resolves when nothing waits any more, which in a busy café may be never: for the end, and for tests. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    do {
      await this.#gather()
      await this.#turn(this.#waiting.splice(0))
      for (const reader of this.#readers.splice(0)) this.#safely(reader)
    } while (this.#waiting.length)
    this.#running = null
  }

  /** Everything that arrives in one pass of the event loop shares a commit, and in a busy room in a few of them. */
  #gather(): Promise<void> {
    const wait = APART_MS - (performance.now() - this.#committedAt)
    // A timer comes up to a millisecond late.
    return new Promise((resolve) => void (wait > 1 ? setTimeout(resolve, wait) : setImmediate(resolve)))
  }

  async #turn(jobs: ((batch: Batch) => Aftermath | null)[]): Promise<void> {
    const batch = new Batch()
    const own = jobs.map((job) => this.#safely(() => job(batch)) ?? null).filter((one) => one !== null)
    const followers = this.#followers.splice(0)
    const aftermaths = [...followers, ...own]
    try {
      for (const follower of followers) follower.seal?.()
      if (!batch.isEmpty) await this.#commit(batch)
    } catch (error) {
      for (const aftermath of aftermaths) this.#safely(() => aftermath.failed(error))
      return
    }
    for (const aftermath of aftermaths) this.#safely(() => aftermath.done())
  }

  async #commit(batch: Batch): Promise<void> {
    this.#committing = true
    try {
      await this.#storage.commit(batch)
    } finally {
      this.#committing = false
      this.#committedAt = performance.now()
    }
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
