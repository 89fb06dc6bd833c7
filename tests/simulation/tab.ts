import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { OwnWords } from '../../client/connection/own-words.ts'
import type { Device } from './device.ts'

export interface Shown {
  name: string
  doc: Y.Doc
  provider: WebsocketProvider
}

/** One page or program, open at the table where its person sits. */
export interface Tab {
  readonly name: string
  readonly person: string
  readonly device: Device
  /** A provider without anything of ours around it. */
  readonly stock: boolean
  /** The document that is on the screen; `null` while there is none. */
  readonly shown: Shown | null
  /** The same, while one may write on it as far as one knows. */
  readonly cloth: Shown | null
  /** Words that came back and were not laid anywhere yet. */
  readonly leftOver: OwnWords[]
  /** Shows what one is writing. */
  show(writing: string | null): void
  /** Why it is not at rest; `null` when everything is as it should be. */
  unrest(): string | null
  close(): void
}

/** What a page learns over its other line, when that is up. */
export interface Known {
  tableId: string | null
  /** Whether people may write at their tables. */
  writable: boolean
}
