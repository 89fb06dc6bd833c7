import type { RootRule, Value } from '@tablecloth/shared/protocol/writes.ts'
import type * as Y from 'yjs'

export type RecordsRule = Extract<RootRule, { shape: 'records' }>
export type ValuesRule = Extract<RootRule, { shape: 'values' }>

/** A root whose keys hold records. */
export interface RecordsRoot {
  kind: 'records'
  root: string
  rule: RecordsRule
}

/** A root whose keys hold plain values. */
export interface ValuesRoot {
  kind: 'values'
  root: string
  rule: ValuesRule
}

/** A root of the server, or one that nobody has heard of. */
export interface ClosedRoot {
  kind: 'closed'
  root: string
}

export interface RecordBox {
  kind: 'record'
  root: string
  rule: RecordsRule
  key: string
  /** Of the item that holds it. */
  id: Y.ID
  /** Who wrote it; `null` when that is not said, or when everyone may write it. */
  author: string | null
  /** For whom it was written, where that is not its author. */
  voice?: string
  /** Made by the update that is judged. */
  fresh: boolean
  /** Of a fresh record: which fields it would have. */
  fields: Set<string>
}

export interface TextBox {
  kind: 'text'
  record: RecordBox
  field: string
  id: Y.ID
  most: number
  /** UTF-16 units before the update, and what it adds and takes away. */
  length: number
  added: number
  removed: number
}

export interface MapBox {
  kind: 'map'
  record: RecordBox
  field: string
  id: Y.ID
  rule: Extract<Value, { kind: 'map' }>
  /** Keys that were ever set. */
  size: number
}

/** Something that items can lie in. */
export type Box = RecordsRoot | ValuesRoot | ClosedRoot | RecordBox | TextBox | MapBox

/** Where an item lies; `null` for a place that is gone, where Yjs keeps nothing but the item's length. */
export type Spot = { box: Box; key: string | null } | null

/** Root and key to name in a refusal. */
export function whereabouts(box: Box, key: string | null): [string, string | null] {
  switch (box.kind) {
    case 'records':
    case 'values':
    case 'closed':
      return [box.root, key]
    case 'record':
      return [box.root, box.key]
    case 'text':
    case 'map':
      return [box.record.root, box.record.key]
  }
}
