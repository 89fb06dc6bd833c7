import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Routes, useParams } from 'react-router'
import { useCafe, useIsHost } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { DeskFrame } from './DeskFrame.tsx'
import { DeskProvider } from './DeskProvider.tsx'
import { DeskTab } from './DeskTab.tsx'
import { HarvestTab } from './HarvestTab.tsx'
import { LobbyTab } from './LobbyTab.tsx'
import { SeatingTab } from './SeatingTab.tsx'

const Ended = lazy(() => import('../kept/Ended.tsx'))
const WayBack = lazy(() => import('../cafe/WayBack.tsx'))
const TableVisit = lazy(() => import('./TableVisit.tsx'))
const GalleryScreen = lazy(() => import('../gallery/GalleryScreen.tsx'))
const HarvestScreen = lazy(() => import('../harvest/HarvestScreen.tsx'))

/** Lets hosts to the desk, and tells everyone else plainly why not. */
export function DeskGate() {
  const { cafeId = '' } = useParams()
  const gone = useGone()
  const isHost = useIsHost()
  const arrived = useCafe((state) => state.cafe !== null)
  const ended = useCafe((state) => state.ended)
  if (ended) {
    return (
      <Suspense fallback={<Loading page />}>
        <Ended why={ended} />
      </Suspense>
    )
  }
  if (gone) return <Gone title={gone.title} words={gone.words} />
  if (!arrived) return <Loading page />
  if (!isHost) return <Gone title="noHost.title" words="noHost.words" />
  const desk = `/cafe/${cafeId}/desk`
  return (
    <DeskProvider>
      <Suspense fallback={<Loading page />}>
        <Routes>
          <Route element={<DeskFrame />}>
            <Route index element={<DeskTab />} />
            <Route path="seating" element={<SeatingTab />} />
            <Route path="lobby" element={<LobbyTab />} />
            <Route path="harvest" element={<HarvestTab />} />
            <Route path="*" element={<DeskTab />} />
          </Route>
          <Route path="table/:tableId" element={<TableVisit />} />
          <Route path="gallery" element={<GalleryScreen desk={`${desk}/harvest`} />} />
          <Route path="gather" element={<HarvestScreen desk={`${desk}/harvest`} />} />
        </Routes>
      </Suspense>
    </DeskProvider>
  )
}

/** Why there is no desk to be seen any more. */
function useGone(): { title: string; words: string } | null {
  const erased = useCafe((state) => state.erased)
  const removed = useCafe((state) => state.removed !== null)
  const refusal = useCafe((state) => (state.status === 'refused' ? state.refusal : null))
  if (erased) return { title: 'erased.title', words: 'erased.words' }
  if (removed) return { title: 'removed.title', words: 'removed.words' }
  return refusal ? { title: 'refused.title', words: `errors:${refusal.code}` } : null
}

function Gone({ title, words }: { title: string; words: string }) {
  const { t } = useTranslation(['desk', 'errors', 'common'])
  const removed = useCafe((state) => state.removed)
  return (
    <Page title={t('title')}>
      <div className="shell">
        <section className="sheet desk-card stack">
          <h1>{t(title)}</h1>
          <p>{t(words)}</p>
          {removed && (
            <Suspense fallback={null}>
              <WayBack actId={removed.actId} />
            </Suspense>
          )}
          <ButtonLink to="/">{t('common:home')}</ButtonLink>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
