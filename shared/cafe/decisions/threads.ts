import type { ThreadId } from '../../ids.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import type { Decider, Decision } from '../decide.ts'
import type { CafeState } from '../state.ts'
import { noteForAll } from './walk.ts'

/** Both ends have to be notes that everybody may read; of any other nobody learns here that it is there. */
export const tieThread: Decider<'tie-thread'> = (state, actor, { from, to, words }, context) => {
  for (const [field, { tableId, noteId }] of Object.entries({ from, to })) {
    if (!noteForAll(state, context, tableId, noteId)) {
      return refuse('unknown_note', undefined, { field: `${field}.noteId` })
    }
  }
  if (from.tableId === to.tableId) {
    return refuse('invalid', 'to.tableId: must be another table than that of the first note', { field: 'to.tableId' })
  }
  const all = Object.values(state.kept.threads)
  const own = all.filter(({ by }) => by === actor.id).length
  if (own >= LIMITS.threadsPerPerson || all.length >= LIMITS.threads) return refuse('too_many')
  const id = context.makeId<ThreadId>()
  return {
    ok: true,
    events: [{ type: 'thread-tied', id, thread: { from, to, words, by: actor.id } }],
    reply: { threadId: id },
  }
}

export const untieThread: Decider<'untie-thread'> = (state, actor, { threadId }) => {
  const thread = Object.hasOwn(state.kept.threads, threadId) ? state.kept.threads[threadId] : undefined
  // One that is not one's own is answered like none.
  if (thread?.by !== actor.id) return refuse('unknown_thread', undefined, { field: 'threadId' })
  return { ok: true, events: [{ type: 'thread-untied', id: threadId }] }
}

/** What a host takes down is kept, so that it can be undone. */
export const hideThread: Decider<'hide-thread'> = (state, _actor, { threadId }) => hide(state, threadId, true)
export const restoreThread: Decider<'restore-thread'> = (state, _actor, { threadId }) => hide(state, threadId, false)

function hide({ kept }: CafeState, id: ThreadId, hidden: boolean): Decision {
  const thread = Object.hasOwn(kept.threads, id) ? kept.threads[id] : undefined
  if (!thread) return refuse('unknown_thread', undefined, { field: 'threadId' })
  if ((thread.hidden ?? false) === hidden) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'thread-hidden', id, hidden }] }
}
