import { SERVER_CLIENT_IDS } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import { decode, type Struct } from './decode.ts'
import { deletesUnknown, judgeDeletions, newlyDeleted, newRanges } from './deletions.ts'
import { Draft, type Writer } from './draft.ts'
import { encode, NOTHING } from './encode.ts'
import { type GuardRefusal, lacking, no, Refused } from './refusal.ts'
import { judgeStruct } from './structs.ts'

export type Verdict =
  | { ok: false; refusal: GuardRefusal }
  | {
      ok: true
      /** What to apply, in our own encoding: the update without what is known. */
      update: Uint8Array
      /** It would change nothing. */
      empty: boolean
      /** Client ids of what is new. */
      clients: number[]
      /** Keys of the records that it makes, by root. Of several under one key Yjs says which stays, if any. */
      created: Record<string, string[]>
    }

const MOST_CLIENT_ID = 0xffffffff

/**
 * Judges an update before anything of it reaches the document: whose ids it uses, where each new item lies and what it
 * is, and whose everything is that it deletes. The rules are those of `shared/protocol/writes.ts`. Changes nothing.
 */
export function judge(doc: Y.Doc, update: Uint8Array, writer: Writer): Verdict {
  try {
    const { structs, deletes } = decode(doc, update)
    const found = newlyDeleted(doc, deletes)
    if (!structs.size && !found.length && !deletesUnknown(deletes, (client) => Y.getState(doc.store, client))) {
      return { ok: true, update: NOTHING, empty: true, clients: [], created: {} }
    }
    const clients = [...structs.keys()]
    if (writer.standing === null) no('not_allowed', 'a write where only the server writes, or not now')
    requireOwnClients(clients, writer)
    const draft = new Draft(doc, writer, deletes)
    judgeInOrder(draft, structs)
    judgeDeletions(draft, found)
    const created = judgeWhole(draft)
    return { ok: true, update: encode(structs, newRanges(doc, deletes, found)), empty: false, clients, created }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function requireOwnClients(clients: readonly number[], { participantId, ownerOf }: Writer): void {
  for (const client of clients) {
    if (client < SERVER_CLIENT_IDS || client > MOST_CLIENT_ID) no('not_allowed', 'a client id that is not for people')
    if ((ownerOf(client) ?? participantId) !== participantId) no('not_yours', "another's client id")
  }
}

/** Judges structs as soon as all that they refer to is known: nothing refers to itself, or to what comes later. */
function judgeInOrder(draft: Draft, structs: ReadonlyMap<number, readonly Struct[]>): void {
  const queues = [...structs.values()].map((list) => ({ list, next: 0 }))
  let moved = true
  while (moved) {
    moved = false
    for (const queue of queues) {
      for (let struct = queue.list[queue.next]; struct && isReady(draft, struct); struct = queue.list[++queue.next]) {
        judgeStruct(draft, struct)
        moved = true
      }
    }
  }
  if (queues.some(({ list, next }) => next < list.length)) lacking('refers to what is not there')
}

function isReady(draft: Draft, struct: Struct): struct is Y.Item | Y.GC {
  if (!(struct instanceof Y.Item)) return struct instanceof Y.GC
  const { origin, rightOrigin, parent } = struct
  if ((origin && !draft.has(origin)) || (rightOrigin && !draft.has(rightOrigin))) return false
  return !(parent instanceof Y.ID) || draft.has(parent)
}

/** What can only be said of the update as a whole: records are complete, texts and roots not too long. */
function judgeWhole(draft: Draft): Record<string, string[]> {
  const { records, texts, deletes, writer } = draft
  const created: Record<string, string[]> = {}
  for (const { root, rule, key, id, fields } of records) {
    if (deletes.covers(id)) continue
    for (const [name, field] of Object.entries(rule.fields)) {
      if (field.required && !fields.has(name)) no('not_allowed', `a record without its ${name}`, root, key)
    }
    created[root] ??= []
    created[root].push(key)
  }
  for (const { record, most, length, added, removed } of texts) {
    if (added > 0 && length + added - removed > most && !deletes.covers(record.id)) {
      no('too_large', `a text of more than ${most} characters`, record.root, record.key)
    }
  }
  for (const [root, by] of draft.growth()) {
    const rule = writer.rules[root]
    if (by > 0 && rule && writer.count(root) + by > rule.most) no('too_large', `more than ${rule.most} keys`, root)
  }
  return created
}
