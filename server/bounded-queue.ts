/** Runs jobs, a few at a time and in the order in which they came; whoever finds it full is turned away at once. */
export class BoundedQueue {
  #running = 0
  #waiting: (() => void)[] = []
  #atOnce: number
  #mostWaiting: number

  constructor(bounds: { atOnce: number; waiting: number }) {
    this.#atOnce = bounds.atOnce
    this.#mostWaiting = bounds.waiting
  }

  /** The job's result, or `'full'` when it was not begun. */
  async run<T>(job: () => Promise<T>): Promise<T | 'full'> {
    if (this.#running === this.#atOnce) {
      if (this.#waiting.length === this.#mostWaiting) return 'full'
      // Whoever ends hands its place on, so `#running` stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else this.#running++
    try {
      return await job()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
