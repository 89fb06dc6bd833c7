import { asId, type ParticipantId, type TableId } from '../../ids.ts'
import type { JoinCafe } from '../../protocol/cafes.ts'
import { type Outcome, refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import type { Context, Decider, Decision } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { freeTable, isPresent } from '../seats.ts'
import type { CafeState, Participant } from '../state.ts'

type Profile = Omit<JoinCafe, 'joinCode'>

/** Somebody with a right code. Whether they are let in at once is the café's choice. */
export function decideJoin(state: CafeState, id: ParticipantId, profile: Profile, at: number): Decision {
  if (state.cafe.state.phase === 'closed') return refuse('unknown_code')
  if (Object.values(state.kept.participants).filter(isPresent).length >= LIMITS.people) return refuse('full')
  const said = declared(state, profile)
  if (!said.ok) return said
  const participant: Participant = {
    role: 'participant',
    admitted: state.cafe.info.admission === 'auto',
    agreed: false,
    joinedAt: at,
    ...said.value,
  }
  const events: CafeEvent[] = [{ type: 'person-joined', id, participant }]
  if (participant.admitted) events.push(...seatedAtOnce(state, id, at))
  return { ok: true, events }
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

/** Whoever comes while a round is on gets a chair at once. */
function seatedAtOnce(state: CafeState, id: ParticipantId, at: number): CafeEvent[] {
  if (state.cafe.state.phase !== 'round') return []
  return [{ type: 'person-seated', id, tableId: freeTable(state, id), at }]
}

export const admit: Decider<'admit'> = (state, _actor, { participantId }, { at }) => {
  const waiting = state.kept.participants[participantId]
  if (!waiting || waiting.gone) return refuse('unknown_person')
  if (waiting.admitted) return { ok: true, events: [] }
  return {
    ok: true,
    events: [{ type: 'person-admitted', id: participantId }, ...seatedAtOnce(state, participantId, at)],
  }
}

export const admitAll: Decider<'admit-all'> = (state, _actor, _command, { at }) => {
  const waiting = Object.entries(state.kept.participants).filter(([, person]) => !person.admitted && !person.gone)
  const events: CafeEvent[] = waiting.map(([id]) => ({ type: 'person-admitted', id: asId(id) }))
  if (state.cafe.state.phase === 'round') {
    const seats = { ...state.cafe.seats }
    for (const [id] of waiting) {
      const tableId = freeTable({ ...state, cafe: { ...state.cafe, seats } }, asId(id))
      seats[asId<ParticipantId>(id)] = tableId
      events.push({ type: 'person-seated', id: asId(id), tableId, at })
    }
  }
  return { ok: true, events, reply: { admitted: waiting.length } }
}

export const remove: Decider<'remove'> = (state, actor, { participantId }, { at }) => {
  const person = state.kept.participants[participantId]
  if (!person) return refuse('unknown_person')
  if (person.role === 'organiser' || participantId === actor.id) return refuse('not_allowed')
  if (person.gone) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'person-gone', id: participantId, how: 'removed', by: actor.id, at }] }
}

export const leave: Decider<'leave'> = (_state, actor, _command, { at }) => ({
  ok: true,
  events: [{ type: 'person-gone', id: actor.id, how: 'left', by: actor.id, at }],
})

export const acceptAgreement: Decider<'accept-agreement'> = (_state, actor) => ({
  ok: true,
  events: [{ type: 'agreement-accepted', id: actor.id }],
})

export const addPerson: Decider<'add-person'> = (state, _actor, { name, tableId }, context) => {
  if (tableId && !state.cafe.tables[tableId]) return refuse('unknown_table', undefined, { field: 'tableId' })
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone(name, state, context), role: 'participant', withoutDevice: true }
  const events: CafeEvent[] = [{ type: 'person-joined', id, participant }]
  const at: TableId | undefined = tableId ?? (state.cafe.state.phase === 'round' ? freeTable(state, id) : undefined)
  if (at && state.cafe.state.phase !== 'lobby') events.push({ type: 'person-seated', id, tableId: at, at: context.at })
  return { ok: true, events, reply: { participantId: id } }
}

/** It is nobody: it has no seat, is in no list of people, and its notes are its table's where they are nobody's. */
export const tableDevice: Decider<'table-device'> = (state, _actor, { tableId }, context) => {
  const table = state.cafe.tables[tableId]
  if (!table) return refuse('unknown_table', undefined, { field: 'tableId' })
  const id = context.makeId<ParticipantId>()
  const device: Participant = { ...someone(table.name, state, context), credit: 'table', role: 'device', tableId }
  return { ok: true, events: [{ type: 'person-joined', id, participant: device }], reply: { participantId: id } }
}

export const inviteHost: Decider<'invite-host'> = (state, _actor, { name }, context) => {
  const id = context.makeId<ParticipantId>()
  const participant: Participant = { ...someone(name ?? 'Co-host', state, context), role: 'host' }
  return { ok: true, events: [{ type: 'person-joined', id, participant }], reply: { participantId: id } }
}

const someone = (name: string, state: CafeState, { at }: Context) => ({
  name,
  admitted: true,
  agreed: true,
  organisation: '',
  languages: [],
  perspectives: [],
  credit: state.cafe.info.creditDefault,
  joinedAt: at,
})
