import { useTranslation } from 'react-i18next'
import './rehearsal.css'

/** On every screen of a rehearsal, above everything: that it is one. */
export default function RehearsalBand() {
  const { t } = useTranslation('rehearsal')
  return (
    <aside className="rehearsal-band" aria-label={t('joining')}>
      <p>{t('band')}</p>
    </aside>
  )
}
