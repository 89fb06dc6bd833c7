import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Navigate } from 'react-router'
import { useCafe, useIsHost, useMe, useMyTableId, usePhase, useRoot } from '../../state/hooks.ts'
import { Loading } from '../../ui/Loading.tsx'

const all = import.meta.glob<{ default: () => React.ReactNode }>('../{closed,gallery,harvest}/*Screen.tsx')
const later = (p: string) => all[p]?.() ?? Promise.reject(new Error(p))
const ClosedScreen = lazy(() => later('../closed/ClosedScreen.tsx'))
const GalleryScreen = lazy(() => later('../gallery/GalleryScreen.tsx'))
const HarvestScreen = lazy(() => later('../harvest/HarvestScreen.tsx'))
const LobbyScreen = lazy(() => import('../lobby/LobbyScreen.tsx'))
const MovingScreen = lazy(() => import('../moving/MovingScreen.tsx'))
const NoSeat = lazy(() => import('./NoSeat.tsx'))
const Removed = lazy(() => import('./Removed.tsx'))
const TableScreen = lazy(() => import('../table/TableScreen.tsx'))

/** Which screen belongs to where the café stands, and to where one stands in it. */
export function Phases() {
  return (
    <Suspense fallback={<Loading page />}>
      <Screen />
    </Suspense>
  )
}

function Screen() {
  const me = useMe()
  const removed = useCafe((state) => state.removed)
  const erased = useCafe((state) => state.erased)
  const refusal = useCafe((state) => state.refusal)
  const arrived = useCafe((state) => state.cafe !== null)
  const phase = usePhase()
  const host = useIsHost()
  const seat = useMyTableId()
  if (removed) return <Removed by={removed.by} />
  if (erased) return <NoSeat code="erased" />
  if (refusal) return <NoSeat code={refusal.code} />
  if (!me) return <Loading page />
  if (!me.admitted) return <LobbyScreen />
  if (!arrived || phase === undefined) return <Loading page />
  if (phase === 'gallery') return <GalleryScreen />
  if (phase === 'harvest') return <HarvestScreen />
  if (phase === 'closed') return <ClosedScreen />
  if (host) return <Desk />
  if (phase === 'lobby' || seat === null) return phase === 'between' ? <MovingScreen /> : <LobbyScreen />
  return phase === 'between' ? <Between /> : <TableScreen />
}

/** Hosts run the café from their desk; they come to a table from there. */
function Desk() {
  const cafeId = useCafe((state) => state.cafeId)
  return <Navigate to={`/cafe/${cafeId}/desk`} replace />
}

/**
 * A round has ended. Whoever was in the middle of a sentence stays at the cloth until they go on themselves; everyone
 * else sees where they sit next, with a way back.
 */
function Between() {
  const round = useRoot('state')?.round
  const [atCloth, setAtCloth] = useState(isWriting)
  const before = useRef(round)
  useEffect(() => {
    if (before.current !== round) setAtCloth(false)
    before.current = round
  }, [round])
  if (atCloth) return <TableScreen onMove={() => setAtCloth(false)} />
  return <MovingScreen onBack={() => setAtCloth(true)} />
}

const isWriting = (): boolean => document.activeElement?.matches('textarea') ?? false
