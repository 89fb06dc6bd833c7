import type { Value } from '@tablecloth/shared/protocol/writes.ts'
import { textFault } from '@tablecloth/shared/text.ts'
import * as Y from 'yjs'
import {
  type Box,
  type MapBox,
  type RecordBox,
  type RecordsRoot,
  type TextBox,
  type ValuesRoot,
  whereabouts,
} from './boxes.ts'
import type { Draft } from './draft.ts'
import { no } from './refusal.ts'
import { requireKey, requireRecord } from './rights.ts'
import { fits, isInherited, isShallow } from './values.ts'

/** Keys that a map inside a record may ever have had. */
const MOST_KEYS_IN_MAP = 10_000

/**
 * Judges one new struct, whose references are all known by now, and notes where it lies.
 * @throws {Refused}
 */
export function judgeStruct(draft: Draft, struct: Y.Item | Y.GC): void {
  // Something that was made and deleted while offline: nothing is left of it but its length.
  if (struct instanceof Y.GC) {
    draft.place(struct, null, null)
    return
  }
  const spot = draft.spotOf(struct)
  draft.requireGap(struct, spot)
  // Also where Yjs keeps nothing of it: it is passed on to the others as it is.
  if (!isOfOurs(struct.content)) {
    no('not_allowed', 'content of a kind that no document holds', ...(spot ? whereabouts(spot.box, spot.key) : []))
  }
  draft.place(struct, spot, spot && judgeAt(draft, struct, spot.box, spot.key))
}

/** Whether content is of a kind that can lie somewhere in a document. */
function isOfOurs(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny) return content.arr.every(isShallow)
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map || content.type.constructor === Y.Text
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted
}

/** What other items can lie in, for an item that holds a type. */
function judgeAt(draft: Draft, item: Y.Item, box: Box, key: string | null): Box | null {
  switch (box.kind) {
    case 'closed':
      return no('not_allowed', 'a root that people do not write', box.root, key)
    case 'records':
      return inRecords(draft, item, box, key)
    case 'values':
      return inValues(draft, item, box, key)
    case 'record':
      return inRecord(draft, item, box, key)
    case 'text':
      return inText(draft, item, box, key)
    case 'map':
      return inMap(draft, item, box, key)
  }
}

function requirePattern(root: string, pattern: RegExp, key: string | null): string {
  if (key !== null && pattern.test(key) && !isInherited(key)) return key
  return no('not_allowed', 'a key of another form', root, key)
}

/**
 * Whether an item holds a plain value that its rule allows. It may hold several, of which the last is read: what an undo
 * manager brings back of a key that was set again and again.
 */
function holds({ writer }: Draft, { content }: Y.Item, rule: Value): boolean {
  return content instanceof Y.ContentAny && content.arr.every((value) => fits(value, rule, writer))
}

/** A key stays its author's when the record is gone: others have linked to it, and a host may put it back. */
function requireNoHeir(
  { doc, writer: { participantId, ownerOf } }: Draft,
  { root, rule: { reserved } }: RecordsRoot,
  key: string,
): void {
  // Asking for a root that is not there would make it.
  const whose: unknown = reserved !== undefined && doc.share.has(reserved) ? doc.getMap(reserved).get(key) : undefined
  if (whose !== undefined && whose !== participantId) {
    no('not_yours', 'a key under which the server wrote for somebody else', root, key)
  }
  for (let item = doc.getMap(root)._map.get(key) ?? null; item; item = item.left) {
    const owner = ownerOf(item.id.client)
    if (owner !== null && owner !== participantId) no('not_yours', 'a key that was somebody else’s', root, key)
  }
}

function inRecords(draft: Draft, item: Y.Item, records: RecordsRoot, at: string | null): RecordBox | null {
  const { root, rule } = records
  const { writer, deletes } = draft
  const key = requirePattern(root, rule.key, at)
  requireKey(root, rule.writer, key, writer)
  // Putting anything over a record deletes it, and no delete set shows it. Two devices that both take back the same
  // deletion do just that.
  const there = draft.boxAt(root, key)
  if (there?.kind === 'record') requireRecord(there, writer)
  else if (there) no('not_allowed', 'a key of the server', root, key)
  else if (rule.writer === 'author') requireNoHeir(draft, records, key)
  if (item.content instanceof Y.ContentDeleted) {
    draft.touch(root, key, false)
    return null
  }
  if (!(item.content instanceof Y.ContentType) || item.content.type.constructor !== Y.Map) {
    return no('not_allowed', 'something else than a record', root, key)
  }
  const { id } = item
  draft.touch(root, key, !deletes.covers(id))
  const author = rule.writer === 'author' ? writer.participantId : null
  const box: RecordBox = { kind: 'record', root, rule, key, id, author, fresh: true, fields: new Set() }
  draft.records.push(box)
  return box
}

function inValues(draft: Draft, item: Y.Item, { root, rule }: ValuesRoot, at: string | null): null {
  const key = requirePattern(root, rule.key, at)
  requireKey(root, rule.writer, key, draft.writer)
  const gone = item.content instanceof Y.ContentDeleted
  if (!gone && !holds(draft, item, rule.value)) {
    no('not_allowed', 'a value of another form', root, key)
  }
  draft.touch(root, key, !gone && !draft.deletes.covers(item.id))
  return null
}

function inRecord(draft: Draft, item: Y.Item, box: RecordBox, key: string | null): TextBox | MapBox | null {
  const { root } = box
  const field = key !== null && Object.hasOwn(box.rule.fields, key) ? box.rule.fields[key] : undefined
  if (!field || key === null) return no('not_allowed', 'a field that no record has', root, box.key)
  requireRecord(box, draft.writer)
  const gone = item.content instanceof Y.ContentDeleted
  if (!field.mutable && !draft.deletes.covers(box.id)) {
    // Once and for all: which of several Yjs would keep hangs on how they lie to one another.
    const settled = !box.fresh || box.fields.has(key)
    if (settled || gone || draft.deletes.covers(item.id)) no('not_allowed', 'a field that is set once', root, box.key)
    box.fields.add(key)
  }
  if (gone) return null
  const { value } = field
  const type = item.content instanceof Y.ContentType ? item.content.type : null
  if (value.kind === 'text' && type?.constructor === Y.Text) return draft.textBox(box, key, item.id, value.most, 0)
  if (value.kind === 'map' && type?.constructor === Y.Map) {
    return { kind: 'map', record: box, field: key, id: item.id, rule: value, size: 0 }
  }
  if (!holds(draft, item, value)) {
    no(value.kind === 'self' ? 'not_yours' : 'not_allowed', `not a value for the field ${key}`, root, box.key)
  }
  if (value.kind === 'voice' && box.fresh) box.voice = lastOf(item)
  return null
}

/** What is read of an item with several values. */
const lastOf = ({ content }: Y.Item): string => String((content as Y.ContentAny).arr.at(-1))

function inText(draft: Draft, item: Y.Item, box: TextBox, key: string | null): null {
  const { root, key: record } = box.record
  requireRecord(box.record, draft.writer)
  if (key !== null) no('not_allowed', 'an attribute of a text', root, record)
  if (item.content instanceof Y.ContentDeleted) return null
  if (!(item.content instanceof Y.ContentString)) return no('not_allowed', 'a text that is not plain', root, record)
  const fault = textFault(item.content.str, 'many')
  if (fault) no('not_allowed', `a text with a fault: ${fault}`, root, record)
  const { client, clock } = item.id
  box.added += item.length - draft.deletes.overlap(client, clock, clock + item.length)
  return null
}

function inMap(draft: Draft, item: Y.Item, box: MapBox, at: string | null): null {
  const { root, key: record } = box.record
  requireRecord(box.record, draft.writer)
  if (at === null || !box.rule.key.test(at) || isInherited(at)) no('not_allowed', 'a key of another form', root, record)
  if (++box.size > MOST_KEYS_IN_MAP) no('too_large', 'too many keys', root, record)
  if (item.content instanceof Y.ContentDeleted) return null
  if (!holds(draft, item, box.rule.value)) {
    no('not_allowed', 'a value of another form', root, record)
  }
  return null
}
