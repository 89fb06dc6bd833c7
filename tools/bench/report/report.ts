import type { Measure, Sample } from '../measures/measure.ts'
import type { Target } from '../targets/target.ts'
import { tableOf } from './table.ts'

/** Where and when it was measured. */
export interface Circumstances {
  when: string
  seconds: number
  rounds: number
  cores: number
  processor: string
  system: string
  node: string
  /** Median time in which the disk made 4 kB durable, in ms, before and after. */
  diskSyncMs: [before: number, after: number]
  /** Mean number of programs that wanted to run, in the minute before it began and before it ended. */
  load: [before: number, after: number]
}

export interface Finding {
  round: number
  target: string
  measure: string
  sample: Sample | null
  fault?: string
}

export interface Findings {
  targets: readonly Target[]
  measures: readonly Measure[]
  found: readonly Finding[]
}

/** All tables, as Markdown. */
export function reportOf({ targets, measures, found }: Findings, circumstances: Circumstances): string {
  const { rounds } = circumstances
  const tables = measures.flatMap((measure) => {
    const rows = targets
      .filter(({ key }) => found.some((one) => one.measure === measure.name && one.target === key && one.sample))
      .map(({ key, label }) => ({
        label,
        samples: Array.from(
          { length: rounds },
          (_, round) =>
            found.find((one) => one.round === round && one.measure === measure.name && one.target === key)?.sample ??
            null,
        ),
      }))
    if (rows.length === 0) return []
    return [`### ${measure.title}`, ...(measure.about ? [measure.about] : []), tableOf(measure.columns, rows)]
  })
  const faults = found.flatMap(({ target, measure, fault }) => (fault ? [`- ${target}, ${measure}: ${fault}`] : []))
  return [
    ...tables,
    ...(faults.length ? ['### What could not be measured', faults.join('\n')] : []),
    footOf(circumstances),
    '',
  ].join('\n\n')
}

function footOf(circumstances: Circumstances): string {
  const { when, seconds, rounds, cores, processor, system, node, load, diskSyncMs } = circumstances
  const medians = rounds > 1 ? `medians of ${rounds} rounds, ` : ''
  return (
    `Measured on ${when} in ${Math.round(seconds)} s (${medians}${cores} cores of ${processor}, ${system}, Node ${node}, ` +
    `load ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after, the load generator on the same machine; the disk made ` +
    `4 kB durable in ${diskSyncMs[0].toFixed(1)} ms before and ${diskSyncMs[1].toFixed(1)} ms after). ` +
    `Ratios are to the first line of the same round. Servers run one after another on 127.0.0.1, each in a process of its own.`
  )
}
