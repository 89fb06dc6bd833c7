import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** What is kept, where, and until when: from every page, in the same words. */
export function PrivacyLink() {
  const { t } = useTranslation('common')
  return (
    <p className="meta">
      <Link to="/privacy">{t('privacy')}</Link>
    </p>
  )
}
