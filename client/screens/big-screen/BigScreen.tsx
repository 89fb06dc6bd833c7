import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { listMyCafes } from '../../device/my-cafes.ts'
import { CafeProvider } from '../../state/CafeProvider.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { Wall } from './Wall.tsx'
import './big-screen.css'

/** The café for the wall of the room. Which of this browser's people is a screen, the device remembers. */
export default function BigScreen() {
  const { cafeId = '' } = useParams()
  const [mine] = useState(listMyCafes)
  const screen = mine.find((cafe) => cafe.cafeId === cafeId && cafe.role === 'projector')
  if (!screen?.participantId) return <NoScreen words="notHere" />
  return (
    <CafeProvider key={`${cafeId}/${screen.participantId}`} cafeId={cafeId} participantId={screen.participantId}>
      <Wall />
    </CafeProvider>
  )
}

/** Why there is nothing to be shown. */
export function NoScreen({ words }: { words: 'notHere' | 'down' | 'erased' | 'renewed' }) {
  const { t } = useTranslation(['screen', 'common'])
  return (
    <Page title={t('title')} neutral>
      <div className="shell">
        <section className="sheet no-screen stack">
          <h1>{t(`${words}.title`)}</h1>
          <p>{t(`${words}.words`)}</p>
          <ButtonLink to="/">{t('common:home')}</ButtonLink>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
