import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as Y from 'yjs'
import { DeleteSet } from './delete-set.ts'
import { encode } from './encode.ts'
import { lacking, no } from './refusal.ts'

export type Struct = Y.Item | Y.GC | Y.Skip

/** What an update says that the document does not know yet, and all that it deletes. */
export interface Incoming {
  /** New structs by client id, each list contiguous and joined to what the document has. */
  structs: Map<number, Struct[]>
  deletes: DeleteSet
}

/** Bounds of one update: far more than hours offline come to, far less than what would stall the others. */
const MOST_STRUCTS = 5000
const MOST_CLIENTS = 64
const MOST_LENGTH = LIMITS.yjsFrame
const MOST_CLOCK = 2 ** 31

/**
 * Decodes an update wholly, before anything of it can reach the document, and takes away what is known: known structs are
 * not to be judged again, and their references could do harm.
 * @throws {Refused} for bytes that are no update, for gaps, and for what is too large
 */
export function decode(doc: Y.Doc, update: Uint8Array): Incoming {
  const { structs: all, ds } = read(update)
  const lists = byClient(all)
  // Version 2 begins with what version 1 reads as nothing, and would be acknowledged as that.
  if (!lists.size && 1 + bytesOf(ds) !== update.length) no('malformed', 'bytes beyond the update')
  const structs = new Map<number, Struct[]>()
  for (const [client, list] of lists) {
    const fresh = withoutKnown(list, Y.getState(doc.store, client))
    if (fresh.length) structs.set(client, fresh)
  }
  bound(doc, structs)
  return { structs, deletes: new DeleteSet(ds.clients) }
}

function read(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return no('malformed', 'an update that cannot be decoded')
  }
}

/** How long a delete set is in version 1. */
function bytesOf({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']): number {
  let bytes = bytesOfNumber(clients.size)
  for (const [client, ranges] of clients) {
    bytes += bytesOfNumber(client) + bytesOfNumber(ranges.length)
    for (const { clock, len } of ranges) bytes += bytesOfNumber(clock) + bytesOfNumber(len)
  }
  return bytes
}

/** Seven bits a byte. */
function bytesOfNumber(n: number): number {
  let bytes = 1
  for (let rest = n; rest >= 128; rest = Math.floor(rest / 128)) bytes++
  return bytes
}

/** By client, whatever sections they came in: of several of one client Yjs itself would only take the last. */
function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const lists = new Map<number, Struct[]>()
  for (const struct of structs) {
    const list = lists.get(struct.id.client)
    if (list) list.push(struct)
    else lists.set(struct.id.client, [struct])
  }
  return lists
}

/** The structs from a clock on; of one that is known in part, its rest. */
function withoutKnown(list: Struct[], state: number): Struct[] {
  if ((list[0]?.id.clock ?? state) >= state) return list
  const first = list.findIndex(({ id, length }) => id.clock + length > state)
  if (first < 0) return []
  const [partly, ...others] = list.slice(first) as [Struct, ...Struct[]]
  const offset = state - partly.id.clock
  return offset > 0 ? [restOf(partly, offset), ...others] : [partly, ...others]
}

function restOf(struct: Struct, offset: number): Struct {
  try {
    const [rest] = Y.decodeUpdate(encode(new Map([[struct.id.client, [struct]]]), new Map(), offset)).structs
    return rest ?? no('malformed', 'a struct without length')
  } catch {
    return no('malformed', 'a struct that cannot be divided')
  }
}

function bound(doc: Y.Doc, lists: Map<number, Struct[]>): void {
  if (lists.size > MOST_CLIENTS) no('too_large', 'an update of too many clients')
  let count = 0
  let length = 0
  for (const [client, structs] of lists) {
    let next = Y.getState(doc.store, client)
    for (const struct of structs) {
      if (struct instanceof Y.Skip || struct.id.clock !== next) lacking('an update with a gap')
      if (struct.length < 1) no('malformed', 'a struct without length')
      next += struct.length
      length += struct.length
    }
    count += structs.length
    if (next > MOST_CLOCK) no('too_large', 'a clock out of all proportion')
  }
  if (count > MOST_STRUCTS || length > MOST_LENGTH) no('too_large', 'an update of too many parts')
}
