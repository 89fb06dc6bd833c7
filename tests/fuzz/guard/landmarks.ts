import type { Rng } from '@tablecloth/shared/rng.ts'
import * as Y from 'yjs'
import type { Id } from './update-codec.ts'
import { clocksOf } from './world.ts'

/** An item of a document that something can be put into, beside or over. */
export interface Landmark {
  id: Id
  root: string
  /** Key in the root, and in what lies there. */
  key: string
  field: string | null
}

/** What a document offers to whoever wants to put something where it does not belong. */
export interface Landmarks {
  /** Items that hold a record, a text or a map. */
  records: Landmark[]
  texts: Landmark[]
  maps: Landmark[]
  /** The item that is there now, under each key of each root and of each record; also where it is deleted. */
  current: Landmark[]
  /** Client ids, with how far each has come. */
  clocks: [client: number, end: number][]
}

export function landmarksOf(doc: Y.Doc): Landmarks {
  const marks: Landmarks = { records: [], texts: [], maps: [], current: [], clocks: [...clocksOf(doc)] }
  for (const [root, type] of doc.share) {
    for (const [key, item] of type._map) {
      const mark = { id: item.id, root, key, field: null }
      marks.current.push(mark)
      const record = typeOf(item)
      if (!record) continue
      marks.records.push(mark)
      for (const [field, inner] of record._map) {
        const innerMark = { id: inner.id, root, key, field }
        marks.current.push(innerMark)
        const held = typeOf(inner)
        if (held instanceof Y.Text) marks.texts.push(innerMark)
        else if (held) marks.maps.push(innerMark)
      }
    }
  }
  return marks
}

const typeOf = ({ content }: Y.Item): Y.AbstractType<unknown> | null =>
  content instanceof Y.ContentType ? content.type : null

/** A clock that somebody has used, or, now and then, has not. */
export function anyId({ clocks }: Landmarks, rng: Rng): Id {
  if (!clocks.length) return { client: 1024, clock: 0 }
  const [client, end] = rng.pick(clocks)
  return { client, clock: rng.int(end + (rng.int(20) ? 0 : 3) || 1) }
}

/** A place in a text: after and before which characters, as Yjs would have it; `null` where the text is empty. */
export function gapIn(doc: Y.Doc, mark: Landmark, rng: Rng): { origin: Id | null; rightOrigin: Id | null } | null {
  const item = Y.getItem(doc.store, Y.createID(mark.id.client, mark.id.clock))
  const text = item instanceof Y.Item ? typeOf(item) : null
  if (!text?._start) return null
  const chars: Id[] = []
  for (let one: Y.Item | null = text._start; one; one = one.right) {
    for (let n = 0; n < one.length; n++) chars.push({ client: one.id.client, clock: one.id.clock + n })
  }
  const at = rng.int(chars.length + 1)
  return { origin: chars[at - 1] ?? null, rightOrigin: chars[at] ?? null }
}
