import { asId, type ParticipantId, type TableId } from '../../ids.ts'
import type { JoinCafe } from '../../protocol/cafes.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { plainWords } from '../../text.ts'
import { lookedOnComing } from '../agreement.ts'
import type { Context, Decider, Decision } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import type { Participant } from '../kept-state.ts'
import { plainName } from '../look-alike.ts'
import { freeTable, isPresent, isSomebody, seatedByTable, sitsWithSomebodyApart, tableToSitAt } from '../seats.ts'
import type { CafeRoots, CafeState } from '../state.ts'

type Profile = Omit<JoinCafe, 'joinCode'>

/**
 * Somebody with a right code. Whether they are let in at once is the café's choice, except for whoever may have been asked
 * to leave before. `known`: as whom their browser was here.
 */
export function decideJoin(
  state: CafeState,
  id: ParticipantId,
  profile: Profile,
  at: number,
  known: readonly string[] = [],
): Decision {
  if (state.cafe.state.phase === 'closed') return refuse('unknown_code')
  if (roomLeft(state) < 1) return refuse('full')
  const said = declared(state, profile)
  if (!said.ok) return said
  const after = whoWasRemoved(state, profile.name, known)
  const participant: Participant = {
    role: 'participant',
    admitted: state.cafe.info.admission === 'auto' && !after,
    ...(after ? { after } : {}),
    agreed: false,
    ...lookedOnComing(state),
    joinedAt: at,
    ...said.value,
  }
  const events: CafeEvent[] = [{ type: 'people-joined', people: { [id]: participant } }]
  if (participant.admitted) events.push(...seatedOneByOne(state, [id], at))
  return { ok: true, events }
}

/** Somebody who was asked to leave and may be this person: this browser was theirs, or the name reads like theirs. */
function whoWasRemoved(state: CafeState, name: string, known: readonly string[]): ParticipantId | undefined {
  const plain = plainName(name)
  const removed = Object.entries(state.kept.participants).filter(([, one]) => one.gone === 'removed')
  const found = removed.find(([id]) => known.includes(id)) ?? removed.find(([, one]) => plainName(one.name) === plain)
  return found && asId<ParticipantId>(found[0])
}

export const updateMe: Decider<'update-me'> = (state, actor, { type: _, ...profile }) => {
  const before = state.kept.participants[actor.id]
  if (!before) return refuse('unknown_person')
  const said = declared(state, profile)
  if (!said.ok) return said
  return { ok: true, events: [{ type: 'profile-changed', id: actor.id, participant: { ...before, ...said.value } }] }
}

/** What somebody says of themselves, checked against what this café asks for. */
function declared(
  state: CafeState,
  profile: Profile,
): Outcome<Pick<Participant, 'name' | 'organisation' | 'languages' | 'perspectives' | 'credit'>> {
  const perspectives: Participant['perspectives'] = []
  for (const [index, { id, show = 'private' }] of (profile.perspectives ?? []).entries()) {
    const perspective = Object.hasOwn(state.cafe.perspectives, id) ? state.cafe.perspectives[id] : undefined
    const field = `perspectives.${index}`
    if (!perspective)
      return refuse('invalid', `${field}.id: no such perspective in this café`, { field: `${field}.id` })
    if (perspective.sensitive && show === 'seat') {
      return refuse('invalid', `${field}.show: a sensitive perspective cannot be shown on a seat`, {
        field: `${field}.show`,
      })
    }
    perspectives.push({ id, show })
  }
  return {
    ok: true,
    value: {
      name: profile.name,
      organisation: profile.organisation ?? '',
      languages: profile.languages ?? [],
      perspectives,
      credit: profile.credit ?? state.cafe.info.creditDefault,
    },
  }
}

export const roomLeft = (state: CafeState): number =>
  LIMITS.people - Object.values(state.kept.participants).filter(isPresent).length

/** Whoever comes while a round is on gets a chair at once, each where those before them have left most room. */
export function seatedOneByOne(state: CafeState, ids: readonly ParticipantId[], at: number): CafeEvent[] {
  if (state.cafe.state.phase !== 'round') return []
  const seats = { ...state.cafe.seats }
  const seated = seatedByTable(state)
  const taken: CafeRoots['seats'] = {}
  for (const id of ids) {
    const table = freeTable({ ...state, cafe: { ...state.cafe, seats } }, id, seated)
    const there = seated.get(table)
    if (there) there.push(id)
    else seated.set(table, [id])
    taken[id] = table
    seats[id] = table
  }
  return ids.length ? [{ type: 'people-seated', seats: taken, at }] : []
}

export const admit: Decider<'admit'> = (state, _actor, { participantId }, { at }) => {
  const waiting = state.kept.participants[participantId]
  if (!waiting || waiting.gone) return refuse('unknown_person')
  if (waiting.admitted) return { ok: true, events: [] }
  return {
    ok: true,
    events: [{ type: 'person-admitted', id: participantId }, ...seatedOneByOne(state, [participantId], at)],
  }
}

export const admitAll: Decider<'admit-all'> = (state, _actor, _command, { at }) => {
  // Whoever may have been asked to leave is let in by name only.
  const waiting = Object.entries(state.kept.participants).filter(
    ([, person]) => !person.admitted && !person.gone && !person.after,
  )
  const events: CafeEvent[] = waiting.map(([id]) => ({ type: 'person-admitted', id: asId(id) }))
  events.push(
    ...seatedOneByOne(
      state,
      waiting.map(([id]) => asId(id)),
      at,
    ),
  )
  return { ok: true, events, reply: { admitted: waiting.length } }
}

export const remove: Decider<'remove'> = (state, actor, { participantId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person) return refuse('unknown_person')
  // Whoever could take back other co-hosts could take from them what the organiser has given.
  const isHost = person.role === 'organiser' || person.role === 'host'
  if (participantId === actor.id || (isHost && actor.role !== 'organiser')) return refuse('not_allowed')
  if (person.gone) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'person-gone', id: participantId, how: 'removed', by: actor.id, at }] }
}

/** They sit where they sat in this round, if they can, and need not sit with anybody whom they asked not to. */
export const letBack: Decider<'let-back'> = (state, actor, { participantId }, { at }) => {
  const person = state.kept.participants[participantId]
  const unknown = refuse('unknown_person', undefined, { field: 'participantId' })
  if (!person || !isSomebody(person) || person.gone === 'left') return unknown
  if (person.role !== 'participant' && actor.role !== 'organiser') return refuse('not_allowed')
  if (!person.gone) return { ok: true, events: [] }
  if (roomLeft(state) < 1) return refuse('full')
  const back: CafeEvent = { type: 'person-back', id: participantId, by: actor.id, at }
  const waits = person.role !== 'participant' || !person.admitted
  return { ok: true, events: waits ? [back] : [back, ...seatedAgain(state, participantId, at)] }
}

function seatedAgain(state: CafeState, id: ParticipantId, at: number): CafeEvent[] {
  const { phase, round } = state.cafe.state
  const before = phase === 'round' || phase === 'between' ? state.kept.history[round]?.[id] : undefined
  const stands = before && tableToSitAt(state, before).ok && !sitsWithSomebodyApart(state, id, before)
  return stands ? [{ type: 'people-seated', seats: { [id]: before }, at }] : seatedOneByOne(state, [id], at)
}

export const leave: Decider<'leave'> = (_state, actor, _command, { at }) => ({
  ok: true,
  events: [{ type: 'person-gone', id: actor.id, how: 'left', by: actor.id, at }],
})

export const addPerson: Decider<'add-person'> = (state, _actor, { name, tableId }, context) => {
  if (roomLeft(state) < 1) return refuse('full')
  const table = tableId ? tableToSitAt(state, tableId) : null
  if (table && !table.ok) return table
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone(name, state, context), role: 'participant', withoutDevice: true }
  const events: CafeEvent[] = [{ type: 'people-joined', people: { [id]: participant } }]
  const at: TableId | undefined = tableId ?? (state.cafe.state.phase === 'round' ? freeTable(state, id) : undefined)
  if (at && state.cafe.state.phase !== 'lobby')
    events.push({ type: 'people-seated', seats: { [id]: at }, at: context.at })
  return { ok: true, events, reply: { participantId: id } }
}

/** A list that was handed in twice would seat everybody twice, so names that are there are refused, all of them at once. */
export const addPeople: Decider<'add-people'> = (state, _actor, { people }, context) => {
  if (people.length > roomLeft(state)) return refuse('full')
  const here = Object.values(state.cafe.people).filter(({ gone }) => !gone)
  const known = new Set(here.map(({ name }) => plainWords(name)))
  const isTaken = people.map(({ name }) => known.size === known.add(plainWords(name)).size)
  const first = isTaken.indexOf(true)
  if (first >= 0) {
    const names = people.flatMap(({ name }, index) => (isTaken[index] ? [name] : []))
    const message = `people.${first}.name: "${names[0]}" is there already`
    return refuse('name_taken', message, { field: `people.${first}.name`, people: names })
  }
  const added = people.map(({ name, languages = [], organisation = '' }) => {
    const id = context.makeId<ParticipantId>()
    const said = { ...someone(name, state, context), languages, organisation }
    return { id, participant: { ...said, role: 'participant' as const, withoutDevice: true as const } }
  })
  const ids = added.map(({ id }) => id)
  const joined = Object.fromEntries(added.map(({ id, participant }) => [id, participant]))
  return {
    ok: true,
    events: [{ type: 'people-joined', people: joined }, ...seatedOneByOne(state, ids, context.at)],
    reply: { participantIds: ids },
  }
}

/** It is nobody: it has no seat, is in no list of people, and its notes are its table's where they are nobody's. */
export const tableDevice: Decider<'table-device'> = (state, _actor, { tableId }, context) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  const id = context.makeId<ParticipantId>()
  const device: Participant = { ...someone(table.name, state, context), credit: 'table', role: 'device', tableId }
  return { ok: true, events: [{ type: 'people-joined', people: { [id]: device } }], reply: { participantId: id } }
}

export const someone = (name: string, state: CafeState, { at }: Context) => ({
  name,
  admitted: true,
  agreed: true,
  organisation: '',
  languages: [],
  perspectives: [],
  credit: state.cafe.info.creditDefault,
  joinedAt: at,
})
