import { SERVER_CLIENT_IDS } from '@tablecloth/shared/protocol/documents.ts'
import type { ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import type { Batch } from '../storage/storage.ts'
import type { Bearer } from './access.ts'
import type { Documents } from './documents.ts'
import type { LiveDocument } from './live-document.ts'

/** Client ids that one person may show in one document: one for each time a page is opened. */
const MOST_IDS_A_PERSON = 1000

/** Whether a client id is this person's, or nobody's yet. */
export function mayBeOwn(live: LiveDocument, clientId: number, { participantId }: Bearer): boolean {
  return (live.clients.get(clientId) ?? participantId) === participantId
}

/** Makes client ids that nobody has shown this person's, for the document's life; or says why that cannot be. */
export function bindClients(
  documents: Documents,
  live: LiveDocument,
  { participantId }: Bearer,
  clientIds: readonly number[],
  batch: Batch,
): ErrorCode | null {
  const fresh = clientIds.filter((clientId) => !live.clients.has(clientId))
  if (!fresh.length) return null
  if (fresh.some((clientId) => clientId < SERVER_CLIENT_IDS)) return 'not_allowed'
  let had = 0
  for (const owner of live.clients.values()) if (owner === participantId) had++
  if (had + fresh.length > MOST_IDS_A_PERSON) return 'not_allowed'
  for (const clientId of fresh) documents.bind(batch, live, clientId, participantId)
  return null
}
