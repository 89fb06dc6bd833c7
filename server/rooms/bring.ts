import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { type BroughtCafe, type BroughtCloth, cafeFrom } from '@tablecloth/shared/harvest/brought.ts'
import { readExport } from '@tablecloth/shared/harvest/read-export.ts'
import type { CafeId, Entropy, ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { ImportOptions } from '@tablecloth/shared/protocol/cafes.ts'
import { harvestDocument, SERVER_CLIENT, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import * as Y from 'yjs'
import { Batch } from '../storage/storage.ts'
import { laidOut } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { writeChanges, writeNewState } from './roots.ts'

export interface BringWish {
  /** A JSON export, as it came. */
  file: Uint8Array
  options: ImportOptions
  id: CafeId
  organiser: ParticipantId
  /** Ms since 1970. */
  at: number
  retentionDays: number
}

/** A café as the rows that it is read from, and the state that they say. */
export interface BroughtRows extends Pick<Batch, 'updates' | 'facts'> {
  state: CafeState
}

/** Turns an export into the rows of a new café, all of them or none. Nothing is stored by it. */
export function bring({ file, options, ...making }: BringWish, entropy: Entropy): Outcome<BroughtRows> {
  const text = decoded(file)
  if (text === null) return refuse('malformed', 'file: is not UTF-8', { field: 'file' })
  const read = readExport(text)
  if (!read.ok) return read
  const made = cafeFrom(read.value, options, { ...making, entropy })
  if (!made.ok) return made
  return { ok: true, value: rowsOf(made.value) }
}

function decoded(file: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return null
  }
}

function rowsOf({ state, cloths, themes, said, beyond }: BroughtCafe): BroughtRows {
  const paper = new Paper()
  const batch = new Batch()
  writeNewState(state, paper, batch)
  for (const [tableId, cloth] of Object.entries(cloths) as [TableId, BroughtCloth][]) {
    paper.change(batch, tableDocument(state.id, tableId), (doc) => laidOut(doc, cloth))
  }
  paper.change(batch, harvestDocument(state.id), (doc) => {
    const made = doc.getMap('themes')
    for (const { id, name, description, notes, within } of themes) {
      const gathered = new Y.Map(notes.map((place) => [place, true]))
      made.set(
        id,
        new Y.Map<unknown>([
          ['name', new Y.Text(name)],
          ['description', new Y.Text(description)],
          ['notes', gathered],
          ...(within === undefined ? [] : [['within', within] as const]),
        ]),
      )
    }
    const recommendations = doc.getMap('recommendations')
    for (const { id, text, theme } of beyond.recommendations) {
      recommendations.set(
        id,
        new Y.Map<unknown>([
          ['text', new Y.Text(text)],
          ['theme', theme],
        ]),
      )
    }
    const marks = doc.getMap('lensMarks')
    for (const key of beyond.lensMarks) marks.set(key, true)
    const roots = Object.entries(said) as [string, Record<string, unknown>][]
    writeChanges(
      doc,
      roots.flatMap(([root, values]) => Object.entries(values).map(([key, value]) => ({ root, key, value }))),
    )
  })
  return { state, facts: batch.facts, updates: paper.updates() }
}

/** Documents that nobody has opened yet, since nobody knows of the café. */
class Paper implements Pick<DocumentsPort, 'change'> {
  #docs = new Map<string, Y.Doc>()

  change(_batch: Batch, name: string, write: (doc: Y.Doc) => void): void {
    const doc = this.#docs.get(name) ?? new Y.Doc()
    doc.clientID = SERVER_CLIENT
    this.#docs.set(name, doc)
    doc.transact(() => write(doc))
  }

  updates(): Batch['updates'] {
    return [...this.#docs].map(([document, doc]) => ({ document, update: Y.encodeStateAsUpdate(doc) }))
  }
}
