import type { UnreadBriefing } from '@tablecloth/server/rooms/briefing-input.ts'
import { laidOut } from '@tablecloth/server/rooms/cloth.ts'
import type { BriefingInput } from '@tablecloth/shared/harvest/briefing.ts'
import { asId, type TableId } from '@tablecloth/shared/ids.ts'
import * as Y from 'yjs'

/** The same with its notes and recaps still in tables' documents. */
export function unread({ notes, recaps, ...input }: BriefingInput): UnreadBriefing {
  const cloths = Object.keys(input.roots.tables).map((table) => {
    const doc = new Y.Doc()
    laidOut(doc, {
      notes: notes
        .filter(({ tableId }) => tableId === table)
        .map(({ id, author, tableId: _, reactions: __, paper: ___, ...note }) => ({
          id,
          note: { ...note, ...(author !== undefined && { author: asId(author) }) },
        })),
      recaps: recaps.filter(({ tableId }) => tableId === table),
    })
    return { tableId: asId<TableId>(table), update: Y.encodeStateAsUpdate(doc), deflated: false } as const
  })
  return { ...input, cloths }
}
