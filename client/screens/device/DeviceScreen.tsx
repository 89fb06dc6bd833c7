import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'
import { listMyCafes } from '../../device/my-cafes.ts'
import { CafeProvider } from '../../state/CafeProvider.tsx'
import { useCafe, useMe, usePhase } from '../../state/hooks.ts'
import { TableContext, useOpenedTable } from '../../state/use-table.ts'
import { Loading } from '../../ui/Loading.tsx'
import { DeviceRest } from './DeviceRest.tsx'
import { DeviceTable } from './DeviceTable.tsx'

const Ended = lazy(() => import('../kept/Ended.tsx'))
const NoSeat = lazy(() => import('../cafe/NoSeat.tsx'))

/** The device that a table shares: opened by a link of its own, and bound to that table. */
export default function DeviceScreen() {
  const { cafeId = '' } = useParams()
  const [mine] = useState(() => listMyCafes().find((one) => one.cafeId === cafeId && one.role === 'device'))
  return (
    <Suspense fallback={<Loading page />}>
      {mine ? (
        <CafeProvider key={cafeId} cafeId={cafeId} participantId={mine.participantId}>
          <Lying />
        </CafeProvider>
      ) : (
        <NoSeat code="no_token" />
      )}
    </Suspense>
  )
}

function Lying() {
  const me = useMe()
  const phase = usePhase()
  const gone = useCafe(({ removed, erased, refusal }) => {
    if (erased) return 'erased'
    return removed ? 'bad_token' : refusal?.code
  })
  const seated = phase === 'round' || phase === 'between'
  const table = useOpenedTable(seated ? (me?.tableId ?? null) : null)
  const ended = useCafe((state) => state.ended)
  if (ended) return <Ended why={ended} />
  if (gone) return <NoSeat code={gone} />
  if (!me || phase === undefined) return <Loading page />
  if (!seated) return <DeviceRest />
  if (!table) return <Loading page />
  return (
    <TableContext value={table}>
      <DeviceTable />
    </TableContext>
  )
}
