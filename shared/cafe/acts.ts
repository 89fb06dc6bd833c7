import type { LineId, NoteId, ParticipantId, TableId, ThreadId } from '../ids.ts'
import type { Command, CommandType } from '../protocol/commands.ts'
import type { Scope } from '../protocol/scopes.ts'
import { versionOf } from './agreement.ts'
import type { Actor } from './decide.ts'
import type { CafeEvent } from './events.ts'
import { ownerOf } from './kept-notes.ts'
import { isHidden, saidAs } from './said.ts'
import { areSame, givenTo } from './scopes.ts'
import { isPresent, isSomebody } from './seats.ts'
import { secondsOf } from './slowing.ts'
import type { CafeState } from './state.ts'

/** What a host did that touches somebody: who, what, about whom and when; never the words of a note. */
export interface Act {
  what: ActName
  by: ParticipantId
  at: number
  about?: ParticipantId
  tableId?: TableId
  noteId?: NoteId
  threadId?: ThreadId
  lineId?: LineId
  /** Words of a theme, or taken on. Whose they are is not kept here: nobody but their author is to know. */
  wordsId?: string
  /** Between somebody's notes; `null` lifted it. */
  seconds?: number | null
  /** How it was before, for whoever wants it back: the table of a seat, the host of a table, a table that was `frozen`, the seconds between notes, the version of the agreement. */
  before?: string | null
  /** What a co-host takes care of since, and took care of before. */
  scopes?: Scope[]
  scopesBefore?: Scope[]
}

/** The one table of which commands of hosts are kept as acts, and whether those whom they are about are told. */
const ACTS = {
  admit: 'untold',
  'admit-all': 'untold',
  move: 'told',
  'set-table-host': 'told',
  'amend-agreement': 'untold',
  // Whose line it is hosts are not told; its author learns it from their own `me`.
  'adopt-line': 'untold',
  'put-line-aside': 'untold',
  // Their screen says by whom; their token is worth nothing until they are let back.
  remove: 'untold',
  'let-back': 'told',
  'ask-out': 'told',
  announce: 'untold',
  'freeze-table': 'untold',
  'slow-person': 'told',
  'hide-note': 'told',
  'restore-note': 'told',
  // It is about the host whose hiding it takes back; the authors hear of each note.
  'restore-notes': 'untold',
  // Whose it is hosts are not told; its author learns it from their own `me`.
  'hide-thread': 'untold',
  'restore-thread': 'untold',
  'hide-words': 'told',
  'restore-words': 'told',
  'restore-themes': 'untold',
  'invite-host': 'untold',
  'set-scopes': 'told',
  'invite-projector': 'untold',
  'renew-code': 'untold',
  'renew-link': 'untold',
  'end-session': 'untold',
  'offer-cafe': 'untold',
  'answer-offer': 'untold',
  'take-desk': 'untold',
} as const satisfies Partial<Record<CommandType, 'told' | 'untold'>>

export type ActName = keyof typeof ACTS

/** As many are kept; the oldest go first. */
const MOST_ACTS = 300

const isAct = (type: CommandType): type is ActName => Object.hasOwn(ACTS, type)
const isHost = ({ role }: Actor): boolean => role === 'host' || role === 'organiser'

/** The act that a command was, if it was one and changed anything. */
export function actOf(
  state: CafeState,
  actor: Actor,
  command: Command,
  events: readonly CafeEvent[],
  at: number,
): Act | null {
  // A table's own host hands it on, too.
  const isHosts = isHost(actor) || command.type === 'set-table-host'
  if (!isAct(command.type) || !isHosts || events.length === 0) return null
  const act: Act = { what: command.type, by: actor.id, at }
  if ('tableId' in command && command.tableId) act.tableId = command.tableId
  if ('participantId' in command && command.participantId) act.about = command.participantId
  if ('threadId' in command) act.threadId = command.threadId
  if ('lineId' in command) act.lineId = command.lineId
  if ('wordsId' in command) act.wordsId = command.wordsId
  // Of their own sign-ins, and of an offer that they do not take, nobody else needs to know.
  const ended = events.find((event) => event.type === 'sessions-ended')
  if (command.type === 'end-session' && ended?.of === actor.id) return null
  if (command.type === 'end-session' && ended) act.about = ended.of
  if (command.type === 'answer-offer' && !command.take) return null
  if (command.type === 'offer-cafe' && !command.participantId) return null
  if (command.type === 'answer-offer') act.about = state.kept.house.one.organiser
  if (command.type === 'amend-agreement') act.before = String(versionOf(state.cafe.info))
  if (command.type === 'adopt-line') act.before = command.adopted ? null : 'adopted'
  if (command.type === 'put-line-aside') act.before = command.aside ? null : 'aside'
  if (command.type === 'move') act.before = state.cafe.seats[command.participantId] ?? null
  if (command.type === 'slow-person') {
    const before = secondsOf(state, command.participantId)
    act.seconds = command.seconds
    act.before = before === null ? null : String(before)
  }
  if (command.type === 'freeze-table') act.before = command.frozen ? null : 'frozen'
  if (command.type === 'set-table-host') {
    act.before = state.cafe.tables[command.tableId]?.hostId ?? null
    // Whoever is no longer a table's host is told, where nobody follows.
    if (!act.about && act.before) act.about = act.before as ParticipantId
  }
  if (command.type === 'set-scopes') {
    act.scopes = command.scopes
    act.scopesBefore = [...givenTo(state, command.participantId)]
  }
  if (command.type === 'hide-note' || command.type === 'restore-note') {
    act.noteId = command.noteId
    const moved = events.find((event) => event.type === 'note-hidden' || event.type === 'note-restored')
    const owner = moved && ownerOf(moved.note)
    if (owner) act.about = owner
  }
  return act
}

const inOrder = (acts: Record<string, Act>): [string, Act][] =>
  Object.entries(acts).sort(([a], [b]) => Number(a) - Number(b))

export function withAct(acts: Record<string, Act>, act: Act): Record<string, Act> {
  const kept = inOrder(acts)
  const next = Number(kept.at(-1)?.[0] ?? 0) + 1
  return Object.fromEntries([...kept.slice(1 - MOST_ACTS), [String(next), act]])
}

/** What takes an act back, as long as things are as it left them. */
export function undoOf(state: CafeState, act: Act): Command | null {
  const { about, tableId, noteId, threadId, lineId, wordsId, before } = act
  const person = about && state.kept.participants[about]
  switch (act.what) {
    case 'hide-note':
      return tableId && noteId && state.kept.hidden[`${tableId}/${noteId}`]
        ? { type: 'restore-note', tableId, noteId }
        : null
    case 'hide-thread':
      return threadId && state.kept.threads[threadId]?.hidden ? { type: 'restore-thread', threadId } : null
    case 'hide-words':
      return wordsId && isHidden(state, wordsId) && saidAs(state, wordsId) ? { type: 'restore-words', wordsId } : null
    case 'move':
      return about && before && person && isPresent(person) && state.cafe.seats[about] === tableId && before !== tableId
        ? { type: 'move', participantId: about, tableId: before as TableId }
        : null
    case 'set-scopes': {
      const { scopes, scopesBefore } = act
      if (!about || !scopes || !scopesBefore || person?.role !== 'host' || !isPresent(person)) return null
      const stands = areSame(givenTo(state, about), scopes)
      return stands ? { type: 'set-scopes', participantId: about, scopes: scopesBefore } : null
    }
    case 'remove':
      return about && person && isSomebody(person) && person.gone === 'removed' && state.cafe.state.phase !== 'closed'
        ? { type: 'let-back', participantId: about }
        : null
    case 'slow-person': {
      const { seconds = null } = act
      const stands = about && seconds !== null && secondsOf(state, about) === seconds
      return stands ? { type: 'slow-person', participantId: about, seconds: before ? Number(before) : null } : null
    }
    case 'freeze-table': {
      const isFrozen = tableId && state.cafe.tables[tableId]?.frozen
      return tableId && isFrozen && before === null ? { type: 'freeze-table', tableId, frozen: false } : null
    }
    case 'amend-agreement': {
      const was = before && state.kept.agreements[before]
      if (!was || versionOf(state.cafe.info) !== Number(before) + 1) return null
      return { type: 'amend-agreement', lines: was.lines, in: was.in ?? {}, version: Number(before) + 1 }
    }
    case 'adopt-line': {
      const isAdopted = lineId && state.kept.proposed[lineId]?.adopted
      return lineId && isAdopted && before === null ? { type: 'adopt-line', lineId, adopted: false } : null
    }
    case 'put-line-aside': {
      const isAside = lineId && state.kept.proposed[lineId]?.aside
      return lineId && isAside && before === null ? { type: 'put-line-aside', lineId, aside: false } : null
    }
    case 'set-table-host': {
      const now = tableId && state.cafe.tables[tableId]
      const was = before ? state.kept.participants[before as ParticipantId] : null
      if (!tableId || !now || (was && !isPresent(was))) return null
      const stands = before === about ? !now.hostId : now.hostId === about
      return stands
        ? { type: 'set-table-host', tableId, participantId: (before ?? null) as ParticipantId | null }
        : null
    }
    default:
      return null
  }
}

/** The newest acts, the newest first. */
export const newestActs = (acts: Record<string, Act>, most: number): [string, Act][] =>
  inOrder(acts).slice(-most).reverse()

/** The act by which somebody was asked to leave last; `null` where it is not known any more. */
export function removalOf(state: CafeState, id: ParticipantId): [id: string, act: Act] | null {
  return inOrder(state.kept.acts).findLast(([, { what, about }]) => what === 'remove' && about === id) ?? null
}

/** Whom an act is about; whose words it is about is known as long as they are theirs. */
export const isAbout = (state: CafeState, { about, wordsId }: Act, id: ParticipantId): boolean =>
  wordsId === undefined ? about === id : saidAs(state, wordsId)?.by === id

/** The newest acts of which somebody is told because they are about them. */
export const toldTo = (state: CafeState, id: ParticipantId, most: number): [string, Act][] =>
  newestActs(
    Object.fromEntries(
      Object.entries(state.kept.acts).filter(
        ([, act]) => act.by !== id && ACTS[act.what] === 'told' && isAbout(state, act, id),
      ),
    ),
    most,
  )
