import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { talliesTold } from '@tablecloth/shared/cafe/walk.ts'
import type { GuestIdea } from '@tablecloth/shared/harvest/guest.ts'
import { type GalleryNote, galleryNotes } from '@tablecloth/shared/harvest/projection.ts'
import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import { whereNotesWent } from '@tablecloth/shared/harvest/went.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { galleryDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import { readCloth } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { guestsAt } from './guests.ts'
import { changesBetween, type PlainRoots, readRoots, writeChanges } from './roots.ts'

/**
 * Writes what consent lets the café see of these cloths into the gallery's own documents; people never write there. What
 * hung there before and does not any more, word by word, is to be gone.
 */
export function showGallery(
  state: CafeState,
  documents: DocumentsPort,
  batch: Batch,
  tableIds = Object.keys(state.cafe.tables) as TableId[],
): void {
  const { info, tables } = state.cafe
  const defaults = { credit: info.creditDefault, consent: info.consentDefault }
  const ways = whereNotesWent(Object.values(state.kept.carried))
  for (const tableId of tableIds) {
    const cloth = readCloth(documents.read(tableDocument(state.id, tableId)), tableId)
    const notes = galleryNotes(cloth, state.kept.participants, tables, defaults, ways)
    hang(documents, batch, galleryDocument(state.id, tableId), { notes, guests: guestsAt(state, documents, tableId) })
  }
  showTallies(state, documents, batch, tableIds)
}

/** Writes beside the notes that hang what came together on them, once the time of the walk is over; nothing before. */
export function showTallies(
  state: CafeState,
  documents: DocumentsPort,
  batch: Batch,
  tableIds = Object.keys(state.cafe.tables) as TableId[],
): void {
  const told = talliesTold(state)
  for (const tableId of tableIds) {
    const name = galleryDocument(state.id, tableId)
    const doc = documents.read(name)
    const hung = [...doc.getMap('notes').keys()].flatMap((noteId): [string, Tally][] => {
      const tally = told[`${tableId}/${noteId}`]
      return tally ? [[noteId, tally]] : []
    })
    const changes = changesBetween(readRoots(doc, ['tallies']), { tallies: Object.fromEntries(hung) })
    if (changes.length) documents.change(batch, name, (doc) => writeChanges(doc, changes))
  }
}

/** A new round is at the tables: what its people write or take back meanwhile is shown when the walk begins again. */
export function takeGalleryDown(state: CafeState, documents: DocumentsPort, batch: Batch): void {
  for (const tableId of Object.keys(state.cafe.tables))
    hang(documents, batch, galleryDocument(state.id, tableId), { notes: {}, guests: {} })
  showTallies(state, documents, batch)
}

interface Hung {
  notes: Record<string, GalleryNote>
  /** What travellers brought to this table. */
  guests: Record<string, GuestIdea>
}

function hang(documents: DocumentsPort, batch: Batch, name: string, hung: Hung): void {
  const before = readRoots(documents.read(name), ['notes', 'guests'])
  const changes = changesBetween(before, hung as unknown as PlainRoots)
  if (!changes.length) return
  documents.change(batch, name, (doc) => writeChanges(doc, changes))
  const unsaid = changes.some(({ root, key }) => before[root] && Object.hasOwn(before[root], key))
  if (unsaid) documents.forget(batch, name)
}
