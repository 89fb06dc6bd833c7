import { isOutdated } from '@tablecloth/shared/cafe/plan-seats.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'

/** People come and go together; the plan is mended when nobody has for so long, in ms. */
const REPAIR_AFTER_MS = 2000

/** Sees to it that the plan is of those who are here, before a round starts with it. */
export class PlanRepair {
  #repair: () => Promise<unknown>
  #timer: NodeJS.Timeout | null = null

  constructor(repair: () => Promise<unknown>) {
    this.#repair = repair
  }

  /** Called after whatever may have changed who is here. */
  look(state: CafeState): void {
    this.shut()
    if (!isOutdated(state)) return
    this.#timer = setTimeout(() => {
      // Where this fails, whoever starts the round is told why.
      this.#repair().catch(() => {})
    }, REPAIR_AFTER_MS)
    this.#timer.unref()
  }

  shut(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
