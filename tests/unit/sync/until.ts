import { vi } from 'vitest'

const PATIENCE_MS = 30_000

/** Waits for a condition; fails with its name when it does not come true. */
export const until = (what: string, holds: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds()) throw new Error(`in vain: ${what}`)
    },
    { timeout: PATIENCE_MS, interval: 5 },
  )
