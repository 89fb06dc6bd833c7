import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { listMyCafes } from '../../device/my-cafes.ts'
import { CafeProvider } from '../../state/CafeProvider.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { DeskGate } from './DeskGate.tsx'
import './desk.css'
import './lobby-tab.css'
import './seating.css'
import './tiles.css'

const isHosting = (role: string) => role === 'organiser' || role === 'host'

/** The host's side of a café. Which of this browser's people hosts it, the device remembers. */
export default function DeskScreen() {
  const { cafeId = '' } = useParams()
  return <Hosting key={cafeId} cafeId={cafeId} />
}

function Hosting({ cafeId }: { cafeId: string }) {
  const [mine] = useState(listMyCafes)
  const host = mine.find((cafe) => cafe.cafeId === cafeId && isHosting(cafe.role))
  if (!host?.participantId) return <NotHere />
  return (
    <CafeProvider cafeId={cafeId} participantId={host.participantId}>
      <DeskGate />
    </CafeProvider>
  )
}

function NotHere() {
  const { t } = useTranslation(['desk', 'common'])
  return (
    <Page title={t('title')}>
      <div className="shell">
        <section className="sheet desk-card stack">
          <h1>{t('notHere.title')}</h1>
          <p>{t('notHere.words')}</p>
          <ButtonLink to="/">{t('common:home')}</ButtonLink>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
