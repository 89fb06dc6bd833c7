import type { ParticipantId, TableId } from '../ids.ts'
import { withCafe, withKept, without } from './change.ts'
import type { RoundPlan } from './kept-state.ts'
import { nextRound } from './seats.ts'
import type { CafeRoots, CafeState, Table } from './state.ts'

/** A plan from before was of other tables, so there is no way back to it. */
export function withTables(state: CafeState, tables: CafeRoots['tables']): CafeState {
  return withCafe(withKept(state, { undo: {} }), { tables })
}

/** Its cloth, its place in the row and who sat there stay; its table host is a traveller again. */
export function tableClosed(state: CafeState, tableId: TableId): CafeState {
  const { hostId: _, ...table } = state.cafe.tables[tableId] as Table
  const pins = Object.fromEntries(Object.entries(state.kept.pins).filter(([, pinnedAt]) => pinnedAt !== tableId))
  const next = withKept(state, { pins, calls: without(state.kept.calls, tableId) })
  return withTables(next, { ...state.cafe.tables, [tableId]: { ...table, closed: true } })
}

export function tableHostSet(state: CafeState, tableId: TableId, id: ParticipantId | null): CafeState {
  const tables = { ...state.cafe.tables }
  for (const [otherId, table] of Object.entries(tables) as [TableId, CafeRoots['tables'][TableId]][]) {
    if (otherId !== tableId && (id === null || table.hostId !== id)) continue
    const { hostId: _, ...rest } = table
    tables[otherId] = otherId === tableId && id !== null ? { ...rest, hostId: id } : rest
  }
  const former = state.cafe.tables[tableId]?.hostId
  const next = former && former !== id ? withKept(state, { plan: planWithout(state, former) }) : state
  return withCafe(next, { tables })
}

/** Who hosts no longer is taken out of the rounds to come, to be seated there like everyone: else they would stay, as at tables that they know. */
function planWithout(state: CafeState, id: ParticipantId): RoundPlan {
  const from = nextRound(state)
  const left = (seats: RoundPlan[string]): RoundPlan[string] =>
    Object.fromEntries(Object.entries(seats).map(([table, people]) => [table, people.filter((other) => other !== id)]))
  return Object.fromEntries(
    Object.entries(state.kept.plan).map(([round, seats]) => [round, Number(round) < from ? seats : left(seats)]),
  )
}

export function tableReopened(state: CafeState, tableId: TableId): CafeState {
  const { closed: _, ...table } = state.cafe.tables[tableId] as Table
  return withTables(state, { ...state.cafe.tables, [tableId]: table })
}

export function tableFrozen(state: CafeState, tableId: TableId, frozen: boolean): CafeState {
  const table = state.cafe.tables[tableId]
  if (!table) return state
  const { frozen: _, ...thawed } = table
  return withCafe(state, { tables: { ...state.cafe.tables, [tableId]: frozen ? { ...thawed, frozen: true } : thawed } })
}
