import { planSeating, type SeatingPlan } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import { type Case, cases } from './seating-cases.ts'

/**
 * `npm run bench:seating`: what the planner reaches on known cases, beside the figure to reach and the bound that no plan
 * can go below. Each case is planned twice: with the effort worth about 100 ms and with that of a request, about 1 s.
 * Times are of the processor, so that other work on the machine does not count.
 */
const EFFORTS = [10, 100]

const figure = ({ request }: Case, { score }: SeatingPlan) => (request.goal === 'fair' ? score.pairSum : score.repeats)

function plan(request: SeatingRequest, effort: number): { plan: SeatingPlan; ms: number } {
  const before = process.cpuUsage()
  const answer = planSeating(request, effort)
  const { user, system } = process.cpuUsage(before)
  if (!answer.ok) throw new Error(`refused: ${answer.contradictions[0]?.message}`)
  return { plan: answer.plan, ms: Math.round((user + system) / 1000) }
}

const columns = [34, 8, 7, 16, 16, 10, 8, 8, 20]
const print = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, at) => String(cell).padEnd(columns[at] ?? 0)).join(' '))

const only = process.argv[2]
print(['case', 'to reach', 'bound', 'at 100 ms', 'at 1 s', 'revisits', 'most', 'unmet', 'method'])
let missed = 0
// The first plans of a process are slower than all others: its code is not compiled yet.
for (let warm = 0; warm < 3; warm++) plan((cases[0] as Case).request, 10)
for (const one of cases) {
  if (only !== undefined && !one.name.includes(only)) continue
  const found = EFFORTS.map((effort) => plan(one.request, effort))
  const last = (found[found.length - 1] as { plan: SeatingPlan }).plan
  const reached = found.map(({ plan, ms }) => `${figure(one, plan)} in ${ms} ms`)
  const { bound, revisits, mostMeetings, unmet } = last.score
  const revisitsToReach = one.revisits ?? Number.POSITIVE_INFINITY
  const isMissed = figure(one, last) > one.reach || revisits > revisitsToReach || unmet.length > 0
  if (isMissed) missed++
  const goal = one.revisits === undefined ? one.reach : `${one.reach}, ${one.revisits}`
  print([
    one.name,
    goal,
    bound,
    ...reached,
    revisits,
    mostMeetings,
    unmet.length,
    last.method + (isMissed ? '  MISSED' : ''),
  ])
}
console.log(missed === 0 ? 'every figure is reached' : `${missed} figures are missed`)
process.exitCode = missed === 0 ? 0 : 1
