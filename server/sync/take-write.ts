import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { faultOf } from '../fault.ts'
import type { Batch } from '../storage/storage.ts'
import type { Access, Bearer, Rights, Written } from './access.ts'
import { bindClients } from './client-ids.ts'
import { type Closing, closingForWrite } from './closing.ts'
import type { Documents } from './documents.ts'
import { judge } from './guard/judge.ts'
import type { Follower, LiveDocument } from './live-document.ts'

export interface WriteParts {
  documents: Documents
  access: Access
  log: Pick<Logger, 'warn' | 'error'>
}

/**
 * Somebody's update, inside a turn's job: judged by the rights of this moment, then applied and put into the batch.
 * Returns why their socket is to be closed, or `null` when all is well. An update that changes nothing is always well:
 * a stock provider sends one wherever it connects. `lacking`: it builds on what is not here, and was not taken.
 */
export function takeWrite(
  { documents, access, log }: WriteParts,
  live: LiveDocument,
  bearer: Bearer & { rights: Rights; strict: boolean },
  origin: Follower,
  update: Uint8Array,
  batch: Batch,
): Closing | 'lacking' | null {
  const { participantId, strict } = bearer
  // Where a part is missing, what is written could contradict it.
  const write = live.contents.damaged ? refuse('damaged').error : bearer.rights.write
  const verdict = judge(live.doc, update, {
    participantId,
    standing: typeof write === 'string' && live.rules ? write : null,
    voices: bearer.rights.voices ?? [],
    newNotes: bearer.rights.newNotes ?? {},
    rules: live.rules ?? {},
    ownerOf: (clientId) => live.clients.get(clientId) ?? null,
    count: (root) => live.contents.count(root),
  })
  if (!verdict.ok) {
    if (verdict.refusal.lacking && !strict) return 'lacking'
    const { code, root, message } = verdict.refusal
    log.warn({ document: live.parts.kind, code, root }, `a write is refused: ${message}`)
    return closingForWrite(verdict.refusal, typeof write === 'string' ? undefined : write)
  }
  if (verdict.empty) return null
  const unbound = bindClients(documents, live, bearer, verdict.clients, batch)
  if (unbound) return closingForWrite({ code: unbound, root: null, key: null })
  const removed = readAll(live.doc, verdict.removed)
  documents.apply(batch, live, origin, verdict.update)
  try {
    access.written(live.parts, { by: participantId, created: presentIn(live.doc, verdict.created), removed }, batch)
  } catch (error) {
    // The write stands; what should have followed from it is a bug to be heard of.
    log.error({ fault: faultOf(error) }, 'what follows a write went wrong')
  }
  return null
}

/** Records as plain values, before they go. */
function readAll(doc: Y.Doc, keys: Record<string, string[]>): Written['removed'] {
  return Object.fromEntries(
    Object.entries(keys).map(([root, all]) => [
      root,
      Object.fromEntries(all.map((key) => [key, plainOf(doc, root, key)])),
    ]),
  )
}

const plainOf = (doc: Y.Doc, root: string, key: string): unknown =>
  (doc.getMap(root).get(key) as Y.Map<unknown> | undefined)?.toJSON()

/** Of the records that an update made, those that are there: Yjs may have let another keep the key. */
function presentIn(doc: Y.Doc, created: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(created).map(([root, keys]) => [root, keys.filter((key) => doc.getMap(root).has(key))]),
  )
}
