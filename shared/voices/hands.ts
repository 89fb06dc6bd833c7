import type { ParticipantId } from '../ids.ts'

/** A short reply answers what was just said; a turn opens something of one's own. */
export type HandKind = 'turn' | 'short-reply'

/** A hand as the table sees it. */
export interface QueuedHand {
  participantId: ParticipantId
  kind: HandKind
  /** Waits until those have spoken whose hands were up before. */
  later?: true
}

/** The hands of a table, in the order in which they went up. The server keeps them; the table sees the order that follows. */
export interface Hands {
  up: Hand[]
  /** The turn that began last was a short reply, so an ordinary turn is next. */
  shortBefore: boolean
}

interface Hand {
  id: ParticipantId
  kind: HandKind
  /** Whom a "bring me in later" still waits for. */
  after?: ParticipantId[]
}

export const noHands: Hands = { up: [], shortBefore: false }

/** Raised again, a hand keeps its place in time. */
export function withHand(hands: Hands, id: ParticipantId, kind: HandKind, later: boolean): Hands {
  const others = hands.up.filter((hand) => hand.id !== id)
  const hand: Hand = { id, kind, ...(later && { after: others.map((other) => other.id) }) }
  const at = hands.up.findIndex((other) => other.id === id)
  if (at < 0 || later) return { ...hands, up: [...others, hand] }
  return { ...hands, up: hands.up.with(at, hand) }
}

/** Whoever lowers a hand is waited for no longer. */
export function withoutHand(hands: Hands, id: ParticipantId): Hands {
  if (!hands.up.some((hand) => hand.id === id)) return hands
  const up = hands.up.flatMap((hand) => {
    if (hand.id === id) return []
    return hand.after ? { ...hand, after: hand.after.filter((other) => other !== id) } : hand
  })
  return { ...hands, up }
}

/** Whoever takes the floor has no hand up any more. */
export function withFloorTaken(hands: Hands, id: ParticipantId): Hands {
  const shortBefore = hands.up.find((hand) => hand.id === id)?.kind === 'short-reply'
  const lowered = withoutHand(hands, id)
  return lowered.shortBefore === shortBefore ? lowered : { ...lowered, shortBefore }
}

/**
 * The progressive stack, by behaviour and never by who somebody is: whoever has spoken least goes first, then whoever has
 * waited longest. Somebody who is not counted (`heardMs` is `null`) has the place that waiting alone gives them. A short
 * reply goes before the next turn, and there is one at most between two turns.
 */
export function inOrder({ up, shortBefore }: Hands, heardMs: (id: ParticipantId) => number | null): QueuedHand[] {
  const ready = up.filter((hand) => !hand.after?.length)
  const waiting = up.filter((hand) => hand.after?.length)
  const turns = leastHeardFirst(
    ready.filter(({ kind }) => kind === 'turn'),
    heardMs,
  )
  const replies = leastHeardFirst(
    ready.filter(({ kind }) => kind === 'short-reply'),
    heardMs,
  )
  const order: Hand[] = []
  for (let short = !shortBefore; turns.length || replies.length; short = !short) {
    const next = (short ? replies : turns).shift()
    if (next) order.push(next)
  }
  return [
    ...order.map(({ id, kind }) => ({ participantId: id, kind })),
    ...waiting.map(({ id, kind }) => ({ participantId: id, kind, later: true as const })),
  ]
}

function leastHeardFirst(hands: Hand[], heardMs: (id: ParticipantId) => number | null): Hand[] {
  const counted = hands
    .filter(({ id }) => heardMs(id) !== null)
    .sort((a, b) => (heardMs(a.id) ?? 0) - (heardMs(b.id) ?? 0))
  return hands.flatMap((hand) => (heardMs(hand.id) === null ? hand : (counted.shift() ?? [])))
}
