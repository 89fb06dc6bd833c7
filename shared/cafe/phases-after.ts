import { carriedLeft, carriedNameless } from './carried.ts'
import { inPhase, withCafe, withKept } from './change.ts'
import type { Phase, RunningClock } from './phase.ts'
import { nameless } from './said.ts'
import { allAtTheirOwnPace } from './slowing.ts'
import type { CafeState } from './state.ts'
import { threadsNameless } from './threads.ts'
import { countedOnce, pulseTold, voicesForgotten } from './voices.ts'
import { marksNameless, type Walk, walkOf } from './walk.ts'

/** What the parts of a café after its rounds begin and end with. */

export const galleryOpened = (state: CafeState, walk: Walk, endsAt: number): CafeState =>
  walked(pulseTold(carriedLeft(allAtTheirOwnPace(state))), { endsAt }, walk)

export function walkTimed(state: CafeState, ms: number, endsAt: number): CafeState {
  const { over: _, ...walk } = walkOf(state)
  return walked(state, { endsAt }, { ...walk, ms })
}

export const walkOver = (state: CafeState): CafeState => walked(state, null, { ...walkOf(state), over: true })

export const harvestOpened = (state: CafeState): CafeState =>
  inPhase(countedOnce(pulseTold(told(carriedLeft(allAtTheirOwnPace(state))))), {
    phase: 'harvest',
    round: lastRound(state.cafe.state),
  })

/** Nobody sits any more, and what was remembered to say whose something is goes. */
export function cafeClosed(state: CafeState): CafeState {
  const { round } = state.cafe.state
  const last = pulseTold(told(allAtTheirOwnPace(withKept(state, { takenThemes: {} }))))
  const unsigned = [marksNameless, threadsNameless, carriedNameless].reduce((next, forget) => forget(next), last)
  const closed = inPhase(unsigned, { phase: 'closed', round })
  return nameless(voicesForgotten(withCafe(closed, { seats: {} })))
}

function walked(state: CafeState, clock: RunningClock | null, walk: Walk): CafeState {
  const phase: Phase = { phase: 'gallery', round: lastRound(state.cafe.state), ...(clock ? { clock } : {}) }
  return inPhase(withCafe(state, { walk }), phase)
}

/** Where there was a walk, it is over. */
const told = (state: CafeState): CafeState =>
  'ms' in state.cafe.walk ? withCafe(state, { walk: { ...state.cafe.walk, over: true } }) : state

/** Whoever walks along what an earlier café wrote has had no round yet. */
const lastRound = ({ phase, round }: CafeState['cafe']['state']): number => (phase === 'lobby' ? -1 : round)
