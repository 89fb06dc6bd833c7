import { removalOf } from '@tablecloth/shared/cafe/acts.ts'
import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { ownerOf } from '@tablecloth/shared/cafe/kept-notes.ts'
import type { KeptNote } from '@tablecloth/shared/cafe/kept-state.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { seatedAt } from '@tablecloth/shared/cafe/seats.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { Notice } from '@tablecloth/shared/protocol/notices.ts'

export interface Post {
  /** `null`: everyone in the café who was let in; screens are told apart. */
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
      const notice: Notice = { type: 'announcement', text, tableId, from, at }
      return tableId ? [{ to: atTable(state, tableId), notice }] : toEveryone(state, notice, { ...notice, from: '' })
    }
    case 'call-answered': {
      const { tableId } = event
      return [{ to: atTable(state, tableId), notice: { type: 'host-coming', tableId } }]
    }
    case 'note-hidden': {
      const { tableId, noteId, note } = event
      return toAuthor(note, { type: 'note-hidden', tableId, noteId, text: note.text })
    }
    case 'note-restored': {
      const { tableId, noteId, note } = event
      return toAuthor(note, { type: 'note-restored', tableId, noteId })
    }
    case 'person-gone': {
      const by = isScreen(state, event.id) ? '' : (state.cafe.hosts[event.by]?.name ?? '')
      const actId = removalOf(state, event.id)?.[0] ?? null
      return event.how === 'removed' ? [{ to: [event.id], notice: { type: 'removed', by, actId } }] : []
    }
    default:
      return []
  }
}

/** Of a note without a name nobody knows whom to tell. */
function toAuthor(note: KeptNote, notice: Notice): Post[] {
  const owner = ownerOf(note)
  return owner === undefined ? [] : [{ to: [owner], notice }]
}

/** Who sits there, and the devices of the table. */
function atTable(state: CafeState, tableId: TableId): ParticipantId[] {
  const people = Object.keys(state.kept.participants) as ParticipantId[]
  const devices = people.filter((id) => state.kept.participants[id]?.tableId === tableId)
  return [...seatedAt(state, tableId), ...devices]
}

/** Roots that are in the `me` of whoever they are about, and nowhere else. */
const OF_ONESELF = [
  'backs',
  'dots',
  'echoes',
  'voices',
  'uncounted',
  'allowsNames',
  'asked',
  'pulseAnswered',
  'slowed',
] as const

/** The wall is told what everyone is, without names. */
function toEveryone(state: CafeState, notice: Notice, onTheWall: Notice): Post[] {
  const screens = (Object.keys(state.kept.participants) as ParticipantId[]).filter((id) => isScreen(state, id))
  return [
    { to: null, notice },
    { to: screens, notice: onTheWall },
  ]
}

const isScreen = (state: CafeState, id: ParticipantId): boolean => state.kept.participants[id]?.role === 'projector'

/** Everyone whose own facts read differently now is told them anew, and nobody else. */
function changedSelves(before: CafeState, after: CafeState): Post[] {
  const ids = Object.keys(after.kept.participants) as ParticipantId[]
  const everyone =
    before.cafe.state.phase !== after.cafe.state.phase ||
    before.kept.plan !== after.kept.plan ||
    before.kept.missingBy !== after.kept.missingBy ||
    before.kept.agreements !== after.kept.agreements
  const ownWords = new Set([
    ...authorsOfChanged(before.kept.commitments, after.kept.commitments),
    ...authorsOfChanged(before.kept.proposed, after.kept.proposed),
    ...authorsOfChanged(before.kept.threads, after.kept.threads),
    ...authorsOfChanged(before.kept.carried, after.kept.carried),
  ])
  return ids.flatMap((id): Post[] => {
    const touched =
      everyone ||
      (after.kept.participants[id]?.tableId && before.kept.asked !== after.kept.asked) ||
      before.kept.participants[id] !== after.kept.participants[id] ||
      // Of what hosts did, and of what was told to hosts, anybody may be the one whom it concerns.
      before.kept.acts !== after.kept.acts ||
      before.kept.reports !== after.kept.reports ||
      before.kept.house !== after.kept.house ||
      before.kept.wishes[id] !== after.kept.wishes[id] ||
      before.kept.answers[id] !== after.kept.answers[id] ||
      ownWords.has(id) ||
      before.cafe.seats[id] !== after.cafe.seats[id] ||
      before.laid[id] !== after.laid[id] ||
      OF_ONESELF.some((root) => before.kept[root][id] !== after.kept[root][id])
    const me = touched ? meOf(after, id) : null
    return me && JSON.stringify(me) !== JSON.stringify(meOf(before, id))
      ? [{ to: [id], notice: { type: 'me', me } }]
      : []
  })
}

function authorsOfChanged<T extends { by?: ParticipantId }>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): ReadonlySet<ParticipantId> {
  if (before === after) return new Set()
  const changed = Object.keys({ ...before, ...after }).filter((id) => before[id] !== after[id])
  return new Set(changed.flatMap((id) => (before[id] ?? after[id])?.by ?? []))
}
