import type * as Y from 'yjs'

/** Makes something for a document when it is first asked for, and answers with the same one from then on. It goes with the document. */
export function oncePerDocument<Made>(make: (doc: Y.Doc) => Made): (doc: Y.Doc) => Made {
  const made = new WeakMap<Y.Doc, { value: Made }>()
  return (doc) => {
    const known = made.get(doc) ?? { value: make(doc) }
    made.set(doc, known)
    return known.value
  }
}
