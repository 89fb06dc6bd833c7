import { inflateRawSync } from 'node:zlib'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import { talliesTold } from '@tablecloth/shared/cafe/walk.ts'
import type { BriefingInput, Recap } from '@tablecloth/shared/harvest/briefing.ts'
import type { ClothNote } from '@tablecloth/shared/harvest/note.ts'
import { themeRecords } from '@tablecloth/shared/harvest/themes.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import { harvestDocument, tableDocument } from '@tablecloth/shared/protocol/documents.ts'
import * as Y from 'yjs'
import type { Turns } from '../turns.ts'
import { readCloth } from './cloth.ts'
import type { DocumentState, DocumentsPort } from './documents-port.ts'
import { readVoices } from './harvest.ts'
import { inSlices } from './in-slices.ts'
import type { Room } from './room.ts'

interface Parts {
  documents: DocumentsPort
  turns: Turns
  /** The café may be erased while it is read. */
  isOpen(): boolean
}

/** A table's cloth that has not been read yet. */
export interface UnreadCloth extends DocumentState {
  tableId: TableId
}

/** What a briefing is made of, with its notes and recaps still in the tables' documents: reading ten thousand of them holds up a loop. */
export type UnreadBriefing = Omit<BriefingInput, 'notes' | 'recaps'> & { cloths: readonly UnreadCloth[] }

/**
 * Gathers from the documents what a briefing is made of, a few tables a turn; what consent allows of it is `briefingOf`'s to
 * decide. `null` when the café is no more.
 */
export async function briefingInput(room: Room, { documents, turns, isOpen }: Parts): Promise<UnreadBriefing | null> {
  const cloths: UnreadCloth[] = []
  return inSlices(
    {
      turns,
      isOpen,
      items: Object.keys(room.state.cafe.tables) as TableId[],
      read: (tableId) => void cloths.push({ tableId, ...documents.state(tableDocument(room.id, tableId)) }),
    },
    () => inputOf(room.state, cloths, documents.read(harvestDocument(room.id))),
  )
}

/** Only what a briefing may draw from: what people said of themselves in private is not among it. */
function inputOf(state: CafeState, cloths: readonly UnreadCloth[], harvest: Y.Doc): UnreadBriefing {
  const { info, tables, rounds, perspectives, people, counted, lenses } = state.cafe
  const authors = Object.entries(state.kept.participants).map(([id, { name, organisation, credit }]) => [
    id,
    { name, organisation, credit },
  ])
  return {
    cafeId: state.id,
    roots: { info, tables, rounds, perspectives, people, counted, lenses },
    history: state.kept.history,
    authors: Object.fromEntries(authors),
    themes: themeRecords(harvest.getMap('themes').toJSON()),
    said: readVoices(harvest),
    cloths,
    lensMarks: harvest.getMap('lensMarks').toJSON(),
    recommendations: harvest.getMap('recommendations').toJSON(),
    namedMissing: Object.entries(state.missing).flatMap(([tableId, named]) =>
      Object.values(named).map(({ text, round }) => ({ tableId, round, text })),
    ),
    startedAt: state.kept.house.one.startedAt,
    brought: state.kept.brought.one,
    tallies: talliesTold(state),
    threads: inOrderOfIds(state.kept.threads),
    carried: inOrderOfIds(state.kept.carried),
  }
}

/** An order that tells nothing. */
const inOrderOfIds = <T>(things: Readonly<Record<string, T>>): T[] =>
  Object.entries(things)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, thing]) => thing)

/** On a thread: the same with every cloth read. */
export function readBriefing({ cloths, ...input }: UnreadBriefing): BriefingInput {
  const notes: ClothNote[] = []
  const recaps: Recap[] = []
  for (const { tableId, update, deflated } of cloths) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, deflated ? inflateRawSync(update) : update)
    notes.push(...readCloth(doc, tableId))
    recaps.push(...readRecaps(doc, tableId))
    doc.destroy()
  }
  return { ...input, notes, recaps }
}

function readRecaps(doc: Y.Doc, tableId: string): Recap[] {
  return [...doc.getMap<string>('recap')].map(([round, text]) => ({ tableId, round: Number(round), text }))
}
