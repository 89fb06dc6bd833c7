import * as Y from 'yjs'

/**
 * A document from what was stored of it. Where a row cannot be read, or another is missing, the rest is read all the same
 * and `whole` is false: a cloth with a hole in it is better than none, as long as nobody takes it for whole.
 * @param stored updates in their order
 */
export function readWhatCan(stored: readonly Uint8Array[]): { doc: Y.Doc; whole: boolean } {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const update of stored) Y.applyUpdate(doc, update)
    })
    if (isComplete(doc)) return { doc, whole: true }
  } catch {
    // Part of a row may have been applied: once more, with the rows that can be read.
  }
  doc.destroy()
  return { doc: readRows(stored.filter(isReadable)), whole: false }
}

/** Whether nothing in it waits for something that is not there. */
export const isComplete = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    Y.applyUpdate(new Y.Doc(), update)
    return true
  } catch {
    return false
  }
}

function readRows(rows: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of rows) Y.applyUpdate(doc, update)
  // What waits for a lost row would be handed on to everybody who joins.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return doc
}
