import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { BrowserRouter, Route, Routes } from 'react-router'
import { LiveRegion } from '../ui/LiveRegion.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Arrival } from './Arrival.tsx'
import { KeptFocus } from './KeptFocus.tsx'
import { Mishap } from './Mishap.tsx'

const HomeScreen = lazy(() => import('../screens/home/HomeScreen.tsx'))
const MakeScreen = lazy(() => import('../screens/make/MakeScreen.tsx'))
const JoinScreen = lazy(() => import('../screens/join/JoinScreen.tsx'))
const HostLinkScreen = lazy(() => import('../screens/host-link/HostLinkScreen.tsx'))
const CafeScreen = lazy(() => import('../screens/cafe/CafeScreen.tsx'))
const DeskScreen = lazy(() => import('../screens/desk/DeskScreen.tsx'))
const BigScreen = lazy(() => import('../screens/big-screen/BigScreen.tsx'))
const PlanScreen = lazy(() => import('../screens/plan/PlanScreen.tsx'))
const PrivacyScreen = lazy(() => import('../screens/privacy/PrivacyScreen.tsx'))
const NotFoundScreen = lazy(() => import('../screens/not-found/NotFoundScreen.tsx'))

/** A button, since it must not touch the address: fragments there carry codes. */
function SkipToMain() {
  const { t } = useTranslation('common')
  return (
    <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
      {t('skip')}
    </button>
  )
}

export function App() {
  return (
    <BrowserRouter>
      <SkipToMain />
      <Mishap>
        <Suspense fallback={<Loading page />}>
          <Arrival />
          <Routes>
            <Route path="/" element={<HomeScreen />} />
            <Route path="/make" element={<MakeScreen />} />
            <Route path="/join" element={<JoinScreen />} />
            <Route path="/host" element={<HostLinkScreen />} />
            <Route path="/screen" element={<HostLinkScreen />} />
            <Route path="/cafe/:cafeId" element={<CafeScreen />} />
            <Route path="/cafe/:cafeId/desk/*" element={<DeskScreen />} />
            <Route path="/cafe/:cafeId/screen" element={<BigScreen />} />
            <Route path="/plan" element={<PlanScreen />} />
            <Route path="/privacy" element={<PrivacyScreen />} />
            <Route path="*" element={<NotFoundScreen />} />
          </Routes>
        </Suspense>
      </Mishap>
      <KeptFocus />
      <LiveRegion />
    </BrowserRouter>
  )
}
