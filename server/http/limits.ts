import { type Refusal, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Request, Response } from 'express'
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Tally } from './tally.ts'

/**
 * How fast is too fast. A venue shares one address, so what honest people do is never counted against it: only wrong
 * codes and keys are. Plans and new cafés need no token, so those have a budget an address that no venue comes near.
 * Addresses are kept in memory for as long as the window lasts, and nowhere else.
 */
export function createLimits(clock: () => number) {
  return {
    wrongCodes: new Tally({ points: 30, durationMs: 60_000, clock }),
    wrongKeys: new Tally({ points: 10, durationMs: 60_000, clock }),
    newCafes: new RateLimiterMemory({ points: 600, duration: 60 }),
    /** Each of them is documents in memory. */
    newTables: new RateLimiterMemory({ points: 2500, duration: 60 }),
    plans: new RateLimiterMemory({ points: 600, duration: 60 }),
    /** By participant: 30 a second, and 100 more at once now and then. */
    commands: new BurstyRateLimiter(
      new RateLimiterMemory({ points: 30, duration: 1 }),
      new RateLimiterMemory({ points: 100, duration: 10 }),
    ),
  }
}

export type Limits = ReturnType<typeof createLimits>

/** Counts against a key: a refusal once it is too many. */
export async function count(
  limiter: Pick<RateLimiterMemory, 'consume'> | BurstyRateLimiter,
  key: string,
  response: Response,
  points = 1,
): Promise<Refusal | null> {
  try {
    await limiter.consume(key, points)
    return null
  } catch (excess) {
    if (!(excess instanceof RateLimiterRes)) throw excess
    response.setHeader('Retry-After', Math.max(1, Math.ceil(excess.msBeforeNext / 1000)))
    return refuse('too_fast').error
  }
}

/** Counts a wrong code or key: a refusal once it is too many. */
export function countWrong(tally: Tally, key: string, response: Response): Refusal | null {
  const left = tally.add(key)
  if (left === 0) return null
  response.setHeader('Retry-After', Math.ceil(left / 1000))
  return refuse('too_fast').error
}

/** Whom a request is counted against. Of an IPv6 address the first half, as the rest is the sender's to choose. */
export function addressOf({ socket }: Pick<Request, 'socket'>): string {
  const address = socket.remoteAddress ?? ''
  if (!address.includes(':') || address.includes('.')) return address
  const [left = '', right = ''] = address.split('::')
  const first = left.split(':').filter(Boolean)
  const last = right.split(':').filter(Boolean)
  const gap = address.includes('::') ? Array.from({ length: 8 - first.length - last.length }, () => '0') : []
  return [...first, ...gap, ...last].slice(0, 4).join(':')
}
