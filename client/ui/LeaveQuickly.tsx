import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'

/** Empties the screen at once, then puts an empty page in place of this one. History before it stays: the title says so. */
function leave(): void {
  document.documentElement.hidden = true
  document.title = ''
  window.location.replace('about:blank')
}

export function LeaveQuickly() {
  const { t } = useTranslation('common')
  return (
    <Button small icon="door" title={t('leaveLimits')} onClick={leave} className="leave">
      {t('leaveQuickly')}
    </Button>
  )
}
