import { refuse } from '../../protocol/errors.ts'
import { SOFT_LANDING_MS } from '../../protocol/limits.ts'
import type { Decider } from '../decide.ts'
import type { CafeEvent } from '../events.ts'
import { phaseFromRoot, remainingMs } from '../phase.ts'
import { seatsFor } from '../plan-seats.ts'

const MINUTE = 60_000

/** Round 1 from the lobby, the next one from anywhere else. Seats come from the plan, mended for who is here now. */
export const startRound: Decider<'start-round'> = (state, _actor, _command, context) => {
  const { at } = context
  const { phase } = state.cafe.state
  const number = phase === 'lobby' ? 0 : state.cafe.state.round + 1
  const round = state.cafe.rounds[number]
  if (!round) return refuse('last_round')
  const seating = seatsFor(state, number, context)
  if (!seating.ok) return seating
  const roundMs = Math.round(round.minutes * MINUTE)
  const events: CafeEvent[] = []
  if (seating.value.plan !== state.kept.plan)
    events.push({ type: 'seating-planned', plan: seating.value.plan, undoable: false })
  events.push({ type: 'round-started', round: number, seats: seating.value.seats, endsAt: at + roundMs, roundMs })
  return { ok: true, events, reply: { round: number } }
}

export const pauseRound: Decider<'pause-round'> = (state, _actor, _command, { at }) => {
  const phase = phaseFromRoot(state.cafe.state)
  if (phase.phase !== 'round' || !('endsAt' in phase.clock)) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'round-paused', remainingMs: remainingMs(phase, at) ?? 0, at }] }
}

export const resumeRound: Decider<'resume-round'> = (state, _actor, _command, { at }) => {
  const phase = phaseFromRoot(state.cafe.state)
  if (phase.phase !== 'round' || 'endsAt' in phase.clock) return { ok: true, events: [] }
  return { ok: true, events: [{ type: 'round-resumed', endsAt: at + phase.clock.remainingMs }] }
}

export const extendRound: Decider<'extend-round'> = (_state, _actor, { minutes }) => ({
  ok: true,
  events: [{ type: 'round-extended', byMs: Math.round(minutes * MINUTE) }],
})

export const endRound: Decider<'end-round'> = (state, _actor, { softly }, { at }) => {
  const phase = phaseFromRoot(state.cafe.state)
  const left = remainingMs(phase, at) ?? 0
  if (softly && left > 0) {
    return { ok: true, events: [{ type: 'landing-begun', endsAt: at + Math.min(left, SOFT_LANDING_MS) }] }
  }
  return { ok: true, events: [{ type: 'round-ended', at }] }
}
