import type { Logger } from 'pino'
import type { Suggest } from '../harvest/suggesting.ts'
import type { WriteExport } from '../harvest/workers.ts'
import type { PlanSeating } from '../rooms/planner.ts'
import type { Settings } from '../settings.ts'
import type { CafeService } from './cafe-service.ts'

/** What HTTP is given by `server/app.ts`. */
export interface HttpParts {
  settings: Pick<Settings, 'host' | 'publicUrl' | 'organiserKey' | 'retentionDays' | 'version'>
  cafes: CafeService
  /** Threads of its own where none is handed in. */
  planSeating?: PlanSeating
  writeExport?: WriteExport
  suggest?: Suggest
  /** Folder of the built client; `null` for the API alone. */
  clientDir: string | null
  log: Logger
  /** Ms since 1970. */
  clock: () => number
  /** Whether the server can take work: its storage can be written, and it is not about to stop. */
  ready: () => Promise<boolean>
}
