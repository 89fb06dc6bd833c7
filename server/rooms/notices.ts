import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { CommitmentId, ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { Notice } from '@tablecloth/shared/protocol/notices.ts'

export interface Post {
  /** `null`: everyone in the café who was let in. */
  to: readonly ParticipantId[] | null
  notice: Notice
}

/** What these facts give the server to say to people that no document says. */
export function postsFor(before: CafeState, after: CafeState, events: readonly CafeEvent[]): Post[] {
  return [...events.flatMap((event) => postsOf(after, event)), ...changedSelves(before, after)]
}

function postsOf(state: CafeState, event: CafeEvent): Post[] {
  switch (event.type) {
    case 'announced': {
      const { text, tableId, at, by } = event
      const from = state.cafe.hosts[by]?.name ?? ''
      const to = tableId ? seatedAt(state, tableId) : null
      return [{ to, notice: { type: 'announcement', text, tableId, from, at } }]
    }
    case 'call-answered': {
      const { tableId } = event
      return [{ to: seatedAt(state, tableId), notice: { type: 'host-coming', tableId } }]
    }
    case 'note-hidden': {
      const { tableId, noteId, note } = event
      return [{ to: [note.author], notice: { type: 'note-hidden', tableId, noteId, text: note.text } }]
    }
    case 'note-restored': {
      const { tableId, noteId, note } = event
      return [{ to: [note.author], notice: { type: 'note-restored', tableId, noteId } }]
    }
    case 'person-gone': {
      const by = state.cafe.hosts[event.by]?.name ?? ''
      return event.how === 'removed' ? [{ to: [event.id], notice: { type: 'removed', by } }] : []
    }
    default:
      return []
  }
}

const seatedAt = (state: CafeState, tableId: string): ParticipantId[] =>
  (Object.entries(state.cafe.seats) as [ParticipantId, TableId][]).filter(([, at]) => at === tableId).map(([id]) => id)

/** Everyone whose own facts read differently now is told them anew, and nobody else. */
function changedSelves(before: CafeState, after: CafeState): Post[] {
  const ids = Object.keys(after.kept.participants) as ParticipantId[]
  const everyone = before.cafe.state.phase !== after.cafe.state.phase || before.kept.plan !== after.kept.plan
  const touchedCommitments = authorsOfChanged(before.kept.commitments, after.kept.commitments)
  return ids.flatMap((id): Post[] => {
    const touched =
      everyone ||
      before.kept.participants[id] !== after.kept.participants[id] ||
      before.kept.wishes[id] !== after.kept.wishes[id] ||
      before.kept.answers[id] !== after.kept.answers[id] ||
      touchedCommitments.has(id) ||
      before.cafe.seats[id] !== after.cafe.seats[id] ||
      before.kept.voices[id] !== after.kept.voices[id]
    const me = touched ? meOf(after, id) : null
    return me && JSON.stringify(me) !== JSON.stringify(meOf(before, id))
      ? [{ to: [id], notice: { type: 'me', me } }]
      : []
  })
}

function authorsOfChanged(
  before: CafeState['kept']['commitments'],
  after: CafeState['kept']['commitments'],
): ReadonlySet<ParticipantId> {
  if (before === after) return new Set()
  const all = { ...before, ...after }
  const changed = (Object.keys(all) as CommitmentId[]).filter((id) => before[id] !== after[id])
  return new Set(changed.flatMap((id) => all[id]?.by ?? []))
}
