import { RESUME_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/**
 * How far this tab has followed a document, in the server's own count: so that after a short absence the server need not
 * compare everything, but tells what came since.
 */
export class Resume {
  #epoch = ''
  #position = 0
  /** Only from the server's word on are updates counted: those of a first sync that breaks off count for nothing. */
  #counts = false

  get known(): boolean {
    return this.#epoch !== ''
  }

  /** The server has said where this tab is. An epoch of nothing: nowhere that could be named. */
  told(epoch: string, position: number): void {
    this.#epoch = epoch
    this.#position = position
    this.#counts = epoch !== ''
  }

  /** The server has said, with an acknowledgement, that this tab has everything up to a position. */
  reached(position: number): void {
    if (this.#counts) this.#position = position
  }

  heardUpdate(): void {
    if (this.#counts) this.#position++
  }

  socketChanged(): void {
    this.#counts = false
  }

  /** What goes to the server in the place of sync step 1. */
  frame(doc: Y.Doc): Uint8Array<ArrayBuffer> {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, RESUME_FRAME)
      encoding.writeVarString(encoder, this.#epoch)
      encoding.writeVarUint(encoder, this.#position)
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
    })
  }
}
