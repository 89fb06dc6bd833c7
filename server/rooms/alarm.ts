/** The clock may be set while a timer runs, so no timer runs longer than this before somebody looks, in ms. */
const LOOK_EVERY = 200

/** Rings when a moment has come by the server's clock, however that is set meanwhile. */
export class Alarm {
  #clock: () => number
  #ring: () => void
  #timer: NodeJS.Timeout | null = null

  constructor(clock: () => number, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** In the place of what it was set to before. @param at ms since 1970; `null`: not at all */
  set(at: number | null): void {
    this.stop()
    if (at !== null) this.#sleep(at)
  }

  #sleep(until: number): void {
    const wake = () => (this.#clock() < until ? this.#sleep(until) : this.#ring())
    this.#timer = setTimeout(wake, Math.min(Math.max(0, until - this.#clock()) + 1, LOOK_EVERY))
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
