import * as Y from 'yjs'

/** How much of what was relayed is remembered, in bytes: what somebody who was away for a moment is told. */
const MOST_BYTES = 256 * 1024

const NOTHING = new Uint8Array([0, 0])

/**
 * What a document's followers were told, newest last, by position: a count of relays since the document was loaded.
 * Whoever names an epoch and a position gets what came after it, instead of a comparison with all that they have.
 */
export class RelayLog {
  /** Another for each time that the document is loaded. */
  readonly epoch = Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('base64url')
  #entries: Uint8Array[] = []
  /** Position before the oldest entry. */
  #from = 0
  #bytes = 0
  #merged: { from: number; upTo: number; update: Uint8Array } | null = null

  /** Position of the newest relay. */
  get head(): number {
    return this.#from + this.#entries.length
  }

  append(update: Uint8Array): void {
    this.#entries.push(update)
    this.#bytes += update.length
    while (this.#bytes > MOST_BYTES) {
      this.#bytes -= this.#entries.shift()?.length ?? 0
      this.#from++
    }
  }

  /** All that came after a position as one update, or `null` when that is not remembered. */
  since(position: number): Uint8Array | null {
    if (position < this.#from || position > this.head) return null
    const entries = this.#entries.slice(position - this.#from)
    if (entries.length < 2) return entries[0] ?? NOTHING
    const known = this.#merged
    if (known?.from === position && known.upTo === this.head) return known.update
    this.#merged = { from: position, upTo: this.head, update: Y.mergeUpdates(entries) }
    return this.#merged.update
  }

  /** Forgets what was told; positions go on. */
  clear(): void {
    this.#from = this.head
    this.#entries = []
    this.#bytes = 0
    this.#merged = null
  }
}
