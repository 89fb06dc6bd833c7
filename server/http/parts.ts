import type { SeatingAnswer } from '@tablecloth/shared/seating/plan.ts'
import type { SeatingRequest } from '@tablecloth/shared/seating/request.ts'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import type { CafeService } from './cafe-service.ts'

/** `null` when the plan was not made in time. */
export type PlanSeating = (request: SeatingRequest) => Promise<SeatingAnswer | null>

/** What HTTP is given by `server/app.ts`. */
export interface HttpParts {
  settings: Pick<Settings, 'host' | 'publicUrl' | 'organiserKey' | 'retentionDays' | 'version'>
  cafes: CafeService
  /** Threads of its own where none is handed in. */
  planSeating?: PlanSeating
  /** Folder of the built client; `null` for the API alone. */
  clientDir: string | null
  log: Logger
  /** Ms since 1970. */
  clock: () => number
  /** Whether the server can take work: its storage can be written, and it is not about to stop. */
  ready: () => Promise<boolean>
}
