import type { Rng } from '@tablecloth/shared/rng.ts'
import { freshKey } from './deeds.ts'
import { anyId, gapIn, type Landmark, type Landmarks } from './landmarks.ts'
import {
  type Content,
  type DeletedRanges,
  type Id,
  type ItemModel,
  lengthOf,
  type Section,
  type StructModel,
  TYPES,
} from './update-codec.ts'
import { wildContent, wildKey, wildRoot, wildValue } from './wild.ts'
import type { World } from './world.ts'
import { WORDS } from './world.ts'

const any = (value: unknown): Content => ({ is: 'any', values: [value] })
const type = (kind: number): Content => ({ is: 'type', type: kind, name: '' })

/** How often, in a hundred choices, something is put otherwise than it should be. */
const BENT = 5

/**
 * Writes structs one by one under one client id, as somebody would who knows the protocol by heart: mostly in due form,
 * which is what carries the odd one in.
 */
export class Pen {
  readonly client: number
  readonly structs: StructModel[] = []
  readonly deletes: DeletedRanges[] = []
  #start: number
  #clock: number
  #world: World
  #marks: Landmarks
  #who: string
  #rng: Rng

  constructor(world: World, marks: Landmarks, who: string, client: number, clock: number, rng: Rng) {
    this.client = client
    this.#start = clock
    this.#clock = clock
    this.#world = world
    this.#marks = marks
    this.#who = who
    this.#rng = rng
  }

  get section(): Section {
    return { client: this.client, clock: this.#start, structs: this.structs }
  }

  write(): void {
    const table = [this.#note, this.#value, this.#value, this.#typing, this.#field, this.#twice, this.#junk, this.#gone]
    const harvest = [this.#theme, this.#typing, this.#typing, this.#gather, this.#twice, this.#junk, this.#gone]
    this.#rng.pick(this.#world.kind === 'table' ? table : harvest).call(this)
  }

  #bent(): boolean {
    return this.#rng.int(100) < BENT
  }

  #add(struct: StructModel): Id {
    const id = { client: this.client, clock: this.#clock }
    this.structs.push(struct)
    this.#clock += Math.max(1, lengthOf(struct))
    return id
  }

  #item(place: Partial<ItemModel>, content: Content): Id {
    const item: ItemModel = { is: 'item', origin: null, rightOrigin: null, parent: '', sub: null, content, ...place }
    if (this.#bent()) item.content = wildContent(this.#rng)
    if (this.#bent()) item.sub = this.#rng.int(3) ? wildKey(this.#rng) : null
    if (this.#bent()) item.parent = this.#rng.int(2) ? wildRoot(this.#rng) : this.#somewhere()
    if (this.#bent()) item[this.#rng.pick(['origin', 'rightOrigin'] as const)] = this.#somewhere()
    return this.#add(item)
  }

  #delete(id: Id, length = 1): void {
    const list = this.deletes.find(({ client }) => client === id.client)
    if (!list) this.deletes.push({ client: id.client, ranges: [{ clock: id.clock, length }] })
    else list.ranges.push({ clock: id.clock, length })
    list?.ranges.sort((a, b) => a.clock - b.clock)
  }

  /** In the document, in what is being written, in itself, or in what is yet to come. */
  #somewhere(): Id {
    const { records, texts, maps, current } = this.#marks
    const known = this.#rng.pick([records, texts, maps, current])
    if (known.length && this.#rng.int(3)) return this.#rng.pick(known).id
    if (this.#rng.int(3)) return anyId(this.#marks, this.#rng)
    const back = this.#rng.int(Math.min(this.#clock - this.#start + 3, 1000))
    return { client: this.client, clock: Math.max(0, this.#clock + 2 - back) }
  }

  /** Under a key: alone, after what is there, or, so that Yjs deletes it at once, before it. */
  #under(parent: Id | string, root: string, key: string, field: string | null): Partial<ItemModel> {
    const there = this.#marks.current.find((one) => one.root === root && one.key === key && one.field === field)
    if (!there || this.#rng.int(3) === 0) return { parent, sub: key === '' ? null : (field ?? key) }
    return this.#rng.int(4) ? { origin: there.id } : { rightOrigin: there.id }
  }

  #key(root: string): string {
    const taken = this.#marks.current.filter((one) => one.root === root)
    if (this.#bent()) return wildKey(this.#rng)
    return taken.length && this.#rng.int(5) === 0 ? this.#rng.pick(taken).key : freshKey(this.#rng)
  }

  #note(): void {
    const key = this.#key('notes')
    const record = this.#item(this.#under('notes', 'notes', key, null), type(TYPES.map))
    const author = this.#bent() ? 'bo' : this.#who
    const fields: [string, Content][] = [
      ['author', any(author)],
      ['createdAt', any(1_700_000_000_000 + this.#rng.int(1e6))],
      ['text', type(TYPES.text)],
    ]
    if (this.#rng.int(2)) fields.push(['credit', any('name')])
    if (this.#bent()) fields.push([wildKey(this.#rng), any(wildValue(this.#rng))])
    for (const [sub, content] of this.#rng.shuffle(fields)) {
      if (this.#bent()) continue
      const id = this.#item({ parent: record, sub }, content)
      if (this.#rng.int(8) === 0) this.#again(id, { parent: record, sub }, content)
      if (sub === 'text' && this.#rng.int(2)) this.#item({ parent: id }, { is: 'string', text: this.#words() })
    }
    if (this.#rng.int(10) === 0) this.#delete(record)
  }

  #theme(): void {
    const record = this.#item(this.#under('themes', 'themes', this.#key('themes'), null), type(TYPES.map))
    for (const [sub, kind] of this.#rng.shuffle<[string, number]>([
      ['name', TYPES.text],
      ['description', TYPES.text],
      ['notes', TYPES.map],
    ])) {
      if (this.#bent()) continue
      const id = this.#item({ parent: record, sub }, type(kind))
      if (this.#rng.int(8) === 0) this.#again(id, { parent: record, sub }, type(kind))
      if (kind === TYPES.text) this.#item({ parent: id }, { is: 'string', text: this.#words() })
      else this.#item({ parent: id, sub: `t1/${freshKey(this.#rng)}` }, any(true))
    }
  }

  /** The same key once more, after the first or before it, and one of the two deleted, or both, or neither. */
  #again(first: Id, place: Partial<ItemModel>, content: Content): void {
    const { rightOrigin: _, ...bare } = place
    const second = this.#item(
      this.#rng.pick([{ ...bare, rightOrigin: first }, { ...bare, origin: first }, place]),
      this.#rng.int(3) ? content : { is: 'deleted', length: 1 },
    )
    if (this.#rng.int(2)) this.#delete(first)
    if (this.#rng.int(4) === 0) this.#delete(second)
  }

  #value(): void {
    const [root, key, value] = this.#plain()
    this.#item(this.#under(root, root, key, null), any(this.#bent() ? wildValue(this.#rng) : value))
  }

  #plain(): [root: string, key: string, value: unknown] {
    const note = this.#mark(this.#marks.records)?.key ?? freshKey(this.#rng)
    const who = this.#bent() ? 'bo' : this.#who
    return this.#rng.pick<[string, string, unknown]>([
      ['layout', note, { x: this.#rng.int(500), y: 2.25 }],
      ['reactions', `${note}:${who}`, 'spark'],
      ['recap', String(this.#rng.int(20)), 'Of trust'],
    ])
  }

  #typing(): void {
    const text = this.#mark(this.#marks.texts)
    if (!text) return
    const gap = gapIn(this.#world.doc, text, this.#rng)
    const words: Content = { is: 'string', text: this.#words() }
    const id = this.#item(gap ?? { parent: text.id }, this.#rng.int(10) ? words : { is: 'deleted', length: 4 })
    if (this.#rng.int(4) === 0) this.#delete(id, 1 + this.#rng.int(this.#newestLength()))
    if (gap?.origin && this.#rng.int(3) === 0) this.#delete(gap.origin)
  }

  /** Of the newest struct, at least 1; a wild one may be longer than a generator counts. */
  #newestLength(): number {
    const newest = this.structs.at(-1)
    return Math.min(Math.max(1, newest ? lengthOf(newest) : 1), 2 ** 32)
  }

  #words(): string {
    if (!this.#bent()) return this.#rng.pick(WORDS)
    return this.#rng.pick(['a\u0000', '\u202e', '\ud800', 'w'.repeat(1990), 'w'.repeat(2001), '\u2028', '\ufeff'])
  }

  #field(): void {
    const note = this.#mark(this.#marks.records)
    if (!note) return
    const [sub, value] = this.#rng.pick<[string, unknown]>([
      ['credit', 'table'],
      ['consent', 'public'],
      ['lang', 'zh-Hant'],
      ['author', this.#who],
      ['createdAt', 5],
      ['buildsOn', 'note-amal-1'],
    ])
    this.#item(this.#under(note.id, note.root, note.key, sub), this.#bent() ? wildContent(this.#rng) : any(value))
  }

  #gather(): void {
    const map = this.#mark(this.#marks.maps)
    if (!map) return
    const sub = this.#bent() ? wildKey(this.#rng) : `t${this.#rng.int(3)}/note-amal-1`
    this.#item({ parent: map.id, sub }, any(this.#bent() ? wildValue(this.#rng) : true))
  }

  /** Something over what is there, and the same again. */
  #twice(): void {
    const there = this.#mark(this.#marks.current)
    if (!there) return
    const content = this.#rng.pick([
      any('name'),
      any({ x: 1, y: 1 }),
      type(TYPES.map),
      { is: 'deleted', length: 1 } as const,
    ])
    const first = this.#item({ origin: there.id }, content)
    this.#again(first, { origin: there.id }, content)
    if (this.#rng.int(3) === 0) this.#delete(there.id)
  }

  #junk(): void {
    const parent = this.#rng.int(2) ? wildRoot(this.#rng) : this.#somewhere()
    const sub = this.#rng.int(2) ? wildKey(this.#rng) : null
    const place: Partial<ItemModel> = { parent, sub }
    if (this.#rng.int(2)) place.origin = this.#somewhere()
    if (this.#rng.int(2)) place.rightOrigin = this.#somewhere()
    this.#item(place, wildContent(this.#rng))
  }

  /** Something of which nothing is left, and what refers to it. */
  #gone(): void {
    const id = this.#add({ is: this.#rng.int(12) ? 'gc' : 'skip', length: 1 + this.#rng.int(6) })
    const place = this.#rng.pick<Partial<ItemModel>>([{ parent: id, sub: 'text' }, { origin: id }, { rightOrigin: id }])
    if (this.#rng.int(2)) this.#item(place, this.#rng.int(2) ? any({ x: 1, y: 1 }) : wildContent(this.#rng))
  }

  /** Mostly in one's own words: what can pass is what carries the rest. */
  #mark(from: readonly Landmark[]): Landmark | null {
    const own = from.filter(({ key }) => key.includes(this.#who))
    const list = own.length && this.#rng.int(4) ? own : from
    return list.length ? this.#rng.pick(list) : null
  }
}
