import type { UnreadBriefing } from '../rooms/briefing-input.ts'
import { createWorkers } from '../workers.ts'

export interface ExportWish {
  input: UnreadBriefing
  /** One of `FORMATS`. */
  extension: string
  /** BCP 47, the most wished for first. */
  languages: readonly string[]
  /** IANA name. */
  timeZone: string
}

export type WriteExport = (wish: ExportWish) => Promise<Uint8Array>

const PATIENCE_MS = 60_000

/** Exports on a thread of its own: what may be published, settled and written where it holds up no café. */
export const createExportWorkers = (): WriteExport =>
  createWorkers<ExportWish, Uint8Array>({
    file: new URL('worker.ts', import.meta.url),
    name: 'exports',
    atOnce: 1,
    patience: PATIENCE_MS,
  }).ask
