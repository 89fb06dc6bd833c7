import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { CallHost } from './CallHost.tsx'

/** After the last round nobody moves; what comes is said. */
export function AfterTheLast() {
  const { t } = useTranslation('moving')
  const checkOut = useRoot('info')?.checkOut
  return (
    <>
      <h1>{t('last.title')}</h1>
      <p className="lead soft">{t('last.words')}</p>
      <dl className="coming">
        <dt>{t('last.gallery')}</dt>
        <dd className="soft ui">{t('last.galleryWords')}</dd>
        <dt>{t('last.harvest')}</dt>
        <dd className="soft ui">{t('last.harvestWords')}</dd>
        {checkOut && (
          <>
            <dt>{t('last.checkOut')}</dt>
            <dd className="soft ui">
              <bdi>{checkOut.question}</bdi>
            </dd>
          </>
        )}
      </dl>
      <div className="row wrap acts">
        <CallHost />
      </div>
    </>
  )
}
