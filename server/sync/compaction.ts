import type { Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { LiveDocument } from './live-document.ts'
import type { Packed } from './packing.ts'

export interface CompactionParts {
  storage: Storage
  turns: Turns
  /** Makes one snapshot of what is stored of a document; see `packing.ts`. */
  pack: (stored: readonly Uint8Array[]) => Promise<Packed>
}

/**
 * Puts one snapshot in the place of a document's log. It is made from what is stored, up to a sequence, and takes the
 * place of nothing later. With `rest`, a document that nobody has changed meanwhile is put to sleep with it.
 * @throws when the storage fails, or when what is stored does not make a whole document
 */
export async function compact(
  live: LiveDocument,
  { rest }: { rest: boolean },
  { storage, turns, pack }: CompactionParts,
): Promise<void> {
  const version = await committedVersion(live, turns)
  const { updates, newest } = await storage.loadDocument(live.name)
  const { snapshot, packed } = await pack(updates)
  if (updates.length > 1 || live.forgetsAt !== null) {
    await storage.compact(live.name, snapshot, newest)
    live.rows -= updates.length - 1
    if (live.forgetsAt !== null && live.forgetsAt <= version) live.forgetsAt = null
  }
  if (rest) {
    turns.read(() => {
      if (live.version === version && !live.broken) live.sleep(packed)
    })
  }
}

/** The version of which everything is stored. */
const committedVersion = (live: LiveDocument, turns: Turns): Promise<number> =>
  new Promise((resolve) => turns.read(() => resolve(live.version)))
