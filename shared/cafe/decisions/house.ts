import { asId, type TableId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { keepFault } from '../keeping.ts'

export const announce: Decider<'announce'> = (state, actor, { text, tableId }, { at }) => {
  if (tableId && !state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  return { ok: true, events: [{ type: 'announced', by: actor.id, text, tableId: tableId ?? null, at }] }
}

export const callHost: Decider<'call-host'> = (state, actor, { words = '' }, { at }) => {
  const tableId = state.cafe.seats[actor.id]
  if (!tableId) return refuse('not_seated')
  return { ok: true, events: [{ type: 'host-called', tableId, by: actor.id, words, at }] }
}

export const answerCall: Decider<'answer-call'> = (state, actor, { tableId }) => {
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  return { ok: true, events: state.kept.calls[tableId] ? [{ type: 'call-answered', tableId, by: actor.id }] : [] }
}

/** Hiding takes the words out of the document; they are kept, so that it can be undone. */
export const hideNote: Decider<'hide-note'> = (state, actor, { tableId, noteId }, context) => {
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  const note = context.note(tableId, noteId)
  if (!note) return refuse('unknown_note', undefined, { field: 'noteId' })
  const hidden = { ...note, by: actor.id, at: context.at }
  return { ok: true, events: [{ type: 'note-hidden', tableId, noteId, note: hidden }] }
}

/** What one host has hidden, at all tables in one step: however many notes they were, and whether or not they are still a host. */
export const restoreNotes: Decider<'restore-notes'> = (state, _actor, { participantId }) => {
  if (!Object.hasOwn(state.kept.participants, participantId)) {
    return refuse('unknown_person', undefined, { field: 'participantId' })
  }
  const theirs = Object.entries(state.kept.hidden).filter(([, { by }]) => by === participantId)
  const events = theirs.map(([place, note]): CafeEvent => {
    const [tableId = '', noteId = ''] = place.split('/')
    return { type: 'note-restored', tableId: asId<TableId>(tableId), noteId, note }
  })
  return { ok: true, events, reply: { restored: events.length } }
}

export const restoreNote: Decider<'restore-note'> = (state, _actor, { tableId, noteId }) => {
  const note = state.kept.hidden[`${tableId}/${noteId}`]
  if (!note) return refuse('unknown_note', undefined, { field: 'noteId' })
  return { ok: true, events: [{ type: 'note-restored', tableId, noteId, note }] }
}

export const startHarvest: Decider<'start-harvest'> = () => ({ ok: true, events: [{ type: 'harvest-opened' }] })

/** Closing in the middle of a round ends the round first, so that no turn runs on. */
export const close: Decider<'close'> = (state, _actor, _command, { at }) => ({
  ok: true,
  events:
    state.cafe.state.phase === 'round'
      ? [{ type: 'round-ended', at }, { type: 'cafe-closed' }]
      : [{ type: 'cafe-closed' }],
})

export const keepUntil: Decider<'keep-until'> = (state, _actor, { until }, { at }) => {
  const { info } = state.cafe
  if (info.rehearsal && until > info.keepUntil) {
    return refuse('invalid', 'until: a rehearsal is not kept longer than a day', { field: 'until' })
  }
  const fault = keepFault(until, { at, startsAt: info.startsAt })
  if (fault) return refuse('invalid', `until: ${fault}`, { field: 'until' })
  return { ok: true, events: until === info.keepUntil ? [] : [{ type: 'kept-until', keepUntil: until }] }
}
