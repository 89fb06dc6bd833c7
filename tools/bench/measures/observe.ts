import { setTimeout as sleep } from 'node:timers/promises'
import type { Crowd } from '../load/crowd.ts'
import { cpuOf, ownCpu } from '../process-use.ts'
import { percentile } from '../statistics.ts'
import type { Sample, Size } from './measure.ts'

const LATE_MS = 3000
/** Of one core: above it, a figure says more of the load generator than of the server. */
const GENERATOR_BOUND = 0.9

export interface Observed extends Sample {
  figures: {
    /** From sending an edit to its arrival at another member, ms. */
    p50: number
    p95: number
    p99: number
    /** Of the server, ms: for 1,000 delivered, and for one edit with all that follows from it. */
    cpu: number
    cpuOfEdit: number
    /** Of one core, %. */
    serverCpu: number
    generatorCpu: number
    /** For each delivered. */
    frames: number
    bytes: number
    /** Edits that came back to whoever made them, % of those delivered. */
    echo: number
    /** Deliveries that never came, and delivered a second. */
    missing: number
    rate: number
  }
}

/** Everyone in the crowd edits so often a second: how long it takes to reach the others, and what it costs. */
export async function observe(
  crowd: Crowd,
  pid: number,
  editsASecond: number,
  { warmMs, measureMs }: Pick<Size, 'warmMs' | 'measureMs'>,
): Promise<Observed> {
  const stop = crowd.write(editsASecond)
  await sleep(warmMs)
  crowd.listen()
  const before = { ...crowd.count, cpu: cpuOf(pid), own: ownCpu(), at: performance.now() }
  await sleep(measureMs)
  stop()
  const stopped = { ...crowd.count, own: ownCpu(), at: performance.now() }
  await crowd.settled(LATE_MS)
  const after = { ...crowd.count, cpu: cpuOf(pid), at: performance.now() }
  const { missing, closes, latencies } = crowd
  const delivered = after.delivered - before.delivered
  const cpu = after.cpu - before.cpu
  const wall = stopped.at - before.at
  const generatorCpu = (stopped.own - before.own) / wall
  const remarks = [
    ...(generatorCpu > GENERATOR_BOUND ? ['bound by the load generator'] : []),
    ...(missing > 0 ? [`${missing} never arrived`] : []),
    ...(closes.length ? [`${closes.length} sockets closed (${closes[0] ?? 'no code'})`] : []),
  ]
  return {
    figures: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      cpu: (cpu / delivered) * 1000,
      cpuOfEdit: cpu / (stopped.sent - before.sent),
      serverCpu: (cpu / (after.at - before.at)) * 100,
      generatorCpu: generatorCpu * 100,
      frames: (after.frames - before.frames) / delivered,
      bytes: (after.bytes - before.bytes) / delivered,
      echo: ((after.echoed - before.echoed) / delivered) * 100,
      missing,
      rate: ((stopped.delivered - before.delivered) / wall) * 1000,
    },
    ...(remarks.length ? { remark: remarks.join('; ') } : {}),
  }
}
