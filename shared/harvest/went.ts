import type { Carried } from '../cafe/carried.ts'
import type { TableId } from '../ids.ts'
import { placeOf } from './note.ts'

/** A table to which somebody took a note along, and the round in which it was read there, from 0. */
export interface Went {
  tableId: TableId
  round: number
}

/** Where notes went, by `tableId/noteId`, in the order of rounds: once, however many brought it there. */
export function whereNotesWent(carried: readonly Carried[]): Map<string, Went[]> {
  const ways = new Map<string, Went[]>()
  const sorted = [...carried].sort((a, b) => a.round - b.round || ((a.to ?? '') < (b.to ?? '') ? -1 : 1))
  for (const { from, noteId, round, to } of sorted) {
    if (to === null) continue
    const place = placeOf({ tableId: from, id: noteId })
    const way = ways.get(place) ?? []
    if (!way.some((one) => one.tableId === to && one.round === round)) way.push({ tableId: to, round })
    ways.set(place, way)
  }
  return ways
}
