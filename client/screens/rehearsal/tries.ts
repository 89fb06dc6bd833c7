import type { ActName } from '@tablecloth/shared/cafe/acts.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'

interface Seen {
  phase: PhaseName
  /** Simulated guests who are in. */
  guests: number
  /** What hosts have done here. */
  acts: ReadonlySet<ActName>
  /** A call of this table was answered while one looked. */
  answered: boolean
}

/** What somebody who hosts for the first time had better have done once, in the order of a café, and whether they have. */
export function triesOf({ phase, guests, acts, answered }: Seen) {
  return [
    { what: 'come', done: guests > 0 },
    { what: 'round', done: phase !== 'lobby' },
    { what: 'call', done: answered },
    { what: 'hide', done: acts.has('hide-note') && (acts.has('restore-note') || acts.has('restore-notes')) },
    { what: 'move', done: acts.has('move') },
    { what: 'tell', done: acts.has('announce') },
    { what: 'harvest', done: phase === 'harvest' || phase === 'closed' },
  ] as const
}
