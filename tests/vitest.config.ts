import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['unit', 'simulation', 'fuzz', 'hostile', 'chaos'].map((folder) => `${folder}/**/*.test.ts`),
    // By default one processor stays free, which is half of a small machine's.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
