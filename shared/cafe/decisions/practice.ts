import type { ParticipantId } from '../../ids.ts'
import { newGuests, talksLong } from '../../practice/guests.ts'
import { practiceWords } from '../../practice/words.ts'
import { refuse } from '../../protocol/errors.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { createRng } from '../../rng.ts'
import type { Actor, Context, Decider, Decision } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { isSeatable } from '../seats.ts'
import type { CafeState } from '../state.ts'
import { startTurn } from './floor.ts'
import { callHost } from './house.ts'
import { placeNote } from './notes.ts'
import { seatedOneByOne } from './people.ts'
import { report } from './reports.ts'

const FULL = `A rehearsal has room for ${LIMITS.simulated} simulated guests`

const roomLeft = (state: CafeState): number =>
  LIMITS.simulated - Object.values(state.kept.participants).filter(({ simulated, gone }) => simulated && !gone).length

export const practiseGuests: Decider<'practise-guests'> = (state, _actor, { count }, context) => {
  if (!state.cafe.info.rehearsal) return refuse('rehearsal_only')
  if (count > roomLeft(state)) return refuse('full', FULL, { field: 'count' })
  return { ok: true, events: arriving(state, count, context) }
}

/** Simulated guests come as anybody does: to the door where hosts let people in, else to a seat. */
function arriving(state: CafeState, count: number, context: Context): CafeEvent[] {
  const people = newGuests(state, count, context)
  const ids = Object.keys(people) as ParticipantId[]
  const joined: CafeEvent = { type: 'people-joined', people }
  return state.cafe.info.admission === 'auto' ? [joined, ...seatedOneByOne(state, ids, context.at)] : [joined]
}

/** What a guest does then is what anybody could have done, by the same decision. */
export const practiseMoment: Decider<'practise-moment'> = (state, _actor, { moment }, context) => {
  if (!state.cafe.info.rehearsal) return refuse('rehearsal_only')
  if (moment === 'late-arrival') {
    return roomLeft(state) < 1 ? refuse('full', FULL) : { ok: true, events: arriving(state, 1, context) }
  }
  const guest = somebody(state, context, moment === 'long-turn')
  if (!guest) return refuse('no_guests')
  const words = practiceWords(state.kept.participants[guest.id]?.languages ?? [])
  const tableId = state.cafe.seats[guest.id]
  const { phase } = state.cafe.state
  switch (moment) {
    case 'report':
      return report(state, guest, { type: 'report', text: words.report, ...(tableId ? { tableId } : {}) }, context)
    case 'call-for-help':
      return tableId ? callHost(state, guest, { type: 'call-host', words: words.call }, context) : refuse('no_guests')
    case 'hurtful-note':
      return tableId && (phase === 'round' || phase === 'between')
        ? silently(placeNote(state, guest, { type: 'place-note', tableId, text: words.hurtful }, context))
        : refuse('no_guests')
    case 'long-turn':
      return tableId && phase === 'round'
        ? startTurn(state, guest, { type: 'start-turn' }, context)
        : refuse('no_guests')
  }
}

/** One of the simulated guests who are in, at random; one who talks long where there is one. */
function somebody(state: CafeState, { at }: Context, long: boolean): Actor | null {
  const present = Object.entries(state.kept.participants).filter(([, one]) => one.simulated && isSeatable(one))
  const ids = present.map(([id]) => id as ParticipantId).sort()
  const some = long ? ids.filter(talksLong) : []
  const among = some.length ? some : ids
  const rng = createRng(`${state.kept.house.one.seed}/moment/${at}`)
  return among.length ? { id: rng.pick(among), role: 'participant' } : null
}

/** What the guest is answered is not the host's to read. */
const silently = (decision: Decision): Decision => (decision.ok ? { ok: true, events: decision.events } : decision)
