import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'
import { listMyCafes } from '../../device/my-cafes.ts'
import { CafeProvider } from '../../state/CafeProvider.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Phases } from './Phases.tsx'

const NoSeat = lazy(() => import('./NoSeat.tsx'))

/** Opens the café of the address for whoever this device has a seat for, else for the host it knows. */
export default function CafeScreen() {
  const { cafeId = '' } = useParams()
  return <Entered key={cafeId} cafeId={cafeId} />
}

function Entered({ cafeId }: { cafeId: string }) {
  const [mine] = useState(() => {
    const here = listMyCafes().filter((one) => one.cafeId === cafeId)
    return here.find(({ role }) => role === 'participant') ?? here.find(({ role }) => role !== 'projector')
  })
  if (!mine) {
    return (
      <Suspense fallback={<Loading page />}>
        <NoSeat code="no_token" />
      </Suspense>
    )
  }
  return (
    <CafeProvider cafeId={cafeId} participantId={mine.participantId}>
      <Phases />
    </CafeProvider>
  )
}
