import type { CafeRoots, CafeState, KeptRoots, Speaking } from '@tablecloth/shared/cafe/state.ts'
import { asId, type CafeId, type TableId } from '@tablecloth/shared/ids.ts'
import { cafeDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type * as Y from 'yjs'
import type { Batch, Fact } from '../storage/storage.ts'
import type { DocumentsPort } from './documents-port.ts'

/** Roots as plain values: root name → key → value. */
export type PlainRoots = Record<string, Record<string, unknown>>

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

export interface Change {
  root: string
  key: string
  /** `undefined`: the key goes. */
  value: unknown
}

/** What is to be written so that roots that read `before` read `after`. */
export function changesBetween(before: PlainRoots, after: PlainRoots): Change[] {
  const changes: Change[] = []
  for (const root of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[root] ?? {}
    const is = after[root] ?? {}
    if (was === is) continue
    for (const key of Object.keys(was)) if (!Object.hasOwn(is, key)) changes.push({ root, key, value: undefined })
    for (const [key, value] of Object.entries(is)) if (!same(was[key], value)) changes.push({ root, key, value })
  }
  return changes
}

/** Plain values under Y.Map keys: how the server writes all of its own roots. */
export function writeChanges(doc: Y.Doc, changes: readonly Change[]): void {
  for (const { root, key, value } of changes) {
    const map = doc.getMap(root)
    if (value === undefined) map.delete(key)
    else map.set(key, value)
  }
}

export function readRoots(doc: Y.Doc, names: readonly string[]): PlainRoots {
  return Object.fromEntries(names.map((name) => [name, doc.getMap(name).toJSON()]))
}

const CAFE_ROOTS = [
  'info',
  'state',
  'tables',
  'rounds',
  'perspectives',
  'people',
  'hosts',
  'seats',
  'prompts',
] as const satisfies (keyof CafeRoots)[]
const KEPT_ROOTS = [
  'participants',
  'history',
  'been',
  'plan',
  'pins',
  'undo',
  'wishes',
  'voices',
  'calls',
  'hidden',
  'answers',
  'commitments',
  'house',
] as const satisfies (keyof KeptRoots)[]

/** A café's state put together from where it is kept; `null` when there is no such café. */
export function readState(id: CafeId, documents: DocumentsPort, facts: readonly Fact[]): CafeState | null {
  const cafe = readRoots(documents.read(cafeDocument(id)), CAFE_ROOTS) as unknown as CafeRoots
  const kept = Object.fromEntries(KEPT_ROOTS.map((root) => [root, {} as Record<string, unknown>]))
  for (const { root, key, value } of facts) {
    const record = kept[root]
    if (record) record[key] = value
  }
  if (!kept.house?.one) return null
  const speaking: Record<TableId, Speaking> = {}
  for (const [tableId, { doc }] of Object.entries(cafe.tables)) {
    const floor = documents.read(doc).getMap('speaking').toJSON()
    if ('turns' in floor) speaking[asId<TableId>(tableId)] = floor as Speaking
  }
  return { id, cafe, speaking, kept: kept as unknown as KeptRoots }
}

/** Writes what differs between two states to where each part is kept. */
export function writeState(before: CafeState, after: CafeState, documents: DocumentsPort, batch: Batch): void {
  const { id } = after
  const cafe = changesBetween(before.cafe as unknown as PlainRoots, after.cafe as unknown as PlainRoots)
  if (cafe.length) documents.change(batch, cafeDocument(id), (doc) => writeChanges(doc, cafe))
  for (const [tableId, floor] of Object.entries(after.speaking) as [TableId, Speaking][]) {
    const was = before.speaking[tableId]
    if (was === floor) continue
    const changes = changesBetween({ speaking: { ...was } }, { speaking: { ...floor } })
    if (changes.length) documents.change(batch, tableDocument(id, tableId), (doc) => writeChanges(doc, changes))
  }
  const kept = changesBetween(before.kept as unknown as PlainRoots, after.kept as unknown as PlainRoots)
  batch.facts.push(...kept.map((change) => ({ cafeId: id, ...change })))
}
