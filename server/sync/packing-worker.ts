import { parentPort } from 'node:worker_threads'
import { pack } from './packing.ts'

// The other side is `packing-thread.ts`; documents come one at a time. What is thrown ends the thread, and is heard of there.
parentPort?.on('message', (stored: Uint8Array[]) => parentPort?.postMessage(pack(stored)))
