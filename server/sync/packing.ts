import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { isComplete } from './read-what-can.ts'

/** A document as it is put away. */
export interface Packed {
  /** Its state as one update, read back and compared. */
  snapshot: Uint8Array
  /** The same, deflated, for memory. */
  packed: Uint8Array
}

/**
 * One snapshot for all that is stored of a document. What was deleted leaves no words in it. It is read back and compared
 * before anybody may delete anything for it.
 * @param stored updates in their order
 * @throws when something in there cannot be read, or when the snapshot is not the document
 */
export function pack(stored: readonly Uint8Array[]): Packed {
  const doc = read(stored)
  const snapshot = Y.encodeStateAsUpdate(doc)
  const copy = read([snapshot])
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) || plain(doc) !== plain(copy)) {
    throw new Error('a snapshot that differs from its document')
  }
  return { snapshot, packed: deflateRawSync(snapshot) }
}

function read(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  if (!isComplete(doc)) throw new Error('a document of which something is missing')
  return doc
}

/** What a document says, in an order of its own: keys come in the order in which they were integrated. All roots hold maps. */
const plain = (doc: Y.Doc): string =>
  JSON.stringify(
    [...doc.share.keys()].sort().map((root) => [root, doc.getMap(root).toJSON()]),
    (_key, value: unknown) => (isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value),
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
