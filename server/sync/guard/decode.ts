import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { DeleteSet } from './delete-set.ts'
import { no } from './refusal.ts'

export type Struct = Y.Item | Y.GC | Y.Skip

/** An update without what the document already has: these bytes are what is judged, and the same are applied. */
export interface Incoming {
  bytes: Uint8Array
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
  const raw = read(update)
  const first = byClient(raw.structs)
  // Yjs would only take the last of several sections of one client, even one without a struct, and hold back the rest.
  if (first.size !== sectionsOf(update)) no('malformed', 'an update with an empty section, or two of one client')
  const known = new Map<number, number>()
  for (const [client, structs] of first) {
    const state = Y.getState(doc.store, client)
    if ((structs[0]?.id.clock ?? 0) < state) known.set(client, state)
  }
  const bytes = known.size ? strip(update, known) : update
  const { structs, ds } = known.size ? read(bytes) : raw
  const incoming = { bytes, structs: known.size ? byClient(structs) : first, deletes: new DeleteSet(ds.clients) }
  bound(doc, incoming.structs)
  return incoming
}

function read(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return no('malformed', 'an update that cannot be decoded')
  }
}

function strip(update: Uint8Array, known: Map<number, number>): Uint8Array {
  try {
    return Y.diffUpdate(update, Y.encodeStateVector(known))
  } catch {
    return no('malformed', 'an update that cannot be decoded')
  }
}

const sectionsOf = (update: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(update))

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const lists = new Map<number, Struct[]>()
  for (const struct of structs) {
    const list = lists.get(struct.id.client)
    if (list) list.push(struct)
    else lists.set(struct.id.client, [struct])
  }
  return lists
}

function bound(doc: Y.Doc, lists: Map<number, Struct[]>): void {
  if (lists.size > MOST_CLIENTS) no('too_large', 'an update of too many clients')
  let count = 0
  let length = 0
  for (const [client, structs] of lists) {
    let next = Y.getState(doc.store, client)
    for (const struct of structs) {
      if (struct instanceof Y.Skip || struct.id.clock !== next) no('not_allowed', 'an update with a gap')
      if (struct.length < 1) no('malformed', 'a struct without length')
      next += struct.length
      length += struct.length
    }
    count += structs.length
    if (next > MOST_CLOCK) no('too_large', 'a clock out of all proportion')
  }
  if (count > MOST_STRUCTS || length > MOST_LENGTH) no('too_large', 'an update of too many parts')
}
