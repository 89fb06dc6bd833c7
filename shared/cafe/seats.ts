import { asId, type ParticipantId, type TableId } from '../ids.ts'
import { type Outcome, refuse } from '../protocol/errors.ts'
import { chooseTable } from '../seating/seat-latecomer.ts'
import type { Participant } from './kept-state.ts'
import { apartFrom } from './seating-wishes.ts'
import type { CafeState, Table } from './state.ts'

/** No screen and no device. */
export const isSomebody = ({ role }: Participant): boolean => role !== 'projector' && role !== 'device'
export const isPresent = (person: Participant): boolean => !person.gone
export const isAway = (state: CafeState, id: ParticipantId): boolean => state.kept.participants[id]?.away ?? false
/** Hosts walk about; everyone else who was let in has a chair. */
export const isSeatable = (person: Participant): boolean =>
  isPresent(person) && person.admitted && person.role === 'participant'

export const tablesInOrder = (state: CafeState): [TableId, Table][] =>
  Object.entries(state.cafe.tables)
    .map(([id, table]): [TableId, Table] => [asId(id), table])
    .sort(([, a], [, b]) => a.order - b.order)

/** Those at which people are seated. */
export const openTables = (state: CafeState): [TableId, Table][] =>
  tablesInOrder(state).filter(([, { closed }]) => !closed)

/** A table at which somebody can be seated, or why not. */
export function tableToSitAt(state: CafeState, tableId: TableId, field = 'tableId'): Outcome<Table> {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field })
  return table.closed ? refuse('table_closed', undefined, { field }) : { ok: true, value: table }
}

export function seatedByTable(state: CafeState): Map<TableId, ParticipantId[]> {
  const seated = new Map<TableId, ParticipantId[]>()
  for (const [id, tableId] of Object.entries(state.cafe.seats) as [ParticipantId, TableId][]) {
    const there = seated.get(tableId)
    if (there) there.push(id)
    else seated.set(tableId, [id])
  }
  return seated
}

export const seatedAt = (state: CafeState, tableId: TableId): ParticipantId[] => seatedByTable(state).get(tableId) ?? []

/** Everyone who is to have a seat in the rounds to come. */
export const seatable = (state: CafeState): ParticipantId[] =>
  Object.entries(state.kept.participants)
    .filter(([, person]) => isSeatable(person))
    .map(([id]) => asId<ParticipantId>(id))
    .sort()

/** The round whose seats are not taken yet. */
export const nextRound = (state: CafeState): number => {
  const { phase, round } = state.cafe.state
  return phase === 'lobby' ? 0 : round + 1
}

/**
 * The table for somebody who is seated while a round is on: the smallest where nobody sits whom they are to be kept apart
 * from, and of those the one with the fewest known faces. `seated` is who sits where now, for whoever seats many and keeps it.
 */
export function freeTable(
  state: CafeState,
  person: ParticipantId,
  seated: ReadonlyMap<TableId, readonly ParticipantId[]> = seatedByTable(state),
): TableId {
  const open = openTables(state).map(([id]) => ({ id }))
  const taken = new Set(apartFrom(state, person).map((other) => state.cafe.seats[other]))
  const before = Object.values(state.kept.history).filter((round) => round[person] !== undefined)
  const fit = open.filter(({ id }) => !taken.has(id))
  return chooseTable({
    seated,
    tables: fit.length ? fit : open,
    met: (_, other) => before.filter((round) => round[other] === round[person]).length,
    person,
  })
}

/** Whether somebody sits at the table now whom they asked not to meet, or who asked not to meet them. */
export const sitsWithSomebodyApart = (state: CafeState, person: ParticipantId, table: TableId): boolean =>
  apartFrom(state, person).some((other) => state.cafe.seats[other] === table)
