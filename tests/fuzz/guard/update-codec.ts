import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Updates as plain values, so that they can be put together and bent in ways that no Yjs would. */
export interface Id {
  client: number
  clock: number
}

export type Content =
  | { is: 'deleted'; length: number }
  | { is: 'json'; values: string[] }
  | { is: 'binary'; bytes: Uint8Array }
  | { is: 'string'; text: string }
  | { is: 'embed'; json: string }
  | { is: 'format'; key: string; json: string }
  | { is: 'type'; type: number; name: string }
  | { is: 'any'; values: unknown[] }
  | { is: 'doc'; guid: string; options: unknown }
  /** A kind that there is not. */
  | { is: 'unknown'; ref: number }

export interface ItemModel {
  is: 'item'
  origin: Id | null
  rightOrigin: Id | null
  /** A root's name, or the item that holds the type. Only written where there is neither origin. */
  parent: Id | string
  sub: string | null
  content: Content
}
export type StructModel = ItemModel | { is: 'gc' | 'skip'; length: number }

export interface Section {
  client: number
  clock: number
  structs: StructModel[]
}

export interface DeletedRanges {
  client: number
  ranges: { clock: number; length: number }[]
}

export interface UpdateModel {
  sections: Section[]
  deletes: DeletedRanges[]
}

export const TYPES = { array: 0, map: 1, text: 2, xmlElement: 3, xmlFragment: 4, xmlHook: 5, xmlText: 6 } as const

const REFS = {
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
} as const

const ORIGIN = 128
const RIGHT_ORIGIN = 64
const SUB = 32

/** How many clocks a struct takes. */
export function lengthOf(struct: StructModel): number {
  if (struct.is !== 'item') return struct.length
  const { content } = struct
  switch (content.is) {
    case 'deleted':
      return content.length
    case 'string':
      return content.text.length
    case 'any':
    case 'json':
      return content.values.length
    default:
      return 1
  }
}

/** The clock after a section's last struct. */
export const endOf = ({ clock, structs }: Section): number =>
  structs.reduce((end, struct) => end + lengthOf(struct), clock)

/** Encodes an update in version 1, whatever it says. */
export function encodeUpdate({ sections, deletes }: UpdateModel): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length)
    for (const { client, clock, structs } of sections) {
      for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    encoding.writeVarUint(encoder, deletes.length)
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const { clock, length } of ranges) writeId(encoder, { client: clock, clock: length })
    }
  })
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeStruct(encoder: encoding.Encoder, struct: StructModel): void {
  if (struct.is !== 'item') {
    encoding.writeUint8(encoder, struct.is === 'gc' ? 0 : 10)
    encoding.writeVarUint(encoder, struct.length)
    return
  }
  const { origin, rightOrigin, parent, sub, content } = struct
  const ref = content.is === 'unknown' ? content.ref : REFS[content.is]
  encoding.writeUint8(
    encoder,
    ref | (origin ? ORIGIN : 0) | (rightOrigin ? RIGHT_ORIGIN : 0) | (sub === null ? 0 : SUB),
  )
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent)
    if (sub !== null) encoding.writeVarString(encoder, sub)
  }
  writeContent(encoder, content)
}

function writeContent(encoder: encoding.Encoder, content: Content): void {
  switch (content.is) {
    case 'deleted':
      encoding.writeVarUint(encoder, content.length)
      break
    case 'json':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeVarString(encoder, value)
      break
    case 'binary':
      encoding.writeVarUint8Array(encoder, content.bytes)
      break
    case 'string':
      encoding.writeVarString(encoder, content.text)
      break
    case 'embed':
      encoding.writeVarString(encoder, content.json)
      break
    case 'format':
      encoding.writeVarString(encoder, content.key)
      encoding.writeVarString(encoder, content.json)
      break
    case 'type':
      encoding.writeVarUint(encoder, content.type)
      if (content.type === TYPES.xmlElement || content.type === TYPES.xmlHook)
        encoding.writeVarString(encoder, content.name)
      break
    case 'any':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeAny(encoder, value as never)
      break
    case 'doc':
      encoding.writeVarString(encoder, content.guid)
      encoding.writeAny(encoder, content.options as never)
  }
}

/** An update that Yjs made, as plain values. */
export function modelOf(update: Uint8Array): UpdateModel {
  const { structs, ds } = Y.decodeUpdate(update)
  const sections: Section[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    let section = sections.at(-1)
    if (section?.client !== client) {
      section = { client, clock, structs: [] }
      sections.push(section)
    }
    section.structs.push(structModelOf(struct))
  }
  const deletes = [...ds.clients].map(([client, ranges]) => ({
    client,
    ranges: ranges.map(({ clock, len }) => ({ clock, length: len })),
  }))
  return { sections, deletes }
}

function structModelOf(struct: Y.Item | Y.GC | Y.Skip): StructModel {
  if (!(struct instanceof Y.Item)) return { is: struct instanceof Y.GC ? 'gc' : 'skip', length: struct.length }
  const { origin, rightOrigin, parentSub, content } = struct
  // Before it is integrated, an item names its root by a string, which the types do not say.
  const parent = (struct.parent ?? '') as unknown as Id | string
  return { is: 'item', origin, rightOrigin, parent, sub: parentSub, content: contentModelOf(content) }
}

const TYPE_OF = new Map<unknown, number>([
  [Y.Array, TYPES.array],
  [Y.Map, TYPES.map],
  [Y.Text, TYPES.text],
  [Y.XmlElement, TYPES.xmlElement],
  [Y.XmlFragment, TYPES.xmlFragment],
  [Y.XmlHook, TYPES.xmlHook],
  [Y.XmlText, TYPES.xmlText],
])

function contentModelOf(content: Y.Item['content']): Content {
  if (content instanceof Y.ContentDeleted) return { is: 'deleted', length: content.len }
  if (content instanceof Y.ContentString) return { is: 'string', text: content.str }
  if (content instanceof Y.ContentAny) return { is: 'any', values: content.arr }
  if (content instanceof Y.ContentType) {
    return { is: 'type', type: TYPE_OF.get(content.type.constructor) ?? TYPES.map, name: 'p' }
  }
  if (content instanceof Y.ContentBinary) return { is: 'binary', bytes: content.content }
  if (content instanceof Y.ContentFormat) {
    return { is: 'format', key: content.key, json: JSON.stringify(content.value) }
  }
  if (content instanceof Y.ContentEmbed) return { is: 'embed', json: JSON.stringify(content.embed) }
  throw new Error(`nobody here writes ${content.constructor.name}`)
}
