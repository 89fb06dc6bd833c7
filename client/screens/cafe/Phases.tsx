import { lazy, Suspense, useState } from 'react'
import { Navigate } from 'react-router'
import { useCafe, useIsHost, useMe, useMyTableId, usePhase } from '../../state/hooks.ts'
import { Loading } from '../../ui/Loading.tsx'
import { UnsentWords } from './UnsentWords.tsx'

const Away = lazy(() => import('./Away.tsx'))
const ClosedScreen = lazy(() => import('../closed/ClosedScreen.tsx'))
const GalleryScreen = lazy(() => import('../gallery/GalleryScreen.tsx'))
const HarvestScreen = lazy(() => import('../harvest/HarvestScreen.tsx'))
const LobbyScreen = lazy(() => import('../lobby/LobbyScreen.tsx'))
const MovingScreen = lazy(() => import('../moving/MovingScreen.tsx'))
const NoSeat = lazy(() => import('./NoSeat.tsx'))
const Ended = lazy(() => import('../kept/Ended.tsx'))
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
  const ended = useCafe((state) => state.ended)
  if (ended) {
    return (
      <Ended why={ended}>
        <UnsentWords />
      </Ended>
    )
  }
  if (removed) return <Removed {...removed} />
  if (erased || refusal) {
    return (
      <NoSeat code={refusal && !erased ? refusal.code : 'erased'}>
        <UnsentWords />
      </NoSeat>
    )
  }
  if (!me) return <Loading page />
  if (!me.admitted) return <LobbyScreen />
  if (!arrived || phase === undefined) return <Loading page />
  if (me.away && phase !== 'closed') return <Away />
  if (phase === 'gallery') return <GalleryScreen />
  if (phase === 'harvest') return <HarvestScreen />
  if (phase === 'closed') return <ClosedScreen />
  if (host) return <Desk />
  if (seat === null) return phase === 'between' ? <MovingScreen /> : <LobbyScreen />
  if (phase === 'lobby') return <LobbyScreen />
  return <Seated phase={phase} />
}

/** Hosts run the café from their desk; they come to a table from there. */
function Desk() {
  const cafeId = useCafe((state) => state.cafeId)
  return <Navigate to={`/cafe/${cafeId}/desk`} replace />
}

/**
 * At a table, and between two. When a round ends, whoever is in the middle of a sentence stays at the cloth until they go
 * on themselves; everyone else sees where they sit next, with a way back.
 */
function Seated({ phase }: { phase: 'round' | 'between' }) {
  const [known, setKnown] = useState(phase)
  const [atCloth, setAtCloth] = useState(phase === 'round')
  if (known !== phase) {
    setKnown(phase)
    setAtCloth(phase === 'round' || isWriting())
  }
  if (!atCloth) return <MovingScreen onBack={() => setAtCloth(true)} />
  return <TableScreen {...(phase === 'between' ? { onMove: () => setAtCloth(false) } : {})} />
}

const isWriting = (): boolean => document.activeElement?.matches('textarea') ?? false
