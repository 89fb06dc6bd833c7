import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

interface ChosenBarProps {
  count: number
  onPut: () => void
  onEnd: () => void
}

/** What to do with the notes that are chosen; stays in sight while they are. */
export function ChosenBar({ count, onPut, onEnd }: ChosenBarProps) {
  const { t } = useTranslation(['harvest', 'common'])
  return (
    <section className="chosen-bar napkin row wrap" aria-label={t('choose.title')}>
      <strong role="status">{t('choose.count', { count })}</strong>
      <Button variant="main" icon="tray" aria-haspopup="dialog" disabled={count === 0} onClick={onPut}>
        {t('choose.put')}
      </Button>
      <Button variant="plain" onClick={onEnd}>
        {t('choose.end')}
      </Button>
    </section>
  )
}
