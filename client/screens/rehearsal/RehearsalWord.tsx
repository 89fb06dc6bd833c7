import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'

/** To whoever has the code, before they say a name. */
export default function RehearsalWord() {
  const { t } = useTranslation('rehearsal')
  return (
    <Notice still icon="eye" title={t('joining')}>
      {t('joiningWords')}
    </Notice>
  )
}
