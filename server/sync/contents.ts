import { inflateRawSync } from 'node:zlib'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { SERVER_CLIENT } from '@tablecloth/shared/protocol/documents.ts'
import type { RootRule } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import { readWhatCan } from './read-what-can.ts'

/** What is stored of a document. */
export interface Stored {
  /** A snapshot, if there is one, and the updates since, oldest first. */
  updates: readonly Uint8Array[]
  /** Whose each client id is. */
  clients: ReadonlyMap<number, ParticipantId>
  /** Not all of it could be read. */
  damaged?: boolean
}

/**
 * What a document holds: a Y.Doc while anybody works with it, a packed state while nobody does. Whoever asks for the
 * document wakes it.
 */
export class Contents {
  /** Some of what was stored could not be read. The rest is shown, and nothing more is stored. */
  readonly damaged: boolean
  #rules: Record<string, RootRule>
  #doc: Y.Doc | null
  #packed: Uint8Array | null = null
  #vector: Uint8Array | null = null
  #counts = new Map<string, number>()
  #quiet = 0

  /** @param stored.updates in their order */
  constructor(stored: Pick<Stored, 'updates' | 'damaged'>, rules: Record<string, RootRule> | null) {
    this.#rules = rules ?? {}
    const { doc, whole } = readWhatCan(stored.updates)
    this.damaged = stored.damaged === true || !whole
    this.#doc = doc
    this.#attend(doc)
  }

  get doc(): Y.Doc {
    this.#quiet = 0
    this.#doc ??= this.#wake()
    return this.#doc
  }

  get isAwake(): boolean {
    return this.#doc !== null
  }

  /** All of it as one update, deflated while it sleeps; does not wake it. */
  state(): { update: Uint8Array; deflated: boolean } {
    if (!this.#doc && this.#packed) return { update: this.#packed, deflated: true }
    return { update: Y.encodeStateAsUpdate(this.doc), deflated: false }
  }

  /** The state vector as it is sent in sync step 1; does not wake anything. */
  get vector(): Uint8Array {
    this.#vector ??= Y.encodeStateVector(this.doc)
    return this.#vector
  }

  /** Keys of a root that people may write. */
  count(root: string): number {
    return this.#counts.get(root) ?? 0
  }

  /** To be called after every change. */
  changed(): void {
    this.#vector = null
    this.#packed = null
  }

  /** Counts a visit of the caretaker; answers how many there were since somebody last worked with the document. */
  visit(): number {
    return this.#doc ? ++this.#quiet : 0
  }

  /** Goes to sleep again if nothing has changed since the last time. `false` when it has. */
  sleepAgain(): boolean {
    if (this.#packed) this.sleep(this.#packed)
    return this.#packed !== null
  }

  /** @param packed the very state that the document has, as `packing.ts` packs it */
  sleep(packed: Uint8Array): void {
    if (!this.#doc) return
    this.#vector = this.vector
    this.#packed = packed
    this.#doc.destroy()
    this.#doc = null
  }

  destroy(): void {
    this.#doc?.destroy()
  }

  #wake(): Y.Doc {
    const doc = new Y.Doc()
    if (this.#packed) Y.applyUpdate(doc, inflateRawSync(this.#packed))
    this.#attend(doc)
    return doc
  }

  #attend(doc: Y.Doc): void {
    // Only now: Yjs takes another id for itself when it meets its own in what it applies.
    doc.clientID = SERVER_CLIENT
    for (const root of Object.keys(this.#rules)) this.#countKeys(doc, root)
  }

  #countKeys(doc: Y.Doc, root: string): void {
    const map = doc.getMap(root)
    this.#counts.set(root, map.size)
    map.observe((event) => {
      let count = this.count(root)
      for (const { action } of event.changes.keys.values()) {
        if (action === 'add') count++
        else if (action === 'delete') count--
      }
      this.#counts.set(root, count)
    })
  }
}
