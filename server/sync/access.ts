import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { DocumentName } from '@tablecloth/shared/protocol/documents.ts'
import type { Outcome, Refusal } from '@tablecloth/shared/protocol/errors.ts'
import type { Batch } from '../storage/storage.ts'

/** Who opened a socket, as far as the documents care. */
export interface Bearer {
  participantId: ParticipantId
  /** The name that everyone sees; stamped into presence. */
  name: string
  /** By which sign-in; what that is, only whoever answers knows. */
  session?: string
}

export type WriteStanding = 'participant' | 'table-host' | 'host' | 'device'

/** What somebody may do in a document at this moment. */
export interface Rights {
  /** Why they may not read it (any more); the socket is closed with it. */
  read: Refusal | null
  /** As whom they may write, or why not. */
  write: WriteStanding | Refusal
  /** For whom they may write besides themselves. */
  voices?: readonly ParticipantId[]
  /** How many new notes some of these may have in one write; whoever is not named, any number. */
  newNotes?: Readonly<Record<ParticipantId, number>>
}

/** The documents' only view of cafés: whoever runs them answers these questions. `server/app.ts` introduces them. */
export interface Access {
  /** Who bears the token. Loads the café, so that the other questions can be answered at once. */
  enter(token: string, document: DocumentName): Promise<Outcome<Bearer>>
  rights(document: DocumentName, participantId: ParticipantId, session?: string): Rights
  /** Told inside the turn in which people's writes were applied, so that what follows is committed with them. */
  written(document: DocumentName, change: Written, batch: Batch): void
}

export interface Written {
  by: ParticipantId
  /** Records that are new, by root, e.g. `{ notes: ['k3…'] }`. */
  created: Record<string, string[]>
  /** Records that are gone, of those that are everybody's to write, as plain values: root → key → record. */
  removed: Record<string, Record<string, unknown>>
}
