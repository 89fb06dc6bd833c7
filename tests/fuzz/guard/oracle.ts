import * as Y from 'yjs'
import { copyFaults } from './copies.ts'
import { type Held, hasNoList, isSame, type Picture, pictureOf } from './picture.ts'
import {
  type Check,
  FIRST_CLIENT,
  type FieldRule,
  isPlain,
  LAST_CLIENT,
  PUBLIC_RULES,
  type PublicRule,
} from './public-rules.ts'
import { load, type Standing, type World } from './world.ts'

/** Who sent what, and what the guard said of it. */
export interface Deed {
  world: World
  writer: { id: string; standing: Standing }
  update: Uint8Array
  said: { update: Uint8Array; empty: boolean; clients: number[]; created: Record<string, string[]> }
}

/** Structs that one update may bring, and clocks. */
const MOST_STRUCTS = 5000
const MOST_CLOCKS = 1024 * 1024
/** An update splits what it lies between and names what it deletes; it cannot make more of it than this. */
const GROWTH = 24
const GROWTH_AT_LEAST = 400

/**
 * Applies with plain Yjs what was let through, and looks at what has become of the document: whether each key, field and
 * character that came, changed or went was this person's to bring, change or take. Knows nothing of how the guard judges.
 * Returns the document afterwards, and every fault found.
 */
export function examine({ world, writer, update, said }: Deed): { doc: Y.Doc; changed: boolean; faults: string[] } {
  const faults: string[] = []
  const before = world.doc
  const doc = load(world.kind, world.state)
  Y.applyUpdate(doc, said.update)
  const state = Y.encodeStateAsUpdate(doc)
  // A document that is only loaded may already be written in another order than it was.
  const changed =
    !sameBytes(state, world.state) && !sameBytes(state, Y.encodeStateAsUpdate(load(world.kind, world.state)))
  const pending = doc.store.pendingStructs || doc.store.pendingDs
  if (pending) faults.push('something waits for what never comes')
  if (said.empty && changed) faults.push('said to change nothing')
  if (changed && writer.standing === null) faults.push('written by somebody who may not')
  if (!changed && !pending) return { doc, changed, faults }
  const bound = update.length * GROWTH + GROWTH_AT_LEAST
  if (state.length - world.state.length > bound) faults.push('the document grew by more than was sent')
  const was = pictureOf(before)
  const is = pictureOf(doc)
  faults.push(
    ...newStructFaults(world, writer.id, doc, said.clients),
    ...rootFaults(doc, before),
    ...keyFaults(world, writer, was, is),
    ...createdFaults(world, said.created, was, is),
    ...relayFaults(said.update),
    ...copyFaults(world, doc, state, said.update),
  )
  return { doc, changed, faults }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** Under whose ids, and into which places, structs were put; also those of which nothing is to be seen. */
function newStructFaults(world: World, writer: string, doc: Y.Doc, clients: readonly number[]): string[] {
  const faults: string[] = []
  let count = 0
  let clocks = 0
  const owners = ownersOfRecords(world)
  const names = new Map([...doc.share].map(([root, type]) => [type as Y.AbstractType<unknown>, root]))
  for (const [client, structs] of doc.store.clients) {
    if (structs.some(({ length }) => length < 1)) faults.push('a struct without length')
    const known = Y.getState(world.doc.store, client)
    if (Y.getState(doc.store, client) === known) continue
    if (client < FIRST_CLIENT || client > LAST_CLIENT) faults.push('a client id that is not for people')
    if ((world.owners.get(client) ?? writer) !== writer) faults.push("written under another's client id")
    if (!clients.includes(client)) faults.push('a client id that was not named')
    for (
      let n = Y.findIndexSS(structs, Math.max(0, Math.min(known, Y.getState(doc.store, client) - 1)));
      n < structs.length;
      n++
    ) {
      const struct = structs[n]
      if (!struct || struct.id.clock + struct.length <= known) continue
      count++
      clocks += struct.length
      if (struct instanceof Y.Item) faults.push(...placeFaults(struct, names, owners, world, writer))
    }
  }
  if (count > MOST_STRUCTS * 2 || clocks > MOST_CLOCKS) faults.push('an update out of all proportion')
  return faults
}

/** Authors of the records that were there, by the record's item. */
function ownersOfRecords({ kind, doc }: World): Map<string, unknown> {
  const owners = new Map<string, unknown>()
  for (const [root, rule] of Object.entries(PUBLIC_RULES[kind])) {
    if (rule.hand !== 'author') continue
    for (const item of doc.getMap(root)._map.values()) {
      if (!(item.content instanceof Y.ContentType)) continue
      const author = item.content.type._map.get('author')
      const value = author && !author.deleted ? (author.content as Y.ContentAny).arr.at(-1) : null
      owners.set(`${item.id.client}:${item.id.clock}`, value)
    }
  }
  return owners
}

function placeFaults(
  item: Y.Item,
  names: ReadonlyMap<Y.AbstractType<unknown>, string>,
  owners: ReadonlyMap<string, unknown>,
  { kind, people }: World,
  writer: string,
): string[] {
  const way: Y.Item[] = [item]
  let type = item.parent as Y.AbstractType<unknown>
  while (type._item) {
    way.unshift(type._item)
    type = type._item.parent as Y.AbstractType<unknown>
  }
  const root = names.get(type) ?? '?'
  const rule = Object.hasOwn(PUBLIC_RULES[kind], root) ? PUBLIC_RULES[kind][root] : undefined
  if (!rule) return [`a struct in the root ${root}`]
  const [first, second, third] = way
  const key = first?.parentSub ?? null
  if (key === null || !rule.key.test(key)) return [`a struct under the key ${key} of ${root}`]
  const standing = people.find(({ id }) => id === writer)?.standing ?? null
  if (rule.hand !== 'author' && !mayTouch(rule, key, { id: writer, standing }))
    return [`a struct under another's key in ${root}`]
  const record = first && `${first.id.client}:${first.id.clock}`
  if (record && owners.has(record) && owners.get(record) !== writer) return ["a struct in another's record"]
  if (!second) return []
  if (typeof rule.value === 'function') return [`something in a value of ${root}`]
  const field =
    second.parentSub === null || !Object.hasOwn(rule.value, second.parentSub) ? null : rule.value[second.parentSub]
  if (!field) return [`a struct in the field ${second.parentSub} of ${root}`]
  if (!third) return []
  if (way.length > 3 || typeof field.value === 'function') return ['something within something plain']
  const fits = 'text' in field.value ? third.parentSub === null : field.value.map.test(third.parentSub ?? '')
  return fits ? [] : [`a struct at ${third.parentSub} within ${second.parentSub}`]
}

function mayTouch({ hand }: PublicRule, key: string, { id, standing }: Deed['writer']): boolean {
  if (hand === 'key') return key.split(':').at(-1) === id
  if (hand === 'table-host') return standing === 'table-host' || standing === 'host'
  return hand === 'all'
}

/** No root that was not there, none with a list beside its keys, none that cannot be printed. */
function rootFaults(doc: Y.Doc, before: Y.Doc): string[] {
  const faults: string[] = []
  for (const [root, type] of doc.share) {
    if (!before.share.has(root)) faults.push(`a new root ${root}`)
    const list = type._start
    if (type.constructor !== Y.Map) faults.push(`the root ${root} is no map any more`)
    if (!hasNoList(list)) faults.push(`a list in the root ${root}`)
    try {
      if (JSON.stringify(type.toJSON()) === undefined) faults.push(`nothing to be printed of ${root}`)
    } catch (error) {
      faults.push(`${root} cannot be printed: ${error}`)
    }
  }
  return faults
}

function keyFaults(world: World, writer: Deed['writer'], was: Picture, is: Picture): string[] {
  const faults: string[] = []
  for (const [root, now] of is) {
    const then = was.get(root) ?? new Map<string, Held>()
    const rule = Object.hasOwn(PUBLIC_RULES[world.kind], root) ? PUBLIC_RULES[world.kind][root] : undefined
    for (const key of new Set([...then.keys(), ...now.keys()])) {
      const [before, after] = [then.get(key), now.get(key)]
      if (isSame(before, after)) continue
      if (!rule) faults.push(`the root ${root} was changed`)
      else faults.push(...changeFaults(rule, key, before, after, writer).map((fault) => `${root}: ${fault}`))
      if (rule?.hand === 'author' && after && !before && wasAnothers(world, root, key, writer.id)) {
        faults.push(`${root}: a key that was somebody else's`)
      }
    }
    const total = now.size + (world.phantoms[root] ?? 0)
    if (rule && now.size > then.size && total > rule.most) faults.push(`more than ${rule.most} keys in ${root}`)
  }
  return faults
}

/** Whether somebody else has ever put a record there. */
function wasAnothers({ doc, owners }: World, root: string, key: string, writer: string): boolean {
  for (let item = doc.getMap(root)._map.get(key) ?? null; item; item = item.left) {
    if ((owners.get(item.id.client) ?? writer) !== writer) return true
  }
  return false
}

function changeFaults(
  rule: PublicRule,
  key: string,
  before: Held | undefined,
  after: Held | undefined,
  writer: Deed['writer'],
): string[] {
  if (!rule.key.test(key) || key in {}) return [`a key of another form: ${key.slice(0, 50)}`]
  if (typeof rule.value === 'function') {
    if (!mayTouch(rule, key, writer)) return ["another's key"]
    if (!after) return []
    return isAll(after, rule.value, writer.id) ? [] : ['a value of another form']
  }
  const own = (held: Held | undefined) => rule.hand === 'all' || authorOf(held) === writer.id
  if (before && !own(before)) return [`the words of ${authorOf(before)} are not as they were`]
  if (after && !own(after)) return ['words under another name']
  if (!after) return []
  if (after.is !== 'map') return ['something else than a record']
  const old = before?.is === 'map' && before.item === after.item ? before.keys : null
  return fieldFaults(rule.value, old, after.keys, writer.id)
}

function authorOf(held: Held | undefined): unknown {
  const author = held?.is === 'map' ? held.keys.get('author') : undefined
  return author?.is === 'plain' ? author.values.at(-1) : null
}

/** `old`: the same record's fields before, `null` for a new record. */
function fieldFaults(
  fields: Record<string, FieldRule>,
  old: Map<string, Held> | null,
  now: Map<string, Held>,
  writer: string,
): string[] {
  const faults: string[] = []
  for (const name of new Set([...(old?.keys() ?? []), ...now.keys()])) {
    if (!Object.hasOwn(fields, name)) faults.push(`a field ${name.slice(0, 50)}`)
  }
  for (const [name, field] of Object.entries(fields)) {
    const [before, after] = [old?.get(name), now.get(name)]
    if (field.required && !after) faults.push(`no ${name}`)
    if (isSame(before, after)) continue
    const stays = before && after && before.item === after.item
    if (old && !field.changes && !stays) faults.push(`another ${name} than it had`)
    if (after) faults.push(...valueFaults(name, field, before, after, writer))
  }
  return faults
}

const isAll = (held: Held, check: Check, writer: string): boolean =>
  held.is === 'plain' && held.values.every((value) => check(value, writer))

function valueFaults(
  name: string,
  { value }: FieldRule,
  before: Held | undefined,
  after: Held,
  writer: string,
): string[] {
  if (typeof value === 'function') {
    return isAll(after, value, writer) ? [] : [`a value of another form for ${name}`]
  }
  if ('text' in value) {
    if (after.is !== 'text' || !after.plain || !isPlain(after.text, 'many')) return [`no plain text for ${name}`]
    const most = Math.max(value.text, before?.is === 'text' ? before.text.length : 0)
    return after.text.length > most ? [`too long a text for ${name}`] : []
  }
  if (after.is !== 'map') return [`no map for ${name}`]
  const wrong = [...after.keys].filter(([key, held]) => !value.map.test(key) || !isAll(held, (one) => one === true, ''))
  return wrong.length ? [`something else than notes for ${name}`] : []
}

/**
 * Every record that is new is named: more is written for each. One that is named may have lost its place to another at
 * once, as Yjs says.
 */
function createdFaults({ kind }: World, created: Record<string, string[]>, was: Picture, is: Picture): string[] {
  const faults: string[] = []
  for (const [root, rule] of Object.entries(PUBLIC_RULES[kind])) {
    if (typeof rule.value === 'function') continue
    const named = (Object.hasOwn(created, root) && created[root]) || []
    for (const [key, { item }] of is.get(root) ?? []) {
      if (was.get(root)?.get(key)?.item !== item && !named.includes(key)) faults.push(`${root}: new, and not named`)
    }
    if (!named.every((key) => rule.key.test(key))) faults.push(`${root}: named what cannot be`)
  }
  for (const root of Object.keys(created))
    if (!Object.hasOwn(PUBLIC_RULES[kind], root)) faults.push('made what is no record')
  return faults
}

/** What the others are told is the update itself, so that it holds nothing that they would not find in a document. */
function relayFaults(update: Uint8Array): string[] {
  const faults: string[] = []
  if (Y.diffUpdate(update, new Uint8Array([0])).length !== update.length) faults.push('more is passed on than is said')
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item && !isFamiliar(struct.content)) faults.push('what no document holds is passed on')
  }
  return faults
}

function isFamiliar(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map || content.type.constructor === Y.Text
  if (!(content instanceof Y.ContentAny))
    return content instanceof Y.ContentString || content instanceof Y.ContentDeleted
  const isFlat = (value: unknown) => Object(value) !== value
  return content.arr.every((value) => isFlat(value) || Object.values(value as object).every(isFlat))
}
