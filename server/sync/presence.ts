import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Bearer } from './access.ts'

/** What one client id shows, as y-protocols awareness writes it: `state` is `null` for one that leaves. */
export interface Shown {
  clientId: number
  clock: number
  state: Record<string, unknown> | null
}

const MOST_IDS_A_FRAME = 2000
/** Client ids that one person shows at the same time: one for each of their sockets is more than anyone needs. */
const MOST_IDS_A_PERSON = 60
const MOST_CLIENT_ID = 0xffffffff

/** Everything that a presence frame shows, or why it cannot be taken. States are flat, with at most one level below. */
export function readPresence(entries: Uint8Array): Shown[] | 'malformed' | 'too_large' {
  try {
    const decoder = decoding.createDecoder(entries)
    const count = decoding.readVarUint(decoder)
    if (count > MOST_IDS_A_FRAME) return 'too_large'
    const shown: Shown[] = []
    for (let n = 0; n < count; n++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (json.length > LIMITS.presence * 2) return 'too_large'
      const state: unknown = JSON.parse(json)
      if (clientId > MOST_CLIENT_ID || (state !== null && !isFlat(state, 1))) return 'malformed'
      shown.push({ clientId, clock, state: state as Shown['state'] })
    }
    return shown
  } catch {
    return 'malformed'
  }
}

/** Whether a state is small enough to be shown to others. Echoes of what others show are not measured by it. */
export const fitsPresence = (state: Shown['state']) =>
  state === null || Buffer.byteLength(JSON.stringify(state)) <= LIMITS.presence

function isFlat(value: unknown, levelsBelow: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(
    ([key, inner]) =>
      !(key in Object.prototype) &&
      (typeof inner !== 'object' || inner === null || (levelsBelow > 0 && isFlat(inner, levelsBelow - 1))),
  )
}

/** As y-protocols awareness writes it. */
export function writePresence(shown: readonly Shown[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, shown.length)
    for (const { clientId, clock, state } of shown) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  })
}

/** A state that was not renewed for this long is taken away, as every provider does, in ms. */
const OUTDATED_MS = 30_000

interface Entry extends Shown {
  /** The sockets that showed it as it is now: only with the last of them does it go. One may be half dead, and not yet known to be. */
  by: Set<object>
  at: number
}

/** Who is there, in one document, and what they are doing. Nothing of it is ever stored. */
export class Presence {
  #entries = new Map<number, Entry>()

  /** Takes what a socket shows, stamped with who it is, as far as one person may show it. Returns what to tell the others. */
  show(shown: readonly Shown[], bearer: Bearer, by: object, at: number): Shown[] {
    let left = MOST_IDS_A_PERSON
    for (const { state } of this.#entries.values()) if (state?.participantId === bearer.participantId) left--
    const news = shown.filter(({ clientId, clock, state }) => {
      const known = this.#entries.get(clientId)
      if (known && this.#isEcho(known, clock, by)) return false
      if (known && (clock < known.clock || (clock === known.clock && known.state !== null && state !== null))) {
        if (clock === known.clock) known.by.add(by)
        return false
      }
      if (state === null) return known !== undefined && known.state !== null && !this.#isElsewhere(known, clock, by)
      if (!known?.state && left === 0) return false
      if (!known?.state) left--
      return true
    })
    const stamped = news.map(({ clientId, clock, state }) => {
      const stamp = state && { ...state, participantId: bearer.participantId, name: bearer.name }
      return { clientId, clock, state: stamp }
    })
    for (const one of stamped) this.#entries.set(one.clientId, { ...one, by: new Set([by]), at })
    return stamped
  }

  /**
   * A provider that lets go of its socket says farewell in the same breath as what it last said, and that may arrive when
   * it is back over another socket: it is that of the old one alone.
   */
  #isElsewhere(known: Entry, clock: number, by: object): boolean {
    if (clock > known.clock) return false
    known.by.delete(by)
    return known.by.size > 0
  }

  /**
   * Providers repeat what they hear, and say of others when they have not heard of them for long. Whoever shows an id of
   * their own and speaks of another that a different socket shows is only repeating, also where both are one person's.
   */
  #isEcho(known: Entry, clock: number, by: object): boolean {
    if (known.by.has(by) || clock !== known.clock) return false
    return [...this.#entries.values()].some((entry) => entry !== known && entry.by.has(by) && entry.state !== null)
  }

  /** Takes away what no other socket than this has shown. */
  leave(by: object): Shown[] {
    return this.#remove((entry) => entry.by.delete(by) && entry.by.size === 0)
  }

  /** Takes away what nobody has renewed for long. */
  forgetOutdated(now: number): Shown[] {
    return this.#remove((entry) => now - entry.at > OUTDATED_MS)
  }

  /** All that is shown now. */
  everyone(): Shown[] {
    return [...this.#entries.values()].filter((entry) => entry.state !== null)
  }

  #remove(which: (entry: Entry) => boolean): Shown[] {
    const gone = [...this.#entries.values()].filter((entry) => entry.state !== null && which(entry))
    for (const entry of gone) entry.state = null
    return gone.map(({ clientId, clock }) => ({ clientId, clock, state: null }))
  }
}
