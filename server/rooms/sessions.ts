import type { Session, Storage } from '../storage/storage.ts'
import { hashToken } from './tokens.ts'

/** Sessions by token. Those asked for are remembered, because every request asks. */
export class Sessions {
  #storage: Storage
  #known = new Map<string, Session>()

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async find(token: string): Promise<Session | null> {
    const hash = hashToken(token)
    const known = this.#known.get(hash)
    if (known) return known
    const session = await this.#storage.findSession(hash)
    if (session) this.#known.set(hash, session)
    return session
  }

  /** After somebody's tokens have ended, or a whole café's. */
  forget(ended: (session: Session) => boolean): void {
    for (const [hash, session] of this.#known) if (ended(session)) this.#known.delete(hash)
  }
}
