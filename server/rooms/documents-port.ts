import type * as Y from 'yjs'
import type { Batch } from '../storage/storage.ts'

/** What rooms ask of the live documents; `server/sync/documents.ts` answers, `server/app.ts` introduces them. */
export interface DocumentsPort {
  /** Loads a document, if need be, and keeps it in memory until `release`. */
  retain(name: string): Promise<unknown>
  release(name: string): void
  /** A retained document, to be read. */
  read(name: string): Y.Doc
  /**
   * Writes as the server, inside a turn's job. The change is committed with the batch, and relayed only then; if the
   * commit fails the document is dropped and loaded again.
   */
  change(batch: Batch, name: string, write: (doc: Y.Doc) => void): void
  /** Sees to it that what has been overwritten in a document is soon stored no longer. */
  forgetPast(name: string): void
  /** Closes everything of the café and forgets it. */
  erase(cafeId: string): Promise<void>
}
