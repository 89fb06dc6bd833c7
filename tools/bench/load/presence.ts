import * as encoding from 'lib0/encoding'

/** A stock provider shows itself anew this often, ms. */
export const RENEW_EVERY_MS = 15_000

/** What one client shows, as y-protocols writes it. */
export function showing(client: number, clock: number, author: string): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, JSON.stringify({ participantId: author }))
  })
}

/**
 * Whether a stock provider would say again what it was shown: it does so with whatever is news to it, so with all but a
 * heartbeat of nobody and what comes back of its own.
 */
export function isEchoed(entries: Uint8Array, from: number, to: number, own: number): boolean {
  // Nobody at all takes one byte.
  if (to - from < 2) return false
  let client = 0
  let factor = 1
  for (let at = from + 1; at < to; at++, factor *= 128) {
    const byte = entries[at] as number
    client += (byte & 127) * factor
    if (byte < 128) break
  }
  return entries[from] !== 1 || client !== own
}
