import { lazy, Suspense, useEffect } from 'react'
import { NoteList } from '../../board/NoteList.tsx'
import { UndoStrip } from '../../board/UndoStrip.tsx'
import { useTableState } from '../../state/use-table.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Guests } from './Guests.tsx'
import { useTableView, useWide } from './view.ts'

// The list holds the same notes: where the network does not bring the plane, words that wait in this tab are not lost.
const bringPlane = () => import('../../board/BoardCanvas.tsx').catch(() => ({ default: NoteList }))
const BoardCanvas = lazy(bringPlane)

export function useView() {
  const chosen = useTableView((state) => state.view)
  const wide = useWide()
  return chosen ?? (wide ? 'cloth' : 'list')
}

/** The notes, as papers on a plane or as a list. */
export function Cloth() {
  const view = useView()
  const arrived = useTableState((state) => state.arrived)
  useEffect(() => {
    // While there is a network: whoever turns to the plane later may have none.
    if (arrived) void bringPlane()
  }, [arrived])
  if (!arrived) return <Loading />
  return (
    <>
      <UndoStrip />
      <Guests />
      {view === 'cloth' ? (
        <Suspense fallback={<Loading />}>
          <BoardCanvas />
        </Suspense>
      ) : (
        <NoteList />
      )}
    </>
  )
}
