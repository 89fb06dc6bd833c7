import type { PhaseRoot } from '../cafe/phase.ts'
import type { Round } from '../cafe/state.ts'
import type { TableId } from '../ids.ts'

/** A table as its sign on the wall says it. */
export interface ScreenTable {
  name: string
  /** Place in the row of tables, from 0. */
  order: number
  /** Asked here instead of the round's question. */
  question?: string
  /** How many are to sit here next, once a round has ended and a plan says so. */
  awaits?: number
}

/**
 * All roots of the document of the big screen. What a whole room may read and no more: there is nobody in it, neither by
 * name nor by id.
 */
export interface ScreenRoots {
  /** Keys `title`, `purpose`, and `keepUntil`: when everything is erased, in ms since 1970. */
  info: { title?: string; purpose?: string; keepUntil?: number }
  state: Partial<PhaseRoot>
  /** By number, from 0. */
  rounds: Record<string, Round>
  tables: Record<TableId, ScreenTable>
  /** How long the gallery walk is, in ms; its time is over. */
  walk: { ms?: number; over?: true }
  /** The code to join with, as long as the lobby is open; how many have come. */
  door: { joinCode?: string; here?: number }
  /** What has been gathered so far. */
  themes: Record<string, { name: string; notes: number }>
}
