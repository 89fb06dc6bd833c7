const MOST_KEYS = 20_000

/** So much in so long, by key; the clock is handed in. What is over is forgotten, and of too many keys the oldest. */
export class Tally {
  #points: number
  #durationMs: number
  #clock: () => number
  /** In the order in which their windows began. */
  #windows = new Map<string, { spent: number; until: number }>()

  constructor({ points, durationMs, clock }: { points: number; durationMs: number; clock: () => number }) {
    this.#points = points
    this.#durationMs = durationMs
    this.#clock = clock
  }

  /** Counts one more; 0, or in how many ms the next is no longer too many. */
  add(key: string): number {
    const now = this.#clock()
    // A clock that was set back must not hold anybody for longer than a window.
    const found = this.#windows.get(key)
    const isOn = found && found.until > now && found.until <= now + this.#durationMs
    const current = isOn ? found : { spent: 0, until: now + this.#durationMs }
    if (!isOn) {
      this.#forget(now)
      this.#windows.delete(key)
      this.#windows.set(key, current)
    }
    current.spent += 1
    return current.spent > this.#points ? current.until - now : 0
  }

  get size(): number {
    return this.#windows.size
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#windows) {
      if (until > now && this.#windows.size < MOST_KEYS) return
      this.#windows.delete(key)
    }
  }
}
