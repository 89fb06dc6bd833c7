import type { ParticipantId } from '../ids.ts'
import { withKept, without } from './change.ts'
import type { CafeEvent } from './events.ts'
import type { House } from './kept-state.ts'
import { withScopes } from './scopes.ts'
import { isPresent } from './seats.ts'
import type { CafeState } from './state.ts'

const withHouse = (state: CafeState, house: House): CafeState => withKept(state, { house: { one: house } })

/** Who leads from the desk: the organiser, unless a co-host took it over and is still of the café. */
export function leadOf(state: CafeState): ParticipantId {
  const { leads, organiser } = state.kept.house.one
  const person = leads && state.kept.participants[leads]
  return leads && person && isPresent(person) ? leads : organiser
}

/** Whoever else could lead: hosts who have not gone. */
export const othersWhoLead = (state: CafeState): ParticipantId[] =>
  (Object.keys(state.cafe.hosts) as ParticipantId[]).filter((id) => id !== leadOf(state))

function offered(state: CafeState, to: ParticipantId | null): CafeState {
  const house = without(state.kept.house.one as House & Record<string, unknown>, 'offered') as House
  return withHouse(state, to ? { ...house, offered: to } : house)
}

/** The two change places: whoever had the café is a co-host of it now, and may do all that co-hosts may. */
function handed(state: CafeState, from: ParticipantId, to: ParticipantId): CafeState {
  const { participants, house } = state.kept
  const [old, taker] = [participants[from], participants[to]]
  if (!old || !taker) return state
  const { offered: _, leads: __, unattendedSince: ___, ...kept } = house.one
  return withKept(state, {
    participants: {
      ...participants,
      [from]: { ...withScopes(old), role: 'host' },
      [to]: { ...withScopes(taker), role: 'organiser' },
    },
    house: { one: { ...kept, organiser: to } },
  })
}

function led(state: CafeState, by: ParticipantId): CafeState {
  const { leads: _, unattendedSince: __, ...house } = state.kept.house.one
  return withHouse(state, by === house.organiser ? house : { ...house, leads: by })
}

function unattended(state: CafeState, since: number | null): CafeState {
  const { unattendedSince: _, ...house } = state.kept.house.one
  return withHouse(state, since === null ? house : { ...house, unattendedSince: since })
}

/** Of somebody who has gone nothing is expected, and nothing is offered to them. */
export function withoutLead(state: CafeState, id: ParticipantId): CafeState {
  const { one } = state.kept.house
  const { organiser, offered: to, leads } = one
  let next = to === id ? offered(state, null) : state
  if (leads === id) next = led(next, organiser)
  return next
}

type LeadEvent = Extract<
  CafeEvent,
  { type: 'cafe-offered' | 'cafe-handed' | 'desk-taken' | 'desk-unattended' | 'desk-attended' }
>

export function leadAfter(state: CafeState, event: LeadEvent): CafeState {
  switch (event.type) {
    case 'cafe-offered':
      return offered(state, event.to)
    case 'cafe-handed':
      return handed(state, event.from, event.to)
    case 'desk-taken':
      return led(state, event.by)
    case 'desk-unattended':
      return unattended(state, event.since)
    case 'desk-attended':
      return unattended(state, null)
  }
}
