import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { createWorkers, TooLong } from '../workers.ts'
import type { BringWish, BroughtRows } from './bring.ts'

export type Bring = (wish: BringWish) => Promise<Outcome<BroughtRows>>

const PATIENCE_MS = 60_000

/** Exports that come back are read on a thread of its own: whatever is in them, it holds up no café. */
export function createBringWorkers(): Bring {
  const { ask } = createWorkers<BringWish, Outcome<BroughtRows>>({
    file: new URL('bring-worker.ts', import.meta.url),
    name: 'imports',
    atOnce: 1,
    patience: PATIENCE_MS,
  })
  return (wish) =>
    ask(wish).catch((error) => {
      if (error instanceof TooLong) return refuse('too_large', 'file: takes longer to read than this server gives it')
      throw error
    })
}
