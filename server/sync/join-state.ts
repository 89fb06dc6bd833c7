import type * as Y from 'yjs'
import { chunksOf } from './chunks.ts'
import { stepTwoFrame, updateFrame } from './frames.ts'
import type { RelayLog } from './relay-log.ts'

/** Bytes of a first sync that go out in one frame. */
const CHUNK = 256 * 1024
/** A state is encoded anew when what came after it is more than a quarter of it, and more than this. */
const SMALL_TAIL = 16 * 1024

/**
 * What somebody who has nothing yet is sent: the state as it was once encoded, in frames that all who join share, and what
 * was relayed since. So a hundred people at once cost a hundred writes, and not a hundred encodings.
 */
export class JoinState {
  #kept: Kept | null = null

  /** Frames in order: updates, if it takes several, and a sync step 2 at last. */
  frames(doc: () => Y.Doc, log: RelayLog): readonly Uint8Array[] {
    const tail = this.#kept && log.since(this.#kept.position)
    if (this.#kept && tail && tail.length <= Math.max(SMALL_TAIL, this.#kept.bytes / 4)) {
      const { position, whole, first, last } = this.#kept
      return position === log.head ? whole : [...first, last, stepTwoFrame(tail)]
    }
    const chunks = chunksOf(doc(), CHUNK)
    const first = chunks.slice(0, -1).map(updateFrame)
    const last = chunks.at(-1) as Uint8Array
    this.#kept = {
      position: log.head,
      bytes: chunks.reduce((sum, { length }) => sum + length, 0),
      whole: [...first, stepTwoFrame(last)],
      first,
      last: updateFrame(last),
    }
    return this.#kept.whole
  }

  clear(): void {
    this.#kept = null
  }
}

interface Kept {
  /** Of the log, when the state was encoded. */
  position: number
  bytes: number
  /** The whole state, when nothing came after it. */
  whole: readonly Uint8Array[]
  /** The whole state as updates, for when something did. */
  first: readonly Uint8Array[]
  last: Uint8Array
}
