import type * as Y from 'yjs'

type AnyType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>

/** Which records a transaction wrote: `notes/<id>`, `layout/<id>` … Roots hold maps, so every record has a key. */
export function touchedKeys(transaction: Y.Transaction): Set<string> {
  const names = new Map<unknown, string>()
  for (const [name, root] of transaction.doc.share) names.set(root, name)
  const keys = new Set<string>()
  for (const [type, subs] of transaction.changed) {
    const [root, record] = climb(type as AnyType)
    const name = names.get(root)
    if (name === undefined) continue
    if (record !== null) keys.add(`${name}/${record}`)
    else for (const sub of subs) if (sub !== null) keys.add(`${name}/${sub}`)
  }
  return keys
}

/** The root that a type lives in, and the key under which it hangs there; `null` for a root itself. */
function climb(type: AnyType): [root: unknown, record: string | null] {
  let at: AnyType = type
  let record: string | null = null
  while (at._item) {
    record = at._item.parentSub
    at = at._item.parent as AnyType
  }
  return [at, record]
}
