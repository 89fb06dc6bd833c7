import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'

interface NoSeatProps {
  code: string
  /** What else must be said. */
  children?: ReactNode
}

/** There is no way in from here: why, and where there is one. */
export default function NoSeat({ code, children }: NoSeatProps) {
  const { t } = useTranslation(['table', 'errors', 'common'])
  const erased = code === 'erased'
  const words = code === 'bad_token' ? t('noSeat.ended') : t(`errors:${code}`, { defaultValue: t('errors:unexpected') })
  return (
    <Page title={t('noSeat.title')} neutral leave>
      <div className="shell stack">
        <h1>{t(erased ? 'noSeat.erased' : 'noSeat.title')}</h1>
        <Notice kind={erased ? 'plain' : 'heed'} icon={erased ? 'check' : 'lock'}>
          {erased ? t('noSeat.erasedWords') : words}
        </Notice>
        {children}
        <div className="row wrap">
          {!erased && (
            <ButtonLink variant="main" to="/join">
              {t('noSeat.join')}
            </ButtonLink>
          )}
          <ButtonLink to="/">{t('common:home')}</ButtonLink>
        </div>
        <PrivacyLink />
      </div>
    </Page>
  )
}
