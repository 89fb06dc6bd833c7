import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import './Foot.css'

/** The foot of the open pages: what is kept, language, light. */
export function Foot({ note }: { note?: string }) {
  const { t } = useTranslation('common')
  return (
    <footer className="foot no-print">
      {note && <span className="meta">{note}</span>}
      <Link to="/privacy">{t('privacy')}</Link>
      <span className="push row wrap">
        <LanguageSwitch />
        <ThemeSwitch />
      </span>
    </footer>
  )
}
