import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenTable, useTableState } from '../state/use-table.ts'
import { Button } from '../ui/Button.tsx'
import { board, useBoard } from './board-state.ts'
import { EmptyCloth } from './EmptyCloth.tsx'
import { NoteCard } from './NoteCard.tsx'
import { NoteComposer } from './NoteComposer.tsx'
import { type Thread, threadsOf } from './threads.ts'
import { useCanWrite, useOwnId } from './use-cloth.ts'
import { useGathered } from './use-gathered.ts'
import { useStill } from './use-still.ts'

/** The cloth as a list: threads in the order of writing. Everything that can be done on the cloth can be done here. */
export function NoteList() {
  const { t } = useTranslation('table')
  const table = useOpenTable()
  const order = useTableState((state) => state.order)
  const me = useOwnId()
  const canWrite = useCanWrite()
  const writing = useBoard((state) => state.writing)
  const scroller = useRef<HTMLDivElement>(null)
  const [reading, setReading] = useState(false)
  const { shown, waiting, show } = useGathered(order, (id) => table.store.getState().notes[id]?.author === me, reading)
  // Whoever has not scrolled by themselves is not reading on: what comes is shown at once.
  const pulled = useRef(0)
  const pull = useCallback((pixels: number) => {
    pulled.current = Math.max(0, pulled.current + pixels)
    scroller.current?.scrollBy({ top: pixels, behavior: 'instant' })
  }, [])
  useStill(scroller, pull)
  const composed = writing?.noteId
  const threads = useMemo(
    () =>
      threadsOf(
        table.store.getState().notes,
        shown.filter((id) => id !== composed),
      ),
    [table, shown, composed],
  )
  const notice = () => setReading((scroller.current?.scrollTop ?? 0) > 24 + pulled.current)
  return (
    <div className="note-list" ref={scroller} onScroll={notice}>
      {waiting > 0 && (
        <Button variant="live" wide icon="note" className="gathered" onClick={show}>
          {t('list.fresh', { count: waiting })}
        </Button>
      )}
      {order.length === 0 && !writing && <EmptyCloth />}
      <ol aria-label={t('list.label')}>
        {threads.map((thread) => (
          <li key={thread.first}>
            <ThreadItem thread={thread} />
          </li>
        ))}
      </ol>
      {writing && writing.buildsOn === null && <NoteComposer key={writing.voice} buildsOn={null} />}
      {canWrite && !writing && order.length > 0 && (
        <Button wide icon="plus" className="write-here" onClick={() => board.write()}>
          {t('list.writeHere')}
        </Button>
      )}
    </div>
  )
}

function ThreadItem({ thread: { first, sewn } }: { thread: Thread }) {
  const writingOn = useBoard((state) => state.writing?.buildsOn ?? null)
  const here = writingOn !== null && (writingOn === first || sewn.some(({ id }) => id === writingOn))
  const thread = sewn.length > 0 || here
  return (
    <>
      <NoteCard noteId={first} />
      {thread && (
        <ol className="sewn">
          {sewn.map(({ id, depth }) => (
            <li key={id} className="st">
              <NoteCard noteId={id} deep={depth > 1} />
            </li>
          ))}
          {here && (
            <li className="st">
              <NoteComposer key={writingOn} buildsOn={writingOn} />
            </li>
          )}
        </ol>
      )}
    </>
  )
}
