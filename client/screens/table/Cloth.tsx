import { lazy, Suspense } from 'react'
import { NoteList } from '../../board/NoteList.tsx'
import { UndoStrip } from '../../board/UndoStrip.tsx'
import { useTableState } from '../../state/use-table.ts'
import { Loading } from '../../ui/Loading.tsx'
import { useTableView, useWide } from './view.ts'

const BoardCanvas = lazy(() => import('../../board/BoardCanvas.tsx'))

export function useView() {
  const chosen = useTableView((state) => state.view)
  const wide = useWide()
  return chosen ?? (wide ? 'cloth' : 'list')
}

/** The notes, as papers on a plane or as a list. */
export function Cloth() {
  const view = useView()
  const arrived = useTableState((state) => state.arrived)
  if (!arrived) return <Loading />
  return (
    <>
      <UndoStrip />
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
