import { CAFE_ROOTS } from '@tablecloth/shared/cafe/cafe-roots.ts'
import type { KeptRoots } from '@tablecloth/shared/cafe/kept-state.ts'
import type { AgreedPromise, CafeRoots, CafeState, TableRoots } from '@tablecloth/shared/cafe/state.ts'
import { asId, type CafeId, type ParticipantId, type TableId } from '@tablecloth/shared/ids.ts'
import { cafeDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { emptyFloor, type Speaking, silence } from '@tablecloth/shared/voices/turns.ts'
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

const TABLE_ROOTS = ['speaking', 'promise', 'missing', 'balance', 'newcomers'] as const satisfies (keyof TableRoots)[]
const KEPT_ROOTS = [
  'participants',
  'history',
  'been',
  'plan',
  'pins',
  'undo',
  'wishes',
  'slowed',
  'takenThemes',
  'voices',
  'hands',
  'firstWords',
  'uncounted',
  'allowsNames',
  'asked',
  'stillSpeaking',
  'askedBefore',
  'quietFrom',
  'floorAt',
  'pulse',
  'pulseAnswered',
  'missingBy',
  'calls',
  'agreements',
  'proposed',
  'backs',
  'hidden',
  'answers',
  'commitments',
  'hiddenWords',
  'dots',
  'echoes',
  'tallies',
  'threads',
  'carried',
  'unnamed',
  'acts',
  'reports',
  'sessions',
  'brought',
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
  const state = {
    id,
    cafe,
    speaking: {},
    promise: {},
    missing: {},
    balance: {},
    newcomers: {},
    kept,
    laid: {},
  } as unknown as CafeState
  for (const [tableId, { doc }] of Object.entries(cafe.tables)) readTable(state, asId(tableId), documents.read(doc))
  for (const [who, voice] of Object.entries(state.kept.voices)) {
    // Stored before rounds were told apart.
    state.kept.voices[asId<ParticipantId>(who)] = { ...silence, ...voice }
  }
  return state
}

function readTable(state: CafeState, tableId: TableId, doc: Y.Doc): void {
  const { speaking, promise, missing, balance, newcomers } = readRoots(doc, TABLE_ROOTS) as unknown as TableRoots
  if ('turns' in speaking) state.speaking[tableId] = asStoredBefore({ ...emptyFloor, ...(speaking as Speaking) })
  if ('shows' in promise) state.promise[tableId] = promise as AgreedPromise
  state.missing[tableId] = missing
  state.balance[tableId] = balance
  state.newcomers[tableId] = newcomers
}

/** Hands that were up before the server kept them have to go up again: what is left of them is ids. */
const asStoredBefore = (floor: Speaking): Speaking => ({
  ...floor,
  queue: floor.queue.filter((hand) => typeof hand === 'object'),
})

/** Writes a café that is being made, all of it. */
export const writeNewState = (state: CafeState, documents: Pick<DocumentsPort, 'change'>, batch: Batch): void =>
  writeState(nothing(state), state, documents, batch)

/** The state before there was anything. */
function nothing(state: CafeState): CafeState {
  const noTables = { speaking: {}, promise: {}, missing: {}, balance: {}, newcomers: {}, laid: {} }
  const empty = (roots: object): PlainRoots => Object.fromEntries(Object.keys(roots).map((root) => [root, {}]))
  return { id: state.id, cafe: empty(state.cafe), kept: empty(state.kept), ...noTables } as unknown as CafeState
}

/** Writes what differs between two states to where each part is kept. */
export function writeState(
  before: CafeState,
  after: CafeState,
  documents: Pick<DocumentsPort, 'change'>,
  batch: Batch,
): void {
  const { id } = after
  const cafe = changesBetween(before.cafe as unknown as PlainRoots, after.cafe as unknown as PlainRoots)
  if (cafe.length) documents.change(batch, cafeDocument(id), (doc) => writeChanges(doc, cafe))
  for (const tableId of Object.keys(after.cafe.tables) as TableId[]) {
    const changes = changesBetween(tableRoots(before, tableId), tableRoots(after, tableId))
    if (changes.length) documents.change(batch, tableDocument(id, tableId), (doc) => writeChanges(doc, changes))
  }
  const kept = changesBetween(before.kept as unknown as PlainRoots, after.kept as unknown as PlainRoots)
  batch.facts.push(...kept.map((change) => ({ cafeId: id, ...change })))
}

/** Roots that are the same object in both states are not compared further. */
const tableRoots = (state: CafeState, tableId: TableId): PlainRoots =>
  Object.fromEntries(TABLE_ROOTS.map((root) => [root, state[root][tableId] ?? NOTHING])) as PlainRoots
const NOTHING = {}
