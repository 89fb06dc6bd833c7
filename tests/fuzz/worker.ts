import { parentPort, workerData } from 'node:worker_threads'
import { A_WORLD, fire, type Missed } from './guard/campaign.ts'
import { A_ROUND, type Broken, feed } from './inputs/inputs.ts'
import { Tally } from './tally.ts'

/** Every `step`th round from the first up to, not including, the end. */
export interface Task {
  what: 'updates' | 'inputs'
  first: number
  step: number
  end: number
}

export interface Report extends Pick<Tally, 'counts' | 'total'> {
  finds: (Missed | Broken)[]
}

const ROUNDS_A_REPORT = 10

const { what, first, step, end } = workerData as Task
let tally = new Tally()
let finds: Report['finds'] = []

function report(): void {
  parentPort?.postMessage({ counts: tally.counts, total: tally.total, finds } satisfies Report)
  tally = new Tally()
  finds = []
}

for (let round = first, n = 1; round < end; round += step, n++) {
  finds.push(...(what === 'updates' ? fire(round, A_WORLD, tally) : feed(round, A_ROUND, tally)))
  if (n % ROUNDS_A_REPORT === 0) report()
}
report()
