import type { PhaseName } from '../protocol/permissions.ts'

/** Where a café stands. Only a running round and a gallery walk have an end; only a paused round remembers how much was left. */
export type Phase =
  | { phase: 'lobby' }
  | { phase: 'round'; round: number; clock: RunningClock | PausedClock }
  | { phase: 'between'; round: number }
  /** Without a clock: its time is over. */
  | { phase: 'gallery'; round: number; clock?: RunningClock }
  | { phase: 'harvest' | 'closed'; round: number }

export interface RunningClock {
  endsAt: number
}
export interface PausedClock {
  remainingMs: number
}

/** The contract's flat shape of the phase, under the root `state`. Times are ms since 1970. */
export interface PhaseRoot {
  phase: PhaseName
  /** From 0, the one that is on or was last; -1 where a café has gone to gallery or harvest without one. */
  round: number
  endsAt: number | null
  remainingMs: number | null
}

export function phaseToRoot(phase: Phase): PhaseRoot {
  const round = phase.phase === 'lobby' ? 0 : phase.round
  const flat = { phase: phase.phase, round, endsAt: null, remainingMs: null }
  return 'clock' in phase ? { ...flat, ...phase.clock } : flat
}

export function phaseFromRoot({ phase, round, endsAt, remainingMs }: PhaseRoot): Phase {
  if (phase === 'lobby') return { phase }
  if (phase === 'gallery') return endsAt === null ? { phase, round } : { phase, round, clock: { endsAt } }
  if (phase !== 'round') return { phase, round }
  if (endsAt !== null) return { phase, round, clock: { endsAt } }
  return { phase, round, clock: { remainingMs: remainingMs ?? 0 } }
}

/** How much of a round has gone, pauses left out, and when so much will have gone; what was added at its end counts to come. */
export const elapsedMs = (phase: Phase, roundMs: number, now: number): number =>
  roundMs - (phase.phase === 'round' ? (remainingMs(phase, now) ?? 0) : 0)
export const momentOf = (elapsed: number, roundMs: number, endsAt: number): number => endsAt - roundMs + elapsed

/** Milliseconds left of a round, running or paused, or of a walk; `null` when none is on. */
export function remainingMs(phase: Phase, now: number): number | null {
  if (!('clock' in phase) || !phase.clock) return null
  return 'endsAt' in phase.clock ? Math.max(0, phase.clock.endsAt - now) : phase.clock.remainingMs
}
