import type * as Y from 'yjs'
import type { DocumentState, SharedDocument } from '../../connection/shared-document.ts'

/** Root name → key → value, as plain values. */
export type Roots = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/**
 * Tells the roots of a document as plain values, now and after each change; stays with the document when it is replaced
 * by a fresh one. A root that did not change keeps its identity. Returns how to stop.
 */
export function followRoots(
  { state }: Pick<SharedDocument, 'state'>,
  names: readonly string[],
  tell: (roots: Roots, state: DocumentState) => void,
): () => void {
  let watched: Y.Doc | undefined
  let unwatch: (() => void) | undefined
  let roots: Roots = {}

  const read = (doc: Y.Doc, changed: ReadonlySet<string> | null) => {
    const rootOf = (name: string) => {
      const before = changed && !changed.has(name) ? roots[name] : undefined
      return before ?? (doc.getMap(name).toJSON() as Record<string, unknown>)
    }
    roots = Object.fromEntries(names.map((name) => [name, rootOf(name)]))
  }

  const watch = (doc: Y.Doc) => {
    unwatch?.()
    watched = doc
    const maps = names.map((name) => [name, doc.getMap(name)] as const)
    const after = ({ changedParentTypes }: Y.Transaction) => {
      const changed = new Set(maps.filter(([, map]) => changedParentTypes.has(map as never)).map(([name]) => name))
      if (changed.size === 0) return
      read(doc, changed)
      tell(roots, state.getState())
    }
    doc.on('afterTransaction', after)
    unwatch = () => doc.off('afterTransaction', after)
    read(doc, null)
  }

  const look = () => {
    const { doc } = state.getState()
    if (doc !== watched) watch(doc)
    tell(roots, state.getState())
  }
  const unsubscribe = state.subscribe(look)
  look()
  return () => {
    unsubscribe()
    unwatch?.()
  }
}
