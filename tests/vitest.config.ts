import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['unit', 'simulation', 'fuzz', 'hostile', 'chaos'].map((folder) => `${folder}/**/*.test.ts`),
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
