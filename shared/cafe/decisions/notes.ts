import type { ParticipantId, TableId } from '../../ids.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import type { OwnNote } from '../../protocol/notices.ts'
import type { Actor, Context, Decider, Decision } from '../decide.ts'
import type { NoteChange } from '../events.ts'
import { ownerOf } from '../kept-notes.ts'
import type { KeptNote } from '../kept-state.ts'
import { keepsWords } from '../scopes.ts'
import { waitFor } from '../slowing.ts'
import type { CafeState } from '../state.ts'

const isHost = ({ role }: Actor): boolean => role === 'organiser' || role === 'host'

/** Whether the actor has read this table's cloth, or may. */
const knows = (state: CafeState, actor: Actor, tableId: TableId): boolean =>
  isHost(actor) || (state.kept.been[actor.id]?.includes(tableId) ?? false)

/** Where a host lets a table rest, nobody but hosts who keep the words lays or changes words on its cloth; taking back is always free. */
const rests = (state: CafeState, actor: Actor, tableId: TableId): boolean =>
  !keepsWords(state, actor.id) &&
  (state.cafe.state.phase === 'round' || state.cafe.state.phase === 'between') &&
  state.cafe.tables[tableId]?.frozen === true

/** A note at the table where one sits, or has sat: words that were left over when the seat moved are placed late. */
export const placeNote: Decider<'place-note'> = (state, actor, command, context) => {
  const { tableId, unnamed, buildsOn } = command
  if (!knows(state, actor, tableId)) return refuse('not_seated', undefined, { field: 'tableId' })
  if (!state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  if (context.isDamaged(tableId)) return refuse('damaged')
  if (rests(state, actor, tableId)) return refuse('frozen')
  if (unnamed && command.credit !== undefined && command.credit !== 'nobody') {
    return refuse('invalid', 'credit: a note without a name is signed by nobody', { field: 'credit' })
  }
  const parent = buildsOn === undefined ? null : context.note(tableId, buildsOn)
  if (buildsOn !== undefined && !parent) return refuse('unknown_note', undefined, { field: 'buildsOn' })
  const room = requireRoom(state, actor, tableId, unnamed === true, context)
  if (!room.ok) return room
  const retryAfterMs = waitFor(state, actor.id, context.at)
  if (retryAfterMs > 0) return refuse('slowed', undefined, { retryAfterMs })
  const noteId = context.makeId()
  const { note, key, keyHash } = unnamed
    ? unnamedNote(state, actor, command, parent, context)
    : { note: namedNote(state, actor, command, context) }
  return {
    ok: true,
    events: [
      { type: 'note-placed', tableId, noteId, note, ...(keyHash !== undefined && { keyHash }) },
      ...(state.kept.slowed[actor.id] ? [{ type: 'note-laid' as const, id: actor.id, at: context.at }] : []),
    ],
    reply: { noteId, ...(key !== undefined && { key }) },
  }
}

type Placing = Parameters<typeof placeNote>[2]

function namedNote(state: CafeState, actor: Actor, command: Placing, { at }: Context): KeptNote {
  const { tableId, text, credit } = command
  const round = roundOf(state, actor.id, tableId)
  return { text, author: actor.id, createdAt: at, round, ...(credit && { credit }), ...said(command) }
}

/**
 * Nothing in it says who wrote it, or when: its time is the beginning of its round and its place among the unnamed notes of
 * that round, so that it cannot be laid beside anybody's turns.
 */
function unnamedNote(
  state: CafeState,
  actor: Actor,
  command: Placing,
  parent: KeptNote | null,
  { makeKey }: Context,
): { note: KeptNote; key: string; keyHash: string } {
  const { tableId, text } = command
  const round = roundOf(state, actor.id, tableId)
  const { began, startedAt, createdAt: made } = state.kept.house.one
  const before = Object.entries(state.kept.unnamed).filter(
    ([place, note]) => place.startsWith(`${tableId}/`) && note.round === round,
  )
  const coarse = (began?.[round] ?? startedAt ?? made) + before.length
  // A note never stands before the one it continues, which everyone sees anyway.
  const createdAt = Math.max(coarse, parent ? parent.createdAt + 1 : 0)
  return { note: { text, createdAt, round, credit: 'nobody', ...said(command) }, ...makeKey() }
}

const said = ({ buildsOn, lang, consent }: Placing): Pick<KeptNote, 'buildsOn' | 'lang' | 'consent'> => ({
  ...(buildsOn !== undefined && { buildsOn }),
  ...(lang !== undefined && { lang }),
  ...(consent !== undefined && { consent }),
})

/** The last round in which somebody sat at the table; this one for who never did. */
function roundOf(state: CafeState, id: ParticipantId, tableId: TableId): number {
  const sat = Object.entries(state.kept.history).filter(([, seats]) => seats[id] === tableId)
  return sat.length ? Math.max(...sat.map(([round]) => Number(round))) : Math.max(0, state.cafe.state.round)
}

/** The same bounds as for what is written at the table itself. */
function requireRoom(
  state: CafeState,
  actor: Actor,
  tableId: TableId,
  unnamed: boolean,
  context: Context,
): Outcome<null> {
  const full = (most: number, whose: string) =>
    refuse('too_large', `tableId: holds ${most} notes${whose} already`, { field: 'tableId' })
  if (context.noteIds(tableId).length >= LIMITS.notesPerTable) return full(LIMITS.notesPerTable, '')
  if (unnamed) {
    const spent = context.unnamedBy(actor.id) >= LIMITS.unnamedPerPerson
    return spent ? refuse('too_large', 'unnamed: no more notes without a name', { field: 'unnamed' }) : ROOM
  }
  const own = keepsWords(state, actor.id) ? 0 : context.noteIds(tableId, actor.id).length
  return own >= LIMITS.notesPerPerson ? full(LIMITS.notesPerPerson, ' of yours') : ROOM
}

const ROOM = { ok: true as const, value: null }

interface Asked {
  tableId: TableId
  noteId: string
  key?: string | undefined
}

/** The note, if it is the actor's own; a hidden one is its author's too. Whoever may not know the table learns nothing of it. */
function ownNote(state: CafeState, actor: Actor, { tableId, noteId, key }: Asked, context: Context): Outcome<KeptNote> {
  const place = `${tableId}/${noteId}`
  const there = state.cafe.tables[tableId] ? context.note(tableId, noteId) : null
  const note = state.kept.hidden[place] ?? there
  const unknown = refuse('unknown_note', undefined, { field: 'noteId' })
  if (!note) return unknown
  const unnamed = note.author === undefined
  const proves = key !== undefined && state.kept.unnamed[place]?.keyHash === context.hashOf(key)
  if (unnamed ? proves : ownerOf(note) === actor.id) return { ok: true, value: note }
  if (!knows(state, actor, tableId)) return unknown
  return refuse('not_yours', undefined, { field: unnamed ? 'key' : 'noteId' })
}

function change(state: CafeState, actor: Actor, asked: Asked, to: NoteChange, context: Context): Decision {
  const own = ownNote(state, actor, asked, context)
  if (!own.ok) return own
  const { tableId, noteId } = asked
  if (context.isDamaged(tableId)) return refuse('damaged')
  if (to.text !== undefined && rests(state, actor, tableId)) return refuse('frozen')
  const unnamed = own.value.author === undefined
  return { ok: true, events: [{ type: 'note-changed', tableId, noteId, unnamed, change: to }] }
}

export const editNote: Decider<'edit-note'> = (state, actor, command, context) =>
  change(state, actor, command, { text: command.text }, context)

/** Without a key: a note without a name cannot be signed later. */
export const setNoteCredit: Decider<'set-note-credit'> = (state, actor, command, context) =>
  change(state, actor, command, { credit: command.credit }, context)

export const setNoteConsent: Decider<'set-note-consent'> = (state, actor, command, context) =>
  change(state, actor, command, { consent: command.consent }, context)

export const withdrawNote: Decider<'withdraw-note'> = (state, actor, command, context) => {
  const own = ownNote(state, actor, command, context)
  if (!own.ok) return own
  const { tableId, noteId } = command
  if (context.isDamaged(tableId)) return refuse('damaged')
  return {
    ok: true,
    events: [{ type: 'note-withdrawn', tableId, noteId, unnamed: own.value.author === undefined }],
  }
}

/** Changes nothing: what somebody wrote, told to them alone, oldest first. */
export const myNotes: Decider<'my-notes'> = (state, actor, { unnamed = [] }, context) => {
  const tables = (Object.keys(state.cafe.tables) as TableId[]).filter((tableId) => knows(state, actor, tableId))
  const named = tables.flatMap((tableId) =>
    context.ownNoteIds(tableId, actor.id).map((noteId): Asked => ({ tableId, noteId })),
  )
  const hidden = Object.entries(state.kept.hidden).flatMap(([place, note]): Asked[] => {
    const [tableId = '', noteId = ''] = place.split('/')
    return ownerOf(note) === actor.id ? [{ tableId: tableId as TableId, noteId }] : []
  })
  const notes = [...named, ...hidden, ...unnamed].flatMap((asked): OwnNote[] => {
    const own = ownNote(state, actor, asked, context)
    return own.ok ? [tellOwn(state, asked, own.value)] : []
  })
  return { ok: true, events: [], reply: { notes: notes.sort((a, b) => a.createdAt - b.createdAt) } }
}

function tellOwn({ kept }: CafeState, { tableId, noteId }: Asked, note: KeptNote): OwnNote {
  const { text, createdAt, round, buildsOn, lang, credit, consent } = note
  return {
    tableId,
    noteId,
    text,
    createdAt,
    round,
    unnamed: note.author === undefined,
    ...(note.voice ? { atDevice: true } : {}),
    hidden: Object.hasOwn(kept.hidden, `${tableId}/${noteId}`),
    ...(buildsOn !== undefined && { buildsOn }),
    ...(lang !== undefined && { lang }),
    ...(credit !== undefined && { credit }),
    ...(consent !== undefined && { consent }),
  }
}
