import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { BriefingInput, Recap } from '@tablecloth/shared/harvest/briefing.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import { readCloth } from './cloth.ts'
import type { DocumentsPort } from './documents-port.ts'
import { readVoices } from './harvest.ts'

/** Gathers from the documents what a briefing is made of. What consent allows of it is `briefingOf`'s to decide. */
export function briefingInput(state: CafeState, documents: DocumentsPort): BriefingInput {
  const tables = Object.keys(state.cafe.tables) as TableId[]
  const cloths = tables.map((tableId) => ({ tableId, doc: documents.read(tableDocument(state.id, tableId)) }))
  const harvest = documents.read(harvestDocument(state.id))
  return {
    cafeId: state.id,
    roots: state.cafe,
    history: state.kept.history,
    notes: cloths.flatMap(({ tableId, doc }) => readCloth(doc, tableId)),
    authors: state.kept.participants,
    themes: readThemes(harvest),
    said: readVoices(harvest),
    recaps: cloths.flatMap(({ tableId, doc }) => readRecaps(doc, tableId)),
    startedAt: state.kept.house.one.startedAt,
  }
}

function readThemes(doc: Y.Doc): BriefingInput['themes'] {
  return [...doc.getMap<Y.Map<unknown>>('themes')].flatMap(([id, theme]) => {
    if (!(theme instanceof Y.Map)) return []
    const notes = theme.get('notes')
    return {
      id,
      name: String(theme.get('name') ?? ''),
      description: String(theme.get('description') ?? ''),
      notes: notes instanceof Y.Map ? [...notes.keys()] : [],
    }
  })
}

function readRecaps(doc: Y.Doc, tableId: string): Recap[] {
  return [...doc.getMap<string>('recap')].map(([round, text]) => ({ tableId, round: Number(round), text }))
}
