import { createWorkers } from '../workers.ts'
import type { Packed } from './packing.ts'

const PATIENCE_MS = 60_000

/** `pack` on a thread of its own: the largest cloth holds up nobody. */
export const createPacking = () =>
  createWorkers<readonly Uint8Array[], Packed>({
    file: new URL('packing-worker.ts', import.meta.url),
    name: 'packing',
    atOnce: 1,
    patience: PATIENCE_MS,
  }).ask
