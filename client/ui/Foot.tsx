import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import './Foot.css'

/** The foot of the open pages: what is kept, and the light. */
export function Foot({ note }: { note?: string }) {
  const { t } = useTranslation('common')
  const here = useLocation().pathname === '/privacy'
  return (
    <footer className="foot no-print">
      {note && <span className="meta">{note}</span>}
      {here ? <Link to="/">{t('home')}</Link> : <Link to="/privacy">{t('privacy')}</Link>}
      <span className="push">
        <ThemeSwitch />
      </span>
    </footer>
  )
}
