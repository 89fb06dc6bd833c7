import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

function BrandMark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect
        x="4.6"
        y="4.6"
        width="18.8"
        height="18.8"
        rx="1"
        transform="rotate(45 14 14)"
        fill="var(--cloth)"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="14" cy="14" r="6.6" fill="none" stroke="var(--thread)" strokeWidth="2" strokeDasharray="3.4 1.78" />
    </svg>
  )
}

/** The cloth seen from above, with its running stitch; a link home unless the page must hold its people. */
export function Brand({ link = true }: { link?: boolean }) {
  const { t } = useTranslation('common')
  const inside = (
    <>
      <BrandMark />
      {t('title')}
    </>
  )
  if (!link) return <span className="brand">{inside}</span>
  return (
    <Link to="/" className="brand">
      {inside}
    </Link>
  )
}
