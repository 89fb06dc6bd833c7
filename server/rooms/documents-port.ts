import type * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'

/** A document's state as one Yjs update, deflated where that is how it is kept. */
export interface DocumentState {
  update: Uint8Array
  deflated: boolean
}

/** What rooms ask of the live documents; `server/sync/documents.ts` answers, `server/app.ts` introduces them. */
export interface DocumentsPort {
  /** Loads a document, if need be, and keeps it in memory until `release`. */
  retain(name: string): Promise<unknown>
  release(name: string): void
  /** A retained document, to be read. */
  read(name: string): Y.Doc
  /** The state of a retained document as it can be handed to a thread; one that sleeps is not woken for it. */
  state(name: string): DocumentState
  /** Whether something of a retained document is lost: what is written to it then is not kept. */
  isDamaged(name: string): boolean
  /**
   * Writes as the server, inside a turn's job. The change is committed with the batch, and relayed only then; if the
   * commit fails the document is dropped and loaded again.
   */
  change(batch: Batch, name: string, write: (doc: Y.Doc) => void): void
  /** What this turn takes out of a retained document is to be gone, also from what others are told and from every file. */
  forget(batch: Batch, name: string): void
  /** Closes everything of the café and forgets it. */
  erase(cafeId: string): Promise<void>
}
