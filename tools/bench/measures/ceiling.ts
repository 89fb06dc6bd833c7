import { setTimeout as sleep } from 'node:timers/promises'
import { Crowd } from '../load/crowd.ts'
import type { Measure } from './measure.ts'
import { type Observed, observe } from './observe.ts'

const PEOPLE = 50
const MOST_P99_MS = 250
/** Of what is asked for has to arrive while it is asked for. */
const KEEPS_UP = 0.85
const WARM_MS = 250
/** A busy machine gets another try, after a rest. */
const TRIES = 2
const REST_MS = 300
/** Close code of a socket that sends too much. */
const TOO_FAST = 4529

const passes = ({ figures: { p99, missing, rate } }: Observed, asked: number) =>
  p99 <= MOST_P99_MS && missing === 0 && rate >= KEEPS_UP * asked

function limitOf(failed: Observed | null, rate: number, closes: readonly (number | null)[]): string {
  if (!failed) return 'more than was asked for'
  if (closes.includes(TOO_FAST)) return "at its own limit of one person's edits"
  if (closes.length) return `${closes.length} sockets closed (${closes[0] ?? 'no code'})`
  if (failed.figures.generatorCpu > 90) return 'bound by the load generator'
  return Number.isNaN(rate) ? 'less than the first step' : ''
}

export const ceiling: Measure = {
  name: 'ceiling',
  group: 'ceiling',
  title: `The most that one room of ${PEOPLE} takes`,
  about: `Edits delivered a second with a p99 of at most ${MOST_P99_MS} ms, as the load rises step by step.`,
  columns: [{ head: 'delivered a second', figure: 'rate', digits: 0, compared: true }],
  async run({ target, server, size }) {
    const crowd = await Crowd.open(await target.rooms(server.port, 1, PEOPLE), server.port)
    await crowd.layNotes()
    // Nothing, rather than 0, of a machine too busy for the first step.
    let rate = Number.NaN
    let failed: Observed | null = null
    for (const asked of size.ladder) {
      failed = null
      for (let n = 0; n < TRIES; n++) {
        const each = asked / (PEOPLE - 1) / PEOPLE
        const observed = await observe(crowd, server.pid, each, { warmMs: WARM_MS, measureMs: size.stepMs })
        if (passes(observed, asked)) {
          rate = observed.figures.rate
          failed = null
          break
        }
        failed = observed
        await sleep(REST_MS)
        await crowd.settled(size.stepMs)
      }
      if (failed) break
    }
    crowd.leave()
    const remark = limitOf(failed, rate, crowd.closes)
    return { figures: { rate }, ...(remark ? { remark } : {}) }
  },
}
