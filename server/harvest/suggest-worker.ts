import { parentPort } from 'node:worker_threads'
import { suggest } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { COMMON_WORDS } from './common-words.ts'
import type { ToCompare } from './suggesting.ts'

// The other side is `suggesting.ts`; wishes come one at a time.
parentPort?.on('message', ({ notes, themes }: ToCompare) => {
  parentPort?.postMessage(suggest(notes, themes, COMMON_WORDS))
})
