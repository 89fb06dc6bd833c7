import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { RootRule } from '@tablecloth/shared/protocol/writes.ts'
import * as Y from 'yjs'
import type { WriteStanding } from '../access.ts'
import { type Box, type MapBox, type RecordBox, type Spot, type TextBox, whereabouts } from './boxes.ts'
import type { DeleteSet } from './delete-set.ts'
import { Neighbours } from './neighbours.ts'
import { no } from './refusal.ts'
import { TextOrder } from './text-order.ts'

/** Who writes, and what the document's rules are. */
export interface Writer {
  participantId: ParticipantId
  /** `null`: may not write here at the moment. */
  standing: WriteStanding | null
  /** For whom they may write besides themselves. */
  voices: readonly string[]
  /** How many new records some people may have in one update; whoever is not named, any number. */
  newNotes?: Readonly<Record<string, number>>
  rules: Record<string, RootRule>
  /** Whose a client id is, `null` while nobody has shown it. */
  ownerOf(clientId: number): ParticipantId | null
  /** Keys of a root. */
  count(root: string): number
}

/** Ids of items of the document. */
interface Gap {
  left: Y.ID | null
  right: Y.ID | null
}

interface Placed {
  clock: number
  length: number
  origin: Y.ID | null
  rightOrigin: Y.ID | null
  spot: Spot
  /** What other items can lie in, for one that holds a type. */
  inside: Box | null
  /** Between which items of the document it lies; `null` for an end. */
  between: Gap
}

/** The document as it would be: what it holds now, and what of an update has been judged so far. */
export class Draft {
  readonly doc: Y.Doc
  readonly writer: Writer
  readonly deletes: DeleteSet
  /** Records and texts that the update makes or touches. */
  readonly records: RecordBox[] = []
  readonly texts: TextBox[] = []
  readonly order = new TextOrder()
  #boxes = new Map<Y.AbstractType<unknown>, Box | null>()
  #roots = new Map<string, Box>()
  #placed = new Map<number, Placed[]>()
  /** Keys of roots that the update sets or takes away: whether each was there before, and is there after it. */
  #keys = new Map<string, Map<string, { before: boolean; after: boolean }>>()
  #neighbours: Neighbours

  constructor(doc: Y.Doc, writer: Writer, deletes: DeleteSet) {
    this.doc = doc
    this.writer = writer
    this.deletes = deletes
    this.#neighbours = new Neighbours(doc)
  }

  /** Clock up to which a client's items are known, in the document or in what has been judged. */
  reach(client: number): number {
    const last = this.#placed.get(client)?.at(-1)
    return last ? last.clock + last.length : Y.getState(this.doc.store, client)
  }

  has({ client, clock }: Y.ID): boolean {
    return clock < this.reach(client)
  }

  place(struct: Y.Item | Y.GC, spot: Spot, inside: Box | null): void {
    const { client, clock } = struct.id
    const list = this.#placed.get(client) ?? []
    const { origin, rightOrigin } = struct instanceof Y.Item ? struct : { origin: null, rightOrigin: null }
    const between = struct instanceof Y.Item ? this.#gapOf(struct) : { left: null, right: null }
    list.push({ clock, length: struct.length, origin, rightOrigin, spot, inside, between })
    this.#placed.set(client, list)
  }

  /** Where an item of the update lies, by its parent or by its neighbours. */
  spotOf({ parent, parentSub, origin, rightOrigin }: Y.Item): Spot {
    // Before it is integrated, an item names its root by a string, which the types do not say.
    if (typeof parent === 'string') return { box: this.rootBox(parent), key: parentSub }
    if (parent instanceof Y.ID) {
      const box = this.#inside(parent)
      return box && { box, key: parentSub }
    }
    const left = origin && this.#spotAt(origin)
    const right = rightOrigin && this.#spotAt(rightOrigin)
    // Of what is gone with all around it, both are gone. An item beside one that is gone would still cut the other.
    if (origin && rightOrigin && (left?.box !== right?.box || left?.key !== right?.key)) {
      no('not_allowed', 'an item between two places')
    }
    return left ?? right
  }

  /**
   * Refuses an item whose neighbours lie the wrong way round, as no client makes it and no two would sort it alike, and one
   * that would cut a character in half, whatever becomes of the item. In words that somebody may write, a half is their own
   * affair, and so is the order as long as all read the same.
   */
  requireGap(item: Y.Item, spot: Spot): void {
    if (spot?.box.kind === 'text') {
      this.order.add(spot.box, item, !this.#isSureOfOrder(item))
      return
    }
    if (this.#neighbours.areCut(item)) no('not_allowed', 'an item in the middle of a character')
    if (spot && spot.key !== null && item.rightOrigin) {
      no('not_allowed', 'an item before another under a key', ...whereabouts(spot.box, spot.key))
    }
    if (!this.#isGapInOrder(item)) no('not_allowed', 'an item whose neighbours lie the wrong way round')
  }

  /** Whether the neighbours of an item surely lie one before the other: as the document has them, or as one was laid beside the other. */
  #isSureOfOrder(item: Y.Item): boolean {
    const { origin, rightOrigin } = item
    if (!origin || !rightOrigin) return true
    const [left, right] = [this.#placedAt(origin), this.#placedAt(rightOrigin)]
    if (!left && !right) return this.#isGapInOrder(item)
    if (left === right) return origin.clock < rightOrigin.clock
    return Y.compareIDs(left?.rightOrigin ?? null, rightOrigin) || Y.compareIDs(right?.origin ?? null, origin)
  }

  #isGapInOrder(item: Y.Item): boolean {
    const { left, right } = this.#gapOf(item)
    return !left || !right || this.#neighbours.areInOrder(left, right)
  }

  #gapOf({ origin, rightOrigin }: Y.Item): Gap {
    return { left: this.#anchor(origin, 'left'), right: this.#anchor(rightOrigin, 'right') }
  }

  /** A neighbour; in place of one that only the update holds, what of the document lies on that side of it. */
  #anchor(id: Y.ID | null, side: keyof Gap): Y.ID | null {
    const placed = id && this.#placedAt(id)
    return placed ? placed.between[side] : id
  }

  rootBox(root: string): Box {
    const known = this.#roots.get(root)
    if (known) return known
    const rule = Object.hasOwn(this.writer.rules, root) ? this.writer.rules[root] : undefined
    let box: Box
    if (!rule) box = { kind: 'closed', root }
    else if (rule.shape === 'records') box = { kind: 'records', root, rule }
    else box = { kind: 'values', root, rule }
    this.#roots.set(root, box)
    return box
  }

  /** What a type of the document is; `null` for one that is gone. */
  boxOf(type: Y.AbstractType<unknown>): Box | null {
    const known = this.#boxes.get(type)
    if (known !== undefined) return known
    const box = this.#recognise(type)
    this.#boxes.set(type, box)
    return box
  }

  /** Where an item of the document lies. */
  spotIn({ parent, parentSub }: Y.Item): Spot {
    const box = parent instanceof Y.AbstractType ? this.boxOf(parent) : null
    return box && { box, key: parentSub }
  }

  /** What the document holds under a key of a root; `null` for nothing. */
  boxAt(root: string, key: string): Box | null {
    const item = this.#current(root, key)
    if (!item) return null
    return item.content instanceof Y.ContentType ? this.boxOf(item.content.type) : { kind: 'closed', root }
  }

  /** Whether a key of a root is there, or would be. */
  isTaken(root: string, key: string): boolean {
    const touched = this.#keys.get(root)?.get(key)
    return touched ? touched.after : this.#current(root, key) !== null
  }

  /** Notes that a key is set or taken away. One that is set stays, whatever else becomes of it: which item wins is for Yjs to say. */
  touch(root: string, key: string, after: boolean): void {
    const keys = this.#keys.get(root) ?? new Map<string, { before: boolean; after: boolean }>()
    this.#keys.set(root, keys)
    const touched = keys.get(key)
    if (touched) touched.after ||= after
    else keys.set(key, { before: this.#current(root, key) !== null, after })
  }

  /** Notes that the item under a key goes, unless the update has put another in its place. */
  drop(root: string, key: string): void {
    if (!this.#keys.get(root)?.has(key)) this.touch(root, key, false)
  }

  /** How many keys of a root would be the writer's, as its rule counts them; 0 when the update adds none. */
  held(root: string, { names }: RootRule): number {
    const { participantId, ownerOf } = this.writer
    const touched = this.#keys.get(root) ?? new Map<string, { after: boolean }>()
    const counts = (key: string) => names === undefined || !this.isTaken(names, key.split(':', 1)[0] ?? '')
    const added = [...touched].filter(([key, { after }]) => after && counts(key)).length
    if (!added) return 0
    let held = added
    for (const [key, { deleted, id, content }] of this.doc.getMap(root)._map) {
      if (deleted || touched.has(key) || !counts(key)) continue
      // What the server has written for somebody is theirs as well.
      const record = content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type : null
      const owner = ownerOf(id.client) ?? (record && authorOf(record._map))
      if (owner === participantId) held++
    }
    return held
  }

  /** By how many keys each root grows. */
  *growth(): Generator<[root: string, by: number]> {
    for (const [root, keys] of this.#keys) {
      let by = 0
      for (const { before, after } of keys.values()) by += Number(after) - Number(before)
      yield [root, by]
    }
  }

  /** Keys of a root that are there and would not be any more. */
  gone(root: string): string[] {
    return [...(this.#keys.get(root) ?? [])].flatMap(([key, { before, after }]) => (before && !after ? [key] : []))
  }

  #current(root: string, key: string): Y.Item | null {
    const item = this.doc.getMap(root)._map.get(key)
    return item && !item.deleted ? item : null
  }

  #spotAt(id: Y.ID): Spot {
    const placed = this.#placedAt(id)
    if (placed) return placed.spot
    const item: Y.Item | Y.GC = Y.getItem(this.doc.store, id)
    return item instanceof Y.Item ? this.spotIn(item) : null
  }

  #inside(id: Y.ID): Box | null {
    const placed = this.#placedAt(id)
    if (placed) return placed.inside
    const item: Y.Item | Y.GC = Y.getItem(this.doc.store, id)
    return item instanceof Y.Item && item.content instanceof Y.ContentType ? this.boxOf(item.content.type) : null
  }

  #placedAt({ client, clock }: Y.ID): Placed | null {
    const list = this.#placed.get(client)
    if (!list || clock < (list[0] as Placed).clock) return null
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((list[middle] as Placed).clock <= clock) low = middle
      else high = middle - 1
    }
    return list[low] ?? null
  }

  #recognise(type: Y.AbstractType<unknown>): Box | null {
    const item = type._item
    if (!item) return this.rootBox(Y.findRootTypeKey(type))
    if (item.deleted) return null
    const spot = this.spotIn(item)
    if (!spot) return null
    const { box, key } = spot
    if (box.kind === 'records' && key !== null && type instanceof Y.Map) {
      const author = box.rule.writer === 'author' ? authorOf(type._map) : null
      const { root, rule } = box
      return { kind: 'record', root, rule, key, id: item.id, author, fresh: false, fields: new Set() }
    }
    const value =
      box.kind === 'record' && key !== null && Object.hasOwn(box.rule.fields, key) && box.rule.fields[key]?.value
    if (value && box.kind === 'record' && key !== null) {
      if (value.kind === 'text' && type instanceof Y.Text)
        return this.textBox(box, key, item.id, value.most, type.length)
      if (value.kind === 'map' && type instanceof Y.Map) {
        const map: MapBox = { kind: 'map', record: box, field: key, id: item.id, rule: value, size: type._map.size }
        return map
      }
    }
    // A shape that the rules do not know: only the server can have written it.
    return { kind: 'closed', root: rootOf(box) }
  }

  textBox(record: RecordBox, field: string, id: Y.ID, most: number, length: number): TextBox {
    const text: TextBox = { kind: 'text', record, field, id, most, length, added: 0, removed: 0 }
    this.texts.push(text)
    return text
  }
}

const rootOf = (box: Box): string => (box.kind === 'text' || box.kind === 'map' ? box.record.root : box.root)

function authorOf(fields: Map<string, Y.Item>): string | null {
  const item = fields.get('author')
  if (!item || item.deleted || !(item.content instanceof Y.ContentAny)) return null
  const author: unknown = item.content.arr.at(-1)
  return typeof author === 'string' ? author : null
}
