import type { Carried } from '@tablecloth/shared/cafe/carried.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { type GuestIdea, guestIdea } from '@tablecloth/shared/harvest/guest.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import { paperOf, readNote } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { changesBetween, readRoots, writeChanges } from './roots.ts'

/** Tables to which something was carried, in these states together: where something may have to go again, too. */
export const tablesWithGuests = (...states: readonly CafeState[]): Set<TableId> =>
  new Set(states.flatMap(({ kept }) => Object.values(kept.carried).flatMap(({ to }) => to ?? [])))

/**
 * Writes the ideas that were carried to these tables into their documents, in the words and with the credit that they have
 * now; what may not be read there any more is taken out, and to be gone.
 */
export function showGuests(
  state: CafeState,
  documents: DocumentsPort,
  batch: Batch,
  tableIds: Iterable<TableId>,
): void {
  for (const tableId of tableIds) {
    const name = tableDocument(state.id, tableId)
    const doc = documents.read(name)
    const before = readRoots(doc, ['guests'])
    const guests = guestsAt(state, documents, tableId)
    const changes = changesBetween(before, { guests: guests as unknown as Record<string, unknown> })
    if (!changes.length) continue
    documents.change(batch, name, (doc) => writeChanges(doc, changes))
    // As for any note: words that are put better stay in the cloth's past, words that are taken away do not.
    if (changes.some(({ value }) => value === undefined)) documents.forget(batch, name)
  }
}

/** Two people who bring the same note in one round bring it once. */
export function guestsAt(state: CafeState, documents: DocumentsPort, tableId: TableId): Record<string, GuestIdea> {
  const shown: Record<string, GuestIdea> = {}
  const known = new Set<string>()
  const carried = Object.entries(state.kept.carried).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [id, one] of carried) {
    if (one.to !== tableId) continue
    const what = `${one.round}/${one.from}/${one.noteId}`
    const guest = known.has(what) ? null : guestOf(state, documents, one)
    if (!guest) continue
    known.add(what)
    shown[id] = guest
  }
  return shown
}

function guestOf(state: CafeState, documents: DocumentsPort, { from, noteId, round }: Carried): GuestIdea | null {
  if (!state.cafe.tables[from]) return null
  const doc = documents.read(tableDocument(state.id, from))
  const note = readNote(doc, noteId)
  const paper = paperOf(doc, noteId)
  return note ? guestIdea(state, { ...note, tableId: from, id: noteId, ...(paper ? { paper } : {}) }, round) : null
}
