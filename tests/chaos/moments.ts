import type { Death } from './dying.ts'

/** Moments at which a server dies: from outside, at any time, or by its own hand at one statement. */
export const MOMENTS = {
  'at any moment': null,
  'amid the updates of a commit': { statements: ['INSERT INTO document_update'], when: 'after' },
  'after a commit, before anyone is told': { statements: ['COMMIT'], when: 'after' },
  'with a snapshot written and not committed': { statements: ['INSERT INTO document_snapshot'], when: 'after' },
  'before a commit': { statements: ['COMMIT'], when: 'before' },
  'with a log trimmed and not committed': { statements: ['DELETE FROM document_update WHERE document'], when: 'after' },
  'after a compaction': { statements: ['DELETE FROM document_update WHERE document', 'COMMIT'], when: 'after' },
} as const satisfies Record<string, Pick<Death, 'statements' | 'when'> | null>

export type Moment = keyof typeof MOMENTS
export const isCompaction = (moment: Moment) =>
  ['with a snapshot written and not committed', 'with a log trimmed and not committed', 'after a compaction'].includes(
    moment,
  )
