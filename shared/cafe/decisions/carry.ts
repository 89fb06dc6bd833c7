import type { CarriedId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { carriedBy, roundToCarryTo } from '../carried.ts'
import type { Decider } from '../decide.ts'

/**
 * One note a round, from a table where one has sat. Its reach is its author's to say, of whoever carries it: a note that is for
 * its table goes no further until its author lets the café read it, and they themselves do not get round that by carrying it.
 */
export const carryNote: Decider<'carry-note'> = (state, actor, { tableId, noteId }, context) => {
  const { cafe, kept } = state
  const round = roundToCarryTo(state)
  const onTheWay = cafe.state.phase === 'between'
  if (!cafe.rounds[round]) return refuse('last_round')
  const seat = cafe.seats[actor.id]
  if (!onTheWay && !seat) return refuse('not_seated')
  const been = kept.been[actor.id]?.includes(tableId) ?? false
  const note = been && cafe.tables[tableId] ? context.note(tableId, noteId) : null
  if (!note?.text.trim()) return refuse('unknown_note', undefined, { field: 'noteId' })
  if ((note.consent ?? cafe.info.consentDefault) === 'table')
    return refuse('for_its_table', undefined, { field: 'noteId' })
  if (!onTheWay && seat === tableId) {
    return refuse('invalid', 'tableId: must be another table than the one where it is to be shown', {
      field: 'tableId',
    })
  }
  const before = carriedBy(state, actor.id)?.[1]
  if (before?.from === tableId && before.noteId === noteId) return { ok: true, events: [] }
  if (before?.to) return refuse('too_many', 'noteId: one note a round is taken along')
  if (!onTheWay && seat) {
    if (cafe.tables[seat]?.frozen) return refuse('frozen')
    if (context.isDamaged(seat)) return refuse('damaged')
  }
  const id = context.makeId<CarriedId>()
  const carried = { from: tableId, noteId, round, to: onTheWay ? null : (seat ?? null), by: actor.id }
  return { ok: true, events: [{ type: 'note-carried', id, carried }] }
}

export const carryNothing: Decider<'carry-nothing'> = (state, actor) => {
  const own = carriedBy(state, actor.id)
  return { ok: true, events: own ? [{ type: 'carried-left', by: actor.id, round: own[1].round }] : [] }
}
