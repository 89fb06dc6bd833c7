import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import './NotFoundScreen.css'

export default function NotFoundScreen() {
  const { t } = useTranslation('common')
  return (
    <Page title={t('notFound.title')} neutral className="shell lost">
      <div className="sheet">
        <Selvedge />
        <div className="in stack">
          <h1>{t('notFound.title')}</h1>
          <p className="soft">{t('notFound.words')}</p>
          <p>
            <ButtonLink to="/" variant="main">
              {t('home')}
            </ButtonLink>
          </p>
          <PrivacyLink />
        </div>
      </div>
    </Page>
  )
}
