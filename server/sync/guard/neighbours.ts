import * as Y from 'yjs'
import { no } from './refusal.ts'

/** What others have written meanwhile between two neighbours is little; more than this is walked for nobody. */
const MOST_STEPS = 1_000_000

/** How the items of a document that an update names as neighbours lie. */
export class Neighbours {
  #doc: Y.Doc
  /** From item to item, for the whole update. */
  #steps = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Whether an item would cut a character in half: Yjs puts another in place of both halves. */
  areCut({ origin, rightOrigin }: Y.Item): boolean {
    return (origin !== null && this.#isCutAfter(origin)) || (rightOrigin !== null && this.#isCutBefore(rightOrigin))
  }

  /**
   * Whether one item of a list lies before another, or one of them is gone.
   * @throws {Refused} when they lie too far apart
   */
  areInOrder(left: Y.ID, right: Y.ID): boolean {
    const [first, last] = [this.#known(left), this.#known(right)]
    if (!(first instanceof Y.Item) || !(last instanceof Y.Item)) return true
    if (first === last) return left.clock < right.clock
    for (let item: Y.Item | null = first.right; item; item = item.right) {
      if (item === last) return true
      if (++this.#steps > MOST_STEPS) no('too_large', 'neighbours that lie too far apart')
    }
    return false
  }

  #isCutAfter(id: Y.ID): boolean {
    const item = this.#known(id)
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false
    const at = id.clock - item.id.clock
    return at + 1 < item.length && isHighSurrogate(item.content.str.charCodeAt(at))
  }

  #isCutBefore(id: Y.ID): boolean {
    const item = this.#known(id)
    return item !== null && id.clock > item.id.clock && this.#isCutAfter(new Y.ID(id.client, id.clock - 1))
  }

  /** What the document holds at an id; `null` for what only the update holds. */
  #known(id: Y.ID): Y.Item | Y.GC | null {
    return id.clock < Y.getState(this.#doc.store, id.client) ? Y.getItem(this.#doc.store, id) : null
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
