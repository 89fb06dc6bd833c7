import * as Y from 'yjs'
import type { Storage } from '../storage/storage.ts'
import type { Turns } from '../turns.ts'
import type { LiveDocument } from './live-document.ts'

/**
 * Puts one snapshot in the place of a document's log. The sequence is asked for first and the snapshot taken later,
 * when no commit is under way: so it holds at least what the sequence covers. It is read back and compared before
 * anything is deleted for it.
 * @throws when the storage fails, or when the snapshot is not the document
 */
export async function compact(live: LiveDocument, storage: Storage, turns: Turns): Promise<void> {
  const upTo = await storage.newestSequence(live.name)
  const snapshot = await encodeBetweenTurns(live, turns)
  if (!snapshot || live.broken) return
  await storage.compact(live.name, snapshot, upTo)
  live.rows = 1
}

function encodeBetweenTurns(live: LiveDocument, turns: Turns): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    turns.add(() => ({
      done() {
        if (live.broken) return resolve(null)
        const snapshot = Y.encodeStateAsUpdate(live.doc)
        if (isSame(live.doc, snapshot)) resolve(snapshot)
        else reject(new Error('a snapshot that differs from its document'))
      },
      // The turn that this was part of came to nothing; the next visit compacts.
      failed: () => resolve(null),
    }))
  })
}

function isSame(doc: Y.Doc, snapshot: Uint8Array): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, snapshot)
  const same = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy))
  copy.destroy()
  return same
}
