import { planSeating, type SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import { type OpenedPlan, readPlanFile } from '@tablecloth/shared/seating/plan-file.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'

export interface PlannerWork {
  plan: { of: SeatingRequest; answer: SeatingAnswer }
  open: { of: string; answer: OpenedPlan }
}
export type PlannerAsk = { [Kind in keyof PlannerWork]: { kind: Kind; of: PlannerWork[Kind]['of'] } }[keyof PlannerWork]

// Beside the page: seconds of searching must not hold up a key or a scroll.
addEventListener('message', ({ data }: MessageEvent<PlannerAsk>) => {
  postMessage(data.kind === 'plan' ? planSeating(data.of) : readPlanFile(data.of))
})
