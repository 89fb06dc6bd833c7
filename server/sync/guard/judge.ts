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
      /** Keys of the records that it takes away, of those that are everybody's to write, by root. */
      removed: Record<string, string[]>
    }

const MOST_CLIENT_ID = 0xffffffff

/**
 * Judges an update before anything of it reaches the document: whose ids it uses, where each new item lies and what it
 * is, and whose everything is that it deletes. The rules are those of `shared/protocol/writes.ts`. Changes nothing.
 */
export function judge(doc: Y.Doc, update: Uint8Array, writer: Writer): Verdict {
  try {
    const { structs, deletes } = decode(doc, update)
    const news = (client: number): readonly Struct[] => structs.get(client) ?? []
    if (deletesUnknown(deletes, (client) => Y.getState(doc.store, client) + lengthOf(news(client)))) {
      lacking('deletes what is not there')
    }
    const found = newlyDeleted(doc, deletes)
    if (!structs.size && !found.length)
      return { ok: true, update: NOTHING, empty: true, clients: [], created: {}, removed: {} }
    const clients = [...structs.keys()]
    if (writer.standing === null) no('not_allowed', 'a write where only the server writes, or not now')
    requireOwnClients(clients, writer)
    const draft = new Draft(doc, writer, deletes)
    judgeInOrder(draft, structs)
    draft.order.require(doc)
    judgeDeletions(draft, found)
    const created = judgeWhole(draft)
    const encoded = encode(structs, newRanges(doc, deletes, found))
    return { ok: true, update: encoded, empty: false, clients, created, removed: removedBy(draft) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

const lengthOf = (structs: readonly Struct[]): number => structs.reduce((sum, { length }) => sum + length, 0)

function requireOwnClients(clients: readonly number[], { participantId, ownerOf }: Writer): void {
  for (const client of clients) {
    if (client < SERVER_CLIENT_IDS || client > MOST_CLIENT_ID) no('not_allowed', 'a client id that is not for people')
    if ((ownerOf(client) ?? participantId) !== participantId) no('not_yours', "another's client id")
  }
}

interface Queue {
  client: number
  list: readonly Struct[]
  next: number
}

/** Judges structs as soon as all that they refer to is known: nothing refers to itself, or to what comes later. */
function judgeInOrder(draft: Draft, structs: ReadonlyMap<number, readonly Struct[]>): void {
  const ready: Queue[] = [...structs].map(([client, list]) => ({ client, list, next: 0 }))
  /** By the client whose next structs they wait for. */
  const waiting = new Map<number, Queue[]>()
  // Grows while it is walked: who has waited comes again when whoever was waited for got further.
  for (const queue of ready) {
    const { client, list, next: first } = queue
    let lacked: number | null = null
    for (; queue.next < list.length; queue.next++) {
      const struct = list[queue.next] as Y.Item | Y.GC
      lacked = lackedBy(draft, struct)
      if (lacked !== null) break
      judgeStruct(draft, struct)
    }
    if (lacked !== null) waiting.set(lacked, [...(waiting.get(lacked) ?? []), queue])
    if (queue.next === first) continue
    ready.push(...(waiting.get(client) ?? []))
    waiting.delete(client)
  }
  if (waiting.size) lacking('refers to what is not there')
}

/** The client of something that a struct refers to and that is not known yet; `null` when all is known. */
function lackedBy(draft: Draft, struct: Y.Item | Y.GC): number | null {
  if (struct instanceof Y.GC) return null
  const { origin, rightOrigin, parent } = struct
  if (origin && !draft.has(origin)) return origin.client
  if (rightOrigin && !draft.has(rightOrigin)) return rightOrigin.client
  return parent instanceof Y.ID && !draft.has(parent) ? parent.client : null
}

function removedBy(draft: Draft): Record<string, string[]> {
  const removed: Record<string, string[]> = {}
  for (const [root, rule] of Object.entries(draft.writer.rules)) {
    const keys = rule.shape === 'records' && rule.writer === 'anyone' ? draft.gone(root) : []
    if (keys.length) removed[root] = keys
  }
  return removed
}

/** @throws {Refused} where somebody who is to take their time would have more new records than they may now. */
function requirePace({ records, deletes, writer: { newNotes = {} } }: Draft): void {
  const left = new Map(Object.entries(newNotes))
  for (const { root, key, id, author, voice } of left.size ? records : []) {
    const by = voice ?? author
    const most = by === null ? undefined : left.get(by)
    if (by === null || most === undefined || deletes.covers(id)) continue
    if (most === 0) no('slowed', 'a new note before its time', root, key)
    left.set(by, most - 1)
  }
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
  requirePace(draft)
  for (const { record, most, length, added, removed } of texts) {
    if (added > 0 && length + added - removed > most && !deletes.covers(record.id)) {
      no('too_large', `a text of more than ${most} characters`, record.root, record.key)
    }
  }
  for (const [root, by] of draft.growth()) {
    const rule = writer.rules[root]
    if (by <= 0 || !rule) continue
    const count = writer.count(root) + by
    if (count > rule.most) no('too_large', `more than ${rule.most} keys`, root)
    const mostEach = writer.standing === 'host' ? undefined : rule.mostEach
    if (mostEach !== undefined && count > mostEach && draft.held(root, rule) > mostEach) {
      no('too_large', `more than ${mostEach} keys of one person`, root)
    }
  }
  return created
}
