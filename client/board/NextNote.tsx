import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { usePace } from './use-pace.ts'

const STEP_MS = 5000

/** Who asks for time between one's notes, and when the next can be laid: in steps, and said by nothing of itself. */
export function NextNote() {
  const { t } = useTranslation('hosting')
  const { minutes } = useFormat()
  const pace = usePace()
  if (!pace) return null
  const { seconds, by, wait, waiting, held } = pace
  const after = Math.ceil((wait + waiting * seconds * 1000) / STEP_MS) * STEP_MS
  return (
    <p className="meta">
      {t('pace.asks', { name: by, time: minutes(seconds * 1000) })}{' '}
      {after > 0 ? t('pace.next', { time: minutes(after) }) : t(held ? 'pace.held' : 'pace.now')}
    </p>
  )
}
