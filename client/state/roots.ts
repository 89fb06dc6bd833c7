import { CAFE_ROOTS } from '@tablecloth/shared/cafe/cafe-roots.ts'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type * as Y from 'yjs'

/** The café document as plain values; `null` before its first sync. A root that did not change keeps its identity. */
export function readRoots(doc: Y.Doc, before: CafeRoots | null, changed: ReadonlySet<string> | null): CafeRoots | null {
  if (!doc.getMap('state').has('phase')) return null
  const roots: Partial<Record<(typeof CAFE_ROOTS)[number], unknown>> = {}
  for (const name of CAFE_ROOTS) {
    roots[name] = before && changed && !changed.has(name) ? before[name] : doc.getMap(name).toJSON()
  }
  return roots as unknown as CafeRoots
}

/** Calls back with the names of the roots that each transaction wrote; returns how to stop. */
export function watchRoots(doc: Y.Doc, onChange: (changed: Set<string>) => void): () => void {
  for (const name of CAFE_ROOTS) doc.getMap(name)
  const after = (transaction: Y.Transaction) => {
    const changed = new Set<string>()
    for (const [name, root] of doc.share) if (transaction.changedParentTypes.has(root)) changed.add(name)
    if (changed.size) onChange(changed)
  }
  doc.on('afterTransaction', after)
  return () => doc.off('afterTransaction', after)
}
