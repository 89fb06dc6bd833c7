import * as encoding from 'lib0/encoding'

/**
 * Yjs updates of the first version, written by hand: a simulated client needs no document, so a thousand of them cost less
 * than the server that is measured. What is written here is what Yjs writes for the same edits.
 */
export type Content =
  | { kind: 'map' }
  | { kind: 'text' }
  | { kind: 'plain'; value: unknown }
  | { kind: 'string'; text: string }

/** Where an item lies: under a root, inside another item of its own client, or right of one. */
export type Spot = { root: string } | { inside: number } | { rightOf: number }

export interface Item {
  spot: Spot
  /** Under which key of a map. Left out for an item right of another: it has the other's. */
  key?: string
  content: Content
}

/** Items of one client, in order, from a clock on. */
export interface Run {
  client: number
  clock: number
  items: readonly Item[]
}

export interface Deletion {
  client: number
  clock: number
  length: number
}

/** How many clocks an item takes. */
export const lengthOf = (content: Content): number => (content.kind === 'string' ? content.text.length : 1)

const REFS = { map: 7, text: 7, plain: 8, string: 4 } as const
const TYPES = { map: 1, text: 2 } as const
const HAS_ORIGIN = 0x80
const HAS_KEY = 0x20

/** @param deletions  one range a client at most */
export function encodeUpdate(runs: readonly Run[], deletions: readonly Deletion[] = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length)
    for (const { client, clock, items } of runs) {
      for (const number of [items.length, client, clock]) encoding.writeVarUint(encoder, number)
      for (const item of items) writeItem(encoder, client, item)
    }
    encoding.writeVarUint(encoder, deletions.length)
    for (const { client, clock, length } of deletions) {
      for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number)
    }
  })
}

function writeItem(encoder: encoding.Encoder, client: number, { spot, key, content }: Item): void {
  const origin = 'rightOf' in spot ? HAS_ORIGIN : 0
  encoding.writeUint8(encoder, REFS[content.kind] | origin | (key === undefined ? 0 : HAS_KEY))
  if ('rightOf' in spot) {
    writeId(encoder, client, spot.rightOf)
  } else {
    encoding.writeVarUint(encoder, 'root' in spot ? 1 : 0)
    if ('root' in spot) encoding.writeVarString(encoder, spot.root)
    else writeId(encoder, client, spot.inside)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  writeContent(encoder, content)
}

function writeId(encoder: encoding.Encoder, client: number, clock: number): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeContent(encoder: encoding.Encoder, content: Content): void {
  switch (content.kind) {
    case 'map':
    case 'text':
      encoding.writeVarUint(encoder, TYPES[content.kind])
      break
    case 'plain':
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, content.value as Parameters<typeof encoding.writeAny>[1])
      break
    case 'string':
      encoding.writeVarString(encoder, content.text)
  }
}
