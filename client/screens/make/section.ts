import type { Draft } from './draft.ts'
import type { Faults } from './wish.ts'

/** What every part of the form is handed. */
export interface SectionProps {
  draft: Draft
  change: (change: Partial<Draft>) => void
  /** Sentence by field. */
  faults: Faults
}
