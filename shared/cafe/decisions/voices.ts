import type { MissingId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { promiseFrom } from '../../voices/promise.ts'
import type { Decider } from '../decide.ts'
import { isCounted, promiseOf } from '../floors.ts'
import { keepsWords } from '../scopes.ts'

/** Where a table has a host, it agrees through them; where it has none, through whoever sits there. All see by whom. */
export const agreePromise: Decider<'agree-promise'> = (state, actor, { tableId, ...wish }) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (actor.role === 'participant' && table.hostId && table.hostId !== actor.id) return refuse('not_allowed')
  const before = promiseOf(state, tableId)
  const promise = promiseFrom(before, wish)
  if (JSON.stringify(promise) === JSON.stringify(promiseFrom(before, {}))) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'promise-agreed', tableId, promise: { ...promise, by: actor.id } }] }
}

export const allowNames: Decider<'allow-names'> = (state, { id }, { allow }) => ({
  ok: true,
  events: Boolean(state.kept.allowsNames[id]) === allow ? [] : [{ type: 'names-allowed', id, allow }],
})

export const countMeIn: Decider<'count-me-in'> = (state, { id }, { counted }, { at }) => ({
  ok: true,
  events: isCounted(state, id) === counted ? [] : [{ type: 'counting-chosen', id, counted, at }],
})

/** Once a person and round; a second answer changes nothing, so that counts need not say whose they are. */
export const answerPulse: Decider<'answer-pulse'> = (state, { id }, { round, room }) => {
  if (round !== state.cafe.state.round) return refuse('wrong_phase', undefined, { field: 'round' })
  return { ok: true, events: state.kept.pulseAnswered[id] ? [] : [{ type: 'pulse-answered', id, room }] }
}

export const nameMissing: Decider<'name-missing'> = (state, actor, { tableId, text }, context) => {
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (Object.keys(state.missing[tableId] ?? {}).length >= LIMITS.missingPerTable) {
    return refuse('too_many', `A table names at most ${LIMITS.missingPerTable} voices`, { field: 'text' })
  }
  const id = context.makeId<MissingId>()
  return { ok: true, events: [{ type: 'missing-named', tableId, id, text, by: actor.id }], reply: { id } }
}

export const unnameMissing: Decider<'unname-missing'> = (state, actor, { tableId, id }) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  const wrote = state.kept.missingBy[`${tableId}/${id}`] === actor.id
  if (!wrote && table.hostId !== actor.id && !keepsWords(state, actor.id)) return refuse('not_yours')
  if (!state.missing[tableId]?.[id]) return refuse('unknown_missing', undefined, { field: 'id' })
  return { ok: true, events: [{ type: 'missing-unnamed', tableId, id }] }
}
