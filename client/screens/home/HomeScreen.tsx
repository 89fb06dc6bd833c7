import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Foot } from '../../ui/Foot.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { HowItGoes } from './HowItGoes.tsx'
import { Invited } from './Invited.tsx'
import { MyCafes } from './MyCafes.tsx'
import './HomeScreen.css'

export default function HomeScreen() {
  const { t } = useTranslation('home')
  return (
    <Page title={t('title')} neutral className="home" end={<LanguageSwitch />} footer={<Foot note={t('foot')} />}>
      <div className="shell">
        <section className="hero">
          <h1>{t('hero')}</h1>
          <p className="lead soft">{t('lead')}</p>
          <div className="begin">
            <ButtonLink to="/make" variant="main">
              {t('make')}
            </ButtonLink>
            <p className="meta">{t('makeHint')}</p>
          </div>
          <Link to="/plan" className="beforehand ui">
            {t('plan')}
          </Link>
        </section>
        <div className="sheet door">
          <Selvedge />
          <Invited />
          <MyCafes />
        </div>
        <HowItGoes />
      </div>
    </Page>
  )
}
