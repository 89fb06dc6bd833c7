import type { ParticipantId, TableId } from '../ids.ts'
import { carriedArrive } from './carried.ts'
import { inPhase, withCafe, withKept } from './change.ts'
import type { CafeEvent } from './events.ts'
import { allQuiet, floorsOpened } from './floors.ts'
import { withBeen } from './people-after.ts'
import { phaseFromRoot } from './phase.ts'
import type { CafeState } from './state.ts'
import { balanceTold, pulseTold } from './voices.ts'

/** Everybody is at their table, and the clock runs. */
export function roundStarted(
  state: CafeState,
  { round, seats, endsAt, roundMs }: Extract<CafeEvent, { type: 'round-started' }>,
): CafeState {
  const chairs: Record<ParticipantId, TableId> = {}
  for (const [tableId, people] of Object.entries(seats) as [TableId, ParticipantId[]][]) {
    for (const id of people) chairs[id] = tableId
  }
  const house = state.kept.house.one
  const next = withKept(pulseTold(carriedArrive(state, chairs, round)), {
    history: { ...state.kept.history, [round]: chairs },
    been: withBeen(state.kept.been, chairs),
    undo: {},
    house: {
      one: {
        ...house,
        roundMs,
        startedAt: house.startedAt ?? endsAt - roundMs,
        began: { ...house.began, [round]: endsAt - roundMs },
      },
    },
  })
  return floorsOpened(inPhase(withCafe(next, { seats: chairs }), { phase: 'round', round, clock: { endsAt } }))
}

/** Whoever speaks has finished, and how the talk was spread can be told. */
export function roundEnded(state: CafeState, at: number): CafeState {
  const quiet = allQuiet(state, at)
  return balanceTold(withKept(quiet, { hands: {}, asked: {} }))
}

/** @param byMs how much longer, running or paused */
export function extended(state: CafeState, byMs: number): CafeState {
  const phase = phaseFromRoot(state.cafe.state)
  if (phase.phase !== 'round') return state
  const { one } = state.kept.house
  const longer = withKept(state, { house: { one: { ...one, roundMs: one.roundMs + byMs } } })
  const { clock } = phase
  return inPhase(longer, {
    ...phase,
    clock: 'endsAt' in clock ? { endsAt: clock.endsAt + byMs } : { remainingMs: clock.remainingMs + byMs },
  })
}
