import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['unit', 'simulation', 'fuzz', 'hostile', 'chaos'].map((folder) => `${folder}/**/*.test.ts`),
    // Much of a test is waiting, for a disk, a socket or a process that was killed: one more than there are processors.
    maxWorkers: availableParallelism() + 1,
    // Nothing here is timed: these only end what hangs, also where a machine does other things as well.
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
