import { createRng } from '../rng.ts'
import { lowerBounds } from './bounds/bound.ts'
import { checkPlan } from './check.ts'
import { type Contradiction, findContradictions } from './contradictions.ts'
import { readProblem, toRounds } from './problem.ts'
import type { SeatedRound, SeatingRequest } from './request.ts'
import { type PlanFigures, scorePlan } from './score.ts'
import { search } from './search/search.ts'

/** The seed of a request that names none. */
const DEFAULT_SEED = 0
/** Work worth about a second, unless a plan is found sooner that cannot be bettered. */
const DEFAULT_EFFORT = 100

/**
 * `bound`: what no plan can go below, of pairSum for the goal "fair" and of repeats for "most-different".
 * `gap`: how far the plan is above it.
 */
export type SeatingScore = PlanFigures & { bound: number; gap: number }

export type SeatingPlan = {
  /** All rounds, the past first and untouched; in each the ids at every table, tables in the order of the request. */
  rounds: SeatedRound[]
  score: SeatingScore
  /** How the seats were found: "past" when there was nothing left to plan. */
  method: string
  seed: string | number
  /** No plan does better by the goal, and no wish is unmet: proven, because plan and bound meet. */
  optimal: boolean
}

export type SeatingAnswer = { ok: true; plan: SeatingPlan } | { ok: false; contradictions: Contradiction[] }

/**
 * Plans who sits where. `request.rounds` counts all rounds of the café, those of `past` included: with 5 rounds and a
 * past of 2, three are planned and five returned. Equal requests get equal plans, on every machine.
 *
 * A request that contradicts itself is refused with people and rule named. Hard rules are checked again on the answer
 * by `checkPlan`, and a plan that breaks one is a bug, which is thrown. Wishes that are not met stand in `score.unmet`.
 */
export function planSeating(request: SeatingRequest, effort: number = DEFAULT_EFFORT): SeatingAnswer {
  const contradictions = findContradictions(request)
  if (contradictions.length > 0) return { ok: false, contradictions }
  const seed = request.seed ?? DEFAULT_SEED
  const problem = readProblem(request)
  const bounds = lowerBounds(problem)
  const found =
    problem.planned.length === 0
      ? { seats: new Int16Array(), method: 'past' }
      : search(problem, bounds.together, createRng(seed), effort)
  const rounds = toRounds(request, problem, found.seats)
  const broken = checkPlan(request, rounds)
  const notApart = broken.filter(({ rule }) => rule === 'keep-apart')
  if (broken.length > notApart.length) throw new Error(`seating: a plan breaks its rules: ${JSON.stringify(broken)}`)
  if (notApart.length > 0) return { ok: false, contradictions: notApart.map(neverApart) }

  return { ok: true, plan: { rounds, ...weigh(request, rounds, bounds), method: found.method, seed } }
}

/** How good rounds are that keep every hard rule of a request without contradictions, whoever planned them. */
export function weighPlan(request: SeatingRequest, rounds: readonly SeatedRound[]): Weighed {
  return weigh(request, rounds, lowerBounds(readProblem(request)))
}

type Weighed = Pick<SeatingPlan, 'score' | 'optimal'>

function weigh(
  request: SeatingRequest,
  rounds: readonly SeatedRound[],
  bounds: ReturnType<typeof lowerBounds>,
): Weighed {
  const figures = scorePlan(request, rounds)
  const isApart = figures.unmet.some(({ wish }) => wish === 'keep-together')
  const bound = isApart ? bounds.always : bounds.together
  const gap = (request.goal === 'most-different' ? figures.repeats : figures.pairSum) - bound
  if (gap < 0) throw new Error(`seating: a plan is ${-gap} below its bound`)
  return { score: { ...figures, bound, gap }, optimal: gap === 0 && figures.unmet.length === 0 }
}

function neverApart({ people, round }: { people: string[]; round: number }): Contradiction {
  const names = people.map((id) => `"${id}"`).join(' and ')
  const message = `no seating was found for round ${round} in which ${names} are apart and every other rule is kept`
  return { rule: 'apart-not-found', people, round, message }
}
