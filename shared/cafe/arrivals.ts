import type { ParticipantId, TableId } from '../ids.ts'
import type { CafeRoots, CafeState } from './state.ts'

/** Whoever sits down while a round is on, so that a table can tell them where it is. */

/** They sit there from now on, and nowhere else; between rounds everybody does. */
export function arrived(state: CafeState, seats: CafeRoots['seats'], at: number): CafeState {
  if (state.cafe.state.phase !== 'round') return state
  let next = state
  for (const [id, tableId] of Object.entries(seats) as [ParticipantId, TableId][]) {
    next = withArrivals(arrivalLeft(next, id), tableId, { ...next.newcomers[tableId], [id]: at })
  }
  return next
}

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
