import { planSeating, type SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'

/** Plans away from the event loop; `null` when the plan was not made in time. */
export type PlanSeating = (request: SeatingRequest) => Promise<SeatingAnswer | null>

/** Thrown out of a decision that needs a plan nobody has made yet. */
export class NotPlanned extends Error {
  readonly request: SeatingRequest

  constructor(request: SeatingRequest) {
    super('a decision needs a seating plan first')
    this.request = request
  }
}

/** One decision may ask for a second plan where the first cannot be. */
const REMEMBERED = 4

/** Worth some 10 ms: what the event loop can spare when no plan comes from elsewhere. */
const QUICK = 1

/**
 * Seating plans for the decisions of one room. A decision is taken at once and cannot wait, so it asks for an answer that
 * is there already; if there is none it is given up, the plan is made on a thread, and the decision is taken again. A
 * plan counts only for the very request it was made for.
 */
export class Planner {
  #plan: PlanSeating
  #making = new Map<string, Promise<void>>()
  /** The newest last. */
  #answers = new Map<string, SeatingAnswer>()

  constructor(plan: PlanSeating) {
    this.#plan = plan
  }

  /** The plan for a request. Throws `NotPlanned` if it is still to be made. */
  readonly answer = (request: SeatingRequest): SeatingAnswer => {
    const answer = this.#answers.get(JSON.stringify(request))
    if (!answer) throw new NotPlanned(request)
    return answer
  }

  /** Makes the plan for a request, once however many ask. */
  async prepare(request: SeatingRequest): Promise<void> {
    const key = JSON.stringify(request)
    const making = this.#making.get(key) ?? this.#make(key, request).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    await making
  }

  async #make(key: string, request: SeatingRequest): Promise<void> {
    const answer = await this.#plan(request)
    this.#answers.delete(key)
    this.#answers.set(key, answer ?? planQuickly(request))
    for (const oldest of [...this.#answers.keys()].slice(0, -REMEMBERED)) this.#answers.delete(oldest)
  }
}

/** A plan that is good enough and made at once. */
export const planQuickly = (request: SeatingRequest): SeatingAnswer => planSeating(request, QUICK)
