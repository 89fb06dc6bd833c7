import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { Wipe } from '../cafe/Wipe.tsx'
import './kept.css'

interface EndedProps {
  why: 'ended' | 'renewed'
  /** What else must be said: words that were not sent. */
  children?: ReactNode
}

/** This sign-in is over: calmly why, and what can be done. */
export default function Ended({ why, children }: EndedProps) {
  const { t } = useTranslation(['kept', 'common'])
  return (
    <Page title={t('ended.title')} neutral leave>
      <div className="shell ended">
        <section className="sheet stack desk-card">
          <h1 className="row">
            <Icon name="door" />
            {t('ended.title')}
          </h1>
          <p>{t(`ended.${why}`)}</p>
          <p className="soft ui">{t('ended.back')}</p>
          {children}
          <div className="row wrap">
            <ButtonLink to="/">{t('common:home')}</ButtonLink>
            <Wipe>{t('ended.wipe')}</Wipe>
          </div>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
