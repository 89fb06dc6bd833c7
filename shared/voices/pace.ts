/**
 * When help comes. All of it follows from how long the round is and how many sit at the table, so that five minutes among
 * three and half an hour among six are treated alike.
 */

const SECOND = 1000
const MINUTE = 60 * SECOND

const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most)

/** What each would have if all had the same. */
const fairMs = (roundMs: number, seated: number): number => roundMs / Math.max(2, seated)

/** After so long with the floor somebody is told, in private, how long it has been. */
export const longTurnMs = (roundMs: number, seated: number): number =>
  Math.round(between(MINUTE, fairMs(roundMs, seated) * 0.75, 4 * MINUTE))

/** After so long they are asked whether they still speak: a tap may have been forgotten. */
export const capMs = (roundMs: number, seated: number): number =>
  Math.round(between(2 * MINUTE, fairMs(roundMs, seated) * 1.5, 10 * MINUTE))

/** How long the question waits for its answer. */
export const CAP_ANSWER_MS = MINUTE

/** A server that comes to it later than this asks when it does, so that nobody is cut off unasked. */
export const CAP_LATE_MS = 5 * SECOND

/** How much of the round has gone when the table hears that not everyone has spoken: later where there are more to hear. */
export const unheardAfterMs = (roundMs: number, seated: number): number =>
  Math.ceil(roundMs * between(0.4, 0.4 + (seated - 3) * 0.04, 0.6))

/**
 * After so long a silence, within a round, somebody is invited: not before two fifths of it, not in its last minute. Where all
 * have the same, everybody is silent while the others speak, the longer the more of them there are; three fifths of that.
 */
export const silenceMs = (roundMs: number, seated: number): number =>
  Math.round(between(2 * MINUTE, (roundMs - fairMs(roundMs, seated)) * 0.6, roundMs * 0.5))

export const invitationsFromMs = (roundMs: number): number => Math.ceil(roundMs * 0.4)
export const invitationsUntilMs = (roundMs: number): number => roundMs - MINUTE

/** Nobody is asked more often. */
export const ASK_AGAIN_MS = 5 * MINUTE
export const ASKS_A_ROUND = 2
