import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import type { Session, Storage } from '../storage/storage.ts'
import { hashToken } from './tokens.ts'

/** Sessions by token. Those asked for are remembered, because every request asks. */
export class Sessions {
  #storage: Storage
  #known = new Map<string, Session>()
  #endings = 0

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async find(token: string): Promise<Session | null> {
    const hash = hashToken(token)
    for (;;) {
      const known = this.#known.get(hash)
      if (known) return known
      const endings = this.#endings
      const session = await this.#storage.findSession(hash)
      // What was read before an ending may have ended with it.
      if (endings !== this.#endings) continue
      // One that is suspended holds nothing open, and whether it still is is asked each time.
      if (session && !session.suspended) this.#known.set(hash, session)
      return session
    }
  }

  /** Whether a session that was found still holds. */
  holds(tokenHash: string): boolean {
    return this.#known.has(tokenHash)
  }

  /** After somebody's tokens have ended, or a whole café's. */
  forget(ended: (session: Session) => boolean): void {
    this.#endings++
    for (const [hash, session] of this.#known) if (ended(session)) this.#known.delete(hash)
  }

  /** Forgets what these facts have ended; whether they have ended anything. */
  after(events: readonly CafeEvent[]): boolean {
    let ended = false
    for (const event of events) {
      const isOver = endedBy(event)
      if (!isOver) continue
      this.forget(isOver)
      ended = true
    }
    return ended
  }
}

function endedBy(event: CafeEvent): ((session: Session) => boolean) | null {
  switch (event.type) {
    case 'person-gone':
      return ({ participantId }) => participantId === event.id
    case 'link-renewed':
      return ({ id, kind, participantId }) =>
        participantId === event.id && (kind === 'link' || event.ended.some((ended) => ended === id))
    case 'sessions-ended':
      return ({ id, participantId }) => participantId === event.of && event.ids.some((ended) => ended === id)
    default:
      return null
  }
}
