/** What a socket may spend: a burst, filled up again at a steady rate a second. */
const BURST = 600
const A_SECOND = 240

/** What a message costs: a first sync encodes a whole document, presence next to nothing. */
export const COSTS = { 'step-1': 10, resume: 10, 'step-2': 2, update: 1, presence: 0.25, 'ask-presence': 2 } as const

/** A token bucket. Typing, dragging and an offline return stay far below it. */
export class Budget {
  #left = BURST
  #filledAt: number

  constructor(now: number) {
    this.#filledAt = now
  }

  /** `false`: too fast. */
  spend(cost: number, now: number): boolean {
    // A clock that was set back gives nothing, rather than taking.
    const passed = Math.max(0, now - this.#filledAt)
    this.#left = Math.min(BURST, this.#left + (passed / 1000) * A_SECOND)
    this.#filledAt = now
    if (this.#left < cost) return false
    this.#left -= cost
    return true
  }
}
