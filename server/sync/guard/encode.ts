import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Struct } from './decode.ts'
import type { Range } from './delete-set.ts'

/** An update that says nothing. */
export const NOTHING: Uint8Array = new Uint8Array([0, 0])

/**
 * Structs and deletions in our own encoding, so that nothing else that a sender's bytes carried goes any further.
 * @param offset clocks of the first struct that are left out
 */
export function encode(
  structs: ReadonlyMap<number, readonly Struct[]>,
  deletes: ReadonlyMap<number, readonly Range[]>,
  offset = 0,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  encoding.writeVarUint(restEncoder, structs.size)
  for (const [client, list] of structs) {
    encoding.writeVarUint(restEncoder, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, (list[0]?.id.clock ?? 0) + offset)
    list.forEach((struct, index) => {
      struct.write(encoder, index ? 0 : offset)
    })
  }
  encoding.writeVarUint(restEncoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
