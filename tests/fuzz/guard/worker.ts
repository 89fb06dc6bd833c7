import { parentPort, workerData } from 'node:worker_threads'
import { A_WORLD, fire } from './campaign.ts'
import { Tally } from './tally.ts'

/** Fires at every `step`th world from the first to the end, and reports every now and then. */
const { first, step, end } = workerData as { first: number; step: number; end: number }
const WORLDS_A_REPORT = 20

let tally = new Tally()
let missed: ReturnType<typeof fire> = []

function report(): void {
  parentPort?.postMessage({ counts: tally.counts, total: tally.total, missed })
  tally = new Tally()
  missed = []
}

for (let seed = first, n = 1; seed < end; seed += step, n++) {
  missed.push(...fire(seed, A_WORLD, tally))
  if (n % WORLDS_A_REPORT === 0) report()
}
report()
