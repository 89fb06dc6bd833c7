import type { ParticipantId, TableId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { apply } from '../apply.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { tableAt } from '../make.ts'
import { fitsTables, togetherPairs } from '../seating-wishes.ts'
import { freeTable, openTables, seatable, sitsWithSomebodyApart, tableToSitAt } from '../seats.ts'
import type { CafeState } from '../state.ts'
import { repairPlan } from './plan.ts'

/** A table is never taken out of the row, so the next one's place is how many there have been. */
export const openTable: Decider<'open-table'> = (state, _actor, { name, question }, { cafeId }) => {
  const order = Object.keys(state.cafe.tables).length
  if (order >= LIMITS.tables) return refuse('too_many_tables')
  const [tableId, table] = tableAt(cafeId, order, { name, question })
  return { ok: true, events: [{ type: 'table-opened', tableId, table }], reply: { tableId } }
}

export const reopenTable: Decider<'reopen-table'> = (state, _actor, { tableId }) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  return { ok: true, events: table.closed ? [{ type: 'table-reopened', tableId }] : [] }
}

/**
 * Nobody is seated at the table any more. While a round is on, those who sit there go to other tables at once; after it
 * they keep their chair until everybody moves. The plan is mended in the same moment, so that nobody is sent there.
 */
export const closeTable: Decider<'close-table'> = (state, _actor, { tableId }, context) => {
  const table = tableToSitAt(state, tableId)
  if (!table.ok) return table.error.code === 'table_closed' ? { ok: true, events: [], reply: { moved: {} } } : table
  const left = openTables(state).length - 1
  if (left === 0) return refuse('last_table', undefined, { field: 'tableId' })
  if (!fitsTables(state, seatable(state), left)) return refuse('private_wish')
  const { at } = context
  const closed: CafeEvent = { type: 'table-closed', tableId }
  const moved = state.cafe.state.phase === 'round' ? newSeats(apply(state, [closed], at), tableId) : {}
  const events: CafeEvent[] = Object.keys(moved).length
    ? [closed, { type: 'people-seated', seats: moved, at }]
    : [closed]
  const mended = repairPlan(apply(state, events, at), context)
  if (!mended.ok) return mended
  return { ok: true, events: [...events, ...mended.events], reply: { moved } }
}

/** Where those who sit at a table go, one after the other to the smallest; who needs somebody there goes with them. */
function newSeats(state: CafeState, from: TableId): Record<ParticipantId, TableId> {
  const people = (Object.keys(state.cafe.seats) as ParticipantId[]).filter((id) => state.cafe.seats[id] === from).sort()
  const moved: Record<ParticipantId, TableId> = {}
  let now = state
  for (const group of companies(state, people)) {
    for (const id of group) {
      const theirs = group.map((other) => moved[other]).find(Boolean)
      const to = theirs && !sitsWithSomebodyApart(now, id, theirs) ? theirs : freeTable(now, id)
      moved[id] = to
      now = { ...now, cafe: { ...now.cafe, seats: { ...now.cafe.seats, [id]: to } } }
    }
  }
  return moved
}

/** These people, those who are to sit together side by side. */
function companies(state: CafeState, people: readonly ParticipantId[]): ParticipantId[][] {
  const of = new Map(people.map((id) => [id, [id]]))
  for (const [one, other] of togetherPairs(state, people)) {
    const [ones, others] = [of.get(one), of.get(other)]
    if (!ones || !others || ones === others) continue
    const joined = [...ones, ...others]
    for (const id of joined) of.set(id, joined)
  }
  return [...new Set(of.values())]
}
