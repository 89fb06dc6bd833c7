import { setTimeout as sleep } from 'node:timers/promises'

/** Something of the play that did not come about. One line. */
export class Trouble extends Error {
  override name = 'Trouble'
}

const LOOK_EVERY_MS = 20

export const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(Math.max(0, ms), undefined, { signal })

export interface Waiting {
  signal: AbortSignal
  /** Ms. */
  within?: number
}

/**
 * Waits for a condition.
 * @param what  as in "waited 20 s for …"
 * @throws {Trouble} once it has taken too long
 */
export async function until(
  condition: () => boolean,
  what: () => string,
  { signal, within = 20_000 }: Waiting,
): Promise<void> {
  const last = performance.now() + within
  while (!condition()) {
    if (performance.now() > last) throw new Trouble(`waited ${within / 1000} s for ${what()}`)
    await sleep(LOOK_EVERY_MS, undefined, { signal })
  }
}

/** The same for each, so many at a time. */
export async function inWaves<T>(
  things: readonly T[],
  size: number,
  act: (thing: T, index: number) => Promise<unknown>,
) {
  for (let from = 0; from < things.length; from += size) {
    await Promise.all(things.slice(from, from + size).map((thing, offset) => act(thing, from + offset)))
  }
}
