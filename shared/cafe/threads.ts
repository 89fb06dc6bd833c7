import type { NoteId, ParticipantId, TableId, ThreadId } from '../ids.ts'
import type { Me } from '../protocol/notices.ts'
import { withKept, without } from './change.ts'
import type { CafeState } from './state.ts'

/** Where a note lies. */
export interface NotePlace {
  tableId: TableId
  noteId: NoteId
}

/** What somebody sees between two notes of different tables, in a few words. */
export interface Thread {
  from: NotePlace
  to: NotePlace
  words: string
  /** So that they can take it back; nobody else is told, and gone when the café is closed. */
  by?: ParticipantId
  /** A host has taken it down. */
  hidden?: true
}

export const withThread = (state: CafeState, id: ThreadId, thread: Thread | null): CafeState => {
  const { threads } = state.kept
  return withKept(state, { threads: thread ? { ...threads, [id]: thread } : without(threads, id) })
}

export function threadHidden(state: CafeState, id: ThreadId, hidden: boolean): CafeState {
  const thread = state.kept.threads[id]
  if (!thread) return state
  const { hidden: _, ...shown } = thread
  return withThread(state, id, hidden ? { ...shown, hidden } : shown)
}

const endsAt = ({ from, to }: Thread, place: string): boolean =>
  [from, to].some(({ tableId, noteId }) => `${tableId}/${noteId}` === place)

/** A note that was withdrawn takes its threads with it. */
export function withoutThreadsOf(state: CafeState, place: string): CafeState {
  const entries = Object.entries(state.kept.threads)
  const left = entries.filter(([, thread]) => !endsAt(thread, place))
  return left.length === entries.length ? state : withKept(state, { threads: Object.fromEntries(left) })
}

export const threadsOf = (state: CafeState, id: ParticipantId): Me['threads'] =>
  Object.fromEntries(
    Object.entries(state.kept.threads).flatMap(([threadId, { by, hidden }]): [string, 'shown' | 'hidden'][] =>
      by === id ? [[threadId, hidden ? 'hidden' : 'shown']] : [],
    ),
  )

export const threadsNameless = (state: CafeState): CafeState =>
  withKept(state, {
    threads: Object.fromEntries(Object.entries(state.kept.threads).map(([id, { by: _, ...thread }]) => [id, thread])),
  })
