import { Worker } from 'node:worker_threads'
import type { Options } from './options.ts'
import type { Report, Stretch } from './worker.ts'

/** Seeds that a worker plays before it says how far it is. */
const STRETCH = 25

/** Has workers play all seeds, and tells of each stretch. Once one has failed no more are begun. */
export async function playOnAll({ seeds, from, workers }: Options, tell: (report: Report) => void): Promise<void> {
  const end = from + seeds
  let next = from
  let failed = false
  const stretch = (): Stretch | null => {
    if (failed || next >= end) return null
    const begin = next
    next = Math.min(end, next + STRETCH)
    return { from: begin, to: next }
  }
  await Promise.all(
    Array.from({ length: Math.min(workers, Math.ceil(seeds / STRETCH)) }, () =>
      work(stretch, (report) => {
        if (report.failed) failed = true
        tell(report)
      }),
    ),
  )
}

function work(stretch: () => Stretch | null, tell: (report: Report) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    const goOn = () => {
      const next = stretch()
      if (next) worker.postMessage(next)
      else void worker.terminate().then(() => resolve())
    }
    worker.on('message', (report: Report) => {
      tell(report)
      goOn()
    })
    worker.on('error', reject)
    goOn()
  })
}
