/**
 * What is written and what of it is saved. Keys name records (`notes/<id>`); a key is unsaved from the moment it is
 * written until the server has said that the message which carried it is durable. Counts begin anew with every socket.
 */
type Carried = { by: 'step2' | 'update'; number: number } | 'waits'

export class Ledger {
  #keys = new Map<string, Carried>()
  #sent = { step2: 0, update: 0 }
  #changed: (unsaved: ReadonlySet<string>) => void

  constructor(changed: (unsaved: ReadonlySet<string>) => void) {
    this.#changed = changed
  }

  get unsaved(): ReadonlySet<string> {
    return new Set(this.#keys.keys())
  }

  /** Before the first step 2, single updates would have gaps before them: the step 2 carries all of it. */
  get mayUpdate(): boolean {
    return this.#sent.step2 > 0
  }

  wrote(keys: Iterable<string>): void {
    for (const key of keys) this.#keys.set(key, 'waits')
    this.#tell()
  }

  /** A message left; it carries everything that was waiting. */
  sent(by: 'step2' | 'update'): void {
    this.#sent[by] += 1
    const number = this.#sent[by]
    for (const [key, carried] of this.#keys) if (carried === 'waits') this.#keys.set(key, { by, number })
  }

  /** The server's counts of what is durable of this socket's messages. */
  acknowledged(step2: number, update: number): void {
    const durable = { step2, update }
    let some = false
    for (const [key, carried] of this.#keys) {
      if (carried === 'waits' || carried.number > durable[carried.by]) continue
      this.#keys.delete(key)
      some = true
    }
    if (some) this.#tell()
  }

  /** What was under way may be lost: the next socket's step 2 carries it again. */
  socketChanged(): void {
    this.#sent = { step2: 0, update: 0 }
    for (const key of this.#keys.keys()) this.#keys.set(key, 'waits')
  }

  #tell(): void {
    this.#changed(this.unsaved)
  }
}
