import * as Y from 'yjs'

/** A stretch of a shared text that one client wrote in one go; what was deleted has a length, and no words any more. */
interface Run {
  client: number
  clock: number
  length: number
  words: string | null
}

/** A shared text as it was in one document: what of it another document lacks can be told by its ids. */
export interface TextRuns {
  /** Of the very text: one that was taken away and put back is another. */
  client: number
  clock: number
  runs: readonly Run[]
}

/** Lifts a text out of its document; `null` for one that lies in none. */
export function runsOf(text: Y.Text): TextRuns | null {
  if (!text._item) return null
  const runs: Run[] = []
  for (let item = text._start; item; item = item.right) {
    const { id, length, content, deleted } = item
    const words = !deleted && content instanceof Y.ContentString ? content.str : null
    runs.push({ client: id.client, clock: id.clock, length, words })
  }
  return { ...text._item.id, runs }
}

/**
 * Does in `text` what had been done in a copy of it and is not known here: writes what was written, takes away what was
 * taken away, and leaves whatever others have done. Call it inside a transaction.
 * @returns `false`, and does nothing, when the runs are of another text
 */
export function writeRuns(text: Y.Text, { client, clock, runs }: TextRuns): boolean {
  const { doc, _item: own } = text
  if (!doc || own?.id.client !== client || own.id.clock !== clock) return false
  // Before anything is written: what this document writes under an id of its own says nothing about the copy's.
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  let at = 0
  for (const run of runs) {
    const has = Math.min(run.length, Math.max(0, (known.get(run.client) ?? 0) - run.clock))
    for (let n = 0; n < has; n++) at = passUnit(text, Y.createID(run.client, run.clock + n), run.words === null) ?? at
    const words = run.words?.slice(has)
    if (!words) continue
    text.insert(at, words)
    at += words.length
  }
  return true
}

/** Where a text goes on after one unit of it, which is taken away first if it `goes`; `null` when that cannot be said. */
function passUnit(text: Y.Text, id: Y.ID, goes: boolean): number | null {
  const { doc } = text
  if (!doc) return null
  const after = new Y.RelativePosition(null, null, id, -1)
  const position = Y.createAbsolutePositionFromRelativePosition(after, doc, false)
  if (position?.type !== text) return null
  if (!goes || Y.getItem(doc.store, id).deleted) return position.index
  text.delete(position.index - 1, 1)
  return position.index - 1
}
