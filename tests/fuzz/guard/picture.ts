import * as Y from 'yjs'

/** What lies under a key: a plain value, or a type with its own item's id. */
export type Held =
  /** The last of several values is read; an undo manager brings back all that a key had. */
  | { is: 'plain'; item: string; values: unknown[] }
  | { is: 'text'; item: string; text: string; plain: boolean }
  | { is: 'map'; item: string; keys: Map<string, Held> }
  | { is: 'other'; item: string; what: string }

/** A document as anybody reads it, with the identity of every item that is there. */
export type Picture = Map<string, Map<string, Held>>

const idOf = ({ id }: Y.Item): string => `${id.client}:${id.clock}`

export function pictureOf(doc: Y.Doc): Picture {
  return new Map([...doc.share].map(([root, type]) => [root, keysOf(type._map)]))
}

function keysOf(items: ReadonlyMap<string, Y.Item>): Map<string, Held> {
  const keys = new Map<string, Held>()
  for (const [key, item] of items) if (!item.deleted) keys.set(key, heldBy(item))
  return keys
}

function heldBy(item: Y.Item): Held {
  const { content } = item
  const id = idOf(item)
  if (content instanceof Y.ContentAny) return { is: 'plain', item: id, values: content.arr }
  if (content instanceof Y.ContentType) {
    const { constructor: kind, _start, _map } = content.type
    // Exactly these: XML types are texts and maps of a kind.
    if (kind === Y.Map && hasNoList(_start)) return { is: 'map', item: id, keys: keysOf(_map) }
    if (kind === Y.Text) {
      const { text, plain } = lettersFrom(_start)
      return { is: 'text', item: id, text, plain: plain && _map.size === 0 }
    }
  }
  return { is: 'other', item: id, what: content.constructor.name }
}

/** A list in what is read by keys would be hidden from whoever reads it. */
export function hasNoList(start: Y.Item | null): boolean {
  for (let item = start; item; item = item.right) if (!item.deleted) return false
  return true
}

function lettersFrom(start: Y.Item | null): { text: string; plain: boolean } {
  let text = ''
  let plain = true
  for (let item = start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) text += item.content.str
    else plain = false
  }
  return { text, plain }
}

export const isSamePicture = (a: Picture, b: Picture): boolean =>
  a.size === b.size && [...a].every(([root, keys]) => isSameMap(keys, b.get(root)))

export function isSame(a: Held | undefined, b: Held | undefined): boolean {
  if (!a || !b) return a === b
  if (a.item !== b.item || a.is !== b.is) return false
  if (a.is === 'text' && b.is === 'text') return a.text === b.text && a.plain === b.plain
  return a.is !== 'map' || b.is !== 'map' || isSameMap(a.keys, b.keys)
}

const isSameMap = (a: Map<string, Held>, b: Map<string, Held> | undefined): boolean =>
  a.size === b?.size && [...a].every(([key, held]) => isSame(held, b.get(key)))
