import type { ParticipantId } from '../ids.ts'
import { createRng } from '../rng.ts'

/** How often somebody was offered the first word of a round, and in which round last. */
export interface FirstWord {
  times: number
  round: number
}

/**
 * Who may begin: somebody who was asked as seldom as anybody here, and not in this round yet; among those chance decides,
 * the same for the same seed. `null` when all have been asked.
 */
export function firstWordOf(
  seated: readonly ParticipantId[],
  asked: Readonly<Record<ParticipantId, FirstWord>>,
  round: number,
  seed: string,
): ParticipantId | null {
  const open = createRng(seed)
    .shuffle(seated.toSorted())
    .filter((id) => asked[id]?.round !== round)
  const times = (id: ParticipantId) => asked[id]?.times ?? 0
  const fewest = Math.min(...open.map(times))
  return open.find((id) => times(id) === fewest) ?? null
}
