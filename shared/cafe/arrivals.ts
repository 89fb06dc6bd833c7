import type { ParticipantId, TableId } from '../ids.ts'
import { elapsedMs, phaseFromRoot } from './phase.ts'
import type { CafeRoots, CafeState } from './state.ts'

/** Whoever sits down while a round is on, so that a table can tell them where it is. */

/** As long nobody is late, unless somebody has spoken already, in ms of the round. */
const BEGINNING_MS = 60_000

/** They sit there from now on, and nowhere else; between rounds, and before a table has begun, everybody does. */
export function arrived(state: CafeState, seats: CafeRoots['seats'], at: number): CafeState {
  if (state.cafe.state.phase !== 'round') return state
  let next = state
  for (const [id, tableId] of Object.entries(seats) as [ParticipantId, TableId][]) {
    next = arrivalLeft(next, id)
    if (hasBegun(state, tableId, at)) next = withArrivals(next, tableId, { ...next.newcomers[tableId], [id]: at })
  }
  return next
}

const hasBegun = ({ cafe, kept }: CafeState, tableId: TableId, at: number): boolean =>
  kept.floorAt[tableId] !== undefined ||
  elapsedMs(phaseFromRoot(cafe.state), kept.house.one.roundMs, at) >= BEGINNING_MS

export function arrivalLeft(state: CafeState, id: ParticipantId): CafeState {
  let next = state
  for (const [tableId, there] of Object.entries(state.newcomers) as [TableId, CafeState['newcomers'][TableId]][]) {
    if (!Object.hasOwn(there, id)) continue
    const { [id]: _, ...others } = there
    next = withArrivals(next, tableId, others)
  }
  return next
}

/** With a round's end nobody is new any more. */
export function nobodyNew(state: CafeState): CafeState {
  const some = Object.entries(state.newcomers).filter(([, there]) => Object.keys(there).length > 0)
  if (some.length === 0) return state
  return { ...state, newcomers: { ...state.newcomers, ...Object.fromEntries(some.map(([tableId]) => [tableId, {}])) } }
}

const withArrivals = (state: CafeState, tableId: TableId, there: CafeState['newcomers'][TableId]): CafeState => ({
  ...state,
  newcomers: { ...state.newcomers, [tableId]: there },
})
