import { parentPort } from 'node:worker_threads'
import { planSeating } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'

// The other side is `seating-workers.ts`; requests come one at a time, parsed.
parentPort?.on('message', (request: SeatingRequest) => parentPort?.postMessage(planSeating(request)))
