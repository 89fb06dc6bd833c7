import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type Content, type Deletion, encodeUpdate, type Item, lengthOf, type Run, type Spot } from './update.ts'

export interface Place {
  x: number
  y: number
}

/** Names for notes of the one run, each of them new. */
let named = 0
const nextName = () => `bench-${(named++).toString(36).padStart(6, '0')}`

/** One client id's writing at a table: it lays notes of its own, and goes on writing the newest. */
export class Hand {
  readonly client: number
  readonly #author: string
  #clock = 0
  /** Of the newest note: the clock of the last character, how many there are, and how many of them were written last. */
  #end = 0
  #length = 0
  #last = 0
  #note = ''
  #place = -1
  /** What has been written since the last `take`. */
  #from = 0
  #items: Item[] = []
  #deletions: Deletion[] = []

  constructor(client: number, author: string) {
    this.client = client
    this.#author = author
  }

  /** Lays a note as the app does: words, author and time in one transaction, then its place. */
  note(text: string, at: number, { x, y }: Place): this {
    const key = nextName()
    this.#note = key
    const note = this.#add({ root: 'notes' }, { kind: 'map' }, key)
    const words = this.#add({ inside: note }, { kind: 'text' }, 'text')
    this.#add({ inside: words }, { kind: 'string', text })
    this.#end = this.#clock - 1
    this.#length = text.length
    this.#last = text.length
    this.#add({ inside: note }, { kind: 'plain', value: this.#author }, 'author')
    this.#add({ inside: note }, { kind: 'plain', value: at }, 'createdAt')
    this.#place = this.#add({ root: 'layout' }, { kind: 'plain', value: { x, y } }, key)
    return this
  }

  /** Goes on writing the newest note; lays another where it is full, or where there is none. */
  write(text: string): this {
    if (this.#note === '' || this.#length + text.length > LIMITS.note) {
      return this.note(text, Date.now(), { x: this.client % 1000, y: this.#clock % 1000 })
    }
    this.#add({ rightOf: this.#end }, { kind: 'string', text })
    this.#end = this.#clock - 1
    this.#length += text.length
    this.#last = text.length
    return this
  }

  /** Puts the newest note elsewhere. */
  move({ x, y }: Place): this {
    this.#place = this.#add({ rightOf: this.#place }, { kind: 'plain', value: { x, y } })
    return this
  }

  /** Strikes out what was written last, and writes this in its place. Once before `take`. */
  rewrite(text: string): this {
    if (this.#note === '') return this.write(text)
    const { client } = this
    this.#deletions = [{ client, clock: this.#end + 1 - this.#last, length: this.#last }]
    this.#length -= this.#last
    return this.write(text)
  }

  /** What was written since the last time, as one update. */
  take(): Uint8Array {
    const deletions = this.#deletions
    return encodeUpdate([this.takeRun()], deletions)
  }

  /** The same, to be put into one update with what others wrote. Deletions are left out. */
  takeRun(): Run {
    const run = { client: this.client, clock: this.#from, items: this.#items }
    this.#from = this.#clock
    this.#items = []
    this.#deletions = []
    return run
  }

  #add(spot: Spot, content: Content, key?: string): number {
    const clock = this.#clock
    this.#items.push(key === undefined ? { spot, content } : { spot, content, key })
    this.#clock += lengthOf(content)
    return clock
  }
}
