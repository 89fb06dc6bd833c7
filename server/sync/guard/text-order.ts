import * as Y from 'yjs'
import type { TextBox } from './boxes.ts'
import { no } from './refusal.ts'

/** A text of so many pieces was typed by nobody; trying out an order costs about half a microsecond a piece. */
const MOST_PIECES = 20_000

/**
 * What an update would lay into texts. An item whose neighbours lie the wrong way round may come to lie in one place for
 * whoever hears of it alone, and in another for whoever reads the whole document, for ever. Crafted updates do that, and
 * once in a long while an undo manager that brings back part of what it had brought back before (yjs/yjs, issue 794). Such
 * an update is tried out: if it comes to the same for both, an honest person is not to suffer for it.
 */
export class TextOrder {
  #added = new Map<TextBox, Y.Item[]>()
  #doubted = new Set<TextBox>()

  add(box: TextBox, item: Y.Item, isDoubted: boolean): void {
    const added = this.#added.get(box)
    if (added) added.push(item)
    else this.#added.set(box, [item])
    if (isDoubted) this.#doubted.add(box)
  }

  /** @throws {Refused} when two readers would not read the same */
  require(doc: Y.Doc): void {
    for (const box of this.#doubted) {
      const { root, key } = box.record
      const pieces = [...piecesOf(doc, box)]
      const added = this.#added.get(box) ?? []
      if (pieces.length + added.length > MOST_PIECES) no('too_large', 'a text of too many pieces', root, key)
      if (!isSameForAll(pieces, added)) no('not_allowed', 'an item that would not lie in one place', root, key)
    }
  }
}

/** What lies in a text now; nothing in one that the update makes. */
function* piecesOf(doc: Y.Doc, { id }: TextBox): Generator<Y.Item> {
  if (id.clock >= Y.getState(doc.store, id.client)) return
  const { content } = Y.getItem(doc.store, id)
  if (!(content instanceof Y.ContentType)) return
  for (let item = content.type._start; item; item = item.right) yield item
}

/** Whether a text reads alike for whoever had it and hears of what is added, and for whoever reads the whole of it. */
function isSameForAll(pieces: readonly Y.Item[], added: readonly Y.Item[]): boolean {
  const follower = new Y.Doc({ gc: false })
  const text = follower.getText()
  follower.transact((transaction) => {
    layOut(follower, text, pieces)
    for (const item of added) {
      fillUpTo(follower, item.id)
      const copy = copyOf(item, text)
      copy.getMissing(transaction, follower.store)
      copy.integrate(transaction, 0)
    }
  })
  const reader = new Y.Doc({ gc: false })
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(follower))
  return runsOf(text).join() === runsOf(reader.getText()).join()
}

/** Only ids and lengths say how items lie. */
const copyOf = ({ id, origin, rightOrigin, length }: Y.Item, text: Y.Text): Y.Item =>
  new Y.Item(id, null, origin, null, rightOrigin, text, null, new Y.ContentDeleted(length))

/** Lays items out as they lie already, in whatever order they came. */
function layOut(doc: Y.Doc, text: Y.Text, pieces: readonly Y.Item[]): void {
  let last: Y.Item | null = null
  const copies: Y.Item[] = []
  for (const piece of pieces) {
    const copy = copyOf(piece, text)
    copy.left = last
    if (last) last.right = copy
    else text._start = copy
    last = copy
    copies.push(copy)
  }
  for (const copy of copies.sort((a, b) => a.id.clock - b.id.clock)) {
    fillUpTo(doc, copy.id)
    keep(doc, copy)
  }
}

/** A store has no gaps. */
function fillUpTo(doc: Y.Doc, { client, clock }: Y.ID): void {
  const known = Y.getState(doc.store, client)
  if (known < clock) keep(doc, new Y.GC(new Y.ID(client, known), clock - known))
}

function keep(doc: Y.Doc, struct: Y.Item | Y.GC): void {
  const structs = doc.store.clients.get(struct.id.client)
  if (structs) structs.push(struct)
  else doc.store.clients.set(struct.id.client, [struct])
}

/** How the ids of a text lie, however its items are cut. */
function runsOf(text: Y.Text): string[] {
  const runs: { client: number; from: number; to: number }[] = []
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id
    const last = runs.at(-1)
    if (last?.client === client && last.to === clock) last.to += item.length
    else runs.push({ client, from: clock, to: clock + item.length })
  }
  return runs.map(({ client, from, to }) => `${client}:${from}-${to}`)
}
