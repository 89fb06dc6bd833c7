import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['unit/**/*.test.ts', 'simulation/**/*.test.ts', 'fuzz/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
