import type { SeatedRound } from './request.ts'

/**
 * A rotation as people read it: on a screen, as a picture, on paper. `tables` and the tables of every round stand in the
 * same order; a round holds the ids of those at each table. Rounds count from 0 and are told from 1.
 */
export interface Rotation {
  people: readonly { id: string; name: string }[]
  /** `hostId` stays there and tells newcomers what was said; nobody is seated any more at one that is `closed`. */
  tables: readonly { id: string; name: string; hostId?: string; closed?: true }[]
  rounds: readonly SeatedRound[]
}
