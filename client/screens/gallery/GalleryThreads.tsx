import { useMemo } from 'react'
import { threadsOf } from '../../board/threads.ts'
import { HangNote } from './HangNote.tsx'
import type { HungCloth } from './use-gallery.ts'

interface GalleryThreadsProps {
  tableId: string
  cloth: HungCloth
  /** All of the cloth, in reading order. */
  ids: readonly string[]
  /** Only threads that began in this round. */
  round: number
  /** There is no other round, so notes need not say which is theirs. */
  alone: boolean
}

/** Notes with what was built on them sewn below; a thread hangs where it began. */
export function GalleryThreads({ tableId, cloth: { notes, tallies }, ids, round, alone }: GalleryThreadsProps) {
  const threads = useMemo(() => {
    const named = Object.fromEntries(Object.entries(notes).map(([id, note]) => [id, { ...note, id }]))
    return threadsOf(named, ids)
  }, [notes, ids])
  const here = threads.filter(({ first }) => notes[first]?.round === round)
  return (
    <ul className="columns">
      {here.map(({ first, sewn }) => (
        <li key={first}>
          <HangNote tableId={tableId} noteId={first} note={notes[first]} tally={tallies[first]} />
          {sewn.length > 0 && (
            <div className="sewn">
              {sewn.map(({ id }) => (
                <div className="st" key={id}>
                  <HangNote
                    tableId={tableId}
                    noteId={id}
                    note={notes[id]}
                    tally={tallies[id]}
                    says={alone || notes[id]?.round === round ? 'nothing' : 'round'}
                  />
                </div>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
