import type { Sample, Size } from './measures/measure.ts'
import { MEASURES } from './measures/measures.ts'
import { MeasuredServer } from './server.ts'
import { TARGETS } from './targets/targets.ts'

/**
 * One measure of one target, in a process of its own, which starts the server, is the load generator and tells its parent what
 * it found. So every server meets a generator that has nothing behind it.
 */
export interface Task {
  target: string
  measure: string
  size: Size
  /** More for the server's Node. */
  nodeArgs: readonly string[]
}

export type Result = { sample: Sample } | { fault: string }

async function run({ target: key, measure: name, size, nodeArgs }: Task): Promise<Result> {
  const target = TARGETS.find((one) => one.key === key)
  const measure = MEASURES.find((one) => one.name === name)
  if (!target || !measure) return { fault: `there is no ${key} or no ${name}` }
  const server = new MeasuredServer(target, { ...measure.server, nodeArgs })
  try {
    await server.start()
    return { sample: await measure.run({ target, server, size }) }
  } catch (error) {
    return { fault: `${error instanceof Error ? error.message : error}; the server said: ${server.lastWords()}` }
  } finally {
    // Profiles are written by a process that ends by itself.
    await server.stop(nodeArgs.length ? 'SIGTERM' : 'SIGKILL')
  }
}

process.once('message', async (task: Task) => {
  process.send?.(await run(task), undefined, undefined, () => process.exit(0))
})
// Only a process that ends by itself takes its server and its folder along.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1))
process.once('disconnect', () => process.exit(1))
