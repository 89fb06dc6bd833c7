import { usePhase, useRemaining, useRoot } from '../../state/hooks.ts'
import type { Whereabouts } from './next-step.ts'

const LOBBY: Whereabouts = { phase: 'lobby', round: 0, rounds: 0, paused: false, continues: false }

/** Where the café stands, as the desk speaks of it. */
export function useWhereabouts(): Whereabouts {
  const state = useRoot('state')
  const rounds = useRoot('rounds')
  const continues = useRoot('info')?.continues !== undefined
  if (!state || !rounds) return LOBBY
  return {
    phase: state.phase,
    round: state.round,
    rounds: Object.keys(rounds).length,
    paused: state.phase === 'round' && state.remainingMs !== null,
    continues,
  }
}

/** The phase, as long as tables may be opened and closed in it. */
export function useTablesChange(): 'lobby' | 'round' | 'between' | null {
  const phase = usePhase()
  return phase === 'lobby' || phase === 'round' || phase === 'between' ? phase : null
}

/** How long the round has been on, in ms, as far as its clock says; `null` when none is. */
export function useRoundForMs(): number | null {
  const remaining = useRemaining(15_000)
  const state = useRoot('state')
  const rounds = useRoot('rounds')
  const minutes = rounds?.[state?.round ?? 0]?.minutes
  if (!remaining || state?.phase !== 'round' || minutes === undefined) return null
  return Math.max(0, minutes * 60_000 - remaining.ms)
}
