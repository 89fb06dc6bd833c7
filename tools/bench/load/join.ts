import type { Seat } from '../targets/target.ts'
import { Client } from './client.ts'

/** A cached first sync and one encoded anew differ by a little. */
const NEARLY_ALL = 0.98

export interface Joined {
  /** From opening the socket until the document is there. */
  ms: number
  bytes: number
}

/** Somebody comes in, gets a document of so many bytes, and goes. @throws when the socket closes first, or nothing comes */
export async function join(seat: Seat, port: number, bytes: number): Promise<Joined> {
  const begun = performance.now()
  let enough = () => {}
  const whole = new Promise<void>((resolve) => {
    enough = resolve
  })
  const client = new Client(seat, port)
  client.events = {
    heard: () => {
      if (client.bytes >= bytes * NEARLY_ALL) enough()
    },
  }
  try {
    await client.synced
    // A relay does not say when it has given everything; the others end with a sync step 2.
    if (bytes > 0 && seat.wire === 'relay') await whole
    return { ms: performance.now() - begun, bytes: client.bytes }
  } finally {
    client.leave()
  }
}
