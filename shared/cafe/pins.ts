import type { ParticipantId } from '../ids.ts'

/** The key under which a pinned seat is kept: round, from 0, and person. */
export const pinKey = (round: number, person: ParticipantId): string => `${round}/${person}`

export function readPinKey(key: string): { round: number; person: ParticipantId } {
  const slash = key.indexOf('/')
  return { round: Number(key.slice(0, slash)), person: key.slice(slash + 1) as ParticipantId }
}
