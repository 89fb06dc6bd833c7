import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type * as Y from 'yjs'

const ROOTS = [
  'info',
  'state',
  'tables',
  'rounds',
  'perspectives',
  'people',
  'hosts',
  'seats',
  'prompts',
  'pulse',
  'counted',
] as const satisfies (keyof CafeRoots)[]

/** The café document as plain values; `null` before its first sync. A root that did not change keeps its identity. */
export function readRoots(doc: Y.Doc, before: CafeRoots | null, changed: ReadonlySet<string> | null): CafeRoots | null {
  if (!doc.getMap('state').has('phase')) return null
  const roots: Partial<Record<(typeof ROOTS)[number], unknown>> = {}
  for (const name of ROOTS) {
    roots[name] = before && changed && !changed.has(name) ? before[name] : doc.getMap(name).toJSON()
  }
  return roots as unknown as CafeRoots
}

/** Calls back with the names of the roots that each transaction wrote; returns how to stop. */
export function watchRoots(doc: Y.Doc, onChange: (changed: Set<string>) => void): () => void {
  for (const name of ROOTS) doc.getMap(name)
  const after = (transaction: Y.Transaction) => {
    const changed = new Set<string>()
    for (const [name, root] of doc.share) if (transaction.changedParentTypes.has(root)) changed.add(name)
    if (changed.size) onChange(changed)
  }
  doc.on('afterTransaction', after)
  return () => doc.off('afterTransaction', after)
}
