import * as Y from 'yjs'
import type { Box } from './boxes.ts'
import type { DeleteSet, Range } from './delete-set.ts'
import type { Draft } from './draft.ts'
import { no } from './refusal.ts'
import { requireKey, requireRecord } from './rights.ts'

/** An item of the document that a delete set newly deletes: how many of its clocks, and from which on. */
export interface Deletion {
  item: Y.Item
  clock: number
  units: number
}

/** What of the document a delete set would newly delete; what is deleted already does not count. */
export function newlyDeleted(doc: Y.Doc, deletes: DeleteSet): Deletion[] {
  const found: Deletion[] = []
  for (const [client, ranges] of deletes.ranges) {
    const structs = doc.store.clients.get(client)
    if (!structs) continue
    const known = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, known)
      if (clock >= end) break
      for (let n = Y.findIndexSS(structs, clock); n < structs.length; n++) {
        const struct = structs[n] as Y.Item | Y.GC
        if (struct.id.clock >= end) break
        if (struct instanceof Y.GC || struct.deleted) continue
        const from = Math.max(clock, struct.id.clock)
        found.push({ item: struct, clock: from, units: Math.min(end, struct.id.clock + struct.length) - from })
      }
    }
  }
  return found
}

/** The deletions that say something new: of items that are there, and of what the update itself brings. */
export function newRanges(doc: Y.Doc, deletes: DeleteSet, found: readonly Deletion[]): Map<number, Range[]> {
  const news = new Map<number, Range[]>()
  const add = (client: number, clock: number, len: number) => {
    const list = news.get(client) ?? []
    const last = list.at(-1)
    if (last && last.clock + last.len === clock) last.len += len
    else list.push({ clock, len })
    news.set(client, list)
  }
  for (const { item, clock, units } of found) add(item.id.client, clock, units)
  for (const [client, ranges] of deletes.ranges) {
    const known = Y.getState(doc.store, client)
    for (const { clock, len } of ranges) {
      const from = Math.max(clock, known)
      if (clock + len > from) add(client, from, clock + len - from)
    }
  }
  return news
}

/** Whether a delete set names clocks that neither the document nor the update has. */
export function deletesUnknown(deletes: DeleteSet, reach: (client: number) => number): boolean {
  for (const [client, ranges] of deletes.ranges) {
    const last = ranges.at(-1)
    if (last && last.clock + last.len > reach(client)) return true
  }
  return false
}

/**
 * Judges every item that is newly deleted.
 * @throws {Refused}
 */
export function judgeDeletions(draft: Draft, found: readonly Deletion[]): void {
  for (const { item, units } of found) {
    const spot = draft.spotIn(item)
    if (spot) judgeDeletion(draft, item, units, spot.box, spot.key)
  }
}

function judgeDeletion(draft: Draft, item: Y.Item, units: number, box: Box, key: string | null): void {
  const { writer, deletes } = draft
  switch (box.kind) {
    case 'closed':
      no('not_allowed', 'a root that people do not write', box.root, key)
      break
    case 'records': {
      const record = item.content instanceof Y.ContentType ? draft.boxOf(item.content.type) : null
      if (record?.kind !== 'record') no('not_allowed', 'something else than a record', box.root, key)
      requireRecord(record, writer)
      draft.drop(box.root, record.key)
      break
    }
    case 'values':
      if (key === null) no('not_allowed', 'something else than a value', box.root)
      requireKey(box.root, box.rule.writer, key, writer)
      draft.drop(box.root, key)
      break
    case 'record': {
      requireRecord(box, writer)
      const field = key !== null && Object.hasOwn(box.rule.fields, key) ? box.rule.fields[key] : undefined
      if (!field?.mutable && !deletes.covers(box.id)) no('not_allowed', 'a field that stays', box.root, box.key)
      break
    }
    case 'text':
      requireRecord(box.record, writer)
      box.removed += units
      break
    case 'map':
      requireRecord(box.record, writer)
  }
}
