import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { chime, wakeChime } from './chime.ts'
import { chooseChime, useTableView } from './view.ts'

/** A soft tone and a buzz at one minute and at the end: off unless asked for, on this device alone. */
export function ChimeButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('table')
  const on = useTableView((state) => state.chime)
  const toggle = () => {
    chooseChime(!on)
    if (on) return
    wakeChime()
    chime('minute')
  }
  if (wide) {
    return (
      <Button wide icon="clock" pressed={on} onClick={toggle}>
        {t('clock.chime')}
      </Button>
    )
  }
  return (
    <Button variant="icon" className="plain" icon="clock" pressed={on} aria-label={t('clock.chime')} onClick={toggle} />
  )
}
