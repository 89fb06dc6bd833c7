import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { cafeDocument, deskDocument, harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import type { Batch } from '../storage/storage.ts'
import { changeNote, place, putBack, takeAway, withdraw } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { showGallery, showTallies, takeGalleryDown } from './gallery.ts'
import { showGuests, tablesWithGuests } from './guests.ts'
import { putThemesBack, showVoices } from './harvest.ts'
import { showThreads } from './threads.ts'

/** Whether galleries hang: they follow every change then. */
export const isWalk = ({ cafe }: CafeState): boolean => cafe.state.phase === 'gallery' || cafe.state.phase === 'harvest'

/** What facts mean for the cloths, the galleries and the harvest, in the same commit. */
export function writeConsequences(
  before: CafeState,
  after: CafeState,
  events: readonly CafeEvent[],
  documents: DocumentsPort,
  batch: Batch,
): void {
  /** Tables of which the gallery, and where their notes were carried, may read differently now. */
  const shown = new Set<TableId>()
  for (const event of events) {
    switch (event.type) {
      case 'note-hidden':
      case 'note-restored':
      case 'note-placed':
      case 'note-changed':
      case 'note-withdrawn':
        changeCloth(after, event, documents, batch)
        shown.add(event.tableId)
        break
      case 'gallery-opened':
      case 'harvest-opened':
      case 'profile-changed':
        for (const tableId of Object.keys(after.cafe.tables) as TableId[]) shown.add(tableId)
        break
      case 'themes-restored':
        documents.change(batch, harvestDocument(after.id), (doc) => putThemesBack(doc, event.themes))
        break
      case 'walk-over':
      case 'walk-timed':
        showTallies(after, documents, batch)
        break
      case 'round-started':
        if (before.cafe.state.phase === 'gallery') takeGalleryDown(after, documents, batch)
        break
      case 'cafe-closed':
        if (isWalk(before)) showTallies(after, documents, batch)
        forgetWho(after, documents, batch)
    }
  }
  if (shown.size > 0 || before.kept.carried !== after.kept.carried) {
    const visited = tablesWithGuests(before, after)
    showGuests(after, documents, batch, visited)
    if (shown.size > 0) for (const tableId of visited) shown.add(tableId)
  }
  if (shown.size && isWalk(after)) showGallery(after, documents, batch, [...shown])
  // Also when the galleries have been taken down: then no end hangs.
  const down = isWalk(before) && after.cafe.state.phase === 'round'
  if (down || (isWalk(after) && (shown.size > 0 || before.kept.threads !== after.kept.threads))) {
    showThreads(after, documents, batch)
  }
  // Whoever took a line back, or whose was put aside, does not find it in what the document has been through.
  const fell = Object.keys(before.cafe.proposals).some((id) => !Object.hasOwn(after.cafe.proposals, id))
  if (fell) documents.forget(batch, cafeDocument(after.id))
  showVoices(events, after, documents, batch)
}

/**
 * Who spoke when, and with whose signature words stood before they were unsigned, can be read from what documents have been
 * through, until that is put together.
 */
function forgetWho({ id, cafe }: CafeState, documents: DocumentsPort, batch: Batch): void {
  for (const tableId of Object.keys(cafe.tables)) documents.forget(batch, tableDocument(id, tableId))
  documents.forget(batch, deskDocument(id))
  documents.forget(batch, harvestDocument(id))
}

type NoteEvent = Extract<CafeEvent, { noteId: string }>

function changeCloth(state: CafeState, event: NoteEvent, documents: DocumentsPort, batch: Batch): void {
  const { noteId } = event
  const name = tableDocument(state.id, event.tableId)
  documents.change(batch, name, (doc) => {
    switch (event.type) {
      case 'note-hidden':
        return takeAway(doc, noteId)
      case 'note-restored':
        return putBack(doc, noteId, event.note)
      case 'note-placed':
        return place(doc, noteId, event.note)
      case 'note-changed':
        return changeNote(doc, noteId, event.change)
      case 'note-withdrawn':
        return withdraw(doc, noteId)
    }
  })
  if (event.type === 'note-hidden' || event.type === 'note-withdrawn') documents.forget(batch, name)
}
