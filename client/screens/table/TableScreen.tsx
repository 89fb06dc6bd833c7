import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/use-title.ts'
import { board } from '../../board/board-state.ts'
import { NoteSheet } from '../../board/NoteSheet.tsx'
import { WHOLE_SCREENS } from '../../i18n/whole-screens.ts'
import '../../board/board.css'
import { useMyTableId } from '../../state/hooks.ts'
import { TableContext, useOpenedTable } from '../../state/use-table.ts'
import { Loading } from '../../ui/Loading.tsx'
import { OnMoveContext } from './on-move.ts'
import { PhoneTable } from './PhoneTable.tsx'
import '../../voices/voices.css'
import './guests.css'
import './phone.css'
import './table.css'
import './voices.css'
import { useWide } from './view.ts'
import { WideTable } from './WideTable.tsx'

interface TableScreenProps {
  /** Which table; without it, the one at which one sits. */
  tableId?: string
  /** After the round: goes on to where one sits next. */
  onMove?: () => void
}

/** The heart: a table where people talk and write on one cloth. */
export default function TableScreen({ tableId, onMove }: TableScreenProps) {
  const { t } = useTranslation(WHOLE_SCREENS.table)
  const seat = useMyTableId()
  const here = tableId ?? seat
  const table = useOpenedTable(here)
  const wide = useWide()
  useTitle(t('title'), { neutral: true })
  useEffect(() => {
    if (here) board.reset()
  }, [here])
  if (!table) return <Loading page />
  return (
    <TableContext value={table}>
      <OnMoveContext value={onMove ?? null}>
        {wide ? <WideTable /> : <PhoneTable />}
        <NoteSheet />
      </OnMoveContext>
    </TableContext>
  )
}
