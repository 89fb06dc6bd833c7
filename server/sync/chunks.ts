import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC

/** One client's structs that follow each other, each as it is written. */
interface Run {
  client: number
  clock: number
  structs: Uint8Array[]
}

/**
 * A document's state as updates of about `most` bytes, to be applied one after the other: whatever something refers to
 * comes before it or with it. Together they are the state; the last one carries what is deleted.
 */
export function chunksOf(doc: Y.Doc, most: number): Uint8Array[] {
  const whole = Y.encodeStateAsUpdate(doc)
  if (whole.length <= most) return [whole]
  const { structs, ds } = Y.decodeUpdate(whole)
  const chunks: Uint8Array[] = []
  let runs: Run[] = []
  let size = 0
  for (const struct of inCausalOrder(structs as Struct[])) {
    const written = write(struct)
    if (size > 0 && size + written.length > most) {
      chunks.push(encode(runs))
      runs = []
      size = 0
    }
    const { client, clock } = struct.id
    const last = runs.at(-1)
    if (last?.client === client) last.structs.push(written)
    else runs.push({ client, clock, structs: [written] })
    size += written.length
  }
  return [...chunks, encode(runs, ds)]
}

function write(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.toUint8Array(encoder.restEncoder)
}

/** Yjs takes one section a client: runs of the same client in one chunk are put together, which keeps their order. */
function encode(runs: readonly Run[], deletes?: ReturnType<typeof Y.decodeUpdate>['ds']): Uint8Array {
  const sections = new Map<number, Run>()
  for (const { client, clock, structs } of runs) {
    const section = sections.get(client) ?? { client, clock, structs: [] }
    sections.set(client, section)
    section.structs.push(...structs)
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.size)
    for (const { client, clock, structs } of sections.values()) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) encoding.writeUint8Array(encoder, struct)
    }
    encoding.writeVarUint(encoder, deletes?.clients.size ?? 0)
    for (const [client, ranges] of deletes?.clients ?? []) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, len)
      }
    }
  })
}

function* inCausalOrder(structs: readonly Struct[]): Generator<Struct> {
  const queues = new Map<number, { list: Struct[]; next: number; reached: number }>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client) ?? { list: [], next: 0, reached: 0 }
    queues.set(struct.id.client, queue)
    queue.list.push(struct)
  }
  const isThere = (id: unknown) => !(id instanceof Y.ID) || id.clock < (queues.get(id.client)?.reached ?? 0)
  let left = structs.length
  while (left > 0) {
    const before = left
    for (const queue of queues.values()) {
      for (let struct = queue.list[queue.next]; struct; struct = queue.list[++queue.next]) {
        if (struct instanceof Y.Item && ![struct.origin, struct.rightOrigin, struct.parent].every(isThere)) break
        queue.reached = struct.id.clock + struct.length
        left--
        yield struct
      }
    }
    if (left === before) throw new Error('a state that refers to what it does not hold')
  }
}
