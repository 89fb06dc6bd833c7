import type { ParticipantId, TableId } from '../ids.ts'
import { withCafe, withKept, without } from './change.ts'
import type { CafeEvent } from './events.ts'
import { offTheFloor, quietFrom } from './floors.ts'
import type { KeptRoots, Participant } from './kept-state.ts'
import { withoutLead } from './lead.ts'
import { sessionsEnded, sessionsOf } from './sessions.ts'
import { slowedDown } from './slowing.ts'
import type { CafeRoots, CafeState, Person } from './state.ts'
import { tableHostSet } from './tables.ts'

/** What everyone may know of a person follows from what the person said; nobody is in the document before they are let in. */
export function withPeople(state: CafeState, changed: KeptRoots['participants']): CafeState {
  const inside = Object.entries(changed).filter(([, { admitted }]) => admitted)
  const hosts = inside.filter(([, { role }]) => role === 'host' || role === 'organiser')
  const people = inside.filter(([, { role }]) => role === 'participant')
  const next = withKept(state, { participants: { ...state.kept.participants, ...changed } })
  return withCafe(next, {
    hosts: { ...state.cafe.hosts, ...Object.fromEntries(hosts.map(([id, { name }]) => [id, { name }])) },
    people: { ...state.cafe.people, ...Object.fromEntries(people.map(([id, said]) => [id, personOf(said)])) },
  })
}

const personOf = (participant: Participant): Person => ({
  name: participant.name,
  languages: participant.languages,
  shown: participant.perspectives.filter(({ show }) => show === 'seat').map(({ id }) => id),
  ...(participant.simulated ? { simulated: true as const } : {}),
  ...(participant.withoutDevice ? { withoutDevice: true as const } : {}),
  ...(participant.away && !participant.gone ? { away: true as const } : {}),
  ...(participant.gone ? { gone: true as const } : {}),
})

/** Where people sit from now on, and that they sat there in this round. */
export function seated(state: CafeState, seats: CafeRoots['seats']): CafeState {
  const { round } = state.cafe.state
  const history = { ...state.kept.history, [round]: { ...state.kept.history[round], ...seats } }
  const been = withBeen(state.kept.been, seats)
  return withCafe(withKept(state, { history, been }), { seats: { ...state.cafe.seats, ...seats } })
}

/** At which tables each has sat, in the order in which they came there. */
export function withBeen(been: KeptRoots['been'], seats: CafeRoots['seats']): KeptRoots['been'] {
  const next = { ...been }
  for (const [id, tableId] of Object.entries(seats) as [ParticipantId, TableId][]) {
    const before = next[id] ?? []
    if (!before.includes(tableId)) next[id] = [...before, tableId]
  }
  return next
}

/** Somebody steps out for a while, and leaves the floor; or is back, and has been silent from then on. */
export function steppedOut(state: CafeState, { id, away, at }: Extract<CafeEvent, { type: 'person-away' }>): CafeState {
  const participant = state.kept.participants[id]
  if (!participant) return state
  const { away: _, ...here } = participant
  const floor = away ? offTheFloor(state, id, at) : quietFrom(state, [id], at)
  return withPeople(floor, { [id]: away ? { ...here, away } : here })
}

/**
 * Somebody leaves, or is removed: their seat is free, and what they wrote stays. Whoever leaves ends what they wished and
 * where they are signed in; whoever is removed finds it as it was, should they be let back.
 */
export function gone(state: CafeState, id: ParticipantId, how: 'left' | 'removed'): CafeState {
  const participant = state.kept.participants[id]
  if (!participant) return state
  let next = withCafe(state, { seats: without(state.cafe.seats, id), hosts: without(state.cafe.hosts, id) })
  for (const [tableId, table] of Object.entries(state.cafe.tables) as [TableId, CafeRoots['tables'][TableId]][]) {
    if (table.hostId === id) next = tableHostSet(next, tableId, null)
  }
  const leaving = { ...participant, gone: how }
  next = slowedDown(withoutLead(next, id), id, null)
  if (how === 'left')
    next = withKept(sessionsEnded(next, sessionsOf(next, id)), { wishes: without(next.kept.wishes, id) })
  next = withKept(next, { participants: { ...next.kept.participants, [id]: leaving } })
  if (!state.cafe.people[id]) return next
  return withCafe(next, { people: { ...next.cafe.people, [id]: personOf(leaving) } })
}

/** Somebody who was removed is here again, as they were. */
export function back(state: CafeState, id: ParticipantId): CafeState {
  const participant = state.kept.participants[id]
  if (!participant) return state
  const { gone: _, away: __, ...here } = participant
  return withPeople(state, { [id]: here })
}
