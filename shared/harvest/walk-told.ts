import type { Carried } from '../cafe/carried.ts'
import type { NotePlace, Thread } from '../cafe/threads.ts'
import { withoutFaults } from '../text.ts'
import type { Tally } from './tally.ts'
import { type Went, whereNotesWent } from './went.ts'

/** What became of a note in the café, without anybody's name: told only where there is something to tell. */
export interface NoteWay extends Partial<Tally> {
  /** Tables to which travellers took it along. */
  went?: Went[]
}

/** A thread whose ends are both published. `from` and `to` are ids among `BriefingSource.notes`. */
export interface BriefingThread {
  from: string
  to: string
  words: string
}

export interface WalkInput {
  /** By `tableId/noteId`; nothing while a walk is on. */
  tallies?: Readonly<Record<string, Tally>>
  threads?: readonly Thread[]
  carried?: readonly Carried[]
}

/** Of one note, by its place. */
export function waysOf({ tallies = {}, carried = [] }: WalkInput): (place: string) => NoteWay {
  const ways = whereNotesWent(carried)
  return (place) => {
    const tally = Object.hasOwn(tallies, place) ? tallies[place] : undefined
    const went = ways.get(place)
    return {
      ...(tally && tally.dots > 0 && { dots: tally.dots }),
      ...(tally && Object.keys(tally.echoes).length > 0 && { echoes: tally.echoes }),
      ...(went && { went }),
    }
  }
}

/** @param ids of the notes that are published, by place */
export function threadsTold({ threads = [] }: WalkInput, ids: ReadonlyMap<string, string>): BriefingThread[] {
  const idOf = ({ tableId, noteId }: NotePlace) => ids.get(`${tableId}/${noteId}`)
  return threads.flatMap(({ from, to, words, hidden }) => {
    const [one, other] = [idOf(from), idOf(to)]
    return hidden || one === undefined || other === undefined
      ? []
      : [{ from: one, to: other, words: withoutFaults(words).trim() }]
  })
}
