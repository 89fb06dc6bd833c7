import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import './Foot.css'

const OPEN_PAGES = [
  { path: '/', name: 'home' },
  { path: '/plan', name: 'plan' },
  { path: '/privacy', name: 'privacy' },
] as const

/** The foot of the open pages: the others of them, and the light. */
export function Foot({ note }: { note?: string }) {
  const { t } = useTranslation('common')
  const here = useLocation().pathname
  return (
    <footer className="foot no-print">
      {note && <span className="meta">{note}</span>}
      {OPEN_PAGES.filter(({ path }) => path !== here).map(({ path, name }) => (
        <Link key={path} to={path}>
          {t(name)}
        </Link>
      ))}
      <span className="push">
        <ThemeSwitch />
      </span>
    </footer>
  )
}
