import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['unit', 'simulation', 'fuzz', 'hostile', 'chaos'].map((folder) => `${folder}/**/*.test.ts`),
    // Much of a test is waiting, for a disk, a socket or a process that was killed: one more than there are processors.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
