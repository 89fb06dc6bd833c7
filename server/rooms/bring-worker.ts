import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { type BringWish, bring } from './bring.ts'

// The other side is `bring-workers.ts`; wishes come one at a time.
parentPort?.on('message', (wish: BringWish) => {
  const brought = bring(wish, { bytes: (length) => randomBytes(length) })
  const moved = brought.ok ? brought.value.updates.map(({ update }) => update.buffer as ArrayBuffer) : []
  parentPort?.postMessage(brought, [...new Set(moved)])
})
